"""Decides who may be named: the only module that decides how customer and people are called in what others read.

`agreed` returns a visit with only what may be published. Documents for others are composed from that, so
nothing withheld can get into a title, a footnote or the description of a picture. Names are replaced in the text
before it is laid out; nothing is only covered up. Promises of safety: P2, P3, P3b.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Any, TypeVar

from db.model.fields import fields_of
from db.model.messages import N_
from db.model.records import CompanyConsent, Consent, Person, PersonConsent, Record, Side
from db.model.whole_visit import WholeVisit
from db.names.particles import words_of
from db.names.spellings import Small, Wanted
from desktop.consent.old_answers import level_at
from desktop.core.messages import Translator
from desktop.interview.our_side import is_ours
from desktop.report.anonymise.addresses import hiding_addresses
from desktop.report.anonymise.bands import (
    OF_THEIR_COUNTRY,
    REGIONS,
    THEIR_COUNTRY,
    countries_in,
    region_of,
    season_of,
    size_band,
    tells_currency,
)
from desktop.report.anonymise.name_matcher import Hide, Replacements, hiding
from desktop.report.anonymise.name_variants import (
    company_initials,
    company_names,
    initials_of,
    letters_of,
    person_names,
    place_names,
)
from desktop.report.anonymise.nationalities import hiding_people
from desktop.report.document.wording import A_CUSTOMER, SOMEONE_THERE, day

R = TypeVar("R", bound=Record)

LANGUAGE = re.compile("[A-Za-z]{2,3}(?![A-Za-z])")


def agreed(whole: WholeVisit, words: Translator) -> WholeVisit:
    """Returns `whole` with only what may be published, and everybody called as they agreed to.

    The customer's name is the one from `customer_called`; a person has a name only if they and their company agreed to be
    named, and a job title only if they agreed to that or more. Within words that were said and stand in quotation marks, what
    replaces a name stands in square brackets. It leaves out claims, quotes and objections not to be published, the notes and,
    for an anonymous customer, place, source, description and whatever names the currency of its country; of that it tells the
    region, and of its size a band.
    """
    named = is_named(whole)
    whole = with_roles_only(whole) if named else without_currency(with_roles_only(whole))
    tell = telling(whole, words)
    customer, visit = _cleaned(whole.customer, tell), _cleaned(whole.visit, tell)
    return replace(
        whole,
        customer=replace(
            customer,
            name=customer_called(whole, words),
            about=customer.about if named else "",
            alias="",
            country=customer.country if named else region_of(whole.customer.country, words),
            size=customer.size if named else size_band(customer.size, words),
        ),
        visit=replace(
            visit,
            place=visit.place if named else "",
            source=whole.visit.source if named else "",
            language=visit.language if named else "".join(LANGUAGE.findall(visit.language)[:1]),
        ),
        people=tuple(_person(person, tell) for person in whole.people),
        answers=_all_cleaned(whole.answers, tell),
        notes=(),
        objectives=_all_cleaned(whole.objectives, tell),
        objections=_all_cleaned((o for o in whole.objections if o.publish), tell),
        claims=_all_cleaned((claim for claim in whole.claims if claim.publish), tell),
        # What one of us said is no word of the customer's.
        quotes=_all_cleaned((q for q in whole.quotes if q.publish and not is_ours(whole, q.said_by)), tell),
        promises=_all_cleaned(whole.promises, tell),
        rates=_all_cleaned(whole.rates, tell),
        return_plan=_cleaned(whole.return_plan, tell) if whole.return_plan else None,
        consent=None,
    )


def without_currency(whole: WholeVisit) -> WholeVisit:
    """Returns the visit without the records that name the currency of the customer's country, which tells the country."""
    countries = countries_in(whole.customer.country)

    def kept(records: Iterable[R]) -> tuple[R, ...]:
        return tuple(one for one in records if not any(tells_currency(text, countries) for text in _texts(one)))

    return replace(
        whole,
        answers=kept(whole.answers),
        objectives=kept(whole.objectives),
        objections=kept(whole.objections),
        claims=kept(whole.claims),
        quotes=kept(whole.quotes),
        promises=kept(whole.promises),
    )


def is_named(whole: WholeVisit) -> bool:
    """Returns whether the customer agreed to be named as a company; not asked means no, and of two answers the narrower rules."""
    return level_at(whole) is CompanyConsent.NAMED


def with_roles_only(whole: WholeVisit) -> WholeVisit:
    """Returns the visit with only roles in it if the company stays anonymous: a person's name gives its company away."""
    if is_named(whole):
        return whole
    narrower = (
        replace(person, consent=PersonConsent.ROLE_ONLY) if person.consent is PersonConsent.NAMED else person
        for person in whole.people
    )
    return replace(whole, people=tuple(narrower))


def is_internal_only(whole: WholeVisit) -> bool:
    """Returns whether the customer agreed to inside use only, in either of the two places where that is asked."""
    return level_at(whole) is CompanyConsent.INTERNAL_ONLY


def may_show_logo(whole: WholeVisit) -> bool:
    """Returns whether the logo may be shown: if the customer agreed to exactly that, and only if it is named."""
    return is_named(whole) and whole.consent is not None and "logo" in _rungs(whole.consent)


def _rungs(consent: Consent) -> set[str]:
    return {rung.strip().casefold() for rung in consent.scope}


