"""Reads a finished file again and finds in all of it who must not be named: text, properties, bookmarks, descriptions, links.

Of a PDF every string is read, of an office file every part with those of the workbooks within it, other files are text.

What the sentences of a story say is looked at before it is set (see `stops`); this finds what got in beside them: our own words
about us, the name of the file, whatever a later change of the writer may add. A whole name is certain; a short one may be
another word.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from html import unescape
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from db.model.marks import as_read
from db.model.messages import N_, Message
from db.model.records import PersonConsent
from db.model.whole_visit import WholeVisit
from desktop.consent.same_words import folded
from desktop.core.messages import Translator
from desktop.report.anonymise.bands import region_of
from desktop.report.anonymise.who_may_be_named import customer_called, is_named, telling
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
MAIL_TO = "mailto "
_ADDRESS = re.compile(r"\S*(?:@|\w\.\w)\S*")
# Names of formats look like addresses.
_FORMAT = re.compile(r"https?://\S+[/#]")
# Where a text leads: an address with its scheme, or that of a mailbox.
_ADDRESSED = re.compile(
    r"(?:https?://|mailto:)[^\s<>\"'()\[\]]*[^\s<>\"'()\[\].,;:]|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+", re.IGNORECASE
)
_BETWEEN_TAGS = re.compile(r">([^<>]*\w[^<>]*)<")


@dataclass(frozen=True, slots=True)
class Leak:
    """A name in a file: where, in which text; `certain` where it is a whole name of who is not to be named."""

    place: Message
    text: str
    certain: bool


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


def leaks_in(file: MadeFile, wholes: Sequence[WholeVisit], words: Translator, ours: Sequence[str] = ()) -> tuple[Leak, ...]:
    """Returns each text of a file, its name among them, that names who may not be named at these visits.

    `ours` are our own words on its pages; of all else that stands there the whole names alone are looked for, as the sentences
    were looked at one by one.
    """
    full = [name for whole in wholes for name in full_names(whole)]
    names_somebody = [_short_names(whole, words) for whole in wholes]
    own = folded(" ".join(ours))
    found: dict[tuple[str, str], Leak] = {}
    texts = (*file.texts, *((Message(OUR_WORDS), _ADDRESS.sub(" ", text)) for text in ours))
    for place, text in texts:
        plain = folded(text)
        certain = any(name in plain for name in full)
        if not certain and place.template != OUR_WORDS and plain.removeprefix(MAIL_TO) in own:
            # Our own address, as a link.
            continue
        if certain or (place.template not in (PAGE, PART) and any(names(text) for names in names_somebody)):
            found.setdefault((str(place), plain), Leak(place, text, certain))
    return tuple(found.values())


def _short_names(whole: WholeVisit, words: Translator) -> Callable[[str], bool]:
    """Returns what finds a name in a text, also a short one; what the customer is called instead, and its region, are none.

    Nor are the names of our own people: we may name ourselves.
    """
    tell = telling(replace(whole, people=tuple(one for one in whole.people if one.customer_id)), words)
    instead = [one for one in (customer_called(whole, words), region_of(whole.customer.country, words)) if one]

    def names(text: str) -> bool:
        for one in instead:
            text = re.sub(re.escape(one), " ", text, flags=re.IGNORECASE)
        return tell(text) != text

    return names


def full_names(whole: WholeVisit) -> list[str]:
    """Returns the full names, as they are compared, of the company and the people who are not to be named."""
    named = is_named(whole)
    found = [] if named else [whole.customer.name]
    for person in whole.people:
        may_be = named and person.consent is PersonConsent.NAMED
        # A single word is a short name: it is found by its spellings, and may be another word.
        if person.customer_id and not may_be and " " in person.name.strip():
            found.append(person.name)
    return [plain for name in found if (plain := folded(name))]


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
