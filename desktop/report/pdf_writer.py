"""Writes outlines as PDF: tagged, with embedded fonts, and with the same bytes for the same outline on every machine.

Promises of safety: P1, P6, P7.
"""

import re
from enum import StrEnum
from hashlib import md5
from typing import BinaryIO

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFName, PDFStream

from desktop.report.document.cancel import breathe
from desktop.report.document.characters import one_line
from desktop.report.document.outline import Outline
from desktop.report.fonts.typefaces import region_of
from desktop.report.layout import styles
from desktop.report.layout.columns import lay_out, own_language
from desktop.report.layout.line_breaking import Line, set_lines
from desktop.report.layout.pagination import Page, deal
from desktop.report.layout.pen import Leaves, Pen
from desktop.report.layout.styles import MM, Style, StyleSheet
from desktop.report.pdf.embed_fonts import compressed
from desktop.report.pdf.metadata import Information, xmp
from desktop.report.pdf.tagging import Element, referred

PDF_VERSION = (1, 7)
# The BCP 47 tags that viewers understand; any other would make the document unreadable for a screen reader.
LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
DEFAULT_LANGUAGE = "en"
SIGNATURE = b"ReportLab Generated PDF document (opensource)"


class Paper(StrEnum):
    """The paper sizes for documents."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return SIZES[self]


SIZES = {Paper.A4: (210 * MM, 297 * MM), Paper.LETTER: (612.0, 792.0)}


def write_pdf(outline: Outline, file: BinaryIO, paper: Paper = Paper.A4) -> frozenset[str]:
    """Writes `outline` to `file`, which must be open for writing bytes; returns the characters that no typeface has.

    Those are drawn as empty frames, and read back as typed. Raises OSError when `file` cannot be written, and Cancelled if
    that was asked for (see document.cancel); any text can be printed, so nothing else is raised.
    """
    document = _Document(outline, StyleSheet(*paper.size))
    file.write(document.data())
    return document.faceless


class _Document:
    """Writes one outline."""

    def __init__(self, outline: Outline, sheet: StyleSheet) -> None:
        _fix_options()
        self._outline = outline
        self._sheet = sheet
        self._language = outline.language if LANGUAGE.fullmatch(outline.language) else DEFAULT_LANGUAGE
        self._text = repr(outline)
        self._region = region_of(self._text, outline.language)
        self._leaves = Leaves(
            None,
            pagesize=(sheet.width, sheet.height),
            pageCompression=0,
            invariant=1,
            pdfVersion=PDF_VERSION,
            lang=self._language,
        )
        self._pen = Pen(self._leaves)

    def data(self) -> bytes:
        """Returns the whole file."""
        root = self._pen.structure.root
        stamp = root.add("P", language=own_language(self._outline)) if self._outline.stamp else None
        pages = deal(lay_out(self._outline, self._sheet, self._region, root), self._sheet)
        for number, page in enumerate(pages):
            breathe()
            self._draw(page, number, len(pages), stamp if number == 0 else None)
        self._finish()
        data: bytes = self._leaves.getpdfdata()
        # ReportLab puts its name at the head of the file; as many spaces keep every offset in the file right.
        return data.replace(SIGNATURE, b" " * len(SIGNATURE), 1)

    @property
    def faceless(self) -> frozenset[str]:
        """The characters that no typeface has, once the document has been drawn."""
        return self._pen.faceless

    def _draw(self, page: Page, number: int, count: int, stamp: Element | None) -> None:
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
        for slab, top in page.in_short:
            slab.draw(pen, self._sheet.aside, top)
        self._footer(number, count)
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
        if page.aside or page.in_short:
            x = self._sheet.aside - styles.RULE_DISTANCE
            with self._pen.element(None):
                self._pen.rule(x, page.column_top - 2, x, page.column_end + 2, styles.LINE, 1.2)

    def _footer(self, number: int, count: int) -> None:
        """Draws the footer and the page number; shortens a footer that is too long for its line."""
        page_of = self._outline.page_of.format(page=number + 1, pages=count)
        lines = self._set(" · ".join(filter(None, (self._outline.footer, page_of))), styles.FOOTER)
        if len(lines) > 1:
            end = self._set(f"… · {page_of}", styles.FOOTER)[0]
            lines = (*self._set(self._outline.footer, styles.FOOTER, self._sheet.full - end.width)[:1], end)
        x = self._sheet.left
        with self._pen.element(None):
            for line in lines:
                self._pen.line(line, x, styles.FOOTER_BASE)
                x += line.width

    def _finish(self) -> None:
        """Writes fonts, structure and metadata."""
        document = self._pen.document
        names = [f"Page{number + 1}" for number in range(self._pen.page + 1)]
        for number, name in enumerate(names):
            breathe()
            page = document.idToObject[name]
            page.Contents = compressed(page.stream.encode("latin-1"))
            page.__NoDefault__ = [*page.__NoDefault__, "Tabs", "StructParents"]
            page.Tabs, page.StructParents = PDFName("S"), number
        catalog = document.Catalog
        catalog.StructTreeRoot = self._pen.finish([referred(document, name) for name in names])
        catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
        entries = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        catalog.Metadata = PDFStream(PDFDictionary(entries), xmp(self._outline, self._language) + b"\n")
        document.info = Information(self._outline)
        digest = md5((self._text + str(self._sheet)).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
        document._ID = f"[<{digest}> <{digest}>]".encode()


def _fix_options() -> None:
    """Sets the options of ReportLab that other code in this process may have changed."""
    rl_config.invariant = 1
    # Fetching files and running text as code are not needed here, so both are switched off.
    rl_config.trustedHosts, rl_config.toColorCanUse = None, "rl_extended_literal_eval"
    rl_config.pdfComments = rl_config.pdfMultiLine = rl_config.useA85 = 0
