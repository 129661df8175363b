"""Sets what one writes on with a pen: empty lines, and questions with room for the answer."""

from desktop.report.document.characters import one_line
from desktop.report.document.outline import STAR, PaperQuestion, ToWrite
from desktop.report.layout import styles
from desktop.report.layout.boxes import Draw, LayoutBox, beside, kept, kept_if_short, spaced
from desktop.report.layout.pen import Pen
from desktop.report.layout.text_frame import TextFrame


def set_to_write(block: ToWrite, place: TextFrame) -> list[LayoutBox]:
    """Returns empty lines, tied to each other."""
    wide = place.at(place.x, place.sheet.full - place.x) if block.labels else place
    return spaced(_labels(block, wide) + _empty(block.count, wide, bool(block.labels)), styles.TIGHT)


def _labels(block: ToWrite, place: TextFrame) -> list[LayoutBox]:
    if not block.labels:
        return []
    first, second = block.labels
    left = place.at(place.x, styles.WRITING_SHORT).own(first, styles.LINE_LABEL, "P")
    right = place.indented(styles.WRITING_SHORT + styles.BLOCK).own(second, styles.LINE_LABEL, "P")
    return kept(beside(right, left, place.page), with_next=True)


def _empty(count: int, place: TextFrame, in_two: bool = False) -> list[LayoutBox]:
    return kept([LayoutBox(styles.WRITING_LINE, _written_on(place, in_two)) for _ in range(count)])


def _written_on(place: TextFrame, in_two: bool) -> Draw:
    def draw(pen: Pen, left: float, top: float) -> None:
        start, end, y = left + place.x, left + place.x + place.width, top - styles.WRITING_LINE + 1
        with pen.element(None):
            if in_two:
                pen.rule(start, y, start + styles.WRITING_SHORT, y, styles.WRITING, 0.6)
                start += styles.WRITING_SHORT + styles.BLOCK
            pen.rule(start, y, end, y, styles.WRITING, 0.6)

    return draw


def set_paper_question(block: PaperQuestion, place: TextFrame) -> list[LayoutBox]:
    """Returns a question with its number in the margin and its lines below, all on one page."""
    wide = place.at(0, place.sheet.full).under("Div")
    number = wide.at(0, styles.QUESTION_INDENT).own(str(block.number), styles.QUESTION_NUMBER, "P")
    inside = wide.indented(styles.QUESTION_INDENT)
    # A guide is written in the language of the document's own words.
    asked = inside.own(one_line(block.text) + (f" {STAR}" if block.star else ""), styles.QUESTION, "P")
    small = [slab for text in block.small for slab in spaced(inside.own(one_line(text), styles.SMALL_TEXT, "P"), 1)]
    lines = kept(beside(asked + small, number, place.page), with_next=True)
    return spaced(kept_if_short(lines + _empty(block.lines, inside), place.page), styles.BLOCK)
