"""Finds where on a line each sentence of a case study stands, so that a click on the page leads to it."""

from collections.abc import Iterator, Sequence

from db.model.case_study import Sentence
from desktop.report.document.characters import clean
from desktop.report.document.marked import Said
from desktop.report.document.outline import Text
from desktop.report.layout.line_breaking import Line

# A sentence, and the left and right end of its words on a line.
Stretch = tuple[Sentence, float, float]


def said_on(lines: Sequence[Line], text: Text) -> list[list[Stretch]]:
    """Returns which sentences of `text` stand on each of the lines that were made of it, and from where to where."""
    if not any(isinstance(span, Said) for span in text):
        return [[] for _ in lines]
    owners = _owners(text)
    left, owner = next(owners)
    found: list[list[Stretch]] = []
    for line in lines:
        ends: dict[int, Stretch] = {}
        for piece, x in zip(line.pieces, line.xs, strict=True):
            count = _signs(piece.text)
            while count and not left:
                left, owner = next(owners)
            left -= count
            if count and owner is not None:
                _, first, last = ends.get(id(owner), (owner, x, x))
                ends[id(owner)] = owner, min(first, x), max(last, x + piece.width)
        found.append(list(ends.values()))
    return found


def _owners(text: Text) -> Iterator[tuple[int, Sentence | None]]:
    """Yields how many signs each run of a text has (see `runs_of`), and whose they are; space is none, lines may drop it."""
    for span in text:
        yield _signs(clean(span.text)), span.sentence if isinstance(span, Said) else None
        if span.note:
            yield _signs(str(span.note)), None


def _signs(text: str) -> int:
    return len("".join(text.split()))
