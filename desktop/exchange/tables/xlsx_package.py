"""Reads the parts of an XLSX file into memory one by one, after it has refused everything dangerous in the file.

Nothing is unpacked onto the disk, the name of a part is never used as a path, and no part may be larger than declared or
allowed. Promises of safety: I3, K8b.
"""

import zlib
from collections.abc import Callable
from io import BytesIO
from itertools import pairwise
from typing import NoReturn
from xml.parsers import expat
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from db.model.messages import N_, Message
from desktop.exchange.common.errors import BadTable, shown

MOST_PARTS = 300
MOST_UNPACKED = 40_000_000
# Text and markup are compressed to about a tenth; a few hundredths mean a bomb. Small parts may have any rate.
MOST_SHRUNK, SMALL = 100, 10_000_000
MOST_ELEMENTS = 1_000_000
DEEPEST = 64
ENCODINGS = ("utf-8", "utf-16", "us-ascii")
# Encrypted workbooks and old XLS files begin with these bytes.
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FORBIDDEN = {
    "vbaproject": N_("macros"),
    "xl/macrosheets/": N_("macros"),
    "xl/externallinks/": N_("links to other files"),
    "xl/connections": N_("connections to data elsewhere"),
    "xl/querytables/": N_("connections to data elsewhere"),
    "xl/embeddings/": N_("embedded files"),
    "xl/activex/": N_("controls"),
}

Attributes = dict[str, str]


class Package:
    """An XLSX file. Raises BadTable for anything that a plain spreadsheet does not contain."""

    def __init__(self, data: bytes) -> None:
        if data.startswith(COMPOUND):
            raise BadTable(N_("it is encrypted or of the old kind XLS; save it as XLSX without a password"))
        try:
            self._file = ZipFile(BytesIO(data))
        except (BadZipFile, ValueError, NotImplementedError, EOFError, OverflowError):
            raise BadTable(N_("it is no XLSX file")) from None
        self._parts = {part.filename.lower(): part for part in self._file.infolist()}
        self._refuse()

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def read(self, name: str) -> bytes:
        """Returns the content of one part; empty if the part does not exist."""
        part = self._parts.get(name.lower())
        if part is None:
            return b""
        try:
            with self._file.open(part) as file:
                return file.read(MOST_UNPACKED + 1)
        except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError):
            raise BadTable(N_("its part {part} is damaged"), part=shown(part.filename)) from None

    def _refuse(self) -> None:
        parts = self._file.infolist()
        if len(parts) > MOST_PARTS:
            raise BadTable(N_("it has more than {most} parts"), most=MOST_PARTS)
        if len(self._parts) < len(parts):
            raise BadTable(N_("two of its parts have the same name"))
        for part in parts:
            self._refuse_part(part)
        if sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise BadTable(N_("it would unpack to more than {most} MB"), most=MOST_UNPACKED // 1_000_000)
        ends = sorted((part.header_offset, part.header_offset + part.compress_size) for part in parts)
        if any(end > start for (_, end), (start, _) in pairwise(ends)):
            raise BadTable(N_("its parts overlap"))

    def _refuse_part(self, part: ZipInfo) -> None:
        name = part.filename.lower()
        if part.flag_bits & 0x1:
            raise BadTable(N_("it is encrypted; save it without a password"))
        if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise BadTable(N_("it is packed in a way that spreadsheets are not"))
        if part.file_size > max(SMALL, part.compress_size * MOST_SHRUNK):
            raise BadTable(
                N_("its part {part} would unpack to {size} MB, far more than a table needs"),
                part=shown(part.filename),
                size=part.file_size // 1_000_000,
            )
        for beginning, what in FORBIDDEN.items():
            if beginning in name:
                raise BadTable(N_("it holds {what}; save it as a plain XLSX"), what=Message(what))


def walk(
    data: bytes,
    part: str,
    begin: Callable[[str, Attributes], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> None:
    """Walks through the XML in `data` and names elements without their name spaces. Raises BadTable.

    A document type is refused where it begins, so that no entity is ever declared, expanded or fetched.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    depth = count = 0

    def refuse(*_: object) -> NoReturn:
        raise BadTable(N_("its part {part} declares a document type, which no spreadsheet does"), part=shown(part))

    def declared(_version: str, encoding: str | None, _alone: int) -> None:
        # Another encoding would be looked up among the codecs of the machine.
        if encoding and encoding.lower() not in ENCODINGS:
            raise BadTable(
                N_("its part {part} is written in {encoding}, which no spreadsheet is"),
                part=shown(part),
                encoding=shown(encoding),
            )

    def begun(name: str, attributes: Attributes) -> None:
        nonlocal depth, count
        depth += 1
        count += 1
        if depth > DEEPEST:
            raise BadTable(N_("its part {part} is nested too deeply"), part=shown(part))
        if count > MOST_ELEMENTS:
            raise BadTable(N_("its part {part} has too many cells"), part=shown(part))
        begin(_bare(name), attributes)

    def ended(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(_bare(name))

    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    parser.XmlDeclHandler = declared
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = begun, ended, text
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise BadTable(N_("its part {part} is no XML (line {line})"), part=shown(part), line=error.lineno) from None


def _bare(name: str) -> str:
    return name.rpartition(" ")[2]
