"""Reads both ends of a feeling: "8/10 stress before, 3 now", "from an 8 to a 3", "vorher 8 von 10, jetzt 3"."""

import re
from collections.abc import Iterator
from functools import lru_cache

from desktop.evidence.figures import units
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.evidence.sentences.find_figure import figure_anywhere
from desktop.evidence.sentences.parse_sentence import say_once

_MOST = 10
# "8 of 10 before and 3 of 10 today", "2 before 9 after": two sides that no comma parts.
_RUN_ON = re.compile(r"\s+(?:and|but|und|aber|et|mais)\s+|(?<=before|vorher)\s+(?=\d)|(?<=avant)\s+(?=\d)", re.IGNORECASE)

# Without two of these there is nothing to read, and reading is slow.
_A_POINT = re.compile(
    r"\d|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|null|eins?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|"
    r"zéro|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix)\b",
    re.IGNORECASE,
)
_PARTS = re.compile(r"[,;.–—]\s+")
_OF_TEN = re.compile(r".*?(?:/\s*10|\b(?:out )?of (?:10|ten)|\bvon (?:10|zehn)|\bsur (?:10|dix))(?![\d.,]*\d)", re.IGNORECASE)


@lru_cache(maxsize=256)
def read_scale(sentence: str) -> tuple[str, str] | None:
    """Returns the feeling before and now, 0 to 10, as texts; None where the sentence does not say both."""
    if len(_A_POINT.findall(sentence)) < 2:
        return None
    return next((ends for words in _ways_to_read(sentence) if (ends := _ends(words))), None)


def _ways_to_read(sentence: str) -> Iterator[str]:
    """Yields the sentence, the sentence with its sides parted, and each two parts that follow each other."""
    yield sentence
    parted = _RUN_ON.sub(", ", sentence)
    yield parted
    parts = _PARTS.split(parted)
    yield from (", ".join(parts[n : n + 2]) for n in range(len(parts) - 1) if len(parts) > 2)


def _ends(words: str) -> tuple[str, str] | None:
    said = say_once(words, ())
    if said.unit or said.change:
        return None
    before, now = _point(said.before), _point(said.after)
    return (before, now) if before and now else None


def _point(text: str) -> str:
    spot = figure_anywhere(text)
    if spot is None:
        return ""
    figure = read_figure(_of_ten(spot.figure))
    plain = figure.kind is FigureKind.EXACT and not figure.currency and not figure.direction and not figure.readings
    if not plain or figure.low is None or figure.unit not in (None, units.POINT) or figure.total not in (None, _MOST):
        return ""
    return f"{figure.low:f}" if 0 <= figure.low <= _MOST else ""


def _of_ten(figure: str) -> str:
    """Cuts off what is felt, which is no unit: 8/10 stress -> 8/10."""
    found = _OF_TEN.match(figure)
    return found[0] if found else figure
