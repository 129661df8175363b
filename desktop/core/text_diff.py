"""Compares two texts word by word. Pure: knows no record and no screen."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# Longer texts, or texts with more differences, are compared by sentences, and differing sentences by words; if even that is
# too much, the differing part counts as replaced.
LONG_TEXT = 20_000
MOST_PAIRS = 500_000
_SENTENCE = re.compile(r"[^.!?\n]+[.!?\s]*|[.!?\s]+")
# Scripts that set no spaces between words are compared sign by sign: Thai to Lao, kana, Han.
UNSPACED = ((0x0E00, 0x0EFF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))


class DiffKind(StrEnum):
    """The fate of a piece of text: kept, removed or added."""

    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class DiffPiece:
    """A piece of text and its fate."""

    fate: DiffKind
    text: str


def changed_words(before: str, after: str) -> tuple[DiffPiece, ...]:
    """Returns the pieces of both texts in order: kept and removed ones join to `before`, kept and added ones to `after`."""
    by_words = max(len(before), len(after)) <= LONG_TEXT
    pieces = _pieces(before, after, _words) if by_words else None
    if pieces is None:
        pieces = []
        for piece in _pieces(before, after, _SENTENCE.findall) or []:
            gone = pieces[-1] if pieces and piece.fate is DiffKind.ADDED else None
            if gone and gone.fate is DiffKind.REMOVED and max(len(gone.text), len(piece.text)) <= LONG_TEXT:
                finer = _pieces(gone.text, piece.text, _words) or [gone, piece]
                pieces[-1:] = finer
            else:
                pieces.append(piece)
    return _joined(pieces)


def replaced(before: str, after: str) -> tuple[DiffPiece, ...]:
    """Returns the pieces for a choice from a list, which is either kept or replaced as a whole."""
    if before == after:
        return _joined([DiffPiece(DiffKind.KEPT, before)])
    return _joined([DiffPiece(DiffKind.REMOVED, before), DiffPiece(DiffKind.ADDED, after)])


def _pieces(before: str, after: str, split: Callable[[str], list[str]]) -> list[DiffPiece] | None:
    """Returns the pieces of both texts, cut by `split`; None if so much differs that comparing would take too long."""
    old, new = split(before), split(after)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    head, tail = "".join(old[:start]), "".join(old[len(old) - end :])
    old, new = old[start : len(old) - end], new[start : len(new) - end]
    there = Counter(new)
    if sum(times * there[part] for part, times in Counter(old).items()) <= MOST_PAIRS:
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        runs = [(tag == "equal", "".join(old[a:b]), "".join(new[c:d])) for tag, a, b, c, d in codes]
    elif split is _words:
        return None
    else:
        runs = [(False, "".join(old), "".join(new))]
    pieces = [DiffPiece(DiffKind.KEPT, head)]
    for same, one, other in runs:
        pieces += (
            [DiffPiece(DiffKind.KEPT, one)] if same else [DiffPiece(DiffKind.REMOVED, one), DiffPiece(DiffKind.ADDED, other)]
        )
    return [*pieces, DiffPiece(DiffKind.KEPT, tail)]


def _joined(pieces: Sequence[DiffPiece]) -> tuple[DiffPiece, ...]:
    """Returns the pieces without empty ones, with one removal and one addition for each place that differs.

    A space between two changed words joins them: "three or four" for "two to five" is one change, not three.
    """
    found = [piece for piece in pieces if piece.text]
    told: list[DiffPiece] = []
    for n, piece in enumerate(found):
        between = 0 < n < len(found) - 1 and found[n - 1].fate is not DiffKind.KEPT is not found[n + 1].fate
        if piece.fate is DiffKind.KEPT and piece.text.isspace() and between and "\n" not in piece.text:
            told += [DiffPiece(DiffKind.REMOVED, piece.text), DiffPiece(DiffKind.ADDED, piece.text)]
        else:
            told.append(piece)
    joined: list[DiffPiece] = []
    for kept, group in groupby(told, key=lambda piece: piece.fate is DiffKind.KEPT):
        run, fates = list(group), (DiffKind.KEPT,) if kept else (DiffKind.REMOVED, DiffKind.ADDED)
        joined += [DiffPiece(fate, "".join(piece.text for piece in run if piece.fate is fate)) for fate in fates]
    return tuple(piece for piece in joined if piece.text)


def _words(text: str) -> list[str]:
    """Returns the words of a text, the spaces between them, and each other sign; a combining mark stays with its letter."""
    words: list[str] = []
    last = ""
    for sign in text:
        kind = _kind(sign)
        if words and (kind == "mark" or kind == last != "sign"):
            words[-1] += sign
        else:
            words.append(sign)
            last = "word" if kind == "mark" else kind
    return words


def _kind(sign: str) -> str:
    if sign.isspace():
        return "space"
    if any(first <= ord(sign) <= last for first, last in UNSPACED):
        return "mark" if unicodedata.category(sign).startswith("M") else "sign"
    if sign.isalnum() or sign == "_":
        return "word"
    return "mark" if unicodedata.category(sign)[0] == "M" or sign in "\u200c\u200d" else "sign"
