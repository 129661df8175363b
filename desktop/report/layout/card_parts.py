"""Sets the parts of a sales card as boxes: head, bars, tiles, the quote, origins of figures, the concern on its tint."""

from dataclasses import dataclass, field, replace

from db.model.case_study import Sentence
from desktop.report.document.marked import spans_of, unmarked
from desktop.report.document.outline import Span
from desktop.report.document.scripts import language_of_script
from desktop.report.document.story import Answered, Quoted, SalesCard
from desktop.report.document.wording import LETTERS_THAT_QUOTE
from desktop.report.layout import boxes, card_styles, story_styles
from desktop.report.layout.boxes import LayoutBox, before, beside_after, kept, nothing, spaced, stack_height
from desktop.report.layout.card_graphics import card_bars
from desktop.report.layout.card_styles import CardSetting
from desktop.report.layout.line_breaking import set_lines
from desktop.report.layout.pen import Pen
from desktop.report.layout.story_blocks import notes_in_columns, paragraph
from desktop.report.layout.story_parts import names, status_dot
from desktop.report.layout.story_styles import StoryGrid
from desktop.report.layout.story_tiles import tiles
from desktop.report.layout.text_frame import TextFrame, split
from desktop.report.pdf.tagging import Element


@dataclass(slots=True)
class CardParts:
    """The boxes of a card: what follows from the top, each part by itself, and what stands above the band at the foot."""

    root: Element
    top: list[list[LayoutBox]] = field(default_factory=list)
    foot: list[LayoutBox] = field(default_factory=list)


def set_card(card: SalesCard, grid: StoryGrid, region: int, setting: CardSetting) -> CardParts:
    """Returns the boxes of `card`; the elements of the structure stand in reading order under a new root."""
    parts = CardParts(Element("Document"))
    place = TextFrame(grid, region, parts.root, 0, grid.full, card.own_language, card.language, frozenset(card.heard))
    parts.top.append(_head(card, place, setting))
    for one in card.results:
        caption = place.lines((Span(one.heading),), card_styles.CAPTION, place.parent.add("P")) if one.heading else []
        drawn = kept(caption, with_next=True) + spaced([card_bars(one, place, setting.bar)], 6)
        parts.top.append(spaced(drawn, setting.bars))
    if card.tiles:
        parts.top.append(tiles(card.tiles, place, setting.tiles))
    if card.pull:
        parts.top.append(spaced(_quote(card.pull, place, setting), setting.quote))
    parts.foot = spaced(_notes(card, place), setting.tiles)
    for answer in card.overcome:
        parts.foot += _worry(answer, place, setting.tiles if parts.foot else 0)
    return parts


def _head(card: SalesCard, place: TextFrame, setting: CardSetting) -> list[LayoutBox]:
    found = names(card, place)
    found += spaced(_about(card, place), setting.head if found else 0)
    title = place.largest(
        (unmarked(card.title),), setting.headlines, place.parent.add("H1", language=place.spoken(card.title.text)), balanced=True
    )
    if title:
        title[0].draw = before(boxes.bookmark(card.title.text, 0), title[0].draw)
    found += spaced(title, 8)
    return found + paragraph(card.summary, place.at(place.x, place.width * story_styles.LEAD_SHARE), 12, style=story_styles.LEAD)


def _about(card: SalesCard, place: TextFrame) -> list[LayoutBox]:
    """Returns the line above the headline: what the page is, what kind of customer, and at the right how far it is approved."""
    style = story_styles.APPROVED if card.approved else story_styles.STATUS
    status = place.single(card.status, style)
    element = place.parent.add("P")
    runs = ((card.labels.kicker, story_styles.KICKER.ink), (f"   {card.facts}" if card.facts else "", card_styles.FACTS.ink))
    lines = set_lines(runs, place.width - status.width - 32, place.region)
    found = [place.slab(line, card_styles.FACTS, element) for line in lines]
    if found and card.status:
        right = place.at(place.x + place.width - status.width, status.width + 1)
        words = right.lines((Span(card.status),), style, place.parent.add("P"))[:1]
        words[0].draw = before(status_dot(right.x - 10, card.approved), words[0].draw)
        found = beside_after(found, words, place.page)
    return kept(found, with_next=True)


