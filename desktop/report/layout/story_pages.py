"""Chooses the setting and the breaks in which a case study fills one page, or two of them well."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.report.document.cancel import breathe
from desktop.report.document.story import LeftOut, Story
from desktop.report.layout.contents import FEW_PAGES, entries_of
from desktop.report.layout.story_band import Band, grown, set_band
from desktop.report.layout.story_flow import StoryPage, paged
from desktop.report.layout.story_parts import StoryParts, set_story
from desktop.report.layout.story_styles import AIRY, DENSEST, LARGE_CALL, SETTINGS, Setting, StoryGrid
from desktop.report.pdf.tagging import Element

# How far the first page should be filled at least, and any other; the share of emptiness that costs nothing.
FIRST, OTHERS, FREE = 0.66, 0.52, 0.05
# What a layout costs: a page more, smaller type, facts across, a large quote that does not open its page.
PAGE, DENSE, ACROSS, PULL_INSIDE = 0.1, 0.2, 0.02, 0.2
# A page emptier than it should be, a wide column shorter than the narrow one beside it.
TOO_EMPTY, UNEVEN = 10.0, 0.8
# Notes on a page after which the story goes on: they are read last.
NOTES_BEFORE = 0.5
# What a layout may cost, beyond the second page, to end the search.
GOOD = 0.1
# The space above a band that grows.
ABOVE_GROWN = 28.0


@dataclass(slots=True)
class SetStory:
    """A case study on its pages; the band closes the last of them. `left_out` are the parts for which there is no room."""

    root: Element
    pages: list[StoryPage]
    band: Band | None
    left_out: tuple[LeftOut, ...] = ()


def lay_out_story(story: Story, grid: StoryGrid, region: int) -> SetStory:
    """Returns the pages of `story` in the setting and with the breaks that cost least; more than four have contents."""
    setting, found = _chosen(story, grid, region)
    if len(found.pages) > FEW_PAGES and story.labels.contents:
        titles = [title for title, _ in _entries(found.pages)]
        _, found = _laid_out(story, grid, region, setting, titles)
    for page in found.pages:
        page.fill()
    if found.band:
        room = found.pages[-1].end(found.pages[-1].ratio) - ABOVE_GROWN
        found.band = grown(found.band, lambda: set_band(story, grid, region, LARGE_CALL), room, grid)
        # The band is the last that is read.
        found.root.kids.append(found.band.section)
    return found


def _chosen(story: Story, grid: StoryGrid, region: int) -> tuple[Setting, SetStory]:
    """Returns the setting that costs least, and the pages in it; a good one ends the search."""
    best: tuple[float, Setting, SetStory] | None = None
    for one in (*SETTINGS, None):
        breathe()
        setting = one or (AIRY if best and len(best[2].pages) <= 2 else DENSEST)
        cost, found = _laid_out(story, grid, region, setting)
        if best is None or cost < best[0]:
            best = cost, setting, found
        if best[0] - PAGE * (len(best[2].pages) - 1) < GOOD:
            break
    assert best is not None  # there are settings
    return best[1:]


def _laid_out(story: Story, grid: StoryGrid, region: int, setting: Setting, titles: Sequence[str] = ()) -> tuple[float, SetStory]:
    """Returns the pages of `story` in one setting, with what they cost, and with contents if there are `titles`."""
    parts = set_story(story, grid, region, setting, titles)
    band = set_band(story, grid, region)
    cost, pages = min(_layouts(parts, grid, band.height if band else 0, setting), key=lambda layout: layout[0])
    if parts.contents:
        parts.contents.numbers = [number for _, number in _entries(pages)]
    return cost, SetStory(parts.root, pages, band)


def _entries(pages: Sequence[StoryPage]) -> list[tuple[str, int]]:
    return entries_of([box for box, _ in page.placed()[0]] for page in pages)


def _layouts(parts: StoryParts, grid: StoryGrid, band: float, setting: Setting) -> Iterator[tuple[float, list[StoryPage]]]:
    """Yields the pages for each section before which a new one may begin, with what they cost."""
    style = (DENSE if setting.dense else 0) + (0 if setting.facts_beside else ACROSS)
    pages = paged(parts, grid, band, None)
    inside = PULL_INSIDE if parts.pull and len(pages) > 1 else 0
    yield style + inside + _emptiness(pages), pages
    if len(pages) == 1:
        return
    # More of them only begin a new one before the results.
    few = len(pages) <= FEW_PAGES
    for cut in range(1, len(parts.first) + len(parts.second)) if few else [len(parts.first)]:
        pages = paged(parts, grid, band, cut)
        inside = PULL_INSIDE if parts.pull and cut != len(parts.first) else 0
        yield style + inside + _emptiness(pages), pages


def _emptiness(pages: list[StoryPage]) -> float:
    """Returns what empty room on the pages costs; much where a page is emptier than it should be."""
    filled = [page.filled() for page in pages]
    cost = PAGE * (len(pages) - 1) + sum(2 * max(0.0, page.left_white() - FREE) ** 2 for page in pages)
    if len(pages) > 1:
        cost += TOO_EMPTY * (max(0.0, FIRST - filled[0]) + sum(max(0.0, OTHERS - share) for share in filled[1:]))
    cost += NOTES_BEFORE * any(strip.aside and not strip.ahead for page in pages[:-1] for strip in page.strips)
    return cost + UNEVEN * sum(page.uneven() for page in pages)
