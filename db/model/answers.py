"""Reads what visits and people hold of consent as permissions, by one table: the answers of the day of the visit.

These fields are filled in at the table, and go out with the visit file. Once their visit is deleted for good, its answers stay
as permissions of its customer (`db.history.kept_answers`).
"""

from dataclasses import replace
from typing import TypeVar

from db.model.agreed import Permission
from db.model.ids import derived_id
from db.model.kinds import (
    LADDER,
    CompanyConsent,
    PermissionAnswer,
    PermissionSubject,
    PersonConsent,
    RecordId,
    Rung,
    ValueCategory,
)
from db.model.moments import is_day
from db.model.records import Claim, Consent, Customer, Objection, Person, Quote, Record

GRANTED, REFUSED = PermissionAnswer.GRANTED, PermissionAnswer.REFUSED
R = TypeVar("R", bound=Record)
# What each answer says. Rungs that were ticked at the close are in `_ticked`.
TABLE: dict[CompanyConsent | PersonConsent, tuple[tuple[Rung, PermissionAnswer], ...]] = {
    CompanyConsent.UNASKED: (),
    CompanyConsent.INTERNAL_ONLY: ((Rung.INTERNAL, GRANTED),),
    CompanyConsent.ANONYMOUS: ((Rung.STORY, GRANTED), (Rung.NAME, REFUSED)),
    CompanyConsent.NAMED: ((Rung.NAME, GRANTED),),
    PersonConsent.UNASKED: (),
    PersonConsent.NONE: ((Rung.STORY, REFUSED),),
    PersonConsent.ROLE_ONLY: ((Rung.ROLE, GRANTED), (Rung.NAME, REFUSED)),
    PersonConsent.NAMED: ((Rung.NAME, GRANTED),),
}
# The question of the guide at the close whose free answer holds the exact words.
EXACT_WORDS = "agreed_words"
SUBJECTS = {Rung.LOGO: PermissionSubject.LOGO, Rung.PHOTO: PermissionSubject.PHOTO}


def answers_of(consent: Consent, customer: Customer, day: str, words: str = "") -> tuple[Permission, ...]:
    """Returns what the company answered at a visit on `day`, in these exact words: in the set-up, and at the close."""
    company = TABLE[consent.company] if consent.company else ()
    given = [*company, *_ticked(consent)]
    since = day if is_day(day) else ""
    return tuple(
        Permission(
            id=RecordId(derived_id("answer", consent.id, str(n), rung, answer)),
            customer_id=customer.id,
            subject=SUBJECTS.get(rung, PermissionSubject.COMPANY),
            rung=rung,
            answer=answer,
            words=words,
            since=since,
            origin=consent.id,
        )
        for n, (rung, answer) in enumerate(given)
    )


def answers_of_person(person: Person) -> tuple[Permission, ...]:
    """Returns what a person answered about themselves; without a day, as theirs is not known."""
    if person.customer_id is None or person.consent is None:
        return ()
    return tuple(
        Permission(
            id=RecordId(derived_id("answer", person.id, rung, answer)),
            customer_id=person.customer_id,
            subject=PermissionSubject.PERSON,
            person=person.id,
            rung=rung,
            answer=answer,
            by=person.name,
        )
        for rung, answer in TABLE[person.consent]
    )


def withheld(record: R, speaker: str) -> R:
    """Returns what somebody said who is not to be mentioned and will not stand as its speaker any more: it is not published.

    Else their words would become those of nobody, whom nothing keeps from being told.
    """
    is_felt = isinstance(record, Claim) and record.category is ValueCategory.EMOTIONAL
    theirs = (is_felt or isinstance(record, Quote | Objection)) and getattr(record, "said_by", None) == speaker
    return replace(record, publish=False) if theirs else record  # type: ignore[arg-type]  # each of these can be published


def rungs_ticked(consent: Consent) -> frozenset[Rung]:
    """Returns what was ticked at the close."""
    said = {" ".join(rung.casefold().split()) for rung in consent.scope}
    return frozenset(rung for rung in Rung if rung in said)


def _ticked(consent: Consent) -> list[tuple[Rung, PermissionAnswer]]:
    """Returns what was ticked at the close: the highest rung of the ladder is granted, the next one was not ticked on purpose.

    Logo, photo and full case study need the name, which whoever ticked only these did not give.
    """
    rungs = rungs_ticked(consent)
    ladder = [rung for rung in LADDER if rung in rungs]
    given = [(rung, GRANTED) for rung in Rung if rung in rungs and rung not in LADDER]
    if Rung.INTERNAL in ladder:
        return [(Rung.INTERNAL, GRANTED), *given]
    if ladder:
        above = LADDER[LADDER.index(ladder[-1]) + 1 :]
        given = [(ladder[-1], GRANTED), *((rung, REFUSED) for rung in above[:1]), *given]
    return given
