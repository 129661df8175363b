"""Places a sales card on one page: from the top down to the quote, from the foot up to the notes, the room between shared out.

Where a card is too much for one page even when it is set densely, the concern is left to the story, then the quote. Only words
that fill a page by themselves go on over several.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from desktop.report.document.cancel import breathe
from desktop.report.document.story import LeftOut, SalesCard
from desktop.report.layout import card_styles, story_styles
from desktop.report.layout.boxes import LayoutBox, stack_height
from desktop.report.layout.card_parts import CardParts, set_card
from desktop.report.layout.card_styles import SETTINGS, CardSetting
from desktop.report.layout.pagination import chunks
from desktop.report.layout.story_band import MOST_OF_PAGE, Band, Texts, band_height, band_lines, grown, on_paper
from desktop.report.layout.story_flow import ABOVE_BAND, StoryPage, Strip
from desktop.report.layout.story_pages import SetStory
from desktop.report.layout.story_styles import LARGE_CARD_CALL, StoryGrid
from desktop.report.layout.styles import Style
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.tagging import Element


def lay_out_card(card: SalesCard, grid: StoryGrid, region: int) -> SetStory:
    """Returns the page of `card`, set as airily as it can be; the band takes what is left of the page."""
    for less, left_out, setting in _ways(card):
        breathe()
        parts = set_card(less, grid, region, setting)
        band = _band(card, grid, region)
        if band is None or (room := _room(parts, grid, band, bool(less.overcome))) < 0:
            continue
        room = _spread(parts, room)
        if band.height:
            higher = grown(band, lambda: _band(card, grid, region, LARGE_CARD_CALL), band.height + room, grid)
            room -= higher.height - band.height
            band = higher
            parts.root.kids.append(band.section)
        if parts.foot:
            parts.foot[0].gap += room
        page = StoryPage(grid.top, _floor(grid, band, bool(less.overcome)), strips=[Strip([*chain(*parts.top), *parts.foot])])
        return SetStory(parts.root, [page], band if band.height else None, left_out)
    parts = set_card(card, grid, region, SETTINGS[-1])
    below = on_paper(_texts(card), TextFrame(grid, region, parts.root, 0, grid.full, card.own_language), card_styles.MOST_SLACK)
    return SetStory(parts.root, _flowing(parts, below, grid), None)


def _ways(card: SalesCard) -> Iterator[tuple[SalesCard, tuple[LeftOut, ...], CardSetting]]:
    """Yields what may be set, what is left out of it, and how it is set, the best first."""
    concern, both = (LeftOut.CONCERN,), (LeftOut.CONCERN, LeftOut.QUOTE)
    ways = ((card, ()), (replace(card, overcome=()), concern), (replace(card, overcome=(), pull=None), both))
    for less, left_out in ways:
        there = tuple(part for part in left_out if (card.overcome if part is LeftOut.CONCERN else card.pull))
        for setting in SETTINGS:
            yield less, there, setting


def _texts(card: SalesCard, call: Style = story_styles.CARD_CALL) -> list[Texts]:
    """Returns the columns of the band: what to do next, else who we are, and whom to ask."""
    house = card.house
    first = house.call_to_action.strip() or house.about_us.strip()
    style = call if house.call_to_action.strip() else story_styles.BAND_TEXT
    columns = [(first, style, 0.0)], [(house.contact.strip(), story_styles.BAND_TEXT, 0.0)]
    return [texts for texts in columns if texts[0][0]]


def _band(card: SalesCard, grid: StoryGrid, region: int, call: Style = story_styles.CARD_CALL) -> Band | None:
    """Returns the band, of no height where there is nothing in it; None where it is too much for the foot of a page."""
    wanted = _texts(card, call)
    inside = TextFrame(grid, region, Element("Sect"), 0, grid.full, "")
    if not wanted and not card.house.legal_line.strip():
        return Band(0, [], inside.parent, inside.parent)
    first = grid.full * card_styles.QUOTED
    places = (inside.at(0, first - story_styles.GUTTER), inside.at(first, grid.full - first))
    columns = [band_lines(texts, place) for texts, place in zip(wanted, places, strict=False)]
    height = band_height(columns)
    return Band(height, columns, inside.parent, inside.parent.add("P")) if height <= grid.height * MOST_OF_PAGE else None


def _floor(grid: StoryGrid, band: Band, on_tint: bool) -> float:
    """Returns where what stands above the band has to end; a tint stands on the band."""
    return band.height + (0 if on_tint else ABOVE_BAND) if band.height else grid.bottom


def _room(parts: CardParts, grid: StoryGrid, band: Band, on_tint: bool) -> float:
    """Returns how much of the page is left, less than 0 where not all of it has room."""
    above = parts.foot[0].gap if parts.foot else 0
    need = sum(map(stack_height, parts.top)) + sum(part[0].gap for part in parts.top[1:]) + stack_height(parts.foot) + above
    return grid.top - _floor(grid, band, on_tint) - need


def _spread(parts: CardParts, room: float) -> float:
    """Gives the spaces above the parts their share of what is left; returns what is left then."""
    widened = [*parts.top[1:], *([parts.foot] if parts.foot else [])]
    more = min(room / (len(widened) + 1), card_styles.MOST_SLACK)
    for part in widened:
        part[0].gap += more
    return room - more * len(widened)


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
