"""Which answers of approvers count: an approval takes back what the same approver said on that day only where it says so."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.agreed import Approval
from db.model.kinds import ApprovalAnswer, CustomerId, RecordId
from db.model.records import Customer
from desktop.consent.approvals import NARROWEST, newest_of_each, to_correct
from tests.factories import an_approval

HALDEN = Customer(id=CustomerId("c"), name="Halden Pumps AS")
APPROVED, CHANGES, WITHDRAWN = ApprovalAnswer.APPROVED, ApprovalAnswer.CHANGES, ApprovalAnswer.WITHDRAWN
MARCH, MAY, JUNE = "2026-03-01", "2026-05-01", "2026-06-01"


def answer(given_so: ApprovalAnswer, **fields: Any) -> Approval:
    usual = {"digest": "d", "by": "Kari Moen", "since": MAY}
    return an_approval(HALDEN, answer=given_so, **{**usual, **fields})


def stands(*known: Approval, day: str = JUNE) -> set[ApprovalAnswer]:
    return {one.answer for one in newest_of_each("d", known, day)}


@pytest.mark.parametrize("no", [CHANGES, WITHDRAWN])
@pytest.mark.parametrize(
    ("fields", "corrects"),
    [
        ({"origin": "no"}, True),
        ({"origin": "no", "by": " kari  MOEN "}, True),
        ({}, False),
        ({"origin": "another"}, False),
        ({"origin": "no", "by": "Tor Lie"}, False),
        ({"origin": "no", "by": ""}, False),
        ({"origin": "no", "since": MARCH}, False),
        ({"origin": "no", "item": "j"}, False),
        ({"origin": "no", "digest": "e"}, False),
        ({"origin": "no", "until": MAY}, False),
    ],
)
def test_whoever_asked_for_changes_corrects_that_on_the_same_day_and_nobody_else(
    no: ApprovalAnswer, fields: dict[str, object], corrects: bool
) -> None:
    earlier = answer(no, id=RecordId("no"))
    later = answer(APPROVED, **{"id": RecordId("yes"), **fields})
    for known in ([earlier, later], [later, earlier]):
        assert (no not in stands(*known)) is corrects


@pytest.mark.parametrize("no", [CHANGES, WITHDRAWN])
def test_whatever_is_narrower_and_comes_after_an_approval_stays(no: ApprovalAnswer) -> None:
    first, yes = answer(CHANGES, id=RecordId("first")), answer(APPROVED, origin=RecordId("first"))
    assert stands(first, yes) == {APPROVED}
    assert stands(first, yes, answer(no)) == {no}
    assert stands(first, yes, answer(no, origin=yes.id)) == {no}, "an approval is not corrected; what is narrower rules anyway"


def test_to_approve_the_whole_version_corrects_what_was_said_of_its_lines_and_not_the_other_way_round() -> None:
    line, whole = answer(CHANGES, item="i", id=RecordId("line")), answer(CHANGES, id=RecordId("whole"))
    assert {one.id for one in to_correct(answer(APPROVED), [line, whole])} == {"line", "whole"}
    assert [one.id for one in to_correct(answer(APPROVED, item="i"), [line, whole])] == ["line"]
    assert to_correct(answer(APPROVED, since=JUNE), [line, whole]) == (), "the newer answer counts by itself"
    assert to_correct(answer(APPROVED, by="Tor Lie"), [line, whole]) == ()


@st.composite
def histories(draw: st.DrawFn) -> list[Approval]:
    """Answers in the order they were noted; some correct all that the program lets them correct, some name anything."""
    known: list[Approval] = []
    for at in range(draw(st.integers(0, 8))):
        said = answer(
            draw(st.sampled_from(NARROWEST)),
            id=RecordId(str(at)),
            by=draw(st.sampled_from(("Kari", "Tor"))),
            since=draw(st.sampled_from((MARCH, MAY))),
            item=draw(st.sampled_from(("", "i"))),
            origin=draw(st.sampled_from((None, *(one.id for one in known)))),
        )
        corrected = to_correct(said, known) if draw(st.booleans()) else ()
        known += [replace(said, id=RecordId(f"{at} {n}"), origin=one.id) for n, one in enumerate(corrected)] or [said]
    return known


@given(histories(), st.sampled_from(NARROWEST[:2]), st.sampled_from(("", "i")))
def test_what_is_narrower_rules_whatever_was_corrected_before_it(known: list[Approval], no: ApprovalAnswer, item: str) -> None:
    last = answer(no, id=RecordId("last"), by="Kari", item=item)
    newest = newest_of_each("d", [*known, last], JUNE)
    (mine,) = [one for one in newest if (one.by, one.item) == ("Kari", item)]
    assert NARROWEST.index(mine.answer) <= NARROWEST.index(no)


@given(histories(), st.sampled_from(("", "i")))
def test_an_approval_corrects_nothing_that_somebody_else_said(known: list[Approval], item: str) -> None:
    mine = answer(APPROVED, id=RecordId("now"), by="Kari", item=item)
    now = [replace(mine, id=RecordId(f"now {n}"), origin=one.id) for n, one in enumerate(to_correct(mine, known))] or [mine]

    def tors(records: list[Approval]) -> list[Approval]:
        return [one for one in newest_of_each("d", records, JUNE) if one.by == "Tor"]

    assert tors([*known, *now]) == tors(known)
    kari = [one for one in newest_of_each("d", [*known, *now], JUNE) if (one.by, one.item) == ("Kari", item)]
    assert [one.answer for one in kari] == [APPROVED]
