"""Describes the faults of a visit file in plain words: the place first, then the reason."""

import re
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from db.model.messages import N_, Message
from desktop.exchange.common.errors import shown

# msgspec's names for the kinds of JSON values → ours.
TYPES = {
    "str": N_("text"),
    "int": N_("a whole number"),
    "float": N_("a number"),
    "bool": N_("true or false"),
    "array": N_("a list"),
    "object": N_("an object"),
    "null": N_("nothing"),
}
NO_SUCH_KEY = N_("{place}: there is no such key in a visit file")
MISSING = N_("{place}: is missing")
NOT_ONE_OF = N_("{place}: {value} is not one of {known}")
LESS = N_("{place}: {value} is less than {limit:g}")
MORE = N_("{place}: {value} is more than {limit:g}")
EITHER = N_("{one} or {other}")
PLACE_IS_NOT = N_("{place}: {value} is not {wanted}")
OTHERWISE = N_("{place}: is not as a visit file has it")
THE_FILE = N_("the file")
# Faults that occur in every version of the file.
TOO_MANY = N_("with these the file holds {count:,} entries, more than the {most:,} of the longest visit")
EMPTY = N_("is empty")
IS_NOT = N_("{value} is not {wanted}")
NO_UUID = N_("{value} is not a UUID")
A_DATE = N_("an ISO date such as 2026-11-20")
A_MOMENT = N_("an ISO date and time such as 2026-11-20T14:03:00Z")
_PLACE = re.compile(r"(?P<reason>.*?)(?: - at `\$?\.?(?P<place>[^`]*)`)?", re.DOTALL)


def complaint(message: str, content: object, kind: type) -> Message:
    """Returns msgspec's message about `content`, which is no `kind`, in plain words."""
    match = _PLACE.fullmatch(message)
    assert match is not None  # the pattern matches any text
    place, reason = match["place"] or "", match["reason"]
    if found := re.fullmatch(r"Object contains unknown field `(.*)`", reason, re.DOTALL):
        return Message(NO_SUCH_KEY, place=joined(place, shown(found[1])))
    if found := re.fullmatch(r"Object missing required field `(.*)`", reason):
        return Message(MISSING, place=joined(place, found[1]))
    value = _value_at(content, place)
    if reason.startswith("Invalid enum value"):
        return Message(NOT_ONE_OF, place=place, value=in_words(value), known=", ".join(_choices(place, kind)))
    if found := re.match(r"Expected `(?:int|float)` ([<>]=) ([0-9.]+)", reason):
        return Message(LESS if found[1] == ">=" else MORE, place=place, value=in_words(value), limit=float(found[2]))
    if found := re.match(r"Expected `(.*?)`(?:, got `.*`)?", reason):
        # Our messages never offer null, which msgspec would accept for an absent key.
        names = [name for name in found[1].split(" | ") if name != "null"]
        wanted = Message(TYPES.get(names[0], names[0]))
        for name in names[1:]:
            wanted = Message(EITHER, one=wanted, other=Message(TYPES.get(name, name)))
        return Message(PLACE_IS_NOT, place=place or Message(THE_FILE), value=in_words(value), wanted=wanted)
    return Message(OTHERWISE, place=place or Message(THE_FILE))


def joined(place: str, key: str) -> str:
    """Returns the place of `key` inside `place`."""
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


def _choices(place: str, kind: Any) -> list[str]:
    """Returns the values that the enumeration at `place` allows; finds it by walking the types of the format."""
    for step in _steps(place):
        if isinstance(step, str):
            kind = get_type_hints(kind)[step]
        kind = next((arg for arg in get_args(kind) if isinstance(arg, type) and arg is not type(None)), kind)
    return list(kind.__members__.values()) if issubclass(kind, StrEnum) else []


def kind_in_words(value: object) -> str:
    """Returns the kind of a JSON value, as a text to translate."""
    names = {list: TYPES["array"], str: TYPES["str"], bool: TYPES["bool"], type(None): TYPES["null"]}
    return names.get(type(value), TYPES["float"])


def in_words(value: object) -> Message | str:
    """Returns a value for use in a sentence; cuts a long one, as the file may hold megabytes."""
    if isinstance(value, str):
        return f'"{shown(value)}"'
    if value is None:
        return Message(TYPES["null"])
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict):
        return Message(TYPES["array"] if isinstance(value, list) else TYPES["object"])
    return f"{value!r:.60}"
