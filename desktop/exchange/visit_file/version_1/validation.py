"""Validates the content of a version 1 visit file, and names the place and the reason of the first fault."""

from collections.abc import Callable, Iterator

import msgspec

from db.model.messages import N_, Message
from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.common.forms import is_currency, is_date, is_decimal, is_language, is_moment, is_uuid
from desktop.exchange.visit_file.complaints import A_DATE, A_MOMENT, EMPTY, IS_NOT, NO_UUID, TOO_MANY, complaint, in_words
from desktop.exchange.visit_file.limits import MOST_RECORDS
from desktop.exchange.visit_file.version_1.format import VisitFile

# The lists of which each entry becomes a record.
LISTS = ("people", "objectives", "objections", "value", "quotes", "next_steps", "notes")
NO_OBJECTIVE = N_("there is no objectives[{number}]")
DOUBLE_PERSON = N_("{value} is the id of another person already")
NOBODY = N_("{value} names nobody in people")


def validated(content: object) -> VisitFile:
    """Returns the content of a file that says it is a visit file of version 1. Raises BadVisitFile."""
    try:
        file = msgspec.convert(content, VisitFile)
    except msgspec.ValidationError as error:
        raise BadVisitFile(complaint(str(error), content, VisitFile)) from None
    for place, reason in _faults(file):
        raise BadVisitFile(Message("{place}: {reason}", place=place, reason=reason))
    return file


def _faults(file: VisitFile) -> Iterator[tuple[str, Message]]:
    """Yields the faults that types cannot express: unknown people, dates that are none, numbers out of range."""
    count = sum(len(getattr(file, name)) for name in LISTS)
    if count > MOST_RECORDS:
        longest = max(LISTS, key=lambda name: len(getattr(file, name)))
        yield longest, Message(TOO_MANY, count=count, most=MOST_RECORDS)
    if not file.customer.name.strip():
        yield "customer.name", Message(EMPTY)
    if file.id and not is_uuid(file.id):
        yield "id", Message(NO_UUID, value=in_words(file.id))
    yield from _doubles(file)
    for place, text, allowed, wanted in _texts(file):
        if text and not allowed(text):
            yield place, Message(IS_NOT, value=in_words(text), wanted=Message(wanted))
    yield from _strangers(file)
    for n, claim in enumerate(file.value):
        if claim.objective is not None and not 0 <= claim.objective < len(file.objectives):
            yield f"value[{n}].objective", Message(NO_OBJECTIVE, number=shown(claim.objective))


def _doubles(file: VisitFile) -> Iterator[tuple[str, Message]]:
    seen: set[str] = set()
    for n, person in enumerate(file.people):
        if not person.id:
            yield f"people[{n}].id", Message(EMPTY)
        if person.id in seen:
            yield f"people[{n}].id", Message(DOUBLE_PERSON, value=in_words(person.id))
        seen.add(person.id)


def _strangers(file: VisitFile) -> Iterator[tuple[str, Message]]:
    people = {person.id for person in file.people}
    for name in ("objectives", "objections", "value", "quotes", "notes"):
        for n, part in enumerate(getattr(file, name)):
            if part.said_by is not None and part.said_by not in people:
                yield f"{name}[{n}].said_by", Message(NOBODY, value=in_words(part.said_by))


def _texts(file: VisitFile) -> Iterator[tuple[str, str, Callable[[str], bool], str]]:
    yield "visit.date", file.visit.date, is_date, A_DATE
    yield (
        "visit.language",
        file.visit.language,
        is_language,
        N_("a language tag such as en or de-CH"),
    )
    for n, step in enumerate(file.next_steps):
        yield f"next_steps[{n}].due", step.due, is_date, A_DATE
    for n, note in enumerate(file.notes):
        yield f"notes[{n}].at", note.at, is_moment, A_MOMENT
    for n, claim in enumerate(file.value):
        yield f"value[{n}].currency", claim.currency, is_currency, N_("an ISO 4217 code such as EUR")
        yield f"value[{n}].annual_value", claim.annual_value, is_decimal, N_("a decimal number such as 57600.00")