def _quote(quoted: Quoted, place: TextFrame, setting: CardSetting) -> list[LayoutBox]:
    """Returns the quote with its opening mark in the margin, and who said it beside its last lines."""
    language = language_of_script(quoted.said.text) or quoted.language
    block = place.parent.add("BlockQuote", language=language if language != place.language else "")
    inside = replace(place, parent=block)
    wide = inside.at(place.x, place.width * card_styles.QUOTED - story_styles.GUTTER)
    lines: list[LayoutBox] = []
    for part in split((unmarked(quoted.said),)):
        lines += wide.largest(part, setting.pulls, block.add("P"), balanced=True)
    if lines and quoted.said.text[:1] in LETTERS_THAT_QUOTE:
        boxes.moved(lines[:1], -wide.single(quoted.said.text[:1], setting.pulls[0][0]).width)
    x = place.x + place.width * card_styles.QUOTED
    by = inside.at(x, place.x + place.width - x)
    who = _signed(quoted.by, by, block.add("P")) if quoted.by else []
    above = stack_height(lines) - stack_height(who) - 4
    lowered = [LayoutBox(above, nothing), *who] if who and above > 0 else who
    return kept(beside_after(lines, lowered, place.page)) if boxes.is_short(lines, place.page) else lines + spaced(who, 6)


def _signed(by: str, place: TextFrame, element: Element) -> list[LayoutBox]:
    """Returns who said it: name, role and company on a line each; a title with commas has several, and keeps them."""
    return [
        line for part in by.replace(", ", ",\n").split("\n") for line in place.lines((Span(part),), story_styles.BYLINE, element)
    ]


def _notes(card: SalesCard, place: TextFrame) -> list[LayoutBox]:
    """Returns how the figures were obtained, in two columns of small type, with when they were told."""
    inside = place.under("Sect")
    found = notes_in_columns(card.notes, inside, 2)
    if card.as_told:
        told = inside.lines((Span(card.as_told),), story_styles.SMALL, inside.parent.add("P"))
        found += spaced(told, 4 if found else 0)
    if not found:
        place.parent.kids.remove(inside.parent)
    return kept(found)


def _worry(one: Answered, place: TextFrame, gap: float) -> list[LayoutBox]:
    """Returns a concern and what answered it side by side on a tint as wide as the page."""
    inside = place.under("Sect")
    beyond = card_styles.CONCERN + card_styles.ARROW
    left = _labelled(one.concern_label, one.concern, inside.at(place.x, card_styles.CONCERN))
    right = _labelled(one.answer_label, one.answer, inside.at(place.x + beyond, place.width - beyond))
    lines = beside_after(left, right, place.page)
    if not boxes.is_short(lines, place.page):
        return spaced(lines, gap or card_styles.MOST_SLACK)
    lines[0].draw = before(_arrow(place.x + card_styles.CONCERN + 6, place.x + beyond - 16), lines[0].draw)
    pad = card_styles.TINT_PADDING
    tint = LayoutBox(pad, _tint(stack_height(lines) + 2 * pad, place.sheet.width), gap)
    return kept([tint, *lines, LayoutBox(pad, nothing)])


def _tint(height: float, width: float) -> boxes.Draw:
    """Draws the ground of the whole panel, on which all else is drawn."""

    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element(None):
            pen.bar(left - story_styles.MARGIN_SIDE, top - height, width, height, story_styles.TINT)

    return draw


def _labelled(label: str, told: Sentence, place: TextFrame) -> list[LayoutBox]:
    lines = kept(place.own(label, story_styles.SMALL, "P"), with_next=True)
    element = place.parent.add("P", language=place.spoken(told.text))
    return lines + spaced(place.largest(spans_of((told,)), card_styles.WORRY, element, balanced=True), 2)


def _arrow(x: float, end: float) -> boxes.Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        y = top - 24
        with pen.element(None):
            pen.rule(left + x, y, left + end, y, story_styles.HOUSE, 1.1)
            pen.rule(left + end - 5, y + 4, left + end, y, story_styles.HOUSE, 1.1)
            pen.rule(left + end - 5, y - 4, left + end, y, story_styles.HOUSE, 1.1)

    return draw
