"""Puts marks on words and takes them off, as somebody asks who writes: bold, italic, a link. Pure functions.

What a change of the words does to marks is in `db.model.marks`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from db.model.marks import Mark, MarkKind, Marks, target_in, tidy


def is_marked(marks: Sequence[Mark], kind: MarkKind, start: int, end: int) -> bool:
    """Returns whether all characters from `start` to before `end` are marked so; False where there are none."""
    return start < end and any(one.kind is kind and one.start <= start and one.end >= end for one in marks)


def toggled(marks: Sequence[Mark], kind: MarkKind, start: int, end: int, length: int) -> Marks:
    """Returns the marks with those characters bold, or italic; without where all of them are so already."""
    if is_marked(marks, kind, start, end):
        return unmarked(marks, kind, start, end, length)
    return tidy((*marks, Mark(start, end, kind)), length)


def linked(marks: Sequence[Mark], start: int, end: int, target: str, length: int) -> Marks:
    """Returns the marks with a link on those characters, in place of others there.

    Without one where `target` is none that is followed (see `target_in`): the words stay.
    """
    bare = unmarked(marks, MarkKind.LINK, start, end, length)
    leads = target_in(target)
    return tidy((*bare, Mark(start, end, MarkKind.LINK, leads)), length) if leads else bare


def unmarked(marks: Sequence[Mark], kind: MarkKind, start: int, end: int, length: int) -> Marks:
    """Returns the marks without that kind on those characters."""
    return tidy((part for one in marks for part in (_around(one, start, end) if one.kind is kind else (one,))), length)


def link_at(marks: Sequence[Mark], place: int) -> Mark | None:
    """Returns the link in which a place lies, or at whose edge it lies."""
    return next((one for one in marks if one.kind is MarkKind.LINK and one.start <= place <= one.end), None)


def _around(mark: Mark, start: int, end: int) -> Iterator[Mark]:
    """Yields what is left of a mark before and behind a range."""
    if start >= end:
        yield mark
        return
    for first, last in ((mark.start, min(mark.end, start)), (max(mark.start, end), mark.end)):
        if first < last:
            yield replace(mark, start=first, end=last)
