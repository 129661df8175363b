"""What is wrong in a visit file, in our words: the place first, then the reason."""

import re
from enum import StrEnum
from typing import Any, get_args, get_type_hints

from desktop.exchange.common.errors import shown

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
_PLACE = re.compile(r"(?P<reason>.*?)(?: - at `\$?\.?(?P<place>[^`]*)`)?", re.DOTALL)


def complaint(message: str, content: object, kind: type) -> str:
    """The message of msgspec about `content`, which is no `kind`, in our words."""
    match = _PLACE.fullmatch(message)
    assert match is not None  # the pattern matches any text
    place, reason = match["place"] or "", match["reason"]
    if found := re.fullmatch(r"Object contains unknown field `(.*)`", reason, re.DOTALL):
        return f"{joined(place, shown(found[1]))}: there is no such key in a visit file"
    if found := re.fullmatch(r"Object missing required field `(.*)`", reason):
        return f"{joined(place, found[1])}: is missing"
    value = _value_at(content, place)
    if reason.startswith("Invalid enum value"):
        return f"{place}: {in_words(value)} is not one of {', '.join(_choices(place, kind))}"
    if found := re.match(r"Expected `(?:int|float)` ([<>]=) ([0-9.]+)", reason):
        return f"{place}: {in_words(value)} is {'less' if found[1] == '>=' else 'more'} than {float(found[2]):g}"
    if found := re.match(r"Expected `(.*?)`(?:, got `.*`)?", reason):
        # That null would do for an absent key is msgspec's affair, not the reader's.
        wanted = " or ".join(TYPES.get(name, name) for name in found[1].split(" | ") if name != "null")
        return f"{place or 'the file'}: {in_words(value)} is not {wanted}"
    return f"{place or 'the file'}: is not as a visit file has it"


def joined(place: str, key: str) -> str:
    """The place of `key` in what stands at `place`."""
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
    """What the enumeration at `place` allows, found by walking the types of the format."""
    for step in _steps(place):
        if isinstance(step, str):
            kind = get_type_hints(kind)[step]
        kind = next((arg for arg in get_args(kind) if isinstance(arg, type) and arg is not type(None)), kind)
    return list(kind.__members__.values()) if issubclass(kind, StrEnum) else []


def kind_in_words(value: object) -> str:
    """What kind of JSON value this is."""
    names = {list: "a list", str: "text", bool: "true or false", type(None): "nothing"}
    return names.get(type(value), "a number")


def in_words(value: object) -> str:
    """A value as the sentence names it; what is long is cut, as the file may hold megabytes."""
    if isinstance(value, str):
        return f'"{shown(value)}"'
    if value is None or isinstance(value, bool):
        return {None: "nothing", True: "true", False: "false"}[value]
    if isinstance(value, list | dict):
        return "a list" if isinstance(value, list) else "an object"
    return f"{value!r:.60}"