def customer_called(whole: WholeVisit, words: Translator) -> str:
    """Returns what to call the customer: its name if that was agreed, else its alias, else its industry."""
    customer = whole.customer
    if is_named(whole):
        return customer.name.strip() or words.text(A_CUSTOMER)
    # Somebody chose how to call it, perhaps by its country.
    hide = _telling(whole, words, words.text(A_CUSTOMER), country=False)
    if customer.alias.strip():
        return hide(customer.alias.strip())
    industry = hide(customer.industry.strip())
    return words.text(N_("A customer in {industry}"), industry=industry) if industry else words.text(A_CUSTOMER)


def person_called(person: Person | None, words: Translator) -> str:
    """Returns what to call a person: name and job title if they agreed, else the job title, else the side of the table."""
    if person is None:
        return ""
    name = person.name.strip() if person.consent is PersonConsent.NAMED else ""
    title = person.job_title.strip() if person.consent in (PersonConsent.NAMED, PersonConsent.ROLE_ONLY) else ""
    called = ", ".join(filter(None, (name, title)))
    if person.side is Side.US:
        return words.text(N_("{who}, on our side"), who=called) if called else words.text(N_("one of us"))
    return called or words.text(SOMEONE_THERE)


def when_visited(whole: WholeVisit, words: Translator) -> str:
    """Returns when a visit was, as may be told: its day, or its season where the customer is not named; empty without a day."""
    if is_named(whole):
        return day(whole.visit.date, words)
    return season_of(whole.visit.date.strip(), whole.customer.country, words)


def _person(person: Person, tell: Callable[[str], str]) -> Person:
    named = person.consent is PersonConsent.NAMED
    known = named or person.consent is PersonConsent.ROLE_ONLY
    title = tell(person.job_title) if known else ""
    return replace(person, name=person.name if named else "", job_title=title, role="")


# Replacing names in running text


def telling(whole: WholeVisit, words: Translator) -> Replacements:
    """Returns a function that replaces every name in a text that may not appear."""
    return _telling(whole, words, customer_called(whole, words))


def _telling(whole: WholeVisit, words: Translator, called: str, country: bool = True) -> Replacements:
    """Returns the same with `called` as the customer's name; without `country`, that of the customer stays."""
    named = is_named(whole)
    whole = with_roles_only(whole)
    unnamed = [person for person in whole.people if person.consent is not PersonConsent.NAMED]
    company = Replacements()
    _hide_company(company, whole, called, words)
    told = Replacements()
    leading = [name.text for person in unnamed for name in person_names(person)]
    leading += [] if named else [*(name.text for name in company_names(whole)), *company_initials(whole)]
    mailbox, page = told.holder(words.text(N_("an e-mail address"))), told.holder(words.text(N_("a web address")))
    told.add(hiding_addresses(leading, mailbox, page, everywhere=not named))
    for person in unnamed:
        # The job title that stands for a person may hold the customer's name.
        who = person_called(person, words)
        holder = told.holder(who if named else company(who))
        others = [word for other in whole.people if other is not person for word in words_of(other.name)]
        told.add(hiding(person_names(person), holder, initials=True, spared=others))
        told.add(_hiding_letters(initials_of(person), holder))
    if not named:
        _hide_company(told, whole, called, words)
    if not named and country:
        _hide_country(told, whole.customer.country, words)
    return told


def _hide_company(told: Replacements, whole: WholeVisit, called: str, words: Translator) -> None:
    """Adds steps that hide the names of the customer and of its place."""
    holder = told.holder(called)
    told.add(hiding(company_names(whole), holder))
    told.add(_hiding_letters(letters_of(whole), holder))
    told.add(hiding(place_names(whole), told.holder(words.text(N_("a place of theirs")))))


def _hide_country(told: Replacements, country: str, words: Translator) -> None:
    """Adds steps that tell the region in place of the country and of what is said of its people."""
    region = region_of(country, words)
    for one in countries_in(country):
        there, theirs = map(words.text, REGIONS[one.region] if region else (THEIR_COUNTRY, OF_THEIR_COUNTRY))
        told.add(hiding([Wanted(name, Small.NEVER) for name in one.names], told.holder(there)))
        told.add(hiding([Wanted(name, Small.NEVER) for name in one.people], told.holder(theirs)))
        told.add(hiding_people(one, told.holder(theirs)))


def _hiding_letters(letters: re.Pattern[str] | None, replacement: str) -> Hide:
    return lambda text: letters.sub(lambda _: replacement, text) if letters else text


def _all_cleaned(records: Iterable[R], tell: Replacements) -> tuple[R, ...]:
    return tuple(_cleaned(record, tell) for record in records)


def _texts(record: Record) -> list[str]:
    values = (getattr(record, name) for name in fields_of(type(record)).typed)
    return [text for value in values for text in (value if isinstance(value, tuple) else (value,))]


def _cleaned(record: R, tell: Replacements) -> R:
    """Returns `record` with every text cleaned."""
    changes: dict[str, Any] = {}
    for name in fields_of(type(record)).typed:
        value = getattr(record, name)
        if isinstance(value, tuple):
            changes[name] = tuple(map(tell, value))
        elif name == "text" and getattr(record, "verbatim", False):
            changes[name] = tell.within_quotation(value)
        elif name != "language":
            changes[name] = tell(value)
    return replace(record, **changes)
