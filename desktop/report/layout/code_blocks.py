"""Sets characters to be copied by hand: large, each in its own place, in numbered groups on a panel."""

from desktop.report.document.outline import Codes
from desktop.report.layout import boxes, styles
from desktop.report.layout.boxes import LayoutBox, kept, nothing, spaced
from desktop.report.layout.pen import Pen
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.tagging import Element

IN_A_ROW = 2


def set_codes(block: Codes, place: TextFrame) -> list[LayoutBox]:
    """Returns the boxes of all groups, across both columns of the page."""
    wide = place.at(0, place.sheet.full)
    listed = wide.under("L")
    items = [(number, group, listed.under("LI").parent) for number, group in enumerate(block.groups, 1)]
    rows = [_row(items[n : n + IN_A_ROW], wide) for n in range(0, len(items), IN_A_ROW)]
    pad = LayoutBox(styles.BOX_PADDING, nothing), LayoutBox(styles.BOX_PADDING, nothing)
    return spaced(kept(boxes.backed([pad[0], *rows, pad[1]], 0, wide.width, styles.PANEL)), styles.SECTION)


def _row(items: list[tuple[int, str, Element]], place: TextFrame) -> LayoutBox:
    width = (place.width - 2 * styles.BOX_PADDING) / IN_A_ROW
    told = [(str(number), group, item.add("Lbl"), item.add("LBody")) for number, group, item in items]

    def draw(pen: Pen, left: float, top: float) -> None:
        base = top - (styles.CODE_ROW - styles.CODE.leading) / 2 - styles.CODE.base
        for n, (number, group, label, body) in enumerate(told):
            x = left + place.x + styles.BOX_PADDING + n * width
            with pen.element(label):
                pen.line(place.single(number, styles.CODE_LABEL), x, base)
            with pen.element(body):
                for at, sign in enumerate(group):
                    line = place.single(sign, styles.CODE)
                    start = x + styles.CODE_NUMBER + at * styles.CODE_CELL
                    pen.line(line, start + (styles.CODE_CELL - line.width) / 2, base)

    return LayoutBox(styles.CODE_ROW, draw)
