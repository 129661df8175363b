"""Writes a case study as a word file (DOCX) with named styles, to go on working in.

In the copy for inside use each paragraph has a comment with the notes it comes from; other copies have no comment at all.
"""

from collections.abc import Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from desktop.core.contrast import colour_of, readable
from desktop.report.document.cancel import breathe
from desktop.report.document.outline import Picture
from desktop.report.document.reading_parts import (
    Facts,
    Figure,
    Figures,
    Graphic,
    Heading,
    Mark,
    Notes,
    Paragraph,
    Part,
    Points,
    Quotation,
    Role,
    Run,
    Table,
    each_part,
    foot,
    space_before,
    stretches,
)
from desktop.report.document.story import Story
from desktop.report.formats.office_file import describe, packed

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

HOUSE, INK, SOFT, QUIET_LINE = "0F5C6E", "1D2125", "5F656D", "D9D5CB"
FONT, POINTS = "Calibri", 10.5
# Style, size, colour, bold, and the room before and behind it, in points.
STYLES = (
    ("Title", 22, INK, True, 2, 6),
    ("Heading 1", 12.5, HOUSE, True, 12, 3),
    ("Subtitle", 12, "40464D", False, 0, 8),
    ("Quote", 15, INK, False, 8, 2),
    ("Caption", 9, SOFT, False, 0, 3),
    ("List Bullet", POINTS, INK, False, 0, 1),
    ("Normal", POINTS, INK, False, 0, 5),
)
OF_ROLES = {Role.STATUS: "Caption", Role.LEAD: "Subtitle", Role.SMALL: "Caption", Role.TEXT: "Normal"}
# Whose comments they are.
PROGRAM, SHORT = "Firsthand", "FH"
NO_TIME = "1980-01-01T00:00:00Z"
LOGO_HIGH = 28
COLUMNS = 3
# In centimetres: category, metric, before, now.
COLUMN_WIDTHS = (2.4, 8.2, 3.2, 3.2)


def word_file(story: Story, origins: Mapping[str, str] | None = None) -> bytes:
    """Returns `story` as a word file; `origins` says of each record, by its id, what was noted, for the copy for inside use."""
    from docx import Document

    writing = _Writing(Document(), story, origins or {})
    at_foot = tuple(foot(story))
    for part in each_part(story):
        if part not in at_foot:
            writing.write(part)
    writing.write_foot(at_foot)
    made = BytesIO()
    describe(writing.document.core_properties, story)
    writing.document.save(made)
    return packed(made.getvalue())


class _Writing:
    """Writes the parts of one story into a document."""

    def __init__(self, document: "Document", story: Story, origins: Mapping[str, str]) -> None:
        self.document, self._story, self._origins = document, story, origins
        _style(document, story)

    def write(self, part: Part) -> None:
        """Adds one part."""
        match part:
            case Mark(name, picture):
                self._mark(name, picture)
            case Heading(text, level):
                self._paragraph("Title" if level == 1 else "Heading 1").add_run(text)
            case Paragraph(runs, role, records, spoken):
                self._runs(self._paragraph(OF_ROLES[role]), runs, spoken, records)
            case Points(items):
                for item in items:
                    self._runs(self._paragraph("List Bullet"), item.runs, item.language, item.records)
            case Quotation(text, by, spoken, records):
                self._runs(self._paragraph("Quote"), (Run(text),), spoken, records)
                if by:
                    self._paragraph("Caption").add_run(by)
            case Figures(figures):
                for at in range(0, len(figures), COLUMNS):
                    self._figures(figures[at : at + COLUMNS])
            case Table(head, rows_, notes):
                self._table(head, rows_, notes)
            case Facts(facts):
                for fact in facts:
                    self._runs(self._paragraph("List Bullet"), (Run(f"{fact.label}: ", bold=True), Run("; ".join(fact.lines))))
            case Notes(notes_):
                for number, text in notes_:
                    self._runs(self._paragraph("Caption"), (Run(f"{number}  ", bold=True), Run(text)))
            case Graphic():
                # What it shows is told by the result above it.
                return

    def write_foot(self, parts: Sequence[Paragraph]) -> None:
        """Writes what stands at the foot of every page."""
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.style = self.document.styles["Caption"]
        for part in parts:
            for run in part.runs:
                paragraph.add_run(run.text)

    def _paragraph(self, style: str) -> "WordParagraph":
        return self.document.add_paragraph(style=style)

    def _runs(self, paragraph: "WordParagraph", runs: Sequence[Run], spoken: str = "", records: Sequence[str] = ()) -> None:
        written = list[Any]()
        for target, numbers in stretches(runs):
            link = _link(paragraph, target) if target else None
            for n in numbers:
                run = runs[n]
                added = paragraph.add_run(space_before(runs, n) + run.text)
                added.bold, added.italic = run.bold or None, run.italic or None
                if spoken and spoken != self._story.own_language:
                    _set_language(added, spoken)
                if link is not None:
                    _as_link(added, link)
                written.append(added)
                _superscript(paragraph, run.note)
        noted = [self._origins[one] for one in records if self._origins.get(one)]
        if noted and written:
            comment = self.document.add_comment(written, "\n".join(noted), PROGRAM, SHORT)
            comment._comment_elm.set(_name("w:date"), NO_TIME)

    def _mark(self, name: str, picture: Picture | None) -> None:
        from docx.shared import Pt

        paragraph = self._paragraph("Caption")
        if picture is None:
            paragraph.add_run(name).bold = True
            return
        shape = paragraph.add_run().add_picture(BytesIO(picture.data), height=Pt(LOGO_HIGH))
        shape._inline.docPr.set("descr", picture.alt)
        shape._inline.docPr.set("name", picture.alt[:60])

    def _figures(self, figures: Sequence[Figure]) -> None:
        """Adds results at a glance beside each other."""
        from docx.shared import Pt, RGBColor

        table = self.document.add_table(1, len(figures))
        for cell, one in zip(table.rows[0].cells, figures, strict=True):
            cell.paragraphs[0].style = self.document.styles["Caption"]
            cell.paragraphs[0].add_run(one.category)
            large = cell.add_paragraph(style="Normal")
            large.paragraph_format.space_after = Pt(0)
            run = large.add_run(one.figure)
            run.bold, run.font.size = True, Pt(20)
            run.font.color.rgb = RGBColor.from_string(_house_colour(self._story))
            _superscript(large, one.note)
            for text, style in ((one.label, "Normal"), (one.third, "Caption")):
                if text:
                    cell.add_paragraph(text, style)
        self._paragraph("Caption")

    def _table(self, head: Sequence[str], rows: Sequence[Sequence[str]], notes: Sequence[int]) -> None:
        from docx.shared import Cm

        table = self.document.add_table(1, len(head))
        for cell, text in zip(table.rows[0].cells, head, strict=True):
            cell.paragraphs[0].add_run(text).bold = True
        for row, number in zip(rows, notes, strict=True):
            breathe()
            cells = table.add_row().cells
            for cell, text in zip(cells, row, strict=True):
                cell.paragraphs[0].add_run(text)
            _superscript(cells[-1].paragraphs[0], number)
        _quiet_rules(table)
        table.autofit = False
        for column, wide in zip(table.columns, COLUMN_WIDTHS, strict=True):
            column.width = Cm(wide)
            for cell in column.cells:
                cell.width = Cm(wide)


