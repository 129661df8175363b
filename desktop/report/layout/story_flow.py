"""Fills pages with the boxes of a case study from top to bottom, and gives what a page has left to its spaces."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.report.document.cancel import breathe
from desktop.report.layout.boxes import LayoutBox, stack_height
from desktop.report.layout.pagination import chunks
from desktop.report.layout.story_band import MOST_GROWN
from desktop.report.layout.story_parts import StoryParts
from desktop.report.layout.story_styles import StoryGrid

ABOVE_BAND = 12.0
# How near the text may come to the foot of a page when its spaces grow.
FREE_AT_FOOT = 12.0
NEAR_ENOUGH = 0.01

Placed = tuple[LayoutBox, float]


@dataclass(slots=True)
class Strip:
    """A part of a page: boxes one below the other, and beside them the narrow column, read first if `ahead`."""

    main: list[LayoutBox] = field(default_factory=list)
    aside: list[LayoutBox] = field(default_factory=list)
    ahead: bool = False

    def any(self) -> bool:
        """Returns whether something stands in it."""
        return bool(self.main or self.aside)


@dataclass(slots=True)
class StoryPage:
    """One page: its strips, and where its text has to end; `ratio` of what its spaces may take is given to them.

    The band that closes the page may grow up to `floor`.
    """

    top: float
    bottom: float
    floor: float = 0
    strips: list[Strip] = field(default_factory=list)
    ratio: float = 0

    def placed(self) -> tuple[list[Placed], list[tuple[float, float]], float]:
        """Returns the boxes with their tops, in reading order; the hairlines beside the narrow column; where all ends."""
        return self._placed_at(self.ratio)

    def _placed_at(self, ratio: float) -> tuple[list[Placed], list[tuple[float, float]], float]:
        found: list[Placed] = []
        rules: list[tuple[float, float]] = []
        y = self.top
        for strip in filter(Strip.any, self.strips):
            y -= _above((strip.main or strip.aside)[0], ratio) if found else 0
            columns = (strip.aside, strip.main) if strip.ahead else (strip.main, strip.aside)
            end = min(_stacked(column, y, ratio, found) for column in columns)
            if strip.aside:
                rules.append((y, end))
            y = end
        return found, rules, y

    def end(self, ratio: float = 0) -> float:
        """Returns where the text ends at this `ratio`."""
        return self._placed_at(ratio)[2]

    def filled(self) -> float:
        """Returns which share of the page its text fills, its spaces as large as they may be."""
        return min((self.top - self.end(1)) / (self.top - self.bottom), 1)

    def left_white(self) -> float:
        """Returns which share of the page nothing fills, neither its text nor the band that closes it."""
        return max(0.0, self.end(1) - max(self.bottom, self.floor)) / (self.top - self.bottom)

    def uneven(self) -> float:
        """Returns which share of the page stays empty in the wide column while the narrow one goes on beside it."""
        lower = (stack_height(strip.aside) - stack_height(strip.main) for strip in self.strips if strip.aside)
        return sum(max(0.0, height) for height in lower) / (self.top - self.bottom)

    def fill(self) -> None:
        """Lets the spaces grow until the text comes near to the foot of the page, or they have all they may take."""
        low, high = 0.0, 1.0
        for _ in range(8):
            middle = (low + high) / 2
            if self.end(middle) < self.bottom + FREE_AT_FOOT:
                high = middle
            else:
                low = middle
        self.ratio = 1.0 if high == 1 else low


def _above(box: LayoutBox, ratio: float) -> float:
    return box.gap + ratio * box.give


def _stacked(boxes: Sequence[LayoutBox], y: float, ratio: float, found: list[Placed]) -> float:
    """Adds boxes from `y` down to those found; returns where they end."""
    for number, box in enumerate(boxes):
        y -= _above(box, ratio) if number else 0
        found.append((box, y))
        y -= box.height
    return y


def paged(parts: StoryParts, grid: StoryGrid, band: float, cut: int | None) -> list[StoryPage]:
    """Returns the pages of `parts`, the last of them with room for a band of this height; see `_Flow` for `cut`."""

    def flow(reserved: int | None) -> list[StoryPage]:
        flow = _Flow(grid, band, reserved, cut)
        flow.place(parts)
        return flow.pages

    pages = flow(None)
    if band and pages[-1].end() < band + ABOVE_BAND:
        # The band needs a page more, or some of what stands on this one.
        last = len(pages) - 1
        pages = flow(last)
        if len(pages) > last + 1 and len(found := flow(last + 1)) == last + 2:
            pages = found
    if band:
        pages[-1].bottom = band + ABOVE_BAND
        pages[-1].floor = grid.height * MOST_GROWN + ABOVE_BAND
    return pages


class _Flow:
    """Fills pages from top to bottom; pages from `reserved` on keep room for the band, a new one begins before unit `cut`.

    Units are the sections before the results, the large quote with the results, and each section after these.
    """

    def __init__(self, grid: StoryGrid, band: float, reserved: int | None, cut: int | None) -> None:
        self._grid = grid
        self._band = band
        self._reserved = reserved
        self._cut = cut
        self._unit = 0
        self.pages: list[StoryPage] = []
        self._turn()

    def place(self, parts: StoryParts) -> None:
        """Places all `parts`."""
        self._put(parts.head)
        self._beside(parts.first, parts.facts, ahead=True)
        self._begin_unit()
        # The large quote is never the last on its page.
        self._put(parts.pull, _first_tied(parts.second or [parts.tail]))
        self._beside(parts.second, parts.notes, within_unit=True)
        self._put(parts.tail)

    @property
    def _page(self) -> StoryPage:
        return self.pages[-1]

    def _turn(self) -> None:
        self.pages.append(StoryPage(self._grid.top, self._bottom(len(self.pages)), strips=[Strip()]))
        self._y, self._bare = self._grid.top, True

    def _bottom(self, page: int) -> float:
        return self._band + ABOVE_BAND if self._reserved is not None and page >= self._reserved else self._grid.bottom

    def _begin_unit(self) -> None:
        if self._unit == self._cut and not self._bare:
            self._turn()
        self._unit += 1

    def _put(self, boxes: Sequence[LayoutBox], follow: float = 0) -> None:
        """Places boxes one below the other, tied ones together; `follow` is the height of what must stand below the last."""
        tied = chunks(boxes)
        for number, chunk in enumerate(tied):
            breathe()
            fits = self._fits(chunk, follow if number == len(tied) - 1 else 0)
            if not fits:
                whole = stack_height(chunk) <= self._grid.top - self._bottom(len(self.pages))
                if whole or not self._fits(chunk[:1]):
                    self._turn()
                    if chunk[0].again:
                        self._add(chunk[0].again)
                fits = whole
            for box in chunk:
                # One by one, where no page holds all.
                if not fits and not self._fits([box]):
                    self._turn()
                self._add(box)

    def _fits(self, part: Sequence[LayoutBox], more: float = 0) -> bool:
        need = sum([box.height + box.gap for box in part]) + more
        return self._bare or self._y - need >= self.pages[-1].bottom - NEAR_ENOUGH

    def _add(self, box: LayoutBox) -> None:
        self._y -= box.height if self._bare else box.gap + box.height
        self._bare = False
        self.pages[-1].strips[-1].main.append(box)

    def _beside(
        self, sections: Sequence[list[LayoutBox]], aside: Sequence[LayoutBox], ahead: bool = False, within_unit: bool = False
    ) -> None:
        """Places `sections`, and `aside` in the narrow column from where they begin."""
        at, begun = len(self.pages) - 1, self._y
        for number, section in enumerate(sections or ([[]] if aside else [])):
            if number or not within_unit:
                self._begin_unit()
            if number == 0 and aside:
                first = next(iter(chunks(section or aside)))
                if not self._fits(first):
                    self._turn()
                begun = self._y - (0 if self._bare else first[0].gap)
                self._page.strips.append(Strip(ahead=ahead))
                at = len(self.pages) - 1
            self._put(section)
        if aside:
            self._put_aside(aside, at, begun)

    def _put_aside(self, aside: Sequence[LayoutBox], at: int, y: float) -> None:
        """Places `aside` in the last strip of page `at` that began there, then in the first of the pages that follow."""
        strip = self.pages[at].strips[-1]
        for chunk in chunks(aside):
            gap = chunk[0].gap if strip.aside else 0
            if y - gap - stack_height(chunk) < self.pages[at].bottom and y < self._grid.top:
                at, y, gap = at + 1, self._grid.top, 0.0
                if at == len(self.pages):
                    self._turn()
                strip = self.pages[at].strips[0]
            strip.aside += chunk
            y -= gap + stack_height(chunk)
        # What follows stands below both columns.
        self._y, self._bare = self._page.end(), False
        self._page.strips.append(Strip())


def _first_tied(sections: Sequence[list[LayoutBox]]) -> float:
    first = next(iter(chunks(sections[0])), [])
    return first[0].gap + stack_height(first) if first else 0
