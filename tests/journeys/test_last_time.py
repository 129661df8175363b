"""A second visit opens with what is open from the first, and of no other customer's."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from db.model.earlier import EarlierVisits
from db.model.ids import new_id
from db.model.records import (
    Customer,
    Note,
    NoteKind,
    Objection,
    ObjectionStatus,
    Promise,
    RecordId,
    Side,
    ValueCategory,
    Verdict,
    VisitId,
    VisitStatus,
)
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, overview
from db.service.opening import open_for_reading
from desktop.core.messages import ENGLISH
from desktop.interview.last_time import AskedAgain, OpenItem, asked_about
from desktop.shell.requests import Request
from desktop.visit.forms.last_time import ItemRow
from desktop.visit.last_time_block import LAST_TIME, is_for_everybody, last_time_blocks
from tests.conftest import KEY
from tests.factories import a_claim, a_customer, a_visit
from tests.journeys.driver import Driver
from tests.journeys.test_other_customers import told
from tests.prepared import new_store
from tests.samples import some


def heard(customer: Customer, date: str, name: str = "Halden") -> WholeVisit:
    """A visit of which a bit of everything is open, and a bit of everything is settled."""
    visit = a_visit(customer, date=date)

    def own(position: int) -> dict[str, object]:
        return {"id": RecordId(new_id()), "visit_id": visit.id, "position": position}

    return WholeVisit(
        visit=visit,
        customer=customer,
        promises=(
            Promise(**own(0), text=f"{name} brine report", owner="Tom", side=Side.US, due="2026-11-27"),  # type: ignore[arg-type]
            Promise(**own(1), text=f"{name} figures of October", side=Side.CUSTOMER, due="2026-12-04"),  # type: ignore[arg-type]
            Promise(**own(2), text=f"{name} photo", side=Side.US, done=True),  # type: ignore[arg-type]
        ),
        claims=(
            a_claim(visit, position=0, metric=f"{name} call-outs", before="about 14", after="4", period="a quarter"),
            replace(
                a_claim(visit, position=1, category=ValueCategory.EMOTIONAL, metric="", before="", after=""),
                feeling="calm",
                intensity_before="3",
                intensity_after="8",
            ),
        ),
        objections=(
            Objection(**own(0), text=f"{name} sensors in the brine"),  # type: ignore[arg-type]
            Objection(**own(1), text=f"{name} price", status=ObjectionStatus.ANSWERED),  # type: ignore[arg-type]
        ),
        notes=(Note(**own(0), kind=NoteKind.QUESTION, text=f"{name} when does the second site start?", sorted=True),),  # type: ignore[arg-type]
    )


@pytest.fixture
def second(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """A second visit to Halden; another customer was visited too."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    incoming.add(store, heard(a_customer(name="Halden Pumps AS"), "2026-11-20"))
    incoming.add(store, heard(a_customer(name="Nordlys Dairy"), "2026-11-21", "Nordlys"))
    store.close()
    driver = sit_down()
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    driver.until(lambda: driver.program.workspace.open_visit is not None)
    return driver


def rows(driver: Driver) -> list[ItemRow]:
    return [row for row in driver.window.findChildren(ItemRow, "last_time_item") if row.isVisible()]


def asked(driver: Driver) -> list[str]:
    return [row.accessibleName() for row in rows(driver)]


def row(driver: Driver, words: str) -> ItemRow:
    return next(one for one in rows(driver) if words in one.accessibleName())


def verdicts(driver: Driver) -> dict[str, Verdict | None]:
    """What was noted, by the words of then."""
    named = {one.item.record.id: one.accessibleName() for one in driver.window.findChildren(ItemRow)}
    return {named[one.earlier_id]: one.verdict for one in driver.whole.follows}


def test_it_opens_with_what_is_open_in_the_order_one_asks(second: Driver) -> None:
    assert second.parts.visit.page.block_page.block.id == LAST_TIME
    assert asked(second) == [
        "We promised: Halden brine report",
        "They promised: Halden figures of October",
        "You told us: Halden call-outs, about 14 → 4 a quarter, about 71% less. And today?",
        "You felt: calm, 3 → 8 of 10. And today?",
        "What nearly stopped you: Halden sensors in the brine. And today?",
        "We wanted to ask: Halden when does the second site start?",
    ]


