"""Validates what stands in a visit file, and names the place and the reason of the first thing wrong."""

from collections.abc import Callable, Iterator

import msgspec

from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.common.forms import is_currency, is_date, is_decimal, is_language, is_moment, is_uuid
from desktop.exchange.visit_file.complaints import complaint, in_words
from desktop.exchange.visit_file.limits import MOST_RECORDS
from desktop.exchange.visit_file.version_1.format import VisitFile

# What becomes records, one for each entry.
LISTS = ("people", "objectives", "objections", "value", "quotes", "next_steps", "notes")


def validated(content: object) -> VisitFile:
    """The content of a file that says it is a visit file of version 1. Raises BadVisitFile."""
    try:
        file = msgspec.convert(content, VisitFile)
    except msgspec.ValidationError as error:
        raise BadVisitFile(complaint(str(error), content, VisitFile)) from None
    for place, reason in _faults(file):
        raise BadVisitFile(f"{place}: {reason}")
    return file


def _faults(file: VisitFile) -> Iterator[tuple[str, str]]:
    """What no single type can say: names that must name somebody, dates that must be dates, numbers in their range."""
    count = sum(len(getattr(file, name)) for name in LISTS)
    if count > MOST_RECORDS:
        longest = max(LISTS, key=lambda name: len(getattr(file, name)))
        yield longest, f"with these the file holds {count:,} entries, more than the {MOST_RECORDS:,} of the longest visit"
    if not file.customer.name.strip():
        yield "customer.name", "is empty"
    if file.id and not is_uuid(file.id):
        yield "id", f"{in_words(file.id)} is not a UUID"
    yield from _doubles(file)
    for place, text, allowed, reason in _texts(file):
        if text and not allowed(text):
            yield place, f"{in_words(text)} is not {reason}"
    yield from _strangers(file)
    for n, claim in enumerate(file.value):
        if claim.objective is not None and not 0 <= claim.objective < len(file.objectives):
            yield f"value[{n}].objective", f"there is no objectives[{shown(claim.objective)}]"


def _doubles(file: VisitFile) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for n, person in enumerate(file.people):
        if not person.id:
            yield f"people[{n}].id", "is empty"
        if person.id in seen:
            yield f"people[{n}].id", f"{in_words(person.id)} is the id of another person already"
        seen.add(person.id)


def _strangers(file: VisitFile) -> Iterator[tuple[str, str]]:
    people = {person.id for person in file.people}
    for name in ("objectives", "objections", "value", "quotes", "notes"):
        for n, part in enumerate(getattr(file, name)):
            if part.said_by is not None and part.said_by not in people:
                yield f"{name}[{n}].said_by", f"{in_words(part.said_by)} names nobody in people"


def _texts(file: VisitFile) -> Iterator[tuple[str, str, Callable[[str], bool], str]]:
    yield "visit.date", file.visit.date, is_date, "an ISO date such as 2026-11-20"
    yield (
        "visit.language",
        file.visit.language,
        is_language,
        "a language tag such as en or de-CH",
    )
    for n, step in enumerate(file.next_steps):
        yield f"next_steps[{n}].due", step.due, is_date, "an ISO date such as 2026-11-20"
    for n, note in enumerate(file.notes):
        yield f"notes[{n}].at", note.at, is_moment, "an ISO date and time such as 2026-11-20T14:03:00Z"
    for n, claim in enumerate(file.value):
        yield f"value[{n}].currency", claim.currency, is_currency, "an ISO 4217 code such as EUR"
        yield f"value[{n}].annual_value", claim.annual_value, is_decimal, "a decimal number such as 57600.00"
