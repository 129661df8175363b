"""Turns each kind of block of an outline into boxes on the page."""

from collections.abc import Callable, Sequence
from typing import Any

from desktop.report.document.form import AskedLines, Signing
from desktop.report.document.outline import (
    Abreast,
    Block,
    Box,
    Codes,
    Entry,
    Fact,
    Facts,
    Heading,
    Lines,
    Manner,
    Measure,
    Notes,
    PaperQuestion,
    Paragraph,
    Picture,
    Points,
    Quotation,
    Span,
    Text,
    Tone,
    ToWrite,
)
from desktop.report.layout import boxes, styles
from desktop.report.layout.boxes import LayoutBox, beside, beside_after, kept, kept_if_short, spaced
from desktop.report.layout.code_blocks import set_codes
from desktop.report.layout.figure_blocks import set_measure
from desktop.report.layout.form_blocks import set_asked_lines, set_signing
from desktop.report.layout.line_blocks import set_abreast, set_lines_of
from desktop.report.layout.paper_blocks import set_paper_question, set_to_write
from desktop.report.layout.pen import Pen
from desktop.report.layout.running_text import set_text as set_text
from desktop.report.layout.styles import Style
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.pictures import raster_of

MANNERS = {Manner.BODY: styles.BODY, Manner.SMALL: styles.SMALL_TEXT}


def set_block(block: Block, place: TextFrame) -> list[LayoutBox]:
    """Returns the boxes of one block, with the space above it."""
    return SETTERS[type(block)](block, place)


def set_blocks(blocks: Sequence[Block], place: TextFrame, closer: float = 0) -> list[LayoutBox]:
    """Returns the boxes of several blocks; the first stands closer than usual to what is above."""
    found: list[LayoutBox] = []
    for block in blocks:
        body = set_block(block, place)
        found += spaced(body, max(body[0].gap - closer, 0)) if body and closer else body
        closer = styles.TIGHT if isinstance(block, Heading) else 0 if body else closer
    return found


def _heading(block: Heading, place: TextFrame) -> list[LayoutBox]:
    colour, style = styles.TONES[block.tone], styles.SUBHEADING
    toned = block.tone is not Tone.PLAIN
    lines = place.indented(styles.NEAR if toned else 0).own(block.text, style.inked(colour=colour), "H3")
    if lines and toned:
        lines[0].draw = boxes.before(boxes.mark(place.x, style.base, styles.TONE_MARK, colour), lines[0].draw)
    return spaced(kept(lines, with_next=True), styles.BLOCK)


def _paragraph(block: Paragraph, place: TextFrame) -> list[LayoutBox]:
    return spaced(set_text(block.text, MANNERS[block.manner], place), styles.NEAR)


def _points(block: Points, place: TextFrame) -> list[LayoutBox]:
    return spaced(set_points(block.items, styles.BODY, styles.SMALL, place), styles.NEAR)


def set_points(items: Sequence[Text], style: Style, gap: float, place: TextFrame) -> list[LayoutBox]:
    """Sets a list, each item after a short dash."""
    found: list[LayoutBox] = []
    inside = place.under("L")
    for item in items:
        body = inside.under("LI").hanging(styles.POINT_INDENT, item)
        x = place.x if body.x > place.x else place.x + place.width - styles.POINT_MARK[0]
        lines = set_text(item, style, body, "LBody", styles.TIGHT / 2)
        if lines:
            dash = boxes.mark(x, style.base - style.ink.size * 0.28, styles.POINT_MARK, styles.SOFT)
            lines[0].draw = boxes.before(dash, lines[0].draw)
        found += spaced(lines, gap)
    return found


def _facts(block: Facts, place: TextFrame) -> list[LayoutBox]:
    inside = place.under("L")
    return spaced([slab for row in block.rows for slab in _fact(row, inside.under("LI"))], styles.NEAR)


def _fact(row: Fact, place: TextFrame) -> list[LayoutBox]:
    label = place.at(place.x, styles.LABEL_COLUMN - styles.NEAR).own(row.label, styles.FACT_LABEL, "Lbl")
    text = set_text(row.text, styles.BODY, place.indented(styles.LABEL_COLUMN), "LBody")
    return spaced(beside(text, label, place.page), styles.TIGHT)


