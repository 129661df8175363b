"""Writes a case study in the format that the name of its file asks for: PDF, word file, slide, text, Markdown, web page."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from db.model.messages import N_, Message
from db.model.whole_visit import WholeVisit
from desktop.documents.saving.document_table import MadeDocument, on_paper

if TYPE_CHECKING:
    from desktop.report.document.story import Story

ONE_SLIDE = N_("The slide holds the headline, three results and one quote; the rest is in the other formats.")
PDF = ".pdf"
# The word that the name of a copy for inside use must hold.
INTERNAL = "internal"
NEEDS_INTERNAL = N_("A copy with its origins is for use inside; please write it as .docx, with “internal” in its name.")


def file_of(story: "Story", path: PurePath, paper: str, origins: Mapping[str, str] | None = None) -> MadeDocument:
    """Returns `story` as a file of the kind that the ending of `path` names; any other ending means a PDF on `paper`.

    `origins` are the notes for the comments of a word file, see `origins_of`.
    """
    _, make = FORMATS.get(path.suffix.casefold(), FORMATS[PDF])
    if make is None:
        return on_paper(story, paper)
    if origins and make is _word_file:
        return MadeDocument(_word_file(story, origins))
    return MadeDocument(make(story), Message(ONE_SLIDE) if make is _slide else None)


def may_have_origins(path: PurePath) -> bool:
    """Returns whether a file of this name may hold the notes that a case study comes from."""
    return path.suffix.casefold() == ".docx" and INTERNAL in path.stem.casefold()


def origins_of(wholes: Sequence[WholeVisit]) -> dict[str, str]:
    """Returns of each record, by its id, the words that were noted, for the comments of a copy for inside use."""
    found: dict[str, str] = {}
    for whole in wholes:
        said = {claim.id: claim.wording or " → ".join(filter(None, (claim.before, claim.after))) for claim in whole.claims}
        for records in (whole.answers, whole.quotes, whole.objections, whole.objectives, whole.promises):
            said |= {one.id: one.text for one in records}
        found |= {record: f"{whole.visit.date} {words}".strip() for record, words in said.items() if words.strip()}
    return found


def _word_file(story: "Story", origins: Mapping[str, str] | None = None) -> bytes:
    from desktop.report.formats.word_file import word_file

    return word_file(story, origins)


def _slide(story: "Story") -> bytes:
    from desktop.report.formats.slide import slide

    return slide(story)


def _plain_text(story: "Story") -> bytes:
    from desktop.report.formats.plain_text import plain_text

    return plain_text(story).encode()


def _markdown(story: "Story") -> bytes:
    from desktop.report.formats.markdown import markdown

    return markdown(story).encode()


def _web_page(story: "Story") -> bytes:
    from desktop.report.formats.web_page import web_page

    return web_page(story).encode()


# By the ending: what a format is called, and what writes it; a PDF has its paper, too.
FORMATS: dict[str, tuple[str, Callable[["Story"], bytes] | None]] = {
    PDF: (N_("PDF"), None),
    ".docx": (N_("word file"), _word_file),
    ".pptx": (N_("one slide"), _slide),
    ".html": (N_("web page"), _web_page),
    ".md": (N_("Markdown"), _markdown),
    ".txt": (N_("plain text"), _plain_text),
}