def test_one_key_each_and_the_next_one_has_the_keyboard(second: Driver) -> None:
    second.parts.visit.page.block_page.focus_first()
    for key in (Qt.Key.Key_H, Qt.Key.Key_N, Qt.Key.Key_C, Qt.Key.Key_B, Qt.Key.Key_G, Qt.Key.Key_G):
        second.key(key)
    assert list(verdicts(second).values()) == [
        *(Verdict.HELD, Verdict.NOT_ASKED, Verdict.NOT_COMPARABLE, Verdict.BETTER, Verdict.GONE, Verdict.GONE),
    ]
    assert second.stored().follows == second.whole.follows
    second.until(lambda: "Since last time, complete" in second.find(QWidget, "step_last_time").accessibleName())


def test_a_key_that_makes_no_sense_for_a_thing_does_nothing(second: Driver) -> None:
    row(second, "brine report").setFocus()
    for key in (Qt.Key.Key_B, Qt.Key.Key_W, Qt.Key.Key_C, Qt.Key.Key_Z):
        second.key(key)
    assert not second.whole.follows
    second.key(Qt.Key.Key_H)
    row(second, "brine report").setFocus()
    second.key(Qt.Key.Key_H)
    assert [one.verdict for one in second.whole.follows] == [None], "the same key takes it back"


@pytest.mark.parametrize(
    ("today", "hint", "key", "verdict"),
    some(
        [
            ("2", "The figures look better; B keeps that.", Qt.Key.Key_B, Verdict.BETTER),
            ("9", "The figures look worse; W keeps that.", Qt.Key.Key_W, Verdict.WORSE),
            ("4", "The figures look held; H keeps that.", Qt.Key.Key_H, Verdict.HELD),
            ("hardly any", "", Qt.Key.Key_C, Verdict.NOT_COMPARABLE),
        ],
        2,
    ),
)
def test_what_it_is_today_makes_a_claim_and_proposes_only_what_the_figures_bear(
    second: Driver, today: str, hint: str, key: Qt.Key, verdict: Verdict
) -> None:
    row(second, "call-outs").setFocus()
    second.key(Qt.Key.Key_Return)
    second.type(today)
    second.key(Qt.Key.Key_Return)
    (claim,) = second.whole.claims
    assert (claim.metric, claim.before, claim.after, claim.period) == ("Halden call-outs", "4", today, "a quarter")
    (follows,) = second.whole.follows
    assert (follows.record_id, follows.verdict) == (claim.id, None), "a proposal is not stored"
    shown = row(second, "call-outs")._hint
    second.until(lambda: shown.text() == hint)
    second.key(key)
    assert [one.verdict for one in second.whole.follows] == [verdict]
    second.press("Ctrl+Z")
    second.press("Ctrl+Z")
    assert not second.whole.claims and not second.whole.follows, "claim and tie are one step"


def test_a_third_visit_asks_for_the_newest_value_and_for_what_was_not_asked(second: Driver) -> None:
    row(second, "call-outs").setFocus()
    second.key(Qt.Key.Key_Return)
    second.type("2")
    second.key(Qt.Key.Key_Return)
    second.key(Qt.Key.Key_B)
    for words, key in (("brine report", Qt.Key.Key_H), ("sensors", Qt.Key.Key_G), ("October", Qt.Key.Key_N)):
        row(second, words).setFocus()
        second.key(key)
    visit = second.program.workspace.open_visit
    assert visit
    visit.change(visit.id, status=VisitStatus.DONE)
    second.stored()
    reader = open_for_reading(second.data_folder.store, KEY)
    promises = [line.text for line in overview.promises_open(reader.connection)]
    reader.close()
    due = ["Nordlys brine report", "Halden figures of October", "Nordlys figures of October"]
    assert promises == due, "what was kept is no longer due"
    second.press("Alt+Home")
    second.press("Ctrl+N")
    second.enter("Halden Pumps AS")
    second.until(lambda: second.whole.visit.id != visit.id)
    assert asked(second) == [
        "They promised: Halden figures of October",
        "You told us: Halden call-outs, 4 → 2 a quarter, 50% less. And today?",
        "You felt: calm, 3 → 8 of 10. And today?",
        "We wanted to ask: Halden when does the second site start?",
    ]


def test_no_word_of_another_customer_is_there(second: Driver) -> None:
    for widget in second.window.findChildren(QWidget):
        if widget.isVisible():
            told = (widget.accessibleName(), widget.toolTip(), getattr(widget, "text", str)())
            assert not any("Nordlys" in str(one) for one in told), widget.objectName()


