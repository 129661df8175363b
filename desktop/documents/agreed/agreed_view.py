"""Reads what was agreed with a customer, subject by subject, and what went out. Uses no Qt."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from db.model.agreed import Permission, Sharing
from db.model.answers import answers_of_person
from db.model.in_force import About, Standing, about, standing, uncorrected
from db.model.kinds import LADDER, CustomerId, PermissionAnswer, PermissionSubject, PersonConsent, RecordId, Rung
from db.model.messages import N_, Message
from db.model.moments import today
from db.model.records import Customer, Person
from db.model.whole_study import WholeStudy
from db.repositories import agreed, customers, studies
from desktop.consent.old_answers import person_level
from desktop.consent.permissions import COMPANY, LOGO, disagree
from desktop.consent.status import Known, StatusOf, status_of
from desktop.workspace.known import known_of

if TYPE_CHECKING:
    from db.engine.driver import Connection

# Rungs that something is told by, the widest first.
WIDEST = tuple(reversed(LADDER[1:]))
PHOTO = About(PermissionSubject.PHOTO)
RIGHTS = ((COMPANY, Rung.FULL), (COMPANY, Rung.CALL), (LOGO, Rung.LOGO), (PHOTO, Rung.PHOTO))
OF_PERSON = {PersonConsent.NAMED: Rung.NAME, PersonConsent.ROLE_ONLY: Rung.ROLE}
NOBODY = N_("somebody without a name")
TAKEN = (Standing.REFUSED, Standing.WITHDRAWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class SubjectLine:
    """How one thing may be used today: its `name`, the `rung` it stands on, how, and the answer that says so.

    `rung` is "internal only" where even an anonymous story was refused; `others` are answers of one day that disagree with it.
    """

    about: About
    name: str | Message
    rung: Rung
    standing: Standing
    answer: Permission | None = None
    others: tuple[Permission, ...] = ()
    right: bool = False

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether something of it is used that can be taken back."""
        return self.standing is Standing.GRANTED and self.rung is not Rung.INTERNAL


@dataclass(frozen=True, slots=True)
class StudyStanding:
    """A case study with its title as it stands in the open draft; no status where no version was kept."""

    id: RecordId
    title: str
    found: StatusOf | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedView:
    """What was agreed with one customer on `day`, and what went out, the last first; `lines` hold the text of each item by hash.

    `versions` say which version of a case study went out, by its id: its number. `studies` are its case studies, each with its
    title and how its latest version stands.
    """

    customer: Customer
    day: str
    known: Known
    subjects: tuple[SubjectLine, ...] = ()
    sharings: tuple[Sharing, ...] = ()
    lines: Mapping[str, str] = field(default_factory=dict)
    versions: Mapping[RecordId, int] = field(default_factory=dict)
    studies: tuple[StudyStanding, ...] = ()


def look(connection: "Connection", customer_id: CustomerId) -> AgreedView:
    """Returns what was agreed with a customer, and what went out."""
    customer, day = customers.with_id(connection, customer_id), today()
    known = known_of(connection, customer, day)
    lines = {one.item.hash: one.text for one in agreed.printed_of(connection, customer_id)}
    sent = dict.fromkeys(one.study_version for one in known.sharings if one.study_version)
    return AgreedView(
        customer=customer,
        day=day,
        known=known,
        subjects=(*subjects(known, lines, day),),
        sharings=tuple(reversed(known.sharings)),
        lines=lines,
        versions={one.id: one.position for one in agreed.versions_named(connection, sent)},
        studies=tuple(_standing(one, known, day) for one in studies.of_customer(connection, customer_id)),
    )


def _standing(study: WholeStudy, known: Known, day: str) -> StudyStanding:
    return StudyStanding(study.study.id, study.title, status_of(study.versions[-1], known, day) if study.versions else None)


def subjects(known: Known, lines: Mapping[str, str], day: str) -> Iterator[SubjectLine]:
    """Yields how everything stands: the company and its rights, each person, each item that somebody answered to."""
    yield _on_ladder(COMPANY, known.customer.name.strip() or Message(NOBODY), known.permissions, day)
    for of, rung in RIGHTS:
        how, answer = standing(known.permissions, of, rung, day)
        yield SubjectLine(about=of, name=Message(rung.value), rung=rung, standing=how, answer=answer, right=True)
    for person in known.people:
        yield _of_person(person, known.permissions, day)
    items = dict.fromkeys(about(one) for one in known.permissions if one.subject is PermissionSubject.ITEM)
    for of in items:
        yield _on_ladder(of, f"“{lines.get(of.key, of.key[:8])}”", known.permissions, day)


def _of_person(person: Person, permissions: Sequence[Permission], day: str) -> SubjectLine:
    """Returns how a person may be told of: by what was answered since, and at the table, the narrower of both."""
    of = About(PermissionSubject.PERSON, person.id)
    found = _on_ladder(of, person.name.strip() or Message(NOBODY), permissions, day)
    level = person_level(person, (one for one in permissions if about(one) == of and one not in answers_of_person(person)), day)
    rung = OF_PERSON.get(level or PersonConsent.UNASKED, found.rung)
    if found.standing is Standing.GRANTED and LADDER.index(rung) < LADDER.index(found.rung):
        answers = answers_of_person(person)
        return SubjectLine(
            about=of, name=found.name, rung=rung, standing=Standing.GRANTED, answer=answers[0], others=_one(found.answer)
        )
    if level is PersonConsent.NONE and found.standing is Standing.GRANTED:
        answers = answers_of_person(person)
        narrow = answers[0] if answers else None
        return SubjectLine(
            about=of, name=found.name, rung=Rung.INTERNAL, standing=Standing.REFUSED, answer=narrow, others=_one(found.answer)
        )
    return found


def _one(answer: Permission | None) -> tuple[Permission, ...]:
    return (answer,) if answer else ()


def _on_ladder(of: About, name: str | Message, permissions: Iterable[Permission], day: str) -> SubjectLine:
    own = uncorrected([one for one in permissions if about(one) == of], day)
    hows = {rung: standing(own, of, rung, day) for rung in WIDEST}
    rung = next((rung for rung in WIDEST if hows[rung][0] is Standing.GRANTED), None)
    if rung:
        how, answer = hows[rung]
    else:
        # What was said of the widest rung says most where nothing is granted: refused, withdrawn, expired, asked.
        rung = next((one for one in WIDEST[::-1] if hows[one][0] is not Standing.NEVER_ASKED), Rung.STORY)
        how, answer = hows[rung]
        rung = Rung.INTERNAL if how in TAKEN else rung
    return SubjectLine(about=of, name=name, rung=rung, standing=how, answer=answer, others=_disagreeing(own, answer))


def _disagreeing(own: Sequence[Permission], answer: Permission | None) -> tuple[Permission, ...]:
    """Returns the answers of the day of `answer` that cannot be true beside it."""
    if answer is None:
        return ()
    given = PermissionAnswer.ASKED
    return tuple(
        one
        for one in own
        if one.answer is not given and one.since == answer.since and one is not answer and disagree(one, answer)
    )
