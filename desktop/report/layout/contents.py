"""Sets the contents of a long document: the title of each section with its page, which lead there."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.report.document.outline import Span
from desktop.report.layout import styles
from desktop.report.layout.boxes import Gap, LayoutBox, before, bookmark, kept, spaced, target
from desktop.report.layout.pen import Pen
from desktop.report.layout.styles import Style
from desktop.report.layout.text_frame import TextFrame

# Documents of more pages have contents.
FEW_PAGES = 4
DOT_DISTANCE = 4.0


def named(lines: list[LayoutBox], title: str, level: int) -> list[LayoutBox]:
    """Returns the lines of a heading, which bookmarks and contents lead to."""
    if lines:
        draw = before(bookmark(title, level), before(target(_name(title)), lines[0].draw))
        lines[0].draw, lines[0].entry = draw, title
    return lines


def entries_of(pages: Iterable[Iterable[LayoutBox]]) -> list[tuple[str, int]]:
    """Returns the title of each section with the number of its page, counted from 1."""
    return [(box.entry, number) for number, page in enumerate(pages, start=1) for box in page if box.entry]


class Contents:
    """The boxes of the contents; `numbers` are those of the pages, to be known when they are drawn."""

    def __init__(self, titles: Sequence[str], place: TextFrame, style: Style) -> None:
        self.numbers = [0] * len(titles)
        inside = place.under("TOC")
        self.boxes = [self._line(at, title, inside, style) for at, title in enumerate(titles)]

    def under(self, heading: list[LayoutBox], gap: Gap) -> list[LayoutBox]:
        """Returns the contents under their heading."""
        return spaced(kept(heading, with_next=True) + spaced(self.boxes, styles.SMALL), gap)

    def _line(self, at: int, title: str, place: TextFrame, style: Style) -> LayoutBox:
        ink = replace(style.ink, link=f"#{_name(title)}")
        item = place.under("TOCI")
        linked = replace(style, ink=ink)
        room = place.at(place.x, place.width - styles.CONTENTS_NUMBER)
        lines = room.lines((Span(title),), linked, item.parent)
        text = room.single(title, style)

        def draw(pen: Pen, left: float, top: float) -> None:
            lines[0].draw(pen, left, top)
            number = place.single(str(self.numbers[at]), style)
            right = left + place.x + place.width
            base = top - style.base
            with pen.element(None):
                x, end = left + place.x + text.width + styles.TIGHT, right - number.width - styles.TIGHT
                pen.dotted(x, end, base, styles.SOFT, DOT_DISTANCE)
            with pen.element(item.parent):
                pen.line(number, right - number.width, base)

        return LayoutBox(style.leading, draw)


def _name(title: str) -> str:
    return f"section {title}"