def test_a_first_visit_has_nothing_to_ask_again(second: Driver) -> None:
    second.go_home()
    second.press("Ctrl+N")
    second.enter("Skarvik Ventilasjon AS")
    second.until(lambda: second.whole.customer.name.startswith("Skarvik"))
    assert second.parts.visit.page.block_page.block.id == "setup"
    assert not second.visible("step_last_time"), "the rail forgets the steps of another visit"


def test_words_typed_for_today_are_there_after_a_crash(second: Driver) -> None:
    row(second, "call-outs").setFocus()
    second.key(Qt.Key.Key_Return)
    second.type("two or thr")
    visit_id = second.whole.visit.id
    second.stored()
    second.find(QLineEdit, "last_time_today")
    reader = open_for_reading(second.data_folder.store, KEY)
    drafts = [row[0] for row in reader.connection.execute("SELECT text FROM answers WHERE question LIKE 'draft.last_time.%'")]
    reader.close()
    assert drafts == ["two or thr"]
    assert second.whole.visit.id == visit_id


def test_it_opens_again_where_it_was_left(second: Driver) -> None:
    first = second.whole.visit.id
    second.parts.visit.page.go_to_block("quote")
    second.stored()
    second.program.context.request(Request.SHOW_HOME)
    second.program.context.request(Request.SHOW_VISIT, VisitId(first), "")
    assert second.parts.visit.page.block_page.block.id == "quote"


def test_at_the_table_it_asks_in_the_customers_words_and_leaves_out_what_is_ours(second: Driver) -> None:
    second.press("F9")
    assert second.parts.visit.page.block_page.block.id == LAST_TIME
    assert asked(second) == [
        "We promised you: Halden brine report",
        "You wanted to see to this: Halden figures of October",
        "You told us: Halden call-outs, about 14 → 4 a quarter. And today?",
        "You felt: calm, 3 → 8 of 10. And today?",
    ]
    texts = list(told())
    for ours in ("sensors in the brine", "second site", "nearly stopped", "not comparable", "not asked", "71"):
        assert not any(ours in text for text in texts if "_" not in text), ours


def test_at_the_table_one_key_each_and_todays_value_work_and_nothing_is_judged_aloud(second: Driver) -> None:
    second.press("F9")
    row(second, "brine report").setFocus()
    second.key(Qt.Key.Key_H)
    second.key(Qt.Key.Key_N)
    second.key(Qt.Key.Key_Return)
    second.type("2")
    second.key(Qt.Key.Key_Return)
    assert [one.verdict for one in second.whole.follows] == [Verdict.HELD, Verdict.NOT_ASKED, None]
    assert [claim.after for claim in second.whole.claims] == ["2"]
    assert not any("figures look" in text for text in told())
    second.key(Qt.Key.Key_C)
    assert second.whole.follows[-1].verdict is Verdict.NOT_COMPARABLE
    assert not any("comparable" in text for text in told())
    second.press("F9")
    assert "You told us: Halden call-outs, about 14 → 4 a quarter, about 71% less. And today?" in asked(second)


def test_at_the_table_nothing_stands_in_the_rail_where_only_doubts_are_open(second: Driver) -> None:
    visit = second.program.workspace.open_visit
    assert visit
    only = EarlierVisits(visits=visit.earlier.visits, objections=visit.earlier.objections, notes=visit.earlier.notes)
    (block,) = last_time_blocks(only)
    assert not is_for_everybody(block, only) and is_for_everybody(block, visit.earlier)


@pytest.mark.parametrize(
    ("claim", "asked_so"),
    [
        ({"before": "", "after": "about 14"}, "You told us: call-outs, about 14 a quarter. And today?"),
        ({"before": "6 days", "after": "same day", "period": ""}, "You told us: call-outs, 6 days → same day. And today?"),
        ({"before": "", "after": "", "change": "30 % fewer", "period": ""}, "You told us: call-outs, 30 % fewer. And today?"),
        ({"before": "", "after": "", "period": "", "wording": "far fewer"}, "You told us: call-outs. And today?"),
        (
            {"metric": "", "before": "", "after": "", "period": "", "wording": "it just runs."},
            "You told us: it just runs. And today?",
        ),
    ],
)
def test_what_is_asked_at_the_table_is_only_what_they_said(claim: dict[str, Any], asked_so: str) -> None:
    visit = a_visit(a_customer())
    item = OpenItem(AskedAgain.CLAIM, replace(a_claim(visit, metric="call-outs", period="a quarter"), **claim), visit)
    assert asked_about(item, ENGLISH, at_table=True) == asked_so
