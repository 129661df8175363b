"""Lists the words of marked sentences piece by piece, as every format writes them; together the pieces are the plain words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from db.model.case_study import Sentence
from db.model.marks import Piece, as_uri, pieces
from desktop.report.document.characters import clean
from desktop.report.document.outline import Span, Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Said(Span):
    """The words of a sentence, or some of them."""

    sentence: Sentence


def unmarked(sentence: Sentence, note: int = 0) -> Said:
    """Returns a sentence that stands by itself for a page, without its marks."""
    return Said(sentence.text, note=note, sentence=sentence)


def grouped(sentences: Iterable[Sentence]) -> Iterator[tuple[bool, tuple[Sentence, ...]]]:
    """Yields sentences that stand together, and whether they are the items of a list; those without words are left out."""
    with_words = (one for one in sentences if one.text.strip())
    yield from ((is_list, tuple(group)) for is_list, group in groupby(with_words, lambda one: one.item))


def said(sentences: Sequence[Sentence]) -> Iterator[Piece]:
    """Yields the pieces of sentences that follow each other, with a space between two; links as addresses in files are.

    A link without words is none.
    """
    for n, one in enumerate(sentences):
        if n:
            yield Piece(" ")
        for piece in pieces(one.text, [mark for mark in one.marks if clean(one.text[mark.start : mark.end]).strip()]):
            yield piece._replace(text=clean(piece.text), target=as_uri(piece.target))


def spans_of(sentences: Sequence[Sentence], note: int = 0) -> Text:
    """Returns sentences for a page, with the number of their note behind them."""
    found: list[Span] = []
    for n, one in enumerate(sentences):
        found += [Span(" ")] if n else []
        found += [
            Said(
                piece.text,
                strong=piece.bold,
                slanted=piece.italic,
                link=piece.target,
                underlined=bool(piece.target),
                sentence=one,
            )
            for piece in said((one,))
        ]
    found = found or [Span("")]
    return (*found[:-1], replace(found[-1], note=note))
