"""Says how company and people may be told of, by what was filled in at visits (`db.model.answers`) and answered since.

An answer of a person has no day of its own: it stands beside every later one, and the narrower of them rules.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from db.model.agreed import Permission
from db.model.answers import EXACT_WORDS, GRANTED, SUBJECTS, answers_of, answers_of_person, rungs_ticked
from db.model.ids import derived_id
from db.model.in_force import LAST_DAY, About, is_granted, standing
from db.model.in_force import Standing as How
from db.model.kinds import LADDER, CompanyConsent, PermissionSubject, PersonConsent, RecordId, Rung
from db.model.messages import N_, Message
from db.model.moments import is_day
from db.model.records import Consent, Customer, Person
from db.model.whole_visit import WholeVisit
from desktop.consent.permissions import COMPANY, LOGO, NEED_THE_NAME, disagree

# How an old answer is called: on screen, on paper and in files there is one vocabulary, that of the ladder.
NOT_ASKED = N_("not asked yet")
CALLED: dict[CompanyConsent | PersonConsent, str] = {
    CompanyConsent.UNASKED: NOT_ASKED,
    CompanyConsent.INTERNAL_ONLY: Rung.INTERNAL.value,
    CompanyConsent.ANONYMOUS: Rung.STORY.value,
    CompanyConsent.NAMED: Rung.NAME.value,
    PersonConsent.UNASKED: NOT_ASKED,
    PersonConsent.NONE: Rung.INTERNAL.value,
    PersonConsent.ROLE_ONLY: Rung.ROLE.value,
    PersonConsent.NAMED: Rung.NAME.value,
}
DISAGREE = N_("It was answered “{one}” and “{other}”. The narrower answer rules; please ask once more.")
# How a person may be told of, the narrowest first.
NARROWEST = (PersonConsent.NONE, PersonConsent.UNASKED, PersonConsent.ROLE_ONLY, PersonConsent.NAMED)


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two answers of one visit that cannot both be true: the narrower rules. Both in the words of the screen."""

    narrow: str
    wide: str


def answers_at(whole: WholeVisit, day: str = "") -> tuple[Permission, ...]:
    """Returns what the company answered at a visit; on `day` at the latest, as what is recorded was answered."""
    since = min(whole.visit.date, day) if day and is_day(whole.visit.date) else whole.visit.date
    return answers_of(whole.consent, whole.customer, since, whole.answer(EXACT_WORDS)) if whole.consent else ()


def level_at(whole: WholeVisit) -> CompanyConsent | None:
    """Returns how the company may be told of by the answers of one visit alone."""
    return company_level(answers_at(whole), LAST_DAY)


def company_level(permissions: Iterable[Permission], day: str) -> CompanyConsent | None:
    """Returns how the company may be told of on `day`, in the terms of `Consent.company`; None where nothing was answered."""
    known = tuple(permissions)
    if is_granted(known, COMPANY, Rung.NAME, day):
        return CompanyConsent.NAMED
    if is_granted(known, COMPANY, Rung.STORY, day):
        return CompanyConsent.ANONYMOUS
    how, _ = standing(known, COMPANY, Rung.STORY, day)
    if how in (How.REFUSED, How.WITHDRAWN):
        return CompanyConsent.INTERNAL_ONLY
    asked = any(one.subject is PermissionSubject.COMPANY and one.rung in LADDER for one in known)
    return CompanyConsent.UNASKED if asked else None


def person_level(person: Person, permissions: Iterable[Permission], day: str) -> PersonConsent | None:
    """Returns how a person may be told of on `day`: by what was answered since, and by their own field, the narrower of both."""
    about = About(PermissionSubject.PERSON, person.id)
    levels = (_level(answers, about, day) for answers in (tuple(permissions), answers_of_person(person)))
    found = [level for level in levels if level is not None]
    return min(found, key=NARROWEST.index) if found else person.consent


