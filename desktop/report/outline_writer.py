"""Draws an outline on its pages: text, facts beside it, the stamp, and the line at the foot of each page."""

from collections.abc import Sequence

from desktop.report.document.cancel import breathe
from desktop.report.document.characters import one_line
from desktop.report.document.outline import Outline
from desktop.report.document.wording import dotted
from desktop.report.layout import styles
from desktop.report.layout.columns import lay_out, own_language, with_contents
from desktop.report.layout.contents import FEW_PAGES, entries_of
from desktop.report.layout.line_breaking import Line, set_lines
from desktop.report.layout.pagination import Page, deal
from desktop.report.layout.pen import Pen
from desktop.report.layout.styles import Style, StyleSheet
from desktop.report.layout.text_frame import TextFrame
from desktop.report.pdf.tagging import Element


class OutlinePages:
    """Draws one outline with `pen`."""

    def __init__(self, outline: Outline, sheet: StyleSheet, region: int, pen: Pen) -> None:
        self._outline = outline
        self._sheet = sheet
        self._region = region
        self._pen = pen

    def draw(self) -> None:
        """Lays the outline out and draws all its pages."""
        root = self._pen.structure.root
        stamp = root.add("P", language=own_language(self._outline)) if self._outline.stamp else None
        pages = self._pages(root)
        for number, page in enumerate(pages):
            breathe()
            # What stands at the foot of every page is read once, at the end.
            last = number == len(pages) - 1 and one_line(self._outline.footer)
            foot = root.add("P", language=own_language(self._outline)) if last else None
            self._draw_page(page, number, len(pages), stamp if number == 0 else None, foot)

    def _pages(self, root: Element) -> list[Page]:
        """Returns the pages; more than four of them begin with contents."""
        layout = lay_out(self._outline, self._sheet, self._region, root)
        pages = deal(layout, self._sheet)
        if not self._outline.contents or len(pages) <= FEW_PAGES:
            return pages
        place = TextFrame(self._sheet, self._region, root, 0, self._sheet.main, own_language(self._outline))
        titles = [title for title, _ in _entries(pages)]
        layout, contents = with_contents(layout, self._outline, titles, place)
        pages = deal(layout, self._sheet)
        contents.numbers = [number for _, number in _entries(pages)]
        return pages

    def _draw_page(self, page: Page, number: int, count: int, stamp: Element | None, foot: Element | None) -> None:
        pen, left = self._pen, self._sheet.left
        pen.begin_page()
        self._stamp(stamp)
        for slab, top in page.main:
            if top > page.column_top:
                slab.draw(pen, left, top)
        self._rule(page)
        for slab, top in page.aside:
            slab.draw(pen, self._sheet.aside, top)
        for slab, top in page.main:
            if top <= page.column_top:
                slab.draw(pen, left, top)
        self._footer(number, count, foot)
        pen.end_page()

    def _set(self, text: str, style: Style, width: float = 0) -> tuple[Line, ...]:
        return set_lines(((one_line(text), style.ink),), width or self._sheet.full, self._region)

    def _stamp(self, element: Element | None) -> None:
        for line in self._set(self._outline.stamp, styles.STAMP)[:1]:
            right, top = self._sheet.width - styles.MARGIN_SIDE, self._sheet.height - styles.STAMP_TOP
            width, height = line.width + 2 * styles.STAMP_PADDING, styles.STAMP.leading + 3
            with self._pen.element(None):
                self._pen.frame(right - width, top - height, width, height, styles.WARN, 0.8, 2.2)
            with self._pen.element(element):
                self._pen.line(line, right - width + styles.STAMP_PADDING, top - 1.5 - styles.STAMP.base)

    def _rule(self, page: Page) -> None:
        if page.aside:
            x = self._sheet.aside - styles.RULE_DISTANCE
            with self._pen.element(None):
                self._pen.rule(x, page.column_top - 2, x, page.column_end + 2, styles.LINE, 1.2)

    def _footer(self, number: int, count: int, element: Element | None) -> None:
        """Draws the footer and the page number; shortens a footer that is too long for its line."""
        page_of = self._outline.page_of.format(page=number + 1, pages=count)
        room = self._sheet.full - sum(line.width for line in self._set(f"… · {page_of}", styles.FOOTER)[:1])
        sender = self._outline.sender
        footer = dotted((sender.legal_line or sender.name if sender else "", self._outline.footer))
        lines = self._set(footer, styles.FOOTER, room)
        x = self._sheet.left
        with self._pen.element(element):
            for line in lines[:1]:
                x = self._put(line, x) + (styles.FOOTER_SPACE if len(lines) == 1 else 0)
        cut = ("· " if len(lines) == 1 else "… · ") if lines else ""
        with self._pen.element(None):
            for line in self._set(cut + page_of, styles.FOOTER)[:1] if page_of else ():
                self._put(line, x)

    def _put(self, line: Line, x: float) -> float:
        """Draws a line of the footer and returns where the next begins."""
        self._pen.line(line, x, styles.FOOTER_BASE)
        return x + line.width


def _entries(pages: Sequence[Page]) -> list[tuple[str, int]]:
    return entries_of([box for box, _ in page.main] for page in pages)
