"""What a filled sheet says, line by line, and what becomes of it: each rule, and any combination of boxes and words."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.agreed import Approval, Item, Permission
from db.model.in_force import About, is_granted
from db.model.kinds import AnswerWay, ApprovalAnswer, ItemKind, PermissionAnswer, PermissionSubject, PersonId, RecordId, Rung
from db.model.records import Person
from desktop.consent.filled_sheet import FilledSheet, LineAnswer, SheetFields, decided, letters_of, read_filled
from desktop.consent.permissions import COMPANY
from desktop.consent.sheet_answers import answers_on, is_approver, refused_before, usual_name
from desktop.consent.sheet_fields import WORDS, Box, Overall, field_name
from desktop.consent.status import Known, Status, status_of
from desktop.consent.version_hash import version_hash
from tests.consent.sheets import HALDEN, HEADLINE, ITEMS, KARI, NUMBER, PERSON, QUOTE, SENTENCE, VERSION_ID, signed, version_of
from tests.consent.sheets import box as tick
from tests.consent.sheets import change as changed
from tests.consent.sheets import overall as for_all
from tests.factories import a_permission

VERSION = version_of()
TEXT = letters_of(" ".join(item.text for item in ITEMS))
TOR = "Tor Lie"
DAY = "2026-11-24"


def fields(*values: Mapping[str, str], **more: Any) -> SheetFields:
    all_values = {name: value for one in values for name, value in one.items()}
    return SheetFields(
        version=VERSION_ID,
        ticked=frozenset(name for name, value in all_values.items() if value == "/Yes"),
        written={name: value for name, value in all_values.items() if value != "/Yes"},
        **{"text": TEXT, **more},
    )


def written(item: Item, words: str) -> dict[str, str]:
    return {field_name(VERSION_ID, item.hash, WORDS): words}


def read(*values: Mapping[str, str], newest: Any = VERSION, **more: Any) -> FilledSheet:
    return read_filled(fields(*values, **more), VERSION, newest)


def answer_of(sheet: FilledSheet, item: Item) -> LineAnswer:
    return next(line.answer for line in sheet.lines if line.item == item)


def known(*records: Any, required: tuple[str, ...] = ()) -> Known:
    return Known(
        customer=HALDEN,
        permissions=[a_permission(HALDEN, since="2026-11-20"), *(one for one in records if isinstance(one, Permission))],
        approvals=[one for one in records if isinstance(one, Approval)],
        required=required,
    )


def answers(sheet: FilledSheet, *recorded: Any, by: str = KARI, day: str = DAY) -> tuple[Any, ...]:
    return answers_on(sheet, known(*recorded), by, day)


def allowed(item: Item, *records: Any, rung: Rung = Rung.NAME, day: str = "2026-12-01") -> bool:
    permissions = [one for one in records if isinstance(one, Permission)]
    return is_granted(permissions, About(PermissionSubject.ITEM, item.hash), rung, day)


@pytest.mark.parametrize(
    ("values", "answer"),
    [
        ((), LineAnswer.NOT_USED),
        ((tick(QUOTE, Box.APPROVE),), LineAnswer.APPROVE),
        ((tick(QUOTE, Box.DECLINE),), LineAnswer.DECLINE),
        ((changed(QUOTE, "I slept."),), LineAnswer.CHANGE),
        ((tick(QUOTE, Box.CHANGE),), LineAnswer.UNCLEAR),
        ((written(QUOTE, "I slept."),), LineAnswer.UNCLEAR),
        ((written(QUOTE, "  \n"),), LineAnswer.NOT_USED),
        ((tick(QUOTE, Box.APPROVE), tick(QUOTE, Box.DECLINE)), LineAnswer.UNCLEAR),
        ((tick(QUOTE, Box.APPROVE), changed(QUOTE, "I slept.")), LineAnswer.UNCLEAR),
        ((*(tick(QUOTE, one) for one in Box),), LineAnswer.UNCLEAR),
        ((tick(QUOTE, Box.APPROVE), written(QUOTE, "I slept.")), LineAnswer.UNCLEAR),
        ((tick(QUOTE, Box.DECLINE), written(QUOTE, "Never!")), LineAnswer.UNCLEAR),
        # Whoever writes the same words again changes nothing.
        ((tick(QUOTE, Box.APPROVE), written(QUOTE, QUOTE.text.replace(" ", "  "))), LineAnswer.APPROVE),
        ((for_all(Overall.PRINTED),), LineAnswer.APPROVE),
        ((for_all(Overall.NONE),), LineAnswer.DECLINE),
        ((for_all(Overall.TICKED),), LineAnswer.NOT_USED),
        ((for_all(Overall.ANONYMOUS),), LineAnswer.APPROVE),
        ((for_all(Overall.ANONYMOUS), tick(HEADLINE, Box.APPROVE)), LineAnswer.NOT_USED),
        ((for_all(Overall.PRINTED), tick(QUOTE, Box.DECLINE)), LineAnswer.UNCLEAR),
        ((for_all(Overall.PRINTED), changed(QUOTE, "I slept.")), LineAnswer.UNCLEAR),
        ((for_all(Overall.NONE), tick(QUOTE, Box.APPROVE)), LineAnswer.UNCLEAR),
        ((for_all(Overall.NONE), tick(QUOTE, Box.DECLINE)), LineAnswer.DECLINE),
        # Which of two boxes for all counts is asked first; till then a line says what its own boxes say.
        ((for_all(Overall.PRINTED), for_all(Overall.NONE)), LineAnswer.NOT_USED),
    ],
)
def test_what_a_line_says(values: tuple[Mapping[str, str], ...], answer: LineAnswer) -> None:
    assert answer_of(read(*values), QUOTE) is answer


def test_a_box_that_says_one_thing_and_shows_another_is_unclear() -> None:
    name = field_name(VERSION_ID, QUOTE.hash, Box.APPROVE)
    sheet = read(tick(QUOTE, Box.APPROVE), disputed=frozenset((name,)))
    assert answer_of(sheet, QUOTE) is LineAnswer.UNCLEAR


def test_what_is_unclear_is_decided_and_what_is_clear_stays() -> None:
    sheet = read(tick(QUOTE, Box.APPROVE), tick(QUOTE, Box.DECLINE), tick(NUMBER, Box.DECLINE))
    numbers = {line.item: line.number for line in sheet.lines}
    settled = decided(sheet, {numbers[QUOTE]: LineAnswer.DECLINE, numbers[NUMBER]: LineAnswer.APPROVE})
    assert [line.item for line in sheet.unclear] == [QUOTE] and settled.unclear == ()
    assert (answer_of(settled, QUOTE), answer_of(settled, NUMBER)) == (LineAnswer.DECLINE, LineAnswer.DECLINE)
    several = read(for_all(Overall.PRINTED), for_all(Overall.NONE))
    assert answer_of(decided(several, {}, Overall.PRINTED), QUOTE) is LineAnswer.APPROVE


def test_a_line_whose_print_was_changed_is_told() -> None:
    assert read(text=TEXT).differing == ()
    assert read(text=TEXT.replace("Sundays", "Mondays")).differing == (2,)


def test_approved_lines_may_be_used_and_others_not() -> None:
    made = answers(read(tick(HEADLINE, Box.APPROVE), tick(NUMBER, Box.DECLINE), changed(QUOTE, "I slept."), signed()))
    assert allowed(HEADLINE, *made) and not any(allowed(one, *made) for one in (QUOTE, NUMBER, SENTENCE, PERSON))
    assert not allowed(NUMBER, *made, rung=Rung.NUMBER) and not allowed(SENTENCE, *made, rung=Rung.NUMBER)
    (asked,) = [one for one in made if isinstance(one, Approval)]
    assert (asked.answer, asked.item, asked.words) == (ApprovalAnswer.CHANGES, QUOTE.hash, "I slept.")
    assert {(one.by, one.way, one.since) for one in made} == {(KARI, AnswerWay.SHEET, DAY)}
    assert status_of(VERSION, known(*made, required=(KARI,)), DAY).status is Status.CHANGES


def test_every_line_approved_one_by_one_approves_the_version() -> None:
    made = answers(read(*(tick(item, Box.APPROVE) for item in ITEMS)))
    assert status_of(VERSION, known(*made, required=(KARI,)), DAY).status is Status.APPROVED
    assert not any(isinstance(one, Approval) for one in made)


def test_all_lines_as_printed_approves_the_version_as_a_whole_too() -> None:
    made = answers(read(for_all(Overall.PRINTED)))
    (whole,) = [one for one in made if isinstance(one, Approval)]
    assert (whole.answer, whole.item, whole.digest) == (ApprovalAnswer.APPROVED, "", version_hash(VERSION))
    assert all(allowed(item, *made) for item in ITEMS)


TYPED = "We have never slept so well."


@pytest.mark.parametrize(
    ("values", "text", "approved"),
    [
        (tuple(tick(item, Box.APPROVE) for item in ITEMS), TYPED, False),
        ((for_all(Overall.PRINTED),), TYPED, True),
        ((for_all(Overall.PRINTED),), "", False),
        ((for_all(Overall.TICKED), *(tick(item, Box.APPROVE) for item in ITEMS)), TYPED, False),
    ],
    ids=["line by line", "as printed", "as printed, on a sheet that does not print it", "as ticked"],
)
def test_what_was_typed_is_approved_by_all_lines_as_printed_alone_and_only_where_it_is_printed(
    values: tuple[Mapping[str, str], ...], text: str, approved: bool
) -> None:
    version = version_of(typed=(TYPED, QUOTE.text))
    found = read_filled(fields(*values, text=letters_of(" ".join((TEXT, text)))), version, version)
    status = status_of(version, known(*answers(found), required=(KARI,)), DAY).status
    assert (status is Status.APPROVED) is approved
    # Typed words that are an item have a line of their own.
    assert found.typed_left == (() if approved else (TYPED,))


def test_anonymous_only_takes_the_name_away_and_leaves_the_story() -> None:
    made = answers(read(for_all(Overall.ANONYMOUS)))
    permissions = [a_permission(HALDEN, since="2026-11-20"), *(one for one in made if isinstance(one, Permission))]
    assert is_granted(permissions, COMPANY, Rung.STORY, DAY)
    assert not is_granted(permissions, COMPANY, Rung.NAME, DAY) and not is_granted(permissions, COMPANY, Rung.ROLE, DAY)
    assert allowed(QUOTE, *made, rung=Rung.STORY) and not allowed(QUOTE, *made, rung=Rung.NAME)


def test_the_same_sheet_twice_changes_nothing() -> None:
    for values in ((for_all(Overall.PRINTED),), (for_all(Overall.ANONYMOUS),), (tick(QUOTE, Box.APPROVE), changed(NUMBER, "4"))):
        first = answers(read(*values))
        assert first and answers(read(*values), *first) == ()
        # Where the day was not written, it is that of the import.
        assert answers(read(*values), *first, day="2026-11-30") == ()


def test_an_older_sheet_again_takes_nothing_back_that_was_answered_since() -> None:
    before, after = read(tick(QUOTE, Box.APPROVE)), read(tick(QUOTE, Box.DECLINE))
    first = answers(before)
    second = answers(after, *first, day="2026-11-26")
    assert not allowed(QUOTE, *first, *second)
    assert answers(before, *first, *second) == ()


REFUSING = pytest.mark.parametrize("refused", [tick(QUOTE, Box.DECLINE), changed(QUOTE, "I slept."), {}])
ALL_APPROVED = tuple(tick(item, Box.APPROVE) for item in ITEMS)
OTHERS = tuple(tick(item, Box.APPROVE) for item in ITEMS if item != QUOTE)
AS_PRINTED = pytest.mark.parametrize("approving", [(for_all(Overall.PRINTED),), ALL_APPROVED])


@REFUSING
@AS_PRINTED
def test_a_sheet_that_approves_takes_back_what_the_same_signer_refused_on_that_day_only_where_somebody_says_so(
    refused: Mapping[str, str], approving: tuple[Mapping[str, str], ...]
) -> None:
    declined = answers(read(*OTHERS, refused))
    before, sheet = known(*declined), read(*approving)
    assert refused_before(sheet, before, KARI, DAY) and not refused_before(sheet, before, TOR, DAY)
    stays = answers_on(sheet, before, KARI, DAY)
    assert not allowed(QUOTE, *declined, *stays) and status(*declined, *stays) is not Status.APPROVED
    back = answers_on(sheet, before, KARI, DAY, takes_back=True)
    assert allowed(QUOTE, *declined, *back) and status(*declined, *back) is Status.APPROVED
    assert answers_on(sheet, known(*declined, *back), KARI, DAY, takes_back=True) == (), "the same sheet twice changes nothing"
    later = answers(sheet, *declined, day="2026-11-25")
    assert not refused_before(sheet, before, KARI, "2026-11-25") and status(*declined, *later) is Status.APPROVED


@REFUSING
@AS_PRINTED
def test_a_sheet_that_refuses_again_on_that_day_is_refused_whatever_was_taken_back_before(
    refused: Mapping[str, str], approving: tuple[Mapping[str, str], ...]
) -> None:
    first = read(*OTHERS, refused)
    declined = answers(first)
    back = answers_on(read(*approving), known(*declined), KARI, DAY, takes_back=True)
    again = answers(first, *declined, *back)
    assert again and not allowed(QUOTE, *declined, *back, *again)
    assert not answers(first, *declined, *back, *again)
    assert not refused_before(read(*approving), known(*back), KARI, DAY)


def status(*records: Any) -> Status:
    return status_of(VERSION, known(*records, required=(KARI,)), "2026-12-01").status


def test_of_two_approvers_the_narrower_answer_counts() -> None:
    yes = answers(read(*(tick(item, Box.APPROVE) for item in ITEMS)))
    no = answers(read(*(tick(item, Box.APPROVE) for item in ITEMS if item != QUOTE)), *yes, by=TOR)
    for made in ((*yes, *no), (*no, *yes)):
        assert not allowed(QUOTE, *made) and allowed(NUMBER, *made)
        assert status_of(VERSION, known(*made, required=(KARI, TOR)), DAY).status is not Status.APPROVED


def test_of_an_older_version_only_what_is_still_printed_counts() -> None:
    newer = version_of((HEADLINE, replace(QUOTE, text=f"{QUOTE.text}!"), NUMBER), RecordId("b" + VERSION_ID[1:]), 2)
    sheet = read(for_all(Overall.PRINTED), newest=newer)
    assert sheet.is_older and [line.item for line in sheet.lines if not line.counts] == [QUOTE, PERSON, SENTENCE]
    made = answers(sheet)
    assert {one.item for one in made} == {HEADLINE.hash, NUMBER.hash}, "and the newer version is not approved as a whole"
    same = version_of(ITEMS, RecordId("b" + VERSION_ID[1:]), 2)
    assert any(isinstance(one, Approval) for one in answers(read(for_all(Overall.PRINTED), newest=same)))


def test_a_change_asked_of_an_older_version_is_asked_of_the_newest() -> None:
    newer = version_of((QUOTE,), RecordId("b" + VERSION_ID[1:]), 2)
    made = answers(read(changed(QUOTE, "I slept."), newest=newer))
    assert status_of(newer, known(*made, required=(KARI,)), DAY).status is Status.CHANGES


def test_whoever_signs_with_a_function_is_the_person_who_is_known() -> None:
    kari = Person(id=PersonId("kari"), customer_id=HALDEN.id, name=KARI)
    of = replace(known(required=("Press office (Kari Moen), within two weeks",)), people=(kari,))
    for name in ("Kari Moen", "Kari Moen, press office", "KARI MOEN (Head of Communications)", "Kari Moen – press"):
        assert is_approver(name, of) and usual_name(name, of) == KARI
    assert not is_approver("Tor Lie, press office", of) and usual_name("Tor Lie, CFO", of) == "Tor Lie, CFO"
    assert is_approver("anybody", known())


@given(
    st.lists(st.tuples(st.integers(0, len(ITEMS) - 1), st.sampled_from(Box))),
    st.lists(st.tuples(st.integers(0, len(ITEMS) - 1), st.text(max_size=8))),
    st.lists(st.sampled_from(Overall), max_size=2),
)
def test_nothing_is_allowed_that_is_not_ticked(
    ticks: list[tuple[int, Box]], words: list[tuple[int, str]], overall: list[Overall]
) -> None:
    values = [*(tick(ITEMS[n], one) for n, one in ticks), *(written(ITEMS[n], text) for n, text in words)]
    sheet = read(*values, *map(for_all, overall))
    made = answers(sheet)
    for n, item in enumerate(ITEMS):
        approved = {one for at, one in ticks if at == n} == {Box.APPROVE}
        for_everything = set(overall) <= {Overall.PRINTED, Overall.ANONYMOUS} and len(set(overall)) == 1
        if not approved and not for_everything:
            assert not allowed(item, *made) and not allowed(item, *made, rung=Rung.STORY)
        assert answers(sheet, *made) == ()
    refused = [one for one in made if isinstance(one, Permission) and one.answer is PermissionAnswer.REFUSED]
    assert all(one.words == "" or one.item in {ITEMS[n].hash for n, _ in words} for one in refused)


def test_the_kinds_of_items_all_have_their_place() -> None:
    items = tuple(Item(kind=kind, text=kind.value) for kind in ItemKind)
    version = version_of(items)
    assert [line.number for line in read_filled(fields(), version, version).lines] == list(range(1, len(items) + 1))


def test_a_line_that_is_not_on_the_sheet_is_not_answered_nor_the_version_as_a_whole() -> None:
    asked = frozenset(field_name(VERSION_ID, item.hash, box) for item in ITEMS[:3] for box in Box)
    sheet = read(for_all(Overall.PRINTED), asked=asked)
    assert {line.item for line in sheet.lines} == {*ITEMS[:3]} and not sheet.is_whole
    made = answers(sheet)
    assert {one.item for one in made} == {item.hash for item in ITEMS[:3]}
    assert not any(isinstance(one, Approval) for one in made)
