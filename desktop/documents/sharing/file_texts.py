"""Reads a finished file again: text, properties, bookmarks, descriptions, links.

Of a PDF every string is read, of an office file every part with those of the workbooks within it, other files are text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from db.model.marks import as_read
from db.model.messages import N_, Message
from desktop.report.document.cancel import breathe

if TYPE_CHECKING:
    from pypdf import PdfReader

PAGE, PART = N_("page {number}"), N_("the part {name} of the file")
FILE_NAME, PROPERTIES, BOOKMARK = N_("the file name"), N_("the properties of the file"), N_("a bookmark")
DESCRIPTION, LINK, EMBEDDED = N_("the description of a picture"), N_("a link"), N_("an embedded file")
ELSEWHERE, OUR_WORDS = N_("the hidden parts of the file"), N_("our own words")
# Where the text of a key is read by people.
OF_KEYS = {
    "/Alt": DESCRIPTION, "/ActualText": DESCRIPTION, "/E": DESCRIPTION, "/Contents": DESCRIPTION, "/TU": DESCRIPTION,
    "/URI": LINK, "/F": EMBEDDED, "/UF": EMBEDDED, "/Desc": EMBEDDED,
}  # fmt: skip
# Names of formats look like addresses.
_FORMAT = re.compile(r"https?://\S+[/#]")
# Where a text leads: an address with its scheme, or that of a mailbox.
_ADDRESSED = re.compile(
    r"(?:https?://|mailto:)[^\s<>\"'()\[\]]*[^\s<>\"'()\[\].,;:]|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_BETWEEN_TAGS = re.compile(r">([^<>]*\w[^<>]*)<")

# A text of a file, and where it stands.
Placed = tuple[Message, str]


@dataclass(frozen=True)
class MadeFile:
    """A document as it would be written, and the name of its file; `read` are its texts where they were read already."""

    data: bytes
    name: str
    read: tuple[Placed, ...] = ()

    @cached_property
    def texts(self) -> tuple[Placed, ...]:
        """All that it says, its name first."""
        return (Message(FILE_NAME), self.name), *(self.read or texts_of(self.data))


def texts_of(data: bytes) -> Iterator[Placed]:
    """Yields all that a file says, with where it stands. Raises Cancelled if that was asked for."""
    if data.startswith(b"%PDF"):
        yield from _of_pdf(data)
    elif data.startswith(b"PK"):
        yield from _of_archive(data)
    else:
        text = " ".join(data.decode("utf-8", "replace").split())
        yield Message(PAGE, number=1), text
        # Markdown has a backslash before signs of its own; no address holds one.
        yield from ((Message(LINK), as_read(one)) for one in _ADDRESSED.findall(unescape(text.replace("\\", ""))))


def _of_archive(data: bytes) -> Iterator[Placed]:
    """Yields the text of each part of an office file, words within its tags too; archives in it are opened."""
    with ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if part.startswith(b"PK"):
                yield from _of_archive(part)
            elif name.endswith((".xml", ".rels")):
                yield Message(PART, name=name), " ".join(_words_of(part))
                yield from ((Message(LINK), as_read(one)) for one in _led_to(part))


def _led_to(part: bytes) -> Iterator[str]:
    """Yields where the links of a part lead, out of the file."""
    for element in ET.fromstring(part).iter():
        if element.get("TargetMode") == "External":
            yield element.get("Target", "")


def _words_of(part: bytes) -> Iterator[str]:
    """Yields the texts and the values of attributes of a part; runs of one paragraph are put together."""
    for element in ET.fromstring(part).iter():
        yield from element.attrib.values()
        if element.tag.endswith("}p"):
            yield "".join(one.text or "" for one in element.iter() if one.tag.endswith("}t"))
        elif element.text and element.text.strip():
            yield element.text


def _of_pdf(data: bytes) -> Iterator[Placed]:
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(data))
    for number, page in enumerate(reader.pages, start=1):
        breathe()
        # A name may go on in the next line.
        yield Message(PAGE, number=number), " ".join(page.extract_text().split())
    yield from ((Message(PROPERTIES), str(value)) for value in (reader.metadata or {}).values())
    yield from ((Message(BOOKMARK), title) for title in _bookmarks(reader.outline))
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 0):
        yield from _strings(_object(reader, number), "")


def _bookmarks(outline: Any) -> Iterator[str]:
    for one in outline:
        if isinstance(one, list):
            yield from _bookmarks(one)
        else:
            yield str(one.title)


def _object(reader: "PdfReader", number: int) -> Any:
    from pypdf.generic import IndirectObject

    return reader.get_object(IndirectObject(number, 0, reader))


def _strings(value: Any, key: str) -> Iterator[Placed]:
    """Yields every string below an object that a program may show, with where it stands; other objects are met by themselves."""
    from pypdf.generic import ArrayObject, DictionaryObject, StreamObject, TextStringObject

    if isinstance(value, StreamObject) and value.get("/Type") in ("/Metadata", "/EmbeddedFile"):
        text = value.get_data().decode("utf-8", "replace")
        if str(value["/Type"]) == "/EmbeddedFile":
            yield Message(EMBEDDED), text
        else:
            said = (one for one in _BETWEEN_TAGS.findall(text) if not _FORMAT.fullmatch(one))
            yield from ((Message(PROPERTIES), one) for one in said)
    if isinstance(value, DictionaryObject):
        for name in value:
            yield from _strings(value.raw_get(name), name)
    elif isinstance(value, ArrayObject):
        for one in value:
            yield from _strings(one, key)
    elif isinstance(value, TextStringObject):
        yield Message(OF_KEYS.get(key, ELSEWHERE)), as_read(str(value)) if key == "/URI" else str(value)
