"""Validates what stands in a visit file, and names the place and the reason of the first thing wrong."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import Any, get_args, get_type_hints
from uuid import UUID

import msgspec

from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.visit_file.format import FORMAT, MOST_RECORDS, VERSION, VisitFile

# The names msgspec gives to what JSON holds → ours.
TYPES = {
    "str": "text",
    "int": "a whole number",
    "float": "a number",
    "bool": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "nothing",
}
# What becomes records, one for each entry.
LISTS = ("people", "objectives", "objections", "value", "quotes", "next_steps", "notes")
_PLACE = re.compile(r"(?P<reason>.*?)(?: - at `\$?\.?(?P<place>[^`]*)`)?", re.DOTALL)
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")
_CURRENCY = re.compile(r"[A-Z]{3}")


def validated(content: object) -> VisitFile:
    """The content of a JSON file as a visit file. Raises BadVisitFile."""
    if not isinstance(content, dict):
        raise BadVisitFile("the file holds no visit but " + _called(content))
    if content.get("format") != FORMAT:
        raise BadVisitFile(f'format: this is no visit file (it should say "{FORMAT}")')
    version = content.get("version")
    if version != VERSION or isinstance(version, bool):
        newer = isinstance(version, int) and version > VERSION
        raise BadVisitFile(
            f"version: {_shown(version)} is newer than this program reads ({VERSION}); please update Firsthand"
            if newer
            else f"version: {_shown(version)} is not {VERSION}"
        )
    try:
        file = msgspec.convert(content, VisitFile)
    except msgspec.ValidationError as error:
        raise BadVisitFile(_sentence(str(error), content)) from None
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
        yield "id", f"{_shown(file.id)} is not a UUID"
    yield from _doubles(file)
    for place, text, allowed, reason in _texts(file):
        if text and not allowed(text):
            yield place, f"{_shown(text)} is not {reason}"
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
            yield f"people[{n}].id", f"{_shown(person.id)} is the id of another person already"
        seen.add(person.id)


def _strangers(file: VisitFile) -> Iterator[tuple[str, str]]:
    people = {person.id for person in file.people}
    for name in ("objectives", "objections", "value", "quotes", "notes"):
        for n, part in enumerate(getattr(file, name)):
            if part.said_by is not None and part.said_by not in people:
                yield f"{name}[{n}].said_by", f"{_shown(part.said_by)} names nobody in people"


def _texts(file: VisitFile) -> Iterator[tuple[str, str, Callable[[str], bool], str]]:
    yield "visit.date", file.visit.date, is_date, "an ISO date such as 2026-11-20"
    yield (
        "visit.language",
        file.visit.language,
        lambda text: bool(_LANGUAGE.fullmatch(text)),
        "a language tag such as en or de-CH",
    )
    for n, step in enumerate(file.next_steps):
        yield f"next_steps[{n}].due", step.due, is_date, "an ISO date such as 2026-11-20"
    for n, note in enumerate(file.notes):
        yield f"notes[{n}].at", note.at, is_moment, "an ISO date and time such as 2026-11-20T14:03:00Z"
    for n, claim in enumerate(file.value):
        yield f"value[{n}].currency", claim.currency, is_currency, "an ISO 4217 code such as EUR"
        yield f"value[{n}].annual_value", claim.annual_value, is_decimal, "a decimal number such as 57600.00"


def is_uuid(text: str) -> bool:
    """Whether `text` is a UUID in its usual form."""
    return bool(_UUID.fullmatch(text)) and bool(UUID(text))


def is_date(text: str) -> bool:
    """Whether `text` is an ISO date."""
    return _parses(date.fromisoformat, text)


def is_moment(text: str) -> bool:
    """Whether `text` is an ISO date and time."""
    return _parses(datetime.fromisoformat, text)


def is_language(text: str) -> bool:
    """Whether `text` has the form of a language tag (BCP 47)."""
    return bool(_LANGUAGE.fullmatch(text))


def is_currency(text: str) -> bool:
    """Whether `text` has the form of an ISO 4217 code."""
    return bool(_CURRENCY.fullmatch(text))


def is_decimal(text: str) -> bool:
    """Whether `text` is a plain decimal number."""
    try:
        return text == text.strip() and "_" not in text and Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _parses(parse: Callable[[str], object], text: str) -> bool:
    try:
        parse(text)
    except ValueError:
        return False
    return True


def _sentence(message: str, content: object) -> str:
    """msgspec's message in our words: the place first, then the reason."""
    match = _PLACE.fullmatch(message)
    assert match is not None  # the pattern matches any text
    place, reason = match["place"] or "", match["reason"]
    if found := re.fullmatch(r"Object contains unknown field `(.*)`", reason, re.DOTALL):
        return f"{_joined(place, shown(found[1]))}: there is no such key in a visit file"
    if found := re.fullmatch(r"Object missing required field `(.*)`", reason):
        return f"{_joined(place, found[1])}: is missing"
    value = _value_at(content, place)
    if reason.startswith("Invalid enum value"):
        return f"{place}: {_shown(value)} is not one of {', '.join(_choices(place))}"
    if found := re.match(r"Expected `(?:int|float)` ([<>]=) ([0-9.]+)", reason):
        return f"{place}: {_shown(value)} is {'less' if found[1] == '>=' else 'more'} than {float(found[2]):g}"
    if found := re.match(r"Expected `(.*?)`(?:, got `.*`)?", reason):
        # That null would do for an absent key is msgspec's affair, not the reader's.
        wanted = " or ".join(TYPES.get(name, name) for name in found[1].split(" | ") if name != "null")
        return f"{place or 'the file'}: {_shown(value)} is not {wanted}"
    return f"{place or 'the file'}: is not as a visit file has it"


def _joined(place: str, key: str) -> str:
    return f"{place}.{key}" if place else key


def _steps(place: str) -> list[str | int]:
    return [int(number) if number else name for name, number in re.findall(r"([^.\[\]]+)(?![^\[]*\])|\[(\d+)\]", place)]


def _value_at(content: Any, place: str) -> object:
    for step in _steps(place):
        try:
            content = content[step]
        except (KeyError, IndexError, TypeError):
            return None
    return content


def _choices(place: str) -> list[str]:
    """What the enumeration at `place` allows, found by walking the types of the format."""
    kind: Any = VisitFile
    for step in _steps(place):
        if isinstance(step, str):
            kind = get_type_hints(kind)[step]
        kind = next((arg for arg in get_args(kind) if isinstance(arg, type) and arg is not type(None)), kind)
    return list(kind.__members__.values()) if issubclass(kind, StrEnum) else []


def _called(value: object) -> str:
    names = {list: "a list", str: "text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def _shown(value: object) -> str:
    """A value as the sentence names it; what is long is cut, as the file may hold megabytes."""
    if isinstance(value, str):
        return f'"{shown(value)}"'
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return f"{value!r:.60}"
