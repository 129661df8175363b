"""Reads documents back letter by letter, as a reader of the PDF gets them."""

from io import BytesIO
from typing import Any
from unicodedata import category

from pypdf import PdfReader

from desktop.report.document.outline import Block, Outline, Paragraph, Section, Span, Text
from desktop.report.document.story import Story
from desktop.report.pdf_writer import Paper, write_pdf


def pdf(outline: Outline | Story, paper: Paper = Paper.A4) -> bytes:
    file = BytesIO()
    write_pdf(outline, file, paper)
    return file.getvalue()


def reader(outline: Outline | Story, paper: Paper = Paper.A4) -> PdfReader:
    return PdfReader(BytesIO(pdf(outline, paper)))


def inside(outline: Outline | Story, paper: Paper = Paper.A4) -> Any:
    """Returns the root of the file, to walk through its parts, which are of every type."""
    return reader(outline, paper).root_object


def page_texts(outline: Outline | Story, paper: Paper = Paper.A4) -> list[str]:
    return [page.extract_text() for page in reader(outline, paper).pages]


def read_back(outline: Outline | Story, paper: Paper = Paper.A4) -> str:
    """Returns all text of the document, with one space for any white space."""
    return " ".join(" ".join(page_texts(outline, paper)).split())


def visible(text: str) -> str:
    """Returns `text` without white space and without what has no form: controls, joiners, selectors."""
    return "".join(c for c in text if not c.isspace() and category(c) not in ("Cc", "Cf") and not _steers(ord(c)))


def _steers(code: int) -> bool:
    return code == 0x34F or 0xFE00 <= code < 0xFE10 or 0xE0000 <= code < 0xE1000


def words(text: str) -> Text:
    return (Span(text),)


def with_blocks(*blocks: Block, title: str = "Title") -> Outline:
    return Outline(title=title, sections=(Section("Heading", blocks),), page_of="")


def with_text(text: str) -> Outline:
    return with_blocks(Paragraph(words(text)))
