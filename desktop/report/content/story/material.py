"""Brings the chosen visits together: what may be published of them, the newest value of each claim, objectives by date.

Persons who agreed to nothing are left out with their quotes, objections and feelings; what they counted stands without them.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from enum import Enum
from hashlib import sha256

from db.model.case_study import Choices
from db.model.kinds import CompanyConsent, PersonConsent, RecordId, Verdict
from db.model.records import Claim, Consent, Customer, Objection, Objective, Person, Promise, Quote
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.interview.vocabulary import worded_visit
from desktop.report.anonymise.who_may_be_named import agreed, is_internal_only, is_named, person_called, when_visited
from desktop.report.content.story.licence import first_small, folded
from desktop.report.content.story.told_claim import ToldClaim, is_feeling, told_claim

STAMPS = frozenset(("heard_at", "position", "started_at", "ended_at"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """What the story is made from, all of it as agreed; `fallen` are claims that became worse since, `digests` of all records.

    `when` tells of each visit, by its id, when it was; empty where that is not known.
    """

    wholes: tuple[WholeVisit, ...]
    customer: Customer
    named: bool
    internal: bool
    claims: tuple[ToldClaim, ...]
    fallen: frozenset[RecordId]
    objectives: tuple[Objective, ...]
    objections: tuple[Objection, ...]
    quotes: tuple[Quote, ...]
    promises: tuple[Promise, ...]
    people: tuple[Person, ...]
    scope: tuple[str, ...]
    digests: dict[str, str]
    consents: frozenset[str]
    called_inside: str
    when: dict[str, str]

    @property
    def newest(self) -> WholeVisit:
        """The latest visit; undated ones are the oldest here."""
        return max(self.wholes, key=lambda whole: whole.visit.date)

    def person(self, person_id: str | None) -> Person | None:
        """Returns the person with this id, or None where nobody agreed to be mentioned."""
        found = next((person for person in self.people if person.id == person_id), None)
        return None if found is None or found.consent is PersonConsent.NONE else found

    def called(self, person_id: str | None, words: Translator) -> str:
        """Returns what to call a person, or an empty text."""
        return person_called(self.person(person_id), words)

    def answer(self, question: str, newest: bool = True) -> tuple[str, RecordId | None]:
        """Returns a free answer and its record: of the newest visit that has one, or of the oldest."""
        ordered = sorted(self.wholes, key=lambda whole: whole.visit.date, reverse=newest)
        for whole in ordered:
            for one in whole.answers:
                if one.question == question and one.text.strip():
                    return one.text.strip(), one.id
        return "", None

    def digest(self, record_ids: Iterable[str]) -> str:
        """Returns the digest of the records named, as they are now."""
        return joint_digest(self.digests, record_ids)


def joint_digest(digests: dict[str, str], record_ids: Iterable[str]) -> str:
    """Returns one digest for several records; a record that is gone counts as empty."""
    known = [digests.get(one, "") for one in record_ids]
    return sha256("\n".join(known).encode()).hexdigest()[:32] if known else ""


def material_of(wholes: Sequence[WholeVisit], choices: Choices | None, words: Translator) -> Material:
    """Returns what may be told of the visits, in the order of their dates, undated ones last."""
    raw = sorted(wholes, key=lambda whole: (not whole.visit.date.strip(), whole.visit.date))
    consent = narrowest(raw)
    answered = [replace(whole, consent=consent or whole.consent) for whole in raw]
    named = all(map(is_named, answered))
    shown = [agreed(worded_visit(whole, words), words) for whole in answered]
    shown = [_without_silent(whole) for whole in shown]
    claims, fallen = _standing(shown)
    return Material(
        wholes=tuple(shown),
        customer=shown[-1].customer if len(shown) == 1 else _newest_customer(shown),
        named=named,
        internal=any(map(is_internal_only, raw)),
        claims=tuple(told_claim(claim, words) for claim in claims),
        fallen=fallen,
        objectives=tuple(_unlike(o for whole in shown for o in whole.objectives if o.text.strip())),
        objections=tuple(o for whole in shown for o in whole.objections if o.text.strip()),
        quotes=tuple(q for whole in shown for q in whole.quotes if q.text.strip()),
        promises=tuple(p for whole in shown for p in whole.promises if p.text.strip()),
        people=tuple({person.id: person for whole in shown for person in whole.people}.values()),
        scope=tuple(one.casefold().strip() for one in (consent.scope if consent else ())),
        digests=digests_of(raw),
        called_inside=_inside(shown, named),
        when={whole.visit.id: when_visited(whole, words) for whole in answered},
        consents=frozenset(str(whole.consent.id) for whole in raw if whole.consent),
    )


def _inside(shown: Sequence[WholeVisit], named: bool) -> str:
    """Returns what to call the customer inside a sentence: an alias that begins with an article has a small one."""
    name = folded(_newest_customer(shown).name)
    return name if named else first_small(name)


def _newest_customer(shown: Sequence[WholeVisit]) -> Customer:
    return max(shown, key=lambda whole: whole.visit.date).customer


def narrowest(wholes: Sequence[WholeVisit]) -> Consent | None:
    """Returns the narrowest answer on the company that any of the visits has; a visit that did not ask takes it over."""
    order = (CompanyConsent.INTERNAL_ONLY, CompanyConsent.ANONYMOUS, CompanyConsent.NAMED)
    found = [whole.consent for whole in wholes if whole.consent and whole.consent.company in order]
    return min(found, key=lambda consent: order.index(consent.company or CompanyConsent.NAMED), default=None)


def _without_silent(whole: WholeVisit) -> WholeVisit:
    """Returns the visit without what those said who are not to be mentioned."""
    silent = {person.id for person in whole.people if person.consent is PersonConsent.NONE}
    if not silent:
        return whole
    return replace(
        whole,
        quotes=tuple(one for one in whole.quotes if one.said_by not in silent),
        objections=tuple(one for one in whole.objections if one.said_by not in silent),
        claims=tuple(
            replace(one, said_by=None) if one.said_by in silent else one
            for one in whole.claims
            if not (is_feeling(one) and one.said_by in silent)
        ),
    )


def _standing(wholes: Sequence[WholeVisit]) -> tuple[list[Claim], frozenset[RecordId]]:
    """Returns the claims whose value is the newest, and the ids of those that became worse."""
    replaced = _replaced(wholes)
    claims = [claim for whole in wholes for claim in whole.claims if claim.id not in replaced and _says_something(claim)]
    worse = (one for whole in wholes for one in whole.follows if one.verdict in (Verdict.WORSE, Verdict.GONE))
    return claims, frozenset(record for one in worse for record in (one.earlier_id, one.record_id) if record)


def _replaced(wholes: Sequence[WholeVisit]) -> dict[RecordId, RecordId | None]:
    """Returns the claims whose value is not the newest, each with the one that stands instead, if any."""
    found: dict[RecordId, RecordId | None] = {}
    for whole in wholes:
        own = {claim.id for claim in whole.claims}
        for follows in whole.follows:
            if follows.verdict is Verdict.GONE or (
                follows.verdict in (Verdict.WORSE, Verdict.BETTER, Verdict.HELD) and follows.record_id in own
            ):
                found[follows.earlier_id] = follows.record_id
    if len(wholes) > 1:
        named = [claim for claim in _by_date(wholes) if _key(claim)[0]]
        newest = {_key(claim): claim for claim in named}
        for one in named:
            if one.visit_id != newest[_key(one)].visit_id:
                found.setdefault(one.id, newest[_key(one)].id)
    return found


def _by_date(wholes: Sequence[WholeVisit]) -> list[Claim]:
    """Returns all claims, those of undated visits first, so that the newest value is the last."""
    ordered = sorted(wholes, key=lambda whole: whole.visit.date)
    return [claim for whole in ordered for claim in whole.claims]


def _key(claim: Claim) -> tuple[str, str, str]:
    return folded(claim.metric).casefold(), claim.category.value, claim.kind.value


def _says_something(claim: Claim) -> bool:
    return bool((claim.metric + claim.wording + claim.feeling + claim.before + claim.after + claim.change).strip())


def _unlike(objectives: Iterable[Objective]) -> list[Objective]:
    return list({folded(one.text).casefold(): one for one in reversed(list(objectives))}.values())[::-1]


def digests_of(wholes: Iterable[WholeVisit]) -> dict[str, str]:
    """Returns a digest of every record of the visits; stamps and positions do not count, nor do fields left empty.

    That of a claim which another one replaces holds that of the other.
    """
    here, found = tuple(wholes), dict[str, str]()
    for whole in here:
        records = [whole.visit, whole.customer, *whole.people, *whole.answers, *whole.objectives, *whole.objections]
        for record in (*records, *whole.claims, *whole.quotes, *whole.promises, *((whole.consent,) if whole.consent else ())):
            told = {
                part.name: _plain(getattr(record, part.name))
                for part in fields(record)
                if part.name not in STAMPS and getattr(record, part.name) != part.default
            }
            found[str(record.id)] = sha256(json.dumps(told, sort_keys=True, default=str).encode("utf-8", "replace")).hexdigest()
    instead = {one: found.get(by or "", "") for one, by in _replaced(here).items() if one in found}
    return found | {one: sha256(f"{found[one]} {by}".encode()).hexdigest() for one, by in instead.items()}


def _plain(value: object) -> object:
    return value.value if isinstance(value, Enum) else value
