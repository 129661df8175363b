"""Writes outlines as PDF: tagged, with embedded fonts, and with the same bytes for the same outline on every machine.

Promises of safety: P1, P6, P7.
"""

import re
from dataclasses import replace
from enum import StrEnum
from hashlib import md5
from typing import BinaryIO, NamedTuple

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString

from db.model.case_study import Sentence
from desktop.report.document.cancel import breathe
from desktop.report.document.outline import Outline
from desktop.report.document.story import Excerpt, LeftOut, Story, sentences_of, with_sentences, without_emptied
from desktop.report.document.studio_pages import Place, StudioPages
from desktop.report.fonts.typefaces import region_of
from desktop.report.layout.excerpt_page import EXCERPT_SIZE
from desktop.report.layout.pen import Leaves, Pen
from desktop.report.layout.styles import MM, LetterSheet, StyleSheet
from desktop.report.outline_writer import OutlinePages
from desktop.report.pdf.colour_profile import NAME, srgb_profile
from desktop.report.pdf.embed_fonts import compressed
from desktop.report.pdf.metadata import Information, described, xmp
from desktop.report.pdf.tagging import referred
from desktop.report.story_writer import draw_story, our_colours

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


class Missing(NamedTuple):
    """What a document does not show: characters that no typeface has, which are drawn as empty frames and read back as typed,
    and parts of a sales card for which its page has no room.
    """

    faceless: frozenset[str]
    left_out: tuple[LeftOut, ...]


def write_pdf(outline: Outline | Story, file: BinaryIO, paper: Paper = Paper.A4) -> Missing:
    """Writes `outline` to `file`, which must be open for writing bytes; returns what is not shown in it.

    Raises OSError when `file` cannot be written, and Cancelled if
    that was asked for (see document.cancel); any text can be printed, so nothing else is raised.
    """
    sent = isinstance(outline, Outline) and outline.sender is not None
    size = EXCERPT_SIZE if isinstance(outline, Excerpt) else paper.size
    document = _Document(outline, (LetterSheet if sent else StyleSheet)(*size))
    file.write(document.data())
    return Missing(document.faceless, document.left_out)


def studio_pages(story: Story, paper: Paper = Paper.A4) -> StudioPages:
    """Returns the pages of `story` with the places of its sentences; those that were emptied have none.

    Raises Cancelled if that was asked for.
    """
    # Each sentence as a value of its own, as the same one may stand twice.
    story = with_sentences(story, replace)
    document = _Document(without_emptied(story), StyleSheet(*paper.size))
    data = document.data()
    return StudioPages(data, document.pages, paper.size, document.places(story))


class _Document:
    """Writes one outline."""

    def __init__(self, outline: Outline | Story, sheet: StyleSheet) -> None:
        _fix_options()
        self._outline = outline
        self._sheet = sheet
        self._description = described(outline)
        language = self._description.language
        self._language = language if LANGUAGE.fullmatch(language) else DEFAULT_LANGUAGE
        self._text = repr(_as_printed(outline) if isinstance(outline, Story) else outline)
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
        self.left_out: tuple[LeftOut, ...] = ()

    def data(self) -> bytes:
        """Returns the whole file."""
        if isinstance(self._outline, Story):
            self.left_out = draw_story(self._outline, (self._sheet.width, self._sheet.height), self._region, self._pen)
        else:
            if self._outline.sender:
                self._pen.recoloured = our_colours(self._outline.sender.colour)
            OutlinePages(self._outline, self._sheet, self._region, self._pen).draw()
        self._finish()
        data: bytes = self._leaves.getpdfdata()
        # ReportLab puts its name at the head of the file; as many spaces keep every offset in the file right.
        return data.replace(SIGNATURE, b" " * len(SIGNATURE), 1)

    @property
    def faceless(self) -> frozenset[str]:
        """The characters that no typeface has, once the document has been drawn."""
        return self._pen.faceless

    @property
    def pages(self) -> int:
        """How many pages it has, once it has been drawn."""
        return self._pen.page + 1

    def places(self, story: Story) -> tuple[tuple[Place, ...], ...]:
        """Returns where each sentence of `story` stands, once it has been drawn."""
        found: dict[int, list[Place]] = {id(one): [] for one in sentences_of(story)}
        for sentence, page, (left, bottom, right, top) in self._pen.sentences:
            found[id(sentence)].append(Place(page, left, self._sheet.height - top, right - left, top - bottom))
        return tuple(map(tuple, found.values()))

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
        is_form = bool(self._pen.form)
        if is_form:
            catalog.AcroForm = self._pen.form.write()
        else:
            catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
            catalog.OutputIntents = PDFArray([output_intent(document)])
        entries = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
        # What somebody fills in changes, so a form is nothing for an archive.
        packet = xmp(self._description, self._language, is_kept=not is_form)
        catalog.Metadata = PDFStream(PDFDictionary(entries), packet + b"\n")
        document.info = Information(self._description)
        digest = md5((self._text + str(self._sheet)).encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()
        document._ID = f"[<{digest}> <{digest}>]".encode()


def _as_printed(story: Story) -> Story:
    """Neither ids of records nor other titles are printed: a visit that another laptop took in gives the same bytes."""

    def without_ids(sentence: Sentence) -> Sentence:
        return replace(sentence, record_ids=(), digest="")

    return with_sentences(replace(story, titles=()), without_ids)


def output_intent(document: PDFDocument) -> PDFDictionary:
    """Returns which colours the numbers of the document mean, with the profile (ISO 19005-2, 6.2.3)."""
    profile = compressed(srgb_profile(), N=3)
    name = PDFString(NAME)
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": name,
            "Info": name,
            "DestOutputProfile": document.Reference(profile, "profile"),
        }
    )


def _fix_options() -> None:
    """Sets the options of ReportLab that other code in this process may have changed."""
    rl_config.invariant = 1
    # Fetching files and running text as code are not needed here, so both are switched off.
    rl_config.trustedHosts, rl_config.toColorCanUse = None, "rl_extended_literal_eval"
    rl_config.pdfComments = rl_config.pdfMultiLine = rl_config.useA85 = 0
