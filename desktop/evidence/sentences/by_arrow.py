"""Reads sentences with a sign or word between both sides: "5 days → 2 hours", "2 hours instead of 5 days"."""

import re
from itertools import islice

from desktop.evidence.figures import units
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.evidence.sentences.by_time import after_it_is
from desktop.evidence.sentences.find_figure import (
    Spot,
    figure_anywhere,
    figure_at_end,
    figure_at_start,
    figure_soon,
    names_quantity,
    quantity_at_end,
)
from desktop.evidence.sentences.sentence_parts import SentenceParts, few_words, with_change
from desktop.evidence.sentences.subject import name_after, name_before

_ARROW = re.compile(r"\s*(?:-+>|=+>|→|⇒|➔|➜|⟶|>>)\s*")
_INSTEAD = re.compile(r",?\s*\b(?:instead of|rather than|statt|anstatt|anstelle von|au lieu de)\s+", re.IGNORECASE)
_UP_FROM = re.compile(r",?\s*\b(?:up|down|increased|decreased|improved|reduced)\s+from\s+", re.IGNORECASE)
_UP_BY = re.compile(
    r"(?:^|(?<=\s))(?:up|down|rose|fell|dropped|grew|increased|decreased|reduced|cut|climbed|improved|gestiegen|gesunken|stieg|"
    r"sank)(?:\s+(?:by|um))?\Z",
    re.IGNORECASE,
)
_TO = re.compile(r"\s+(?:down to|up to|reduced to|cut to|to|auf|à)\s+|から(?=\s?[\d約])", re.IGNORECASE)
_ALWAYS = frozenset(("down to", "reduced to", "cut to", "auf"))
_FROM = re.compile(r"(?:^|\s)(?:from|von|de|vom)\Z", re.IGNORECASE)
_FROM_WORDS = re.compile(
    r"(?:^|(?<=\s))(?:from|von|de|vom)\s+(?P<before>[^,;]{1,40}?)\s+(?:down to|up to|to|auf|à|zu)\s+(?P<after>[^,;]{1,40})",
    re.IGNORECASE,
)
_GREW = re.compile(
    r"\b(?:grew|grown|rose|up|increased|climbed|went|improved|stieg|gestiegen|steigerte)\b(?:\s+(?:from|von|de))?\Z",
    re.IGNORECASE,
)
# After these words a range is no change: it takes from 2 to 3 hours.
_SPANS = re.compile(
    r"(?:^|\s)(?:takes?|took|lasts?|needs?|costs?|anywhere|somewhere|ranging|ranges?|between|is|are|was|were|of|about|dauert|"
    r"dauerte|kostet)(?:\s+(?:from|von|de))?\Z",
    re.IGNORECASE,
)


def by_arrow(told: str) -> SentenceParts | None:
    """Reads an arrow between both sides: deployment: months -> hours; invoices 5 days → 2 hours each."""
    arrow = _ARROW.search(told)
    if not arrow:
        return None
    left, right = told[: arrow.start()], told[arrow.end() :]
    before = figure_at_end(left)
    if before is None:
        head, mark, tail = left.rpartition(":")
        before = Spot(head if mark else "", tail.strip() if mark else left.strip(), "")
    return with_change(before, figure_at_start(right) or Spot("", right.split(",")[0].strip(), ""))


def by_instead(told: str) -> SentenceParts | None:
    """Reads "instead of": 2 hours instead of 5 days; same day instead of three weeks; statt 5 Tagen nur noch 2 Stunden."""
    mark = _INSTEAD.search(told)
    if not mark:
        return None
    left, right = told[: mark.start()].strip(), told[mark.end() :]
    before = figure_at_start(right) or few_words(right)
    if not left and before:
        after = figure_soon(after_it_is(before.right.lstrip(" ,")))
    else:
        after = figure_at_end(left) or figure_anywhere(left) or few_words(left)
    if not before or not after or not any(read_figure(side.figure).kind is not FigureKind.WORD for side in (before, after)):
        return None
    return SentenceParts(after.left or name_after(after.right), before.figure, after.figure)


def by_up_from(told: str) -> SentenceParts | None:
    """Reads "up from" and "down from": 92 %, up from 78 %; 3 days, down from 10."""
    mark = _UP_FROM.search(told)
    after = figure_at_end(told[: mark.start()]) if mark else None
    before = figure_at_start(told[mark.end() :]) if mark else None
    return SentenceParts(after.left or name_after(before.right), before.figure, after.figure) if before and after else None


def by_to(told: str) -> SentenceParts | None:
    """Reads "5 days to 2 hours" as a change, unless it is a range such as "35 to 45 minutes"."""
    for mark in islice(_TO.finditer(told), 6):
        before, after = figure_at_end(told[: mark.start()]), figure_at_start(told[mark.end() :])
        if before and after and _is_by_how_much(before, after):
            by = _UP_BY.search(before.left)
            left = before.left[: by.start()] if by else before.left
            return SentenceParts(left, after=after.figure, change=f"{before.left[len(left) :]} {before.figure}".strip())
        if before and after and _is_change(before, after, mark[0].strip()):
            return with_change(before, after)
    return None


def _is_by_how_much(before: Spot, after: Spot) -> bool:
    """Returns whether the first figure is the change and the second what was reached: OTIF up 12 points to 96 %."""
    first, second = read_figure(before.figure), read_figure(after.figure)
    relative = first.unit in (units.PERCENT, units.POINT, units.MULTIPLE) and first.unit != second.unit
    return relative and bool(_UP_BY.search(before.left) or first.direction) and not second.bare


def _is_change(before: Spot, after: Spot, mark: str) -> bool:
    """Returns whether "X to Y" is a change and no range: it falls, the units differ, or words say that it changed."""
    if _GREW.search(before.left) or mark in _ALWAYS:
        return True
    first, second = read_figure(before.figure), read_figure(after.figure)
    if mark == "up to" or first.readings or second.readings or (first.bare and second.scaled):
        return False
    if second.kind is FigureKind.BOUND or read_figure(f"{before.figure} {mark} {after.figure}").kind is FigureKind.WORD:
        return True
    named = bool(name_before(before.left)) and not _SPANS.search(before.left)
    each = not first.bare and not second.bare and (first.unit, first.currency) == (second.unit, second.currency)
    return named and (each or bool(_FROM.search(before.left)))


def by_words(told: str) -> SentenceParts | None:
    """Reads a change with words on one side or both: from months to hours; from three weeks to same day."""
    found = _FROM_WORDS.search(told)
    if not found:
        return _by_quantities(told)
    before, after = figure_at_start(found["before"]), figure_at_start(found["after"])
    if (before and after) or not (before or names_quantity(found["before"])):
        return None
    reached = after or few_words(found["after"].split(".")[0], most=3)
    if not reached or not (after or before or names_quantity(reached.figure)):
        return None
    return SentenceParts(told[: found.start()], before.figure if before else found["before"], reached.figure)


def _by_quantities(told: str) -> SentenceParts | None:
    for mark in islice(_TO.finditer(told), 6):
        before, right = quantity_at_end(told[: mark.start()]), told[mark.end() :]
        after = few_words(right) if names_quantity(right) else None
        if before and after:
            return SentenceParts(before.left, before.figure, after.figure)
    return None
