"""Places a sales card on one page: from the top down to the quote, from the foot up to the notes, the room between shared out.

Where a card is too much for one page even when it is set densely, the concern is left to the story, then the quote. Only words
that fill a page by themselves go on over several.
"""

from collections.abc import Iterator
from dataclasses import replace

from desktop.report.document.cancel import breathe
from desktop.report.document.story import SalesCard
from desktop.report.layout import card_styles, story_styles
from desktop.report.layout.boxes import LayoutBox, stack_height
from desktop.report.layout.card_parts import CardParts, set_card
from desktop.report.layout.card_styles import SETTINGS, CardSetting
from desktop.report.layout.pagination import chunks
from desktop.report.layout.story_band import MOST_OF_PAGE, Band, Texts, band_height, band_lines, on_paper
from desktop.report.layout.story_flow import ABOVE_BAND, StoryPage, Strip
from desktop.report.layout.story_pages import SetStory
from desktop.report.layout.story_styles import StoryGrid
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.tagging import Element


def lay_out_card(card: SalesCard, grid: StoryGrid, region: int) -> SetStory:
    """Returns the page of `card`, set as airily as it can be."""
    for less, setting in _ways(card):
        breathe()
        parts = set_card(less, grid, region, setting)
        band = _band(card, grid, region, parts.root)
        if band is not None and (page := _one_page(parts, grid, band, bool(less.overcome))):
            return SetStory(parts.root, [page], band if band.height else None)
    parts = set_card(card, grid, region, SETTINGS[-1])
    below = on_paper(_texts(card), TextFrame(grid, region, parts.root, 0, grid.full, card.own_language), card_styles.MOST_SLACK)
    return SetStory(parts.root, _flowing(parts, below, grid), None)


def _ways(card: SalesCard) -> Iterator[tuple[SalesCard, CardSetting]]:
    """Yields what may be set and how, the best first."""
    for less in (card, replace(card, overcome=()), replace(card, overcome=(), pull=None)):
        for setting in SETTINGS:
            yield less, setting


def _texts(card: SalesCard) -> list[Texts]:
    """Returns the columns of the band: what to do next, else who we are, and whom to ask."""
    house = card.house
    first = house.call_to_action.strip() or house.about_us.strip()
    style = story_styles.CARD_CALL if house.call_to_action.strip() else story_styles.BAND_TEXT
    columns = [(first, style, 0.0)], [(house.contact.strip(), story_styles.BAND_TEXT, 0.0)]
    return [texts for texts in columns if texts[0][0]]


def _band(card: SalesCard, grid: StoryGrid, region: int, root: Element) -> Band | None:
    """Returns the band, of no height where there is nothing in it; None where it is too much for the foot of a page."""
    wanted = _texts(card)
    if not wanted and not card.house.legal_line.strip():
        return Band(0, [], Element("Sect"))
    inside = TextFrame(grid, region, Element("Sect"), 0, grid.full, "")
    first = grid.full * card_styles.QUOTED
    places = (inside.at(0, first - story_styles.GUTTER), inside.at(first, grid.full - first))
    columns = [band_lines(texts, place) for texts, place in zip(wanted, places, strict=False)]
    height = band_height(columns)
    if height > grid.height * MOST_OF_PAGE:
        return None
    root.kids.append(inside.parent)
    return Band(height, columns, inside.parent.add("P"))


def _one_page(parts: CardParts, grid: StoryGrid, band: Band, on_tint: bool) -> StoryPage | None:
    """Returns the page, or None where not all of it has room."""
    floor = band.height if band.height and on_tint else band.height + ABOVE_BAND if band.height else grid.bottom
    above = parts.foot[0].gap if parts.foot else 0
    need = sum(map(stack_height, parts.top)) + sum(part[0].gap for part in parts.top[1:]) + stack_height(parts.foot) + above
    slack = grid.top - floor - need
    if slack < 0:
        return None
    more = min(slack / (len(parts.top) + bool(parts.foot)), card_styles.MOST_SLACK)
    for part in parts.top[1:]:
        part[0].gap += more
    if parts.foot:
        parts.foot[0].gap = above + slack - more * (len(parts.top) - 1)
    return StoryPage(grid.top, floor, strips=[Strip([box for part in (*parts.top, parts.foot) for box in part])])


def _flowing(parts: CardParts, below: list[LayoutBox], grid: StoryGrid) -> list[StoryPage]:
    """Returns as many pages as it takes."""
    pages = [StoryPage(grid.top, grid.bottom, strips=[Strip()])]
    flow = [box for part in parts.top for box in part]
    for chunk in chunks([*flow, *parts.foot, *below]):
        breathe()
        for part in [chunk] if stack_height(chunk) <= grid.top - grid.bottom else [[box] for box in chunk]:
            page = pages[-1]
            if page.strips[0].any() and page.end() - part[0].gap - stack_height(part) < grid.bottom:
                page = StoryPage(grid.top, grid.bottom, strips=[Strip()])
                pages.append(page)
            page.strips[0].main += part
    return pages
