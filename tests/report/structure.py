"""Reads the structure of a PDF as assistive technology does: each element with the text that belongs to it."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf.generic import DictionaryObject

from desktop.report.document.outline import Outline
from desktop.report.document.story import Story
from desktop.report.pdf_writer import Paper
from tests.report.reading import reader

CODE = re.compile(r"<([0-9A-F]{4})> <([0-9A-F]*)>")


@dataclass
class Spoken:
    """An element: its role, what it says of itself, its own text, the elements in it, page and number of all marks in order."""

    role: str
    language: str
    alt: str
    text: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list)
    inside: "list[Spoken]" = field(default_factory=list)

    def all(self) -> "Iterator[Spoken]":
        """Yields it and all elements in it, in reading order."""
        yield self
        for one in self.inside:
            yield from one.all()

    @property
    def words(self) -> str:
        """All its text, that of the elements in it included."""
        return " ".join(" ".join(one.text for one in self.all() if one.text).split())


def spoken(made: Outline | Story, paper: Paper = Paper.A4) -> Spoken:
    """Returns the root of the structure of a document."""
    found = reader(made, paper)
    texts = [_marked(page) for page in found.pages]
    numbers = {page.indirect_reference.idnum: number for number, page in enumerate(found.pages) if page.indirect_reference}
    root: Any = found.root_object
    (top,) = _elements(root["/StructTreeRoot"]["/K"], texts, numbers)
    return top


def _elements(kid: Any, texts: list[dict[int, str]], numbers: dict[int, int]) -> list[Spoken]:
    node: Any = kid.get_object()
    if isinstance(node, list):
        return [one for part in node for one in _elements(part, texts, numbers)]
    if not isinstance(node, DictionaryObject) or "/S" not in node:
        return []
    made = Spoken(str(node["/S"])[1:], str(node.get("/Lang", "")), str(node.get("/Alt", "")))
    page = numbers[node.raw_get("/Pg").idnum] if "/Pg" in node else 0
    kids: Any = node["/K"]
    kids = kids.get_object()
    for part in kids if isinstance(kids, list) else [kids]:
        mark: Any = part.get_object()
        on = numbers[mark.raw_get("/Pg").idnum] if isinstance(mark, DictionaryObject) and "/Pg" in mark else page
        number = mark["/MCID"] if isinstance(mark, DictionaryObject) and "/MCID" in mark else mark
        if isinstance(number, int):
            made.text += texts[on][number] + " "
            made.marks.append((on, number))
        else:
            kids_of = _elements(part, texts, numbers)
            made.inside += kids_of
            made.marks += [mark for one in kids_of for mark in one.marks]
    return [made]


def _marked(page: Any) -> dict[int, str]:
    """Returns the text of each mark of a page, by the letters that its fonts give for their codes."""
    fonts = {name: _letters(font) for name, font in page["/Resources"].get("/Font", {}).items()}
    found: dict[int, str] = defaultdict(str)
    mark, font = -1, {}
    for operands, operator in page.get_contents().operations:
        if operator == b"BDC":
            mark = int(operands[1].get("/MCID", -1))
            found[mark] += ""
        elif operator == b"BMC":
            mark = -1
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator == b"TJ":
            codes = b"".join(part.original_bytes for part in operands[0] if hasattr(part, "original_bytes"))
            found[mark] += "".join(font[codes[at : at + 2]] for at in range(0, len(codes), 2))
        elif operator == b"ET":
            found[mark] += " "
    return found


def _letters(font: Any) -> dict[bytes, str]:
    told = font["/ToUnicode"].get_object().get_data().decode()
    body = told.split("endcodespacerange")[1]
    return {bytes.fromhex(code): bytes.fromhex(text).decode("utf-16-be") for code, text in CODE.findall(body)}
