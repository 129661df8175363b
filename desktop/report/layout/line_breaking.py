"""Breaks typed text into lines, and places each letter.

Typed text is never turned into markup, so nothing in it works as a command; a tag prints as typed.
Lengths are in points.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from desktop.report.document.cancel import breathe
from desktop.report.document.characters import clean
from desktop.report.fonts.shaping import FaceRun, clusters, shape
from desktop.report.fonts.typefaces import FontStyle, region_in
from desktop.report.layout.direction import levels_of, runs_from_right, visual_order

# A word that fills less than this share of the last line looks lost there; lines narrower by this share avoid that.
LONE_WORD, NARROWER = 0.2, 0.86

SPACES = " \u1680\u2000-\u2006\u2008-\u200a\u205f\u3000\u200b"
# Han characters, kana, their punctuation, and full-width forms.
WIDE = "\u2e80-\u2fdf\u3000-\u312f\u31a0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff9d\U00020000-\U0003ffff"
OPENING = "(\\[{\u2018\u201c\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u301d\uff08\uff3b\uff5b\uff62"
# Characters that may not begin a line: closing punctuation, and the small and lengthening kana.
CLOSING = (
    ")\\]},.;:!?%\u2019\u201d\u2026\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u301c\u301f\u30fb\u30fc\uff01\uff09\uff0c"
    "\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff61\uff63-\uff65\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e"
    "\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\uff67-\uff70"
)
BREAK = re.compile(
    # After a space; but a number stays with its word and an arrow with the word after it.
    f"(?<=[{SPACES}])(?<!→ )(?![{SPACES}])(?!(?<=\\d )[^\\W\\d_])"
    # After a soft hyphen, after a long dash.
    "|(?<=[\u00ad\u2014])(?=\\w)"
    # Beside Han characters and kana.
    f"|(?<=[{WIDE}])(?<![{OPENING}])(?=[^{CLOSING}\\s])|(?<![{OPENING}\\s])(?<=.)(?=[{WIDE}])(?![{CLOSING}])"
    # Before the vowels that begin a syllable of Thai and Lao.
    "|(?<=[\u0e00-\u0e7f])(?=[\u0e40-\u0e44])|(?<=[\u0e80-\u0eff])(?=[\u0ec0-\u0ec4])"
)

# A compound is broken at its hyphens and strokes, and an address at its punctuation, only where it is too long for a line.
LONG_WORD = re.compile(r"\S{23,}")
INSIDE = re.compile("(?<=[^\\W\\d_][-\u2010\u2013/])(?=[^\\W\\d_])|(?<=\\w[/?&=_.])(?=\\w)")


@dataclass(frozen=True, slots=True)
class CharacterStyle:
    """The look of letters: font style, size, colour (red, green, blue from 0 to 1), rise above the line, spacing, link target.

    A link that is `underlined` has a thin line below.
    """

    cut: FontStyle
    size: float
    colour: tuple[float, float, float]
    rise: float = 0
    tracking: float = 0
    link: str = ""
    underlined: bool = False


Run = tuple[str, CharacterStyle]


class TextRun(NamedTuple):
    """Shaped letters of one look and one direction (`level` as in direction), `width` points wide."""

    text: str
    runs: tuple[FaceRun, ...]
    ink: CharacterStyle
    level: int
    width: float


class Line(NamedTuple):
    """One line: its runs in reading order, the left end of each, and the width of all.

    `mixed` when some of it runs from right to left, `rtl` when the whole paragraph does and the line ends at the left.
    """

    pieces: tuple[TextRun, ...]
    xs: tuple[float, ...]
    width: float
    mixed: bool = False
    rtl: bool = False


class _Word:
    """Letters that stay together on a line, and the space after them."""

    __slots__ = ("pieces", "space", "space_width", "width")

    def __init__(self, pieces: list[TextRun], space: list[TextRun]) -> None:
        self.pieces = pieces
        self.space = space
        self.width = sum(piece.width for piece in pieces)
        self.space_width = sum(piece.width for piece in space)


@lru_cache(maxsize=5_000)
def set_lines(runs: tuple[Run, ...], width: float, region: int = 0, balanced: bool = False) -> tuple[Line, ...]:
    """Returns the lines that `runs` fill at `width`; a newline in the text begins a new one.

    `region` chooses the forms of Han characters (see typefaces) where there is neither kana nor hangul; `balanced` makes the
    lines about equally long, for titles. A word wider than the line is broken where the line ends. Results are
    cached, as most paragraphs of a visit stay the same while somebody types.
    """
    lines: list[Line] = []
    for part in _split_at_new_lines(runs):
        setter = _Setter(part, region)
        words = setter.words()
        broken = _fill(words, width, setter)
        if len(broken) > 1:
            broken = _balance(words, width, len(broken), setter) if balanced else _without_lone_word(words, broken, width, setter)
        lines += [_line(row, setter.base) for row in broken]
    return tuple(lines)


@lru_cache(maxsize=1_000)
def widest_word(runs: tuple[Run, ...], region: int = 0) -> float:
    """Returns the width below which a word of `runs` would have to be broken."""
    return max((word.width for part in _split_at_new_lines(runs) for word in _Setter(part, region).words()), default=0.0)


class _Setter:
    """Turns the runs of one line of text into words."""

    def __init__(self, runs: list[Run], region: int) -> None:
        self.text = "".join(text for text, _ in runs)
        own = region_in(self.text)
        self.region = region if own is None else own
        self.inks = [ink for _, ink in runs]
        self.ends: list[int] = []
        for text, _ in runs:
            self.ends.append((self.ends[-1] if self.ends else 0) + len(text))
        self.levels = levels_of(self.text)
        self.base = runs_from_right(self.text)

    def words(self) -> list[_Word]:
        """Returns the words of the text in reading order; raised text stays with the word before it."""
        edges = pairwise([0, *self.ends])
        raised = {at for (start, end), ink in zip(edges, self.inks, strict=True) if ink.rise for at in range(start, end)}
        breaks = [match.start() for match in _found(BREAK, self.text)]
        for long in LONG_WORD.finditer(self.text):
            breaks += [match.start() for match in INSIDE.finditer(self.text, *long.span())]
        starts = sorted({0, *(at for at in breaks if at not in raised), len(self.text)})
        words = []
        for start, stop in pairwise(starts):
            breathe()
            end = start + len(self.text[start:stop].rstrip())
            words.append(_Word(self.pieces(start, end), self.pieces(end, stop)))
        return words

    def pieces(self, start: int, stop: int) -> list[TextRun]:
        """Returns the runs of text[start:stop], one for each look and direction."""
        pieces = []
        run = next((n for n, end in enumerate(self.ends) if end > start), 0)
        while start < stop:
            end = min(stop, self.ends[run])
            level = 0
            if self.levels:
                level = self.levels[start]
                end = next((at for at in range(start, end) if self.levels[at] != level), end)
            pieces.append(self._piece(self.text[start:end], self.inks[run], level))
            run += end == self.ends[run]
            start = end
        return pieces

    def _piece(self, text: str, ink: CharacterStyle, level: int) -> TextRun:
        runs, width, count = shape(text, ink.cut, self.region, bool(level % 2))
        return TextRun(text, runs, ink, level, width * ink.size + ink.tracking * count)

    def broken(self, word: _Word, room: float) -> list[list[TextRun]]:
        """Returns a word that is wider than a line in parts that fit."""
        parts: list[list[TextRun]] = [[]]
        left = room
        for piece in word.pieces:
            rtl = bool(piece.level % 2)
            taken = ""
            for cluster in clusters(piece.text):
                breathe()
                need = shape(cluster, piece.ink.cut, self.region, rtl).width * piece.ink.size + piece.ink.tracking
                if need > left and (taken or parts[-1]):
                    parts[-1] += [self._piece(taken, piece.ink, piece.level)] if taken else []
                    parts.append([])
                    taken, left = "", room
                taken += cluster
                left -= need
            parts[-1] += [self._piece(taken, piece.ink, piece.level)] if taken else []
        return parts


def _found(pattern: re.Pattern[str], text: str) -> Iterable[re.Match[str]]:
    """Yields the matches of `pattern`; a long text has very many, so it can be cancelled."""
    for match in pattern.finditer(text):
        breathe()
        yield match


def _split_at_new_lines(runs: Iterable[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for text, ink in runs:
        first, *others = clean(text).split("\n")
        lines[-1].append((first, ink))
        lines += [[(other, ink)] for other in others]
    full = ([(text, ink) for text, ink in line if text] for line in lines)
    return [line for line in full if line]


def _fill(words: list[_Word], width: float, setter: _Setter) -> list[list[TextRun]]:
    """Returns rows of runs, each as full as possible."""
    rows: list[list[TextRun]] = []
    row: list[TextRun] = []
    used, pending, space = 0.0, 0.0, []  # type: float, float, list[TextRun]
    for word in words:
        breathe()
        if row and used + pending + word.width > width + 0.01:
            rows.append(row)
            row, used, pending, space = [], 0.0, 0.0, []
        if word.width > width + 0.01:
            *full, rest = setter.broken(word, width)
            rows += full
            row, used = rest, sum(piece.width for piece in rest)
        else:
            row += [*space, *word.pieces] if row else word.pieces
            used += pending + word.width
        space, pending = word.space, word.space_width
    return [*rows, row] if row else rows


def _without_lone_word(words: list[_Word], rows: list[list[TextRun]], width: float, setter: _Setter) -> list[list[TextRun]]:
    """Returns the rows, set a little narrower if one short word would stand alone on the last."""
    last = sum(piece.width for piece in rows[-1])
    if last > LONE_WORD * width or words[-1].width < last:
        return rows
    narrower = _fill(words, width * NARROWER, setter)
    return narrower if len(narrower) == len(rows) and sum(piece.width for piece in narrower[-1]) > last else rows


def _balance(words: list[_Word], width: float, count: int, setter: _Setter) -> list[list[TextRun]]:
    """Returns the rows at the narrowest width that needs no more than `count` of them."""
    narrow, wide = width / 2, width
    for _ in range(6):
        middle = (narrow + wide) / 2
        if max(word.width for word in words) <= middle and len(_fill(words, middle, setter)) <= count:
            wide = middle
        else:
            narrow = middle
    return _fill(words, wide, setter)


def _line(row: list[TextRun], rtl: bool) -> Line:
    """Returns the line with the place of each run: from left to right, or by their levels."""
    mixed = rtl or any(piece.level for piece in row)
    order: Sequence[int] = visual_order([piece.level for piece in row]) if mixed else range(len(row))
    xs = [0.0] * len(row)
    x = 0.0
    for index in order:
        xs[index] = x
        x += row[index].width
    return Line(tuple(row), tuple(xs), x, mixed, rtl)
