"""Tries hostile texts in every format: each is written, opened by another program's reader, and tells the words as typed."""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

from docx import Document
from lxml import etree  # type: ignore[import-untyped]  # it brings no types
from pptx import Presentation

from desktop.report.content.case_study import case_study
from desktop.report.document.characters import clean
from desktop.report.document.story import Story, sentences_of
from tests.report.formats.written import FORMATS, WHOLE, Reader, parts_in
from tests.report.reading import visible
from tests.report.trial_texts import telling_each

# What runs, opens or fetches something.
ACTIVE_TAGS = {"script", "iframe", "object", "embed", "link", "base", "form", "input", "a", "img", "svg", "meta"}
ALLOWED_TAGS = {"meta", "a"}
_OUTSIDE = re.compile(rb'TargetMode="External"|<f[ >]|<w:instrText|<w:fldSimple|<a:hlinkClick|<hyperlink')


def lost_in_formats(text: str) -> Iterator[str]:
    """Yields what went wrong with a hostile text in any format."""
    yield from lost_of_story(case_study(telling_each(text)))


def lost_of_story(story: Story) -> Iterator[str]:
    """Yields what of a story is lost in any format, and what a file holds that could act."""
    for ending, (write, back) in FORMATS.items():
        try:
            data = write(story)
            said = visible(back(data)).casefold()
        except Exception as error:
            yield f"{ending} ended with {type(error).__name__}: {error}"
            continue
        wanted = sentences_of(story) if ending in WHOLE else (story.title,)
        yield from (
            f"{ending} lost {one.slot}: {one.text[:40]!r}" for one in wanted if visible(clean(one.text)).casefold() not in said
        )
        yield from _acting(ending, data)


def _acting(ending: str, data: bytes) -> Iterator[str]:
    if ending == ".html":
        page = Reader(data.decode())
        yield from (f"{ending} has a tag {tag}" for tag in page.tags & ACTIVE_TAGS - ALLOWED_TAGS)
        yield from (f"{ending} has an attribute {name}" for name in page.attributes if name.startswith("on"))
    elif ending in (".docx", ".pptx"):
        if ZipFile(BytesIO(data)).testzip():
            yield f"{ending} is damaged"
        (Document if ending == ".docx" else Presentation)(BytesIO(data))
        for name, part in parts_in(data):
            if name.endswith((".xml", ".rels")):
                etree.fromstring(part)
            if found := _OUTSIDE.search(part):
                yield f"{ending} has {found.group().decode()} in {name}"