def _notes(block: Notes, place: TextFrame) -> list[LayoutBox]:
    found: list[LayoutBox] = []
    for number, text in block.items:
        note = place.under("Note")
        mark = note.at(place.x, styles.NOTE_INDENT).lines((Span(str(number), strong=True),), styles.NOTE, note.parent)
        body = set_text(text, styles.NOTE, note.indented(styles.NOTE_INDENT))
        lines = beside(body, mark, place.page)
        lines[0].draw = boxes.before(boxes.target(f"note-{number}"), lines[0].draw)
        found += spaced(lines, styles.TIGHT)
    return spaced(found, styles.SMALL)


def _box(block: Box, place: TextFrame) -> list[LayoutBox]:
    pad = styles.BOX_PADDING
    inside = place.under("Div").at(place.x + pad, place.width - 2 * pad)
    lines = inside.own(block.title, styles.BOX_TITLE, "P")
    lines += set_points(block.items, styles.BOX_TEXT, styles.TIGHT, inside)
    lines = [LayoutBox(pad, boxes.nothing), *lines, LayoutBox(pad, boxes.nothing)]
    return spaced(kept(boxes.backed(lines, place.x, place.width, styles.PANEL)), styles.SECTION)


def _quotation(block: Quotation, place: TextFrame) -> list[LayoutBox]:
    style, gap, colour = QUOTATIONS[block.pull]
    inside = place.under("BlockQuote").hanging(styles.QUOTE_INDENT, (Span(block.text),))
    x = place.x if inside.x > place.x else place.x + place.width - styles.STROKE
    lines = set_text((Span(block.text),), style, inside)
    if block.by:
        by = (Span(block.by, note=block.note),)
        lines = kept(lines, with_next=True) + spaced(set_text(by, styles.BYLINE, inside), styles.TIGHT)
    return spaced(kept_if_short(boxes.backed(lines, x, styles.STROKE, colour), place.page), gap)


QUOTATIONS = {True: (styles.PULL, styles.WIDE, styles.ACCENT), False: (styles.QUOTE, styles.BLOCK, styles.LINE)}


def _picture(block: Picture, place: TextFrame) -> list[LayoutBox]:
    return spaced(set_picture(block, place, place.width, styles.PICTURE_HEIGHT), styles.BLOCK)


def set_picture(picture: Picture, place: TextFrame, width: float, height: float) -> list[LayoutBox]:
    """Sets a picture within `width` and `height`; its description, if it cannot be drawn."""
    raster = raster_of(picture.data, width, height)
    if raster is None:
        return set_text((Span(picture.alt),), styles.SMALL_TEXT, place)
    element = place.parent.add("Figure", alt=picture.alt)

    def draw(pen: Pen, left: float, top: float) -> None:
        element.box = (left + place.x, top - raster.height, left + place.x + raster.width, top)
        with pen.element(element):
            pen.picture(raster, left + place.x, top - raster.height)

    return [LayoutBox(raster.height, draw)]


def _entry(block: Entry, place: TextFrame) -> list[LayoutBox]:
    main = set_blocks(block.blocks, place.under("Sect"))
    narrow = place.at(place.sheet.main + styles.GUTTER, styles.ASIDE)
    margin = [LayoutBox(styles.BODY.base - styles.MARGIN_NOTE.base, boxes.nothing)] if block.margin else []
    for text in block.margin:
        margin += spaced(set_text(text, styles.MARGIN_NOTE, narrow), 1)
    return spaced(beside_after(main, margin, place.page), styles.BLOCK)


# Each setter takes its own kind of block, which the type of this table cannot express.
SETTERS: dict[type, Callable[[Any, TextFrame], list[LayoutBox]]] = {
    Heading: _heading,
    Paragraph: _paragraph,
    Points: _points,
    Measure: set_measure,
    Quotation: _quotation,
    Facts: _facts,
    Notes: _notes,
    Codes: set_codes,
    Box: _box,
    Picture: _picture,
    Entry: _entry,
    Lines: set_lines_of,
    Abreast: set_abreast,
    ToWrite: set_to_write,
    PaperQuestion: set_paper_question,
    AskedLines: set_asked_lines,
    Signing: set_signing,
}
