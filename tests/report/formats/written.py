"""Writes stories in each format, and reads them back as programs of that format would: the words in order, every part."""

import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from lxml import etree  # type: ignore[import-untyped]  # it brings no types
from pptx import Presentation

from desktop.report.document.story import Story
from desktop.report.formats.markdown import markdown
from desktop.report.formats.plain_text import plain_text
from desktop.report.formats.slide import slide
from desktop.report.formats.web_page import web_page
from desktop.report.formats.word_file import word_file

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NOTE = re.compile(r" ?\[\d+\]")


class Reader(HTMLParser):
    """Collects the words of a page, without the numbers of notes, and the names of its tags and attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self._hidden = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: Any) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._hidden += tag in ("sup", "style", "title")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("sup", "style", "title")

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.words.append(data)


def of_word(data: bytes) -> str:
    """The words of a word file in order, without the numbers of notes."""
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return " ".join("".join(_runs(paragraph)) for paragraph in root.iter(f"{WORD}p"))


def _runs(paragraph: Any) -> Iterator[str]:
    kinds = {f"{WORD}tab": "\t", f"{WORD}br": "\n"}
    for run in paragraph.iter(f"{WORD}r"):
        if run.find(f"{WORD}rPr/{WORD}vertAlign") is None:
            for one in run:
                yield one.text or "" if one.tag == f"{WORD}t" else kinds.get(one.tag, "")


def of_slide(data: bytes) -> str:
    """The words that can be seen on the slide: of its shapes, and of its chart the title and what stands at each bar."""
    (page,) = Presentation(BytesIO(data)).slides
    return " ".join(word for shape in page.shapes for word in _seen(shape))


def _seen(shape: Any) -> Iterator[str]:
    if shape.has_text_frame:
        yield shape.text_frame.text
    elif shape.has_chart:
        yield shape.chart.chart_title.text_frame.text
        yield from map(str, shape.chart.plots[0].categories)


def of_web_page(data: bytes) -> str:
    """The words of a web page, without the numbers of notes."""
    return " ".join(Reader(data.decode()).words)


def of_markdown(data: bytes) -> str:
    """The words of a Markdown file, without its marks and the numbers of notes."""
    text = re.sub(r" \\\[\d+\\\]", "", data.decode())
    text = re.sub(r"(?m)^(?:#+ |> ?|- |\|)", "", text).replace("**", "")
    return re.sub(r"\\(.)", r"\1", text)


def of_text(data: bytes) -> str:
    """The words of a plain text, without the numbers of notes."""
    return NOTE.sub("", data.decode())


# By the ending: what writes a format, and what reads its words back.
FORMATS: dict[str, tuple[Callable[[Story], bytes], Callable[[bytes], str]]] = {
    ".docx": (word_file, of_word),
    ".pptx": (slide, of_slide),
    ".html": (lambda story: web_page(story).encode(), of_web_page),
    ".md": (lambda story: markdown(story).encode(), of_markdown),
    ".txt": (lambda story: plain_text(story).encode(), of_text),
}
# They tell the whole story; a slide tells its headline, three results and one quote.
WHOLE = tuple(ending for ending in FORMATS if ending != ".pptx")


def parts_in(data: bytes, above: str = "") -> Iterator[tuple[str, bytes]]:
    """Every part of an office file by its name, those of archives within it too."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if part.startswith(b"PK"):
                yield from parts_in(part, f"{above}{name}/")
            else:
                yield f"{above}{name}", part
