"""Defines the boxes of which pages are built, which are never broken; ties, spaces and sets them side by side.

A line of text is one box, a pair of bars another. Lengths are points; a box is drawn from its upper left corner.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.report.layout import styles
from desktop.report.layout.pen import Pen

# Draws at (left end of the wide column, top of the box).
Draw = Callable[[Pen, float, float], None]


class Space(NamedTuple):
    """A space between boxes: what it has at least, and how much it may take of what a page has left."""

    least: float
    give: float


Gap = float | Space


@dataclass(slots=True)
class LayoutBox:
    """A slice of the page: `gap` is the space above it (none at the top of a page), `keep` ties it to the next one.

    The gap may grow by `give`. `again` is drawn once more above a box with which a page begins: the head of a table.
    `entry` is the title of the section that begins here.
    """

    height: float
    draw: Draw
    gap: float = 0
    keep: bool = False
    give: float = 0
    again: "LayoutBox | None" = None
    entry: str = ""


def nothing(_pen: Pen, _left: float, _top: float) -> None:
    """Draws nothing; for space that must stay."""


def stack_height(slabs: Sequence[LayoutBox]) -> float:
    """Returns the height of stacked boxes, without the space above the first."""
    return sum(slab.height + slab.gap for slab in slabs) - (slabs[0].gap if slabs else 0)


def kept(slabs: list[LayoutBox], with_next: bool = False) -> list[LayoutBox]:
    """Returns `slabs` tied to each other, and to the next box if wanted."""
    for slab in slabs[:-1]:
        slab.keep = True
    if slabs and with_next:
        slabs[-1].keep = True
    return slabs


def is_short(slabs: Sequence[LayoutBox], page: float) -> bool:
    """Returns whether `slabs` leave much of a page of `page` points free."""
    return stack_height(slabs) <= page * 0.4


def kept_if_short(slabs: list[LayoutBox], page: float) -> list[LayoutBox]:
    """Returns `slabs`, tied to each other if they are short."""
    return kept(slabs) if is_short(slabs, page) else slabs


def spaced(slabs: list[LayoutBox], gap: Gap) -> list[LayoutBox]:
    """Returns `slabs` with `gap` above the first."""
    if slabs:
        slabs[0].gap, slabs[0].give = gap if isinstance(gap, Space) else (gap, 0.0)
    return slabs


def as_decoration(slab: LayoutBox) -> LayoutBox:
    """Returns `slab` as one that is no part of the text, as it stands there already."""
    draw = slab.draw

    def quietly(pen: Pen, left: float, top: float) -> None:
        with pen.decoration():
            draw(pen, left, top)

    return LayoutBox(slab.height, quietly)


def beside(main: list[LayoutBox], second: list[LayoutBox], page: float) -> list[LayoutBox]:
    """Sets `second` next to `main`, at the same height; above it when `second` fills half a page or more.

    `second` is drawn first, so that neither interrupts the other where the page is read in drawing order.
    """
    if not second or not main:
        return main or second
    need, have = stack_height(second), stack_height(main)
    if need > page / 2:
        return second + spaced(main, styles.TIGHT)
    main[0].draw = _with_stack(main[0].draw, second)
    if have < need:
        main.append(LayoutBox(need - have, nothing))
    covered = 0.0
    for slab in main[:-1]:
        covered += slab.height + slab.gap
        slab.keep = slab.keep or covered < need
    return main


def beside_after(main: list[LayoutBox], second: list[LayoutBox], page: float) -> list[LayoutBox]:
    """Sets `second` next to `main`, tied to it, drawn and read after it; like `beside` where both are too long for that."""
    if not main or not second or not (is_short(main, page) and is_short(second, page)):
        return beside(main, second, page)
    tops: list[float] = []
    missing = stack_height(second) - stack_height(main)
    main += [LayoutBox(missing, nothing)] if missing > 0 else []
    main[0].draw = before(lambda _pen, _left, top: tops.append(top), main[0].draw)
    main[-1].draw = before(main[-1].draw, lambda pen, left, _top: _with_stack(nothing, second)(pen, left, tops[-1]))
    return kept(main)


def _with_stack(draw: Draw, stack: list[LayoutBox]) -> Draw:
    def both(pen: Pen, left: float, top: float) -> None:
        y = top
        for number, slab in enumerate(stack):
            y -= slab.gap if number else 0
            slab.draw(pen, left, y)
            y -= slab.height
        draw(pen, left, top)

    return both


def moved(slabs: list[LayoutBox], by: float) -> list[LayoutBox]:
    """Returns `slabs` drawn `by` points further to the right."""
    for slab in slabs:
        slab.draw = _moved(slab.draw, by)
    return slabs


def _moved(draw: Draw, by: float) -> Draw:
    return lambda pen, left, top: draw(pen, left + by, top)


def before(first: Draw, draw: Draw) -> Draw:
    """Returns a function that draws `first`, then `draw` on top of it."""

    def both(pen: Pen, left: float, top: float) -> None:
        first(pen, left, top)
        draw(pen, left, top)

    return both


def backed(slabs: list[LayoutBox], x: float, width: float, colour: styles.Colour) -> list[LayoutBox]:
    """Returns `slabs` with a band of `colour` behind all of them: a panel, or a stroke at one side."""
    for number, slab in enumerate(slabs):
        slab.draw = before(_band(slab, number > 0, x, width, colour), slab.draw)
    return slabs


def _band(slab: LayoutBox, with_gap: bool, x: float, width: float, colour: styles.Colour) -> Draw:
    """Draws the part of a band behind `slab` and the space above it; parts overlap a little, so that no gap shows."""

    def draw(pen: Pen, left: float, top: float) -> None:
        above = slab.gap if with_gap else 0
        with pen.element(None):
            pen.bar(left + x, top - slab.height, width, slab.height + above + (0.3 if with_gap else 0), colour)

    return draw


def mark(x: float, base: float, size: tuple[float, float], colour: styles.Colour) -> Draw:
    """Returns a small square or dash of `size` (width, height), its foot `base` points below the top of its box."""

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element(None):
            pen.bar(left + x, top - base, *size, colour)

    return draw


def bookmark(title: str, level: int) -> Draw:
    """Adds an entry to the contents that PDF viewers show beside the pages."""

    def draw(pen: Pen, _left: float, top: float) -> None:
        pen.bookmark(title, level, top + styles.SMALL)

    return draw


def target(name: str) -> Draw:
    """Marks the place to which links to "#name" lead."""

    def draw(pen: Pen, _left: float, top: float) -> None:
        pen.target(name, top + styles.SMALL)

    return draw