def _style(document: "Document", story: Story) -> None:
    """Gives the named styles our look, and the document its language and a margin of two centimetres."""
    from docx.shared import Cm, Pt, RGBColor

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(POINTS)
    for name, size, colour, bold, before, behind in STYLES:
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.italic = FONT, Pt(size), bold, False
        _no_theme_font(style)
        for spread in style.element.rPr.xpath("w:spacing"):
            style.element.rPr.remove(spread)
        shown = _house_colour(story) if colour == HOUSE else colour
        style.font.color.rgb = RGBColor.from_string(shown)
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(behind)
        style.paragraph_format.line_spacing = 1.1
    # Who said it stays with the quote.
    document.styles["Quote"].paragraph_format.keep_with_next = True
    for border in document.styles["Title"].element.xpath(".//w:pBdr"):
        border.getparent().remove(border)
    for section in document.sections:
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin = section.bottom_margin = Cm(2)
    for language in document.styles.element.xpath("w:docDefaults//w:lang"):
        language.set(_name("w:val"), story.own_language)


def _house_colour(story: Story) -> str:
    house = readable(story.house.first_colour).lstrip("#").upper()
    return house if colour_of(house) else HOUSE


def _no_theme_font(style: Any) -> None:
    """Removes the fonts of the theme, which would stand over the one that is named."""
    fonts = style.element.rPr.rFonts
    for part in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.attrib.pop(_name(f"w:{part}Theme"), None)


def _quiet_rules(table: Any) -> None:
    """Draws a hairline under each row, and repeats the head of the table on the next page."""
    from docx.oxml import OxmlElement

    borders = OxmlElement("w:tblBorders")
    for side in ("bottom", "insideH"):
        line = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", QUIET_LINE)):
            line.set(_name(f"w:{key}"), value)
        borders.append(line)
    table._tbl.tblPr.append(borders)
    for row in table.rows:
        whole = OxmlElement("w:cantSplit")
        row._tr.get_or_add_trPr().append(whole)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _set_language(run: Any, language: str) -> None:
    from docx.oxml import OxmlElement

    tag = OxmlElement("w:lang")
    tag.set(_name("w:val"), language)
    run._element.get_or_add_rPr().append(tag)


def _link(paragraph: "WordParagraph", target: str) -> Any:
    """Adds a link to a paragraph, without words yet."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement

    link = OxmlElement("w:hyperlink")
    link.set(_name("r:id"), paragraph.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    paragraph._p.append(link)
    return link


def _as_link(run: Any, link: Any) -> None:
    """Moves a run into a link, and gives it the look of one."""
    from docx.shared import RGBColor

    run.font.underline, run.font.color.rgb = True, RGBColor.from_string(HOUSE)
    link.append(run._element)


def _superscript(paragraph: "WordParagraph", number: int) -> None:
    if number:
        paragraph.add_run(str(number)).font.superscript = True


def _name(tag: str) -> str:
    from docx.oxml.ns import qn

    return str(qn(tag))
