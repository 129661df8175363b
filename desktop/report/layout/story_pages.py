"""Places the boxes of a case study on pages, and chooses the setting in which it fills one page, or two of them well."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.report.document.cancel import breathe
from desktop.report.document.story import Story
from desktop.report.layout import story_styles
from desktop.report.layout.boxes import LayoutBox, stack_height
from desktop.report.layout.pagination import chunks
from desktop.report.layout.story_band import Band, set_band
from desktop.report.layout.story_parts import StoryParts, set_story
from desktop.report.layout.story_styles import SETTINGS, StoryGrid
from desktop.report.pdf.tagging import Element

HALF = 0.5
ONE_DENSE_PAGE = 1.35
ABOVE_BAND = 14.0
MOST_PAGES = 400

Placed = tuple[LayoutBox, float]


@dataclass(slots=True)
class StoryPage:
    """The boxes of one page with their tops, in reading order, the hairlines beside the narrow column, and where it ends."""

    boxes: list[Placed] = field(default_factory=list)
    rules: list[tuple[float, float]] = field(default_factory=list)
    end: float = 0


@dataclass(slots=True)
class SetStory:
    """A case study on its pages; the band closes the last of them."""

    root: Element
    pages: list[StoryPage]
    band: Band | None


def lay_out_story(story: Story, grid: StoryGrid, region: int) -> SetStory:
    """Returns the pages of `story`: the first of the settings in which it is one page, or its last page is at least half full."""
    best: tuple[tuple[bool, int, int], SetStory] | None = None
    for number, setting in enumerate(SETTINGS):
        breathe()
        parts = set_story(story, grid, region, setting)
        band = set_band(story, grid, region, parts.root)
        pages = _paged(parts, grid, band.height if band else 0)
        if pages is None:
            continue
        thin = len(pages) > 1 and filled(pages[-1], grid, band.height if band else 0) < HALF
        rank = (thin, len(pages), number)
        if best is None or rank < best[0]:
            best = rank, SetStory(parts.root, pages, band)
        # A denser setting could only be better by being one page, which so much never is.
        two = best[0][:2] == (False, 2) and _height(parts) > ONE_DENSE_PAGE * grid.height
        if two or best[0][:2] == (False, 1):
            break
    assert best is not None  # the settings with notes below always fit
    return best[1]


def _height(parts: StoryParts) -> float:
    """Returns how high all parts would be on one endless page."""
    first = sum(map(stack_height, parts.first))
    return sum(map(stack_height, (parts.head, parts.pull, parts.second, parts.tail))) + max(first, stack_height(parts.facts))


def filled(page: StoryPage, grid: StoryGrid, band: float) -> float:
    """Returns which share of a page is filled, the band counted in."""
    return (grid.top - page.end + band) / (grid.top - (0 if band else grid.bottom))


def _paged(parts: StoryParts, grid: StoryGrid, band: float) -> list[StoryPage] | None:
    """Returns as few pages as possible, or None where the notes do not fit beside the results.

    Two pages break before the large quote, or earlier where the second would be less than half full; more just run on.
    """
    for count in range(1, MOST_PAGES):
        found: list[StoryPage] | None = None
        breaks = range(len(parts.first), 0, -1)
        for first in (None,) if count == 1 else (*breaks, None) if count == 2 else (None, *breaks):
            for reserved in (count - 1, count - 2):
                flow = _Flow(grid, count, reserved, band)
                if not flow.placed(parts, first) or len(flow.pages) != count:
                    continue
                if count == 1 or filled(flow.pages[-1], grid, band) >= HALF:
                    return flow.pages
                found = found or flow.pages
        if found is not None:
            return found
        if parts.notes and count > 3:
            return None
    return None


class _TooLong(Exception):
    """Raised when the parts need more pages than there are."""


class _Flow:
    """Fills `count` pages from top to bottom; pages from `reserved` on keep room for the band."""

    def __init__(self, grid: StoryGrid, count: int, reserved: int, band: float) -> None:
        self._grid = grid
        self._count = count
        self._reserved = reserved
        self._band = band
        self._at = 0
        self.pages = [StoryPage(end=grid.top)]

    def placed(self, parts: StoryParts, first: int | None) -> bool:
        """Places all parts; False where they need more pages, the notes a place that is not there, or a page stays half empty."""
        try:
            return self._place(parts, first)
        except _TooLong:
            return False

    def _place(self, parts: StoryParts, first: int | None) -> bool:
        """Places all parts; a new page begins after so many sections of the `first` ones, None lets all run on."""
        cut = len(parts.first) if first is None else first
        self._put(parts.head)
        self._beside([box for section in parts.first[:cut] for box in section], parts.facts)
        if first is not None:
            if self._at > 0 or self._share() < HALF:
                return False
            self._turn()
        self._put([box for section in parts.first[cut:] for box in section])
        self._put(parts.pull)
        start, page = len(self.pages), self._at
        fits = self._beside(parts.second, parts.notes)
        if parts.notes and (not fits or len(self.pages) - start > 1 or page < 0):
            return False
        self._put(parts.tail)
        return True

    def _share(self) -> float:
        return (self._grid.top - self._page.end) / (self._grid.top - self._grid.bottom)

    @property
    def _page(self) -> StoryPage:
        return self.pages[self._at]

    def _bottom(self, page: int) -> float:
        return self._band + ABOVE_BAND if page >= self._reserved and self._band else self._grid.bottom

    def _turn(self) -> None:
        self._at += 1
        if self._at == len(self.pages):
            self._add()

    def _add(self) -> None:
        if len(self.pages) == self._count:
            raise _TooLong
        self.pages.append(StoryPage(end=self._grid.top))

    def _put(self, boxes: Sequence[LayoutBox]) -> None:
        """Places boxes one below the other, tied ones together, on as many pages as they need."""
        for chunk in chunks(boxes):
            breathe()
            room = self._grid.top - self._bottom(self._at)
            for part in [chunk] if stack_height(chunk) <= room else [[box] for box in chunk]:
                empty = self._page.end >= self._grid.top
                need = stack_height(part) + (0 if empty else part[0].gap)
                if not empty and self._page.end - need < self._bottom(self._at) - 0.01:
                    self._turn()
                for box in part:
                    self._page.end -= box.gap if self._page.end < self._grid.top else 0
                    self._page.boxes.append((box, self._page.end))
                    self._page.end -= box.height

    def _beside(self, main: Sequence[LayoutBox], aside: Sequence[LayoutBox]) -> bool:
        """Places `aside` in the narrow column from where `main` begins; returns whether it fits on the page where it begins."""
        if not aside:
            self._put(main)
            return True
        gap = (main[0].gap if main else aside[0].gap) or story_styles.GUTTER
        if self._page.end < self._grid.top:
            tied = next(iter(chunks(main)), [])
            if self._page.end - gap - stack_height(tied) < self._bottom(self._at) and tied:
                self._turn()
        at = self._at
        top = self._page.end - (gap if self._page.end < self._grid.top else 0)
        self._put(main) if main else None
        if main:
            began = next((n for n in range(at, len(self.pages)) if any(box is main[0] for box, _ in self.pages[n].boxes)), at)
            if began != at:
                at, top = began, self._grid.top
            top = next(y for box, y in self.pages[at].boxes if box is main[0])
        return self._put_aside(aside, at, top)

    def _put_aside(self, aside: Sequence[LayoutBox], at: int, top: float) -> bool:
        first, end, begun, ended = at, self._at, top, self._page.end
        y = top
        for chunk in chunks(aside):
            need = stack_height(chunk)
            gap = chunk[0].gap if y < begun else 0
            if y - gap - need < self._bottom(at) and y < self._grid.top:
                self._rule(at, begun, y, end, ended)
                at, begun, gap = at + 1, self._grid.top, 0.0
                y = begun
                if at == len(self.pages):
                    self._add()
            for number, box in enumerate(chunk):
                y -= gap if number == 0 else box.gap
                self.pages[at].boxes.append((box, y))
                y -= box.height
        self._rule(at, begun, y, end, ended)
        if at > self._at or (at == self._at and y < self._page.end):
            self._at = at
            self._page.end = y
        return at == first

    def _rule(self, page: int, begun: float, y: float, end: int, ended: float) -> None:
        """Draws the hairline as tall as what stands on both sides of it."""
        low = min(y, ended) if page == end else y
        self.pages[page].rules.append((begun, low))
