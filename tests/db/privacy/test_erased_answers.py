"""What somebody answered who is erased: it counts as before, and nobody who had the same role speaks for them."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from db.engine.store import Store
from db.engine.transactions import atomic
from db.model.agreed import Approval, Permission
from db.model.edits import Edit, RecordChange
from db.model.in_force import About, about, is_granted
from db.model.kinds import LADDER, ApprovalAnswer, CustomerId, PermissionAnswer, PermissionSubject, PersonId, RecordId, Rung
from db.model.records import Customer, Record
from db.privacy.erase import cleaned, erase_from
from db.privacy.person_names import NamePattern
from db.repositories import agreed, visits
from db.tables.erasure_plan import ErasurePlan
from desktop.consent import approvals
from desktop.consent.permissions import to_correct
from tests.factories import a_permission, a_person, an_approval

HALDEN = Customer(id=CustomerId("c"), name="Halden Pumps AS")
ROLE = "Head of Service"
# By name, with the id of the person; the last one is not erased.
NAMES = {"Kari Moen": "kari", "Tor Lie": "tor", "Ingrid Solberg": "ingrid"}
DAYS = ("2026-03-01", "2026-05-01", "2026-05-02")
TODAY = "2026-06-01"
ITEM = About(PermissionSubject.ITEM, "i")


@st.composite
def permissions(draw: st.DrawFn) -> list[Permission]:
    """Answers about one item in the order they were noted, of which some correct all that they can."""
    known: list[Permission] = []
    for at in range(draw(st.integers(0, 8))):
        said = a_permission(
            HALDEN,
            id=RecordId(str(at)),
            subject=PermissionSubject.ITEM,
            item="i",
            rung=draw(st.sampled_from(LADDER)),
            answer=draw(st.sampled_from(PermissionAnswer)),
            by=draw(st.sampled_from((*NAMES, "", ROLE))),
            since=draw(st.sampled_from(DAYS)),
            until=draw(st.sampled_from(("", "2026-05-03"))),
        )
        corrected = to_correct(said, known) if draw(st.booleans()) else ()
        known += [replace(said, id=RecordId(f"{at} {n}"), origin=one.id) for n, one in enumerate(corrected)] or [said]
    return known


@st.composite
def answers_to_a_version(draw: st.DrawFn) -> list[Approval]:
    """The same of approvals of one version."""
    known: list[Approval] = []
    for at in range(draw(st.integers(0, 8))):
        said = an_approval(
            HALDEN,
            id=RecordId(str(at)),
            answer=draw(st.sampled_from(ApprovalAnswer)),
            by=draw(st.sampled_from((*NAMES, ROLE))),
            since=draw(st.sampled_from(DAYS)),
        )
        corrected = approvals.to_correct(said, known) if draw(st.booleans()) else ()
        known += [replace(said, id=RecordId(f"{at} {n}"), origin=one.id) for n, one in enumerate(corrected)] or [said]
    return known


ERASED = st.lists(st.sampled_from(("Kari Moen", "Tor Lie")), unique=True)


@given(permissions(), ERASED, st.sampled_from(LADDER))
def test_an_erasure_changes_nothing_of_what_may_be_used_and_nobody_takes_back_what_was_refused(
    known: list[Permission], names: list[str], rung: Rung
) -> None:
    after = known
    for name in names:
        after = [cleaned(one, NAMES[name], NamePattern(name), ROLE, False) for one in after]
    assert not any(name in one.by for name in names for one in after)
    for each in LADDER:
        assert is_granted(after, ITEM, each, TODAY) == is_granted(known, ITEM, each, TODAY)
    # Whoever comes next in that role speaks for themselves.
    erased = {one.id for one in known if one.by in names}
    yes = a_permission(HALDEN, subject=PermissionSubject.ITEM, item="i", rung=rung, by=ROLE, since=TODAY)
    assert about(yes) == ITEM and not erased & {one.id for one in to_correct(yes, after)}
    assert is_granted([*after, yes], ITEM, yes.rung, TODAY) == is_granted([*known, yes], ITEM, yes.rung, TODAY)


@given(answers_to_a_version(), ERASED)
def test_an_erasure_changes_nothing_of_how_each_approver_answered_and_nobody_takes_that_back(
    known: list[Approval], names: list[str]
) -> None:
    after = known
    for name in names:
        after = [cleaned(one, NAMES[name], NamePattern(name), ROLE, False) for one in after]

    def newest(records: list[Approval]) -> list[tuple[RecordId, ApprovalAnswer]]:
        return sorted((one.id, one.answer) for one in approvals.newest_of_each("d", records, TODAY))

    assert newest(after) == newest(known)
    erased = {one.id for one in known if one.by in names}
    yes = an_approval(HALDEN, by=ROLE, since="2026-05-02")
    assert not erased & {one.id for one in approvals.to_correct(yes, after)}
    assert {pair for pair in newest(known) if pair[0] in erased} <= {*newest([*after, yes])}


def test_of_two_erased_people_in_one_role_the_later_yes_takes_back_no_refusal_of_the_other(store: Store) -> None:
    people = [a_person(HALDEN, id=PersonId(NAMES[name]), name=name, job_title=ROLE) for name in ("Kari Moen", "Tor Lie")]
    of_item = {"subject": PermissionSubject.ITEM, "item": "i"}
    no = a_permission(HALDEN, answer=PermissionAnswer.REFUSED, by="Kari Moen", since=DAYS[0], **of_item)
    yes = a_permission(HALDEN, by="Tor Lie", since=DAYS[1], **of_item)
    asked = an_approval(HALDEN, answer=ApprovalAnswer.CHANGES, by="Kari Moen", since=DAYS[0])
    approved = an_approval(HALDEN, by="Tor Lie", since=DAYS[1])
    records: tuple[Record, ...] = (HALDEN, *people, no, yes, asked, approved)
    visits.apply(store, Edit(HALDEN.id, tuple(RecordChange(None, one) for one in records)))
    with atomic(store.connection):
        for person in people:
            erase_from(store.connection, ErasurePlan(person.id, person.name, "somebody", role=ROLE), is_backup=True)
    found = agreed.of_customer(store.connection, HALDEN.id)
    names = {*(one.by for one in found.permissions), *(one.by for one in found.approvals)}
    assert len(names) == 2 and {name[: len(ROLE)] for name in names} == {ROLE}
    assert not is_granted(found.permissions, ITEM, Rung.NAME, TODAY)
    assert len({one.answer for one in approvals.newest_of_each("d", found.approvals, TODAY)}) == 2
