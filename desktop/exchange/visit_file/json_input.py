"""The JSON of a visit file, read with care: it may come from anybody."""

import json
import re
from collections import Counter
from typing import NoReturn

from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.visit_file.limits import MOST_BYTES, MOST_CHARACTERS, MOST_VALUES

HALVES = re.compile("[\ud800-\udfff]")
# Everything of which a JSON file makes a value, or that begins the next one. Possessive: no text is looked at twice.
_VALUES = re.compile(rb'"[^"\\]*+(?>(?:\\.[^"\\]*+)*)"|[\[{,]', re.DOTALL)


def content_of(data: bytes) -> object:
    """What the JSON in `data` holds. Raises BadVisitFile."""
    if len(data) > MOST_BYTES:
        raise BadVisitFile(f"it is larger than {MOST_BYTES // 1_000_000} MB")
    _refuse_too_many_values(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadVisitFile(f"it is not UTF-8 text (byte {error.start})") from None
    try:
        content = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise BadVisitFile(f"it is not JSON (line {error.lineno}, column {error.colno}: {error.msg.lower()})") from None
    except RecursionError:
        raise BadVisitFile("its lists are nested too deeply") from None
    except BadVisitFile:
        raise
    except ValueError:
        raise BadVisitFile("it holds a number with too many digits") from None
    _refuse_odd_texts(content)
    return content


def _refuse_too_many_values(data: bytes) -> None:
    """Millions of empty lists fit into a small file and into no memory."""
    for count, _ in enumerate(_VALUES.finditer(data)):
        if count > MOST_VALUES:
            raise BadVisitFile(f"it holds more than {MOST_VALUES:,} values, far more than any visit")


def _refuse_odd_texts(content: object) -> None:
    """Half a surrogate pair passes as JSON, but is no character that could be stored or given back."""
    left = [content]
    while left:
        value = left.pop()
        if isinstance(value, str):
            if len(value) > MOST_CHARACTERS:
                raise BadVisitFile(f"it holds a text of more than {MOST_CHARACTERS // 1_000_000} million characters")
            if HALVES.search(value):
                raise BadVisitFile("it holds half of a surrogate pair, which is no character")
        elif isinstance(value, dict):
            left += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            left += value


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        double = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise BadVisitFile(f'the key "{shown(double)}" stands twice in one object')
    return found


def _no_number(name: str) -> NoReturn:
    raise BadVisitFile(f"{name} is no number")


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise BadVisitFile(f"{text[:60]} is too large a number")
    return number
