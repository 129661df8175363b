"""Makes the records of what somebody answered: a permission, an approval, a publication, a withdrawal. Uses no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from db.engine.store import Store
from db.model.agreed import Approval, Permission, Sharing
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.ids import new_id
from db.model.in_force import About
from db.model.kinds import (
    AnswerWay,
    ApprovalAnswer,
    CustomerId,
    PermissionAnswer,
    PermissionSubject,
    PersonId,
    Purpose,
    RecordId,
    Rung,
)
from db.model.messages import N_, Message
from db.model.moments import today
from db.model.records import Customer
from db.model.whole_study import WholeVersion
from db.repositories import agreed, customers, visits
from desktop.consent import approvals, permissions
from desktop.consent.sharing import Sent, WhereUsed, where_used, where_version_used
from desktop.consent.status import Status, status_of
from desktop.consent.version_hash import version_hash
from desktop.documents.sharing.sending import CASE_STUDY, log, use_of_version
from desktop.workspace.known import known_of

A = TypeVar("A", Approval, Permission)
NOT_APPROVED = N_("On {day} this version is not approved: {status}.")
NO_PLACE = N_("Please say where it was published.")
NO_WHO = N_("Please say who answered.")
NOT_YET = N_("{day} has not come yet.")
BEFORE_IT_BEGINS = N_("It cannot end before the day it was given.")
CORRECTED_HOW = N_(
    "This was refused, or changes were asked, on the same day. Please note how, and in which words, that was taken back."
)
# What is withdrawn where no rung is named: all that may be told of it.
ALL_OF_IT = {
    PermissionSubject.COMPANY: Rung.NUMBER,
    PermissionSubject.PERSON: Rung.STORY,
    PermissionSubject.ITEM: Rung.NUMBER,
    PermissionSubject.LOGO: Rung.LOGO,
    PermissionSubject.PHOTO: Rung.PHOTO,
}


@dataclass(frozen=True, slots=True)
class Said:
    """By whom something was answered, in which way and words, from which day and until when (ISO)."""

    by: str = ""
    way: AnswerWay | None = None
    words: str = ""
    since: str = ""
    until: str = ""


def checked(said: Said) -> Said:
    """Returns it with a day. Raises Refused where its days cannot be."""
    since = said.since or today()
    if since > date.today().isoformat():
        raise Refused(NOT_YET, day=since)
    if said.until and said.until < since:
        raise Refused(BEFORE_IT_BEGINS)
    return Said(said.by.strip(), said.way, said.words, since, said.until)


def permission(customer_id: CustomerId, about: About, rung: Rung, answer: PermissionAnswer, said: Said) -> Permission:
    """Returns the record of an answer on whether something may be used."""
    of_person = about.subject in (PermissionSubject.PERSON, PermissionSubject.PHOTO)
    return Permission(
        id=RecordId(new_id()),
        customer_id=customer_id,
        subject=about.subject,
        rung=rung,
        answer=answer,
        person=PersonId(about.key) if of_person and about.key else None,
        item=about.key if about.subject is PermissionSubject.ITEM else "",
        by=said.by,
        way=said.way,
        words=said.words,
        since=said.since,
        until=said.until,
    )


def answers_of(record: A, earlier: Iterable[A]) -> tuple[A, ...]:
    """Returns what is noted of an answer: itself, or once for each `earlier` one that it corrects.

    Raises Refused where it would correct something, and does not say how and in which words that was taken back.
    """
    corrected = tuple(replace(record, id=RecordId(new_id()), origin=one.id) for one in earlier)
    if corrected and not (record.way is AnswerWay.READ_BACK or (record.way and record.words.strip())):
        raise Refused(CORRECTED_HOW)
    return corrected or (record,)


def approval(version: WholeVersion, answer: ApprovalAnswer, said: Said, item: str = "") -> Approval:
    """Returns the record of what an approver answered to a version, or to an item of it. Raises Refused where nobody is named."""
    if not said.by:
        raise Refused(NO_WHO)
    return Approval(
        id=RecordId(new_id()),
        customer_id=version.version.customer_id,
        study_version=version.version.id,
        digest=version_hash(version),
        answer=answer,
        item=item,
        by=said.by,
        way=said.way,
        words=said.words,
        since=said.since,
        until=said.until,
    )


def add(store: Store, record: Approval | Permission) -> None:
    """Stores an answer. Raises Refused where it would correct another one and does not say how."""
    known = known_of(store.connection, customers.with_id(store.connection, record.customer_id), record.since)
    answers: Iterable[Approval | Permission]
    if isinstance(record, Permission):
        answers = answers_of(record, permissions.to_correct(record, known.permissions))
    else:
        answers = answers_of(record, approvals.to_correct(record, known.approvals))
    visits.apply(store, Edit(record.customer_id, tuple(RecordChange(None, one) for one in answers)))


def publish(store: Store, customer: Customer, version: WholeVersion, place: str, day: str) -> Sharing:
    """Logs where and when a version was published. Raises Refused where it was not approved on that day."""
    if not place.strip():
        raise Refused(NO_PLACE)
    known = known_of(store.connection, customer, day)
    found = status_of(version, known, day).status
    if found not in (Status.APPROVED, Status.PUBLISHED):
        raise Refused(NOT_APPROVED, day=day, status=Message(found.value))
    published = Sent(
        document=CASE_STUDY,
        customer_id=customer.id,
        visits=version.version.visits,
        purpose=Purpose.PUBLISHED,
        use=use_of_version(version, known),
        day=day,
        place=place,
        study_version=version.version.id,
    )
    return log(store, published)


def use_of_withdrawn(store: Store, taken: Permission | Approval) -> WhereUsed:
    """Returns where something was used that is withdrawn."""
    sharings = agreed.all_of(store.connection, Sharing, taken.customer_id)
    if isinstance(taken, Approval):
        return where_version_used(taken, sharings)
    return where_used(taken, sharings, agreed.printed_of(store.connection, taken.customer_id))
