"""F9, at the table: the customer may read the screen from top to bottom, and it does not say that there is another."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from db.model.earlier import EarlierVisits
from db.model.ids import utc_now
from db.model.kinds import NoteKind, VisitStatus
from db.model.records import Consent, Note, Objection, Person, Promise
from db.repositories import incoming
from desktop.interview.guide import Block, Question
from desktop.visit.block import BlockPage
from desktop.visit.last_time_block import is_for_everybody
from desktop.widgets.record_card import RecordCard
from desktop.widgets.step_rail import StepButton
from desktop.workspace.open_visit import OpenVisit
from tests.conftest import KEY
from tests.journeys.driver import Driver
from tests.journeys.test_other_customers import running, screens, told
from tests.prepared import new_store

CONTROL = Qt.KeyboardModifier.ControlModifier
# Words that would tell of another view, or of what we think.
NEVER = ("hidden", "safe", "internal", "objection", "sceptic", "champion", "★", "the story", "estimated", "relayed")


@pytest.fixture
def table(sit_down: Callable[[], Driver], tmp_path: Path) -> Driver:
    """The sample visit, running, before F9."""
    store = new_store(tmp_path / "data" / "firsthand.db", KEY)
    incoming.add(store, running(utc_now()))
    store.close()
    driver = sit_down()
    driver.until(lambda: driver.parts.home.page.has_view)
    driver.parts.visit.show_visit(running(utc_now()).visit.id)
    assert driver.program.workspace.visit_runs.now
    return driver


def telling(driver: Driver) -> list[str]:
    """What only we may know, in the words of the visit."""
    whole = driver.whole
    ours = [note.text for note in whole.notes if note.kind is NoteKind.NOTE] + [doubt.text for doubt in whole.objections]
    return [*ours, *(doubt.answer for doubt in whole.objections if doubt.answer), *NEVER]


def test_nothing_that_is_ours_can_be_read_or_heard_on_any_screen(table: Driver) -> None:
    secrets = telling(table)
    assert any(secret.casefold() in text.casefold() for text in told() for secret in secrets)
    table.press("F9")
    seen = 0
    for screen in screens(table):
        # Without the names that widgets have for tools.
        texts = [text for text in told() if "_" not in text]
        assert [(secret, text) for text in texts for secret in secrets if secret.casefold() in text.casefold()] == [], screen
        assert "At the table" not in texts, screen
        seen += 1
    assert seen > 12


def test_f9_leads_there_and_back_with_the_cursor_where_it_was(table: Driver) -> None:
    table.parts.visit.page.go_to_block("cost")
    card = next(card for card in table.window.findChildren(RecordCard) if card.isVisible())
    card.setFocus()
    table.key(Qt.Key.Key_Return)
    table.find(QLineEdit, "claims_cost_after").setFocus()
    field = table.find(QLineEdit, "claims_cost_after")
    field.setCursorPosition(2)
    for _ in range(2):
        table.press("F9")
        focus = table.window.focusWidget()
        assert isinstance(focus, QLineEdit)
        assert (focus.objectName(), focus.cursorPosition()) == ("claims_cost_after", 2)
        assert focus.text()
    table.press("Ctrl+K")
    table.type("half a")
    table.press("F9")
    table.type(" thought")
    assert table.parts.visit.page.capture.line.text() == "half a thought"


def test_the_rail_shows_the_titles_for_the_customer_and_nothing_beside_them(table: Driver) -> None:
    table.press("F9")
    steps = [button.step for button in table.window.findChildren(StepButton) if button.isVisible()]
    assert [step.title for step in steps][:5] == [
        "To begin with",
        "You and your company",
        "What you are after",
        "How it was before",
        "How you decided",
    ]
    assert {step.aside for step in steps} <= {"", "✓"}
    assert len(steps) == 12
    table.press("F9")
    steps = [button.step for button in table.window.findChildren(StepButton) if button.isVisible()]
    assert (steps[0].title, len(steps)) == ("Set-up and consent", 13)


def test_a_guide_without_second_titles_shows_its_own_and_for_doubts_how_you_decided(table: Driver) -> None:
    words = table.program.context.words
    doubts = Block(id="x", title="Objections", minutes=1, questions=(Question(id="q", ask="Why not?", fills="objections"),))
    other = Block(id="y", title="Before", minutes=1, questions=(Question(id="r", ask="And before?"),))
    assert (doubts.title_at_table(words), other.title_at_table(words)) == ("How you decided", "Before")


def test_a_hidden_form_takes_words_that_go_a_second_after_enter_and_after_leaving(table: Driver) -> None:
    table.press("F9")
    table.parts.visit.page.go_to_block("decision")
    before = len(table.whole.objections)
    line = table.find(QLineEdit, "line_objections")
    assert line.accessibleName() == "What nearly stopped you?"
    line.setFocus()
    table.enter("the paint peels")
    assert line.text() == "the paint peels"
    table.until(lambda: line.text() == "")
    assert [objection.text for objection in table.whole.objections][before:] == ["the paint peels"]
    table.type("half a doubt")
    table.press("Ctrl+K")
    table.until(lambda: line.text() == "")
    # Kept all the same, and there again for whoever goes on with it.
    line.setFocus()
    assert line.text() == "half a doubt"
    table.type("s")
    assert table.stored().answer("draft.objections") == "half a doubts"


def test_what_is_off_limits_is_put_under_what_was_agreed_before(table: Driver) -> None:
    before = table.whole.consent.note if table.whole.consent else ""
    table.press("F9")
    table.parts.visit.page.go_to_block("setup")
    table.find(QLineEdit, "line_off_limits").setFocus()
    table.enter("no word about the strike")
    table.enter("nor about prices")
    consent = table.whole.consent
    assert consent and consent.note == f"{before}\nno word about the strike\nnor about prices".strip("\n")


def test_the_line_takes_notes_of_every_kind_and_says_for_a_second_that_it_did(table: Driver) -> None:
    table.press("F9")
    table.press("Ctrl+K")
    assert not table.visible("capture_objection")
    table.enter("!too dear")
    table.key(Qt.Key.Key_4, CONTROL)
    table.enter("down to 12 a year")
    kinds = [(note.kind, note.text) for note in table.whole.notes][-2:]
    assert kinds == [(NoteKind.OBJECTION, "too dear"), (NoteKind.NUMBER, "down to 12 a year")]
    assert any(text.startswith("noted ") for text in told())
    table.until(lambda: not any(text.startswith("noted ") for text in told()))
    assert not any("too dear" in text for text in told())


def test_the_margin_reads_back_what_they_said(table: Driver) -> None:
    table.press("F9")
    shown = [text for text in told() if text]
    whole = table.whole
    for said in (whole.objectives[0].text, f"“{whole.quotes[0].text}”", whole.claims[0].metric, "What we heard from you"):
        assert any(said in text for text in shown), said
    visit = table.program.workspace.open_visit
    assert visit
    visit.add(Note, kind=NoteKind.GOAL, text="a third site before the season", at=utc_now())
    visit.add(Note, kind=NoteKind.NOTE, text="they look tired", at=utc_now())
    table.until(lambda: any("a third site before the season" in text for text in told()))
    assert not any("they look tired" in text for text in told())


def test_nobodys_role_stands_on_a_closed_card_while_the_visit_runs(table: Driver) -> None:
    visit = table.program.workspace.open_visit
    assert visit
    person = next(person for person in table.whole.people if person.customer_id)
    visit.change(person.id, role="sceptic")
    table.parts.visit.page.go_to_block("setup")
    card = next(card for card in table.window.findChildren(RecordCard) if card.record.id == person.id)
    assert "sceptic" not in card.accessibleName()
    visit.change(visit.id, status=VisitStatus.TO_DEBRIEF)
    visit.change(person.id, job_title="CFO")
    table.until(lambda: "sceptic" in card.accessibleName())


@pytest.mark.long
def test_an_undo_of_what_is_hidden_leads_nowhere(table: Driver) -> None:
    visit = table.program.workspace.open_visit
    assert visit
    table.parts.visit.page.go_to_block("objectives")
    visit.change(table.whole.objections[0].id, answer="a pilot")
    table.press("F9")
    table.press("Ctrl+K")
    visit.undo()
    assert table.parts.visit.page.block_page.block.id == "objectives"
    assert not any("a pilot" in text for text in told())


def present(consent: Consent | None) -> Consent:
    assert consent
    return consent


ADDED: tuple[tuple[Callable[[OpenVisit], object], str], ...] = (
    (lambda visit: visit.add(Note, kind=NoteKind.NOTE, text="they look tired", at=utc_now()), "tired"),
    (lambda visit: visit.add(Objection, text="too dear, says the CFO"), "dear"),
    (lambda visit: visit.change(visit.whole.objections[0].id, answer="a pilot at our cost"), "pilot at our"),
    (lambda visit: visit.change(present(visit.whole.consent).id, note="no word about the strike"), "strike"),
    (lambda visit: visit.change(visit.whole.people[0].id, role="sceptic"), "sceptic"),
    (lambda visit: visit.change(visit.whole.claims[0].id, confidence="30 %"), "30 %"),
)


@pytest.mark.long
def test_an_undo_takes_back_what_is_ours_and_says_nothing_of_it(table: Driver) -> None:
    visit = table.program.workspace.open_visit
    assert visit
    before = table.whole
    for added, secret in ADDED:
        added(visit)
        table.press("F9")
        assert table.window.is_at_table
        table.press("Ctrl+K")
        for keys, sentence in (("Ctrl+Z", "Taken back"), ("Ctrl+Y", "Done again"), ("Ctrl+Z", "Taken back")):
            table.press(keys)
            assert table.window.notice.text.startswith(sentence), secret
            texts = [text for text in told() if "_" not in text]
            assert [text for text in texts if secret in text or "objection" in text.casefold()] == []
        assert table.whole == before, secret
        table.press("F9")
        assert not table.window.is_at_table


def test_an_undo_names_what_everybody_may_read(table: Driver) -> None:
    visit = table.program.workspace.open_visit
    assert visit
    visit.add(Promise, text="send the drawings")
    table.press("F9")
    table.press("Ctrl+K")
    table.press("Ctrl+Z")
    assert table.window.notice.text == "Taken back: Promise “send the drawings”"


def test_what_was_told_before_is_gone_with_f9(table: Driver) -> None:
    visit = table.program.workspace.open_visit
    assert visit
    visit.add(Note, kind=NoteKind.NOTE, text="they look tired", at=utc_now())
    table.press("Ctrl+K")
    table.press("Ctrl+Z")
    assert "tired" in table.window.notice.text
    table.press("F9")
    assert not any("tired" in text for text in told())


def test_finding_knows_what_the_view_shows_and_no_more(table: Driver) -> None:
    visit = table.program.workspace.open_visit
    assert visit
    visit.change(table.whole.people[0].id, role="sceptic", job_title="Head of zeolite")
    visit.change(table.whole.claims[0].id, wording="we sleep again", elements=("reduces anxiety",))
    visit.add(Objection, text="the zeolite eats it")
    table.press("F9")
    table.press("Ctrl+F")
    for words, count in (("zeolite", 1), ("sleep", 1), ("sceptic", 0), ("anxiety", 0), ("eats", 0)):
        table.parts.visit.page.finding.bar.line.setText("")
        table.type(words)
        assert len(table.parts.visit.page.finding._found) == count, words


def test_the_menu_button_shows_three_dots_and_leads_back(table: Driver) -> None:
    button = table.find(QPushButton, "visit_menu")
    ours = button.icon().pixmap(18, 18).toImage()
    table.press("F9")
    theirs = button.icon().pixmap(18, 18).toImage()
    assert theirs != ours and button.isVisible()
    table.window.actions_by_name["at_table"].trigger()
    assert button.icon().pixmap(18, 18).toImage() == ours
    assert not table.window.is_at_table


def test_the_words_of_a_hidden_form_stay_gone(table: Driver) -> None:
    table.press("F9")
    table.parts.visit.page.go_to_block("decision")
    line = table.find(QLineEdit, "line_objections")
    line.setFocus()
    table.enter("the paint peels")
    table.until(lambda: line.text() == "")
    objections = table.whole.objections
    table.press("Ctrl+Z")
    assert line.text() == "" and len(table.whole.objections) == len(objections) - 1
    assert not any("peels" in text for text in told())


def test_what_it_all_comes_to_has_no_place_at_the_table_even_in_a_guide_of_ones_own(table: Driver) -> None:
    ours = Question(id="v", ask="All in all?", fills="value")
    told_us = Question(id="w", ask="What changed?", fills="claims.cost")
    earlier = EarlierVisits()
    assert not is_for_everybody(Block(id="x", title="Worth", minutes=1, questions=(ours,)), earlier)
    mixed = Block(id="y", title="Worth", minutes=1, questions=(told_us, ours))
    assert is_for_everybody(mixed, earlier)
    visit = table.program.workspace.open_visit
    assert visit
    page = BlockPage(mixed, visit, {}, table.program.context.words, at_table=True)
    assert [section.question.id for section in page.sections] == ["w"]


def test_the_end_of_the_visit_shows_our_notes_again(table: Driver) -> None:
    table.press("F9")
    assert table.window.actions_by_name["at_table"].text() == "Our notes"
    table.window.actions_by_name["end_visit"].trigger()
    assert (table.whole.visit.status, table.window.is_at_table) == (VisitStatus.TO_DEBRIEF, False)
    assert table.window.actions_by_name["at_table"].text() == "At the table"


def test_whether_visits_begin_so_is_asked_once_in_a_quiet_line(sit_down: Callable[[], Driver], tmp_path: Path) -> None:
    new_store(tmp_path / "data" / "firsthand.db", KEY).close()
    driver = sit_down()
    driver.program.context.settings.choose("at_table", "")
    driver.until(lambda: driver.parts.home.page.has_view)
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    assert "Begin visits with a screen" in driver.window.notice.text
    driver.click("notice_at_table_yes")
    shown = [driver.window.is_at_table]
    for customer in ("Brandt & Söhne", "Skarvik AS"):
        driver.leave_visit()
        shown.append(driver.window.is_at_table)
        if customer == "Skarvik AS":
            driver.window.actions_by_name["begin_at_table"].trigger()
        driver.press("Ctrl+N")
        driver.enter(customer)
        shown.append(driver.window.is_at_table)
        assert not driver.window.notice.text
    assert shown == [True, False, True, False, False]


def test_an_open_card_has_no_field_that_is_ours(table: Driver) -> None:
    table.press("F9")
    for block, kind, gone in (("setup", Person, "people_role"), ("cost", object, "claims_cost_evidence")):
        table.parts.visit.page.go_to_block(block)
        card = next(c for c in table.window.findChildren(RecordCard) if c.isVisible() and isinstance(c.record, kind))
        card.setFocus()
        table.key(Qt.Key.Key_Return)
        assert card.editor
        assert not card.editor.findChildren(QWidget, gone)
    assert Objection not in {type(card.record) for card in table.window.findChildren(RecordCard)}
