"""Reads the JSON of a visit file with care, because it may come from anybody. Promise of safety: I1."""

import json
import re
from collections import Counter
from typing import NoReturn

from db.model.messages import N_
from db.model.system_texts import json_reason
from desktop.exchange.common.errors import BadVisitFile, shown
from desktop.exchange.visit_file.limits import MOST_BYTES, MOST_CHARACTERS, MOST_VALUES

HALVES = re.compile("[\ud800-\udfff]")
# Matches every value of a JSON file, or the sign that begins the next one. Possessive: no text is scanned twice.
_VALUES = re.compile(rb'"[^"\\]*+(?>(?:\\.[^"\\]*+)*)"|[\[{,]', re.DOTALL)


def content_of(data: bytes) -> object:
    """Returns the value of the JSON in `data`. Raises BadVisitFile."""
    if len(data) > MOST_BYTES:
        raise BadVisitFile(N_("it is larger than {most} MB"), most=MOST_BYTES // 1_000_000)
    _refuse_too_many_values(data)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadVisitFile(N_("it is not UTF-8 text (byte {start})"), start=error.start) from None
    try:
        content = json.loads(text, object_pairs_hook=_without_doubles, parse_constant=_no_number, parse_float=_finite)
    except json.JSONDecodeError as error:
        raise BadVisitFile(
            N_("it is not JSON (line {line}, column {column}: {reason})"),
            line=error.lineno,
            column=error.colno,
            reason=json_reason(error),
        ) from None
    except RecursionError:
        raise BadVisitFile(N_("its lists are nested too deeply")) from None
    except BadVisitFile:
        raise
    except ValueError:
        raise BadVisitFile(N_("it holds a number with too many digits")) from None
    _refuse_odd_texts(content)
    return content


def _refuse_too_many_values(data: bytes) -> None:
    """Raises BadVisitFile for too many values: millions of empty lists fit into a small file and fill the memory."""
    for count, _ in enumerate(_VALUES.finditer(data)):
        if count > MOST_VALUES:
            raise BadVisitFile(N_("it holds more than {most:,} values, far more than any visit"), most=MOST_VALUES)


def _refuse_odd_texts(content: object) -> None:
    """Raises BadVisitFile for half a surrogate pair: JSON allows it, but it is no character that can be stored."""
    left = [content]
    while left:
        value = left.pop()
        if isinstance(value, str):
            if len(value) > MOST_CHARACTERS:
                most = MOST_CHARACTERS // 1_000_000
                raise BadVisitFile(N_("it holds a text of more than {most} million characters"), most=most)
            if HALVES.search(value):
                raise BadVisitFile(N_("it holds half of a surrogate pair, which is no character"))
        elif isinstance(value, dict):
            left += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            left += value


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        double = next(name for name, count in Counter(name for name, _ in pairs).items() if count > 1)
        raise BadVisitFile(N_('the key "{double}" stands twice in one object'), double=shown(double))
    return found


def _no_number(name: str) -> NoReturn:
    raise BadVisitFile(N_("{name} is no number"), name=name)


def _finite(text: str) -> float:
    number = float(text)
    if number in (float("inf"), float("-inf")):
        raise BadVisitFile(N_("{text} is too large a number"), text=text[:60])
    return number
