"""Distributes boxes to pages: keeps tied boxes together, and avoids a last page with a few lines."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from desktop.report.document.cancel import breathe
from desktop.report.layout import styles
from desktop.report.layout.boxes import LayoutBox, stack_height
from desktop.report.layout.columns import Layout
from desktop.report.layout.styles import StyleSheet

# To avoid an almost empty last page, first the space between blocks shrinks, then boxes move there from the page before.
SQUEEZES = (1.0, 0.86, 0.72)
NEARLY_EMPTY = 0.18

Placed = tuple[LayoutBox, float]


@dataclass(slots=True)
class Page:
    """The boxes of one page with the heights of their tops; `column_top` is where the narrow column begins."""

    main: list[Placed] = field(default_factory=list)
    aside: list[Placed] = field(default_factory=list)
    column_top: float = 0
    end: float = 0

    @property
    def column_end(self) -> float:
        """The foot of the lower of both columns."""
        return min([self.end, *(top - slab.height for slab, top in self.aside)])


def deal(layout: Layout, sheet: StyleSheet) -> list[Page]:
    """Returns the pages of a document, at least one."""
    pages = _main_pages(layout, sheet)
    _place_asides(layout, pages, sheet)
    return pages


def _main_pages(layout: Layout, sheet: StyleSheet) -> list[Page]:
    flow = [*layout.head, *layout.main]
    if layout.head and layout.main:
        layout.main[0].gap = styles.WIDE
    best: list[Page] = []
    for squeeze in SQUEEZES:
        pages = _fill(flow, sheet, squeeze, {})
        if not best or len(pages) < len(best):
            best = pages
        if not _nearly_empty(best[-1], sheet) or len(best) == 1:
            return _with_columns(best, layout)
    return _with_columns(_shared_out(flow, best, sheet), layout)


def _nearly_empty(page: Page, sheet: StyleSheet) -> bool:
    return sheet.top - page.end < NEARLY_EMPTY * (sheet.top - sheet.bottom)


def _shared_out(flow: Sequence[LayoutBox], pages: list[Page], sheet: StyleSheet) -> list[Page]:
    """Returns the same pages with some boxes of the last but one moved to the last."""
    wanted = NEARLY_EMPTY * (sheet.top - sheet.bottom) - (sheet.top - pages[-1].end)
    before = len(pages) - 2
    shared = _fill(flow, sheet, 1.0, {before: pages[before].end - sheet.bottom + wanted})
    return shared if len(shared) == len(pages) else pages


def _fill(flow: Sequence[LayoutBox], sheet: StyleSheet, squeeze: float, reserved: dict[int, float]) -> list[Page]:
    """Returns pages as full as possible; `reserved` is left free at the foot of a page."""
    pages = [Page(end=sheet.top)]
    for chunk in chunks(flow):
        breathe()
        for part in _fitting(chunk, sheet):
            page = pages[-1]
            need = sum(slab.height + _gap(slab, squeeze) for slab in part)
            if page.main and page.end - need < sheet.bottom + reserved.get(len(pages) - 1, 0) - 0.01:
                page = Page(end=sheet.top)
                pages.append(page)
                _put([part[0].again] if part[0].again else [], page, squeeze)
            _put(part, page, squeeze)
    return pages


def _gap(slab: LayoutBox, squeeze: float) -> float:
    """Returns the space above `slab`; small spaces inside a block do not shrink."""
    return slab.gap * squeeze if slab.gap > styles.SMALL else slab.gap


def chunks(flow: Sequence[LayoutBox]) -> list[list[LayoutBox]]:
    """Returns lists of boxes that are tied together."""
    chunks: list[list[LayoutBox]] = [[]]
    for slab in flow:
        chunks[-1].append(slab)
        if not slab.keep:
            chunks.append([])
    return [chunk for chunk in chunks if chunk]


def _fitting(chunk: list[LayoutBox], sheet: StyleSheet) -> list[list[LayoutBox]]:
    """Returns `chunk` whole if a page can hold it, else box by box."""
    return [chunk] if stack_height(chunk) <= sheet.top - sheet.bottom else [[slab] for slab in chunk]


def _put(slabs: Sequence[LayoutBox], page: Page, squeeze: float) -> None:
    for slab in slabs:
        if page.main:
            page.end -= _gap(slab, squeeze)
        page.main.append((slab, page.end))
        page.end -= slab.height


def _with_columns(pages: list[Page], layout: Layout) -> list[Page]:
    """Sets where the narrow column begins on each page: below the head, else at the top."""
    head = {id(slab) for slab in layout.head}
    for page in pages:
        tops = [top for slab, top in page.main if id(slab) not in head]
        page.column_top = tops[0] if tops else page.end - styles.WIDE
    return pages


def _place_asides(layout: Layout, pages: list[Page], sheet: StyleSheet) -> None:
    """Puts the facts beside the text, from the page on which the head ends; adds pages if there are many."""
    first = next((n for n, page in enumerate(pages) if page.column_top > sheet.bottom + styles.BREAK), len(pages) - 1)
    _flow_aside(layout.aside, pages, first, sheet)


def _flow_aside(slabs: Sequence[LayoutBox], pages: list[Page], number: int, sheet: StyleSheet) -> int:
    """Flows `slabs` down the narrow column from page `number` on; returns the last page used."""
    y = pages[number].column_top
    for chunk in chunks(slabs):
        for slab in chunk:
            gap = slab.gap if pages[number].aside else 0
            need = stack_height(chunk) if slab is chunk[0] and stack_height(chunk) < sheet.top - sheet.bottom else slab.height
            if y - gap - need < sheet.bottom and pages[number].aside:
                number, gap = number + 1, 0.0
                if number == len(pages):
                    pages.append(Page(end=sheet.top, column_top=sheet.top))
                y = pages[number].column_top
            y -= gap
            pages[number].aside.append((slab, y))
            y -= slab.height
    return number
