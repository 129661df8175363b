"""Sets numbered lines: under each other with their title in the margin, or in short groups side by side."""

from dataclasses import replace

from desktop.report.document.outline import Abreast, Line, Lines, Span
from desktop.report.layout import boxes, styles
from desktop.report.layout.boxes import LayoutBox, beside, beside_after, kept, nothing, spaced, stack_height
from desktop.report.layout.contents import named
from desktop.report.layout.pen import Pen
from desktop.report.layout.running_text import set_text
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.tagging import Element

ABREAST = 3
# Of a page: longer groups stand below each other, where they can go on over pages.
HIGHEST = 0.3


def set_lines_of(block: Lines, place: TextFrame) -> list[LayoutBox]:
    """Returns the boxes of one group: a rule, then its lines with the title beside the first."""
    wide = place.at(0, place.sheet.full)
    title = _title(block.title, wide.at(0, styles.LINE_TITLE - styles.NEAR))
    listed = wide.under("L")
    rows: list[LayoutBox] = []
    for item in block.items:
        rows += spaced(_line(item, listed), styles.LINE_GAP if rows else 0)
    rows = beside(rows, title, place.page)
    # What ends a group stays with its last line.
    rows[-1].keep = True
    return [LayoutBox(styles.LINE_GAP, _rule(wide), keep=True), *rows, LayoutBox(styles.LINE_GAP, nothing)]


def _title(text: str, place: TextFrame) -> list[LayoutBox]:
    title = place.own(text, styles.LINE_HEADING, "H2")
    return named(title, text, 1)


def _line(item: Line, place: TextFrame) -> list[LayoutBox]:
    inside = place.under("LI")
    number = inside.at(styles.LINE_TITLE, styles.LINE_NUMBER).own(str(item.number), styles.LINE_LABEL, "Lbl")
    told = inside.under("LBody")
    left, right = styles.LINE_TITLE + styles.LINE_NUMBER, place.width - styles.LINE_BESIDE
    # Words with nothing beside them take its room.
    width = (right - styles.BLOCK if item.beside else place.width) - left
    words = set_text(item.text, styles.LINE_TEXT, told.at(left, width), gap=styles.LINE_INSIDE)
    who = set_text((Span(item.beside),), styles.LINE_LABEL, told.at(right, styles.LINE_BESIDE))
    lines = beside(words, number, place.page)
    return kept(beside_after(lines, who, place.page)) if boxes.is_short(lines, place.page) else beside(lines, who, place.page)


def _rule(place: TextFrame) -> boxes.Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        with pen.element(None):
            pen.rule(left, top, left + place.width, top, styles.LINE, 0.75)

    return draw


def set_abreast(block: Abreast, place: TextFrame) -> list[LayoutBox]:
    """Returns the groups side by side on a panel as wide as the page, or below each other where they need much of one."""
    # The elements of columns that turn out to be too long are of no document.
    apart = Element("Div")
    width = (place.sheet.full - (ABREAST - 1) * styles.BLOCK) / ABREAST
    frames = [replace(place, parent=apart).at(n * (width + styles.BLOCK), width) for n in range(ABREAST)]
    columns = [_column(group, frame) for group, frame in zip(block.groups, frames, strict=False)]
    height = max(map(stack_height, columns))
    if len(block.groups) > ABREAST or height > place.page * HIGHEST:
        return [slab for group in block.groups for slab in set_lines_of(group, place)]
    place.parent.kids.append(apart)
    pad = styles.SMALL
    inner = LayoutBox(height, _side_by_side(columns))
    panel = kept([LayoutBox(pad, nothing), inner, LayoutBox(pad, nothing)])
    return spaced(boxes.backed(panel, -styles.MARGIN_SIDE, place.sheet.width, styles.PANEL), styles.SMALL)


def _column(group: Lines, place: TextFrame) -> list[LayoutBox]:
    found = _title(group.title, place)
    listed = place.under("L")
    for item in group.items:
        inside = listed.under("LI")
        number = inside.at(place.x, styles.LINE_NUMBER).own(str(item.number), styles.LINE_LABEL, "Lbl")
        told = inside.under("LBody").indented(styles.LINE_NUMBER)
        words = set_text(item.text, styles.LINE_TEXT, told, gap=styles.LINE_INSIDE)
        who = set_text((Span(item.beside),), styles.LINE_LABEL, told)
        found += spaced([*beside(words, number, place.page), *who], styles.LINE_GAP)
    return found


def _side_by_side(columns: list[list[LayoutBox]]) -> boxes.Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        for column in columns:
            y = top
            for number, slab in enumerate(column):
                y -= slab.gap if number else 0
                slab.draw(pen, left, y)
                y -= slab.height

    return draw