def _level(permissions: tuple[Permission, ...], about: About, day: str) -> PersonConsent | None:
    """Returns how somebody may be told of by these answers alone; None where nothing was answered."""
    if is_granted(permissions, about, Rung.NAME, day):
        return PersonConsent.NAMED
    if is_granted(permissions, about, Rung.ROLE, day):
        return PersonConsent.ROLE_ONLY
    hows = {rung: standing(permissions, about, rung, day)[0] for rung in (Rung.STORY, Rung.ROLE, Rung.NAME)}
    if hows[Rung.STORY] in (How.REFUSED, How.WITHDRAWN):
        return PersonConsent.NONE
    return None if {*hows.values()} <= {How.NEVER_ASKED, How.ASKED} else PersonConsent.UNASKED


def as_in_force(wholes: Sequence[WholeVisit], permissions: Iterable[Permission], day: str) -> tuple[WholeVisit, ...]:
    """Returns the visits with consent as it is in force on `day`, by their own answers and `permissions` of the same customer.

    Whoever composes a document from them uses nothing beyond it.
    """
    own = {whole.consent.id for whole in wholes if whole.consent}
    # The visits may have changed since they were stored.
    stored = tuple(one for one in permissions if one.origin is None or one.origin not in own)
    company = (*(one for whole in wholes for one in answers_at(whole, day)), *stored)
    level = company_level(company, day)
    rights = tuple(rung for rung in Rung if rung not in LADDER and _may(company, rung, day))
    return tuple(_in_force(whole, level, rights, stored, day) for whole in wholes)


def _in_force(
    whole: WholeVisit, level: CompanyConsent | None, rights: tuple[Rung, ...], stored: tuple[Permission, ...], day: str
) -> WholeVisit:
    people = tuple(replace(one, consent=person_level(one, stored, day)) if one.customer_id else one for one in whole.people)
    if whole.consent is None and level is None:
        return replace(whole, people=people)
    consent = whole.consent or Consent(id=RecordId(derived_id("consent", whole.visit.id)), visit_id=whole.visit.id)
    return replace(whole, people=people, consent=replace(consent, company=level, scope=tuple(map(str, rights))))


def _may(known: tuple[Permission, ...], rung: Rung, day: str) -> bool:
    about = LOGO if rung is Rung.LOGO else About(SUBJECTS.get(rung, PermissionSubject.COMPANY))
    named = rung not in NEED_THE_NAME or is_granted(known, COMPANY, Rung.NAME, day)
    return named and is_granted(known, about, rung, day)


def disagreement(consent: Consent, customer: Customer) -> Disagreement | None:
    """Returns the narrowest and the widest answer of one visit where they cannot both be true."""
    rungs = rungs_ticked(consent)
    ticked = [rung for rung in Rung if rung in rungs and rung is not Rung.INTERNAL]
    level = consent.company
    called = CALLED[level] if level else ""
    # Who ticked a right that needs the name meant the name; it is only shown that this was not said.
    named = (Rung.NAME,) if {*ticked} & {*NEED_THE_NAME} else ()
    said = [
        (called, replace(consent, scope=())),
        (Rung.INTERNAL, replace(consent, company=None, scope=(Rung.INTERNAL,) if Rung.INTERNAL in rungs else ())),
        (ticked[-1] if ticked else "", replace(consent, company=None, scope=(*ticked, *named))),
    ]
    answers = [(words, answers_of(one, customer, "")) for words, one in said]
    answers.sort(key=lambda one: _height(one[1]))
    for narrow, low in answers:
        for wide, high in reversed(answers):
            if any(disagree(one, other) for one in low for other in high):
                return Disagreement(str(narrow), str(wide))
    return None


def disagreeing(consent: Consent | None, customer: Customer) -> Message | None:
    """Says of two answers of one visit that they cannot both be true, and which rules; None where they can."""
    found = disagreement(consent, customer) if consent else None
    return Message(DISAGREE, one=Message(found.narrow), other=Message(found.wide)) if found else None


def _height(permissions: tuple[Permission, ...]) -> int:
    return max((LADDER.index(one.rung) for one in permissions if one.rung in LADDER and one.answer is GRANTED), default=-1)
