"""Makes XLSX files that no spreadsheet program would write: built part by part, and real ones changed."""

import random
import struct
from collections.abc import Callable
from functools import cache
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from desktop.exchange.tables.tables import TABLE_KINDS, table_of
from desktop.exchange.tables.xlsx import to_xlsx
from tests.report.visits import full

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
LAUGHS = (
    '<!DOCTYPE lolz [<!ENTITY lol0 "lol">' + "".join(f'<!ENTITY lol{n} "{f"&lol{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
REMOTE = '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/evil.dtd">'
PARAMETER = '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/hostname"> %p;]>'
QUADRATIC = '<!DOCTYPE x [<!ENTITY a "' + "a" * 100_000 + '">]>'


def sheet(cells: str, before: str = "") -> str:
    """Returns a sheet with headings and one more row, `cells` of it."""
    heads = "".join(
        text(f"{letter}1", name) for letter, name in zip("ABC", ("customer", "value category", "metric"), strict=True)
    )
    data = f'<sheetData><row r="1">{heads}</row>{cells}</sheetData>'
    return f'<?xml version="1.0"?>{before}<worksheet xmlns="{MAIN}">{data}</worksheet>'


def text(place: str, content: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{content}</t></is></c>'


ROW = f'<row r="2">{text("A2", "Halden")}{text("B2", "cost")}{text("C2", "Stops")}</row>'


def parts(sheet_xml: str = "", **others: str) -> dict[str, bytes]:
    """Returns the parts of a plain workbook; `others` replace or add some, with _ for the point and the stroke of their names."""
    one_sheet = '<sheets><sheet name="a" sheetId="1" r:id="r1"/></sheets>'
    related = '<Relationship Id="r1" Type="x" Target="worksheets/sheet1.xml"/>'
    found = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types/>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{one_sheet}</workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{RELATIONS}">{related}</Relationships>',
        "xl/worksheets/sheet1.xml": sheet_xml or sheet(ROW),
    }
    return {name: content.encode() for name, content in {**found, **others}.items()}


def packed(content: dict[str, bytes], stored: bool = False) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED if stored else ZIP_DEFLATED) as book:
        for name, data in content.items():
            book.writestr(ZipInfo(name), data, ZIP_STORED if stored else ZIP_DEFLATED)
    return file.getvalue()


def real() -> bytes:
    return to_xlsx(table_of(full(), TABLE_KINDS["claims"]))


def with_entities() -> list[bytes]:
    """Files whose XML declares entities, in each of their parts."""
    found = []
    for doctype, used in ((LAUGHS, "&lol9;"), (EXTERNAL, "&e;"), (REMOTE, ""), (PARAMETER, ""), (QUADRATIC, "&a;" * 10_000)):
        cells = f'<row r="2">{text("A2", used or "a")}{text("B2", "cost")}</row>'
        found.append(packed(parts(sheet(cells, doctype))))
        others = {name: doctype.encode() + parts()[name] for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels")}
        others["xl/sharedStrings.xml"] = f"{doctype}<sst><si><t>{used}</t></si></sst>".encode()
        others["xl/styles.xml"] = f"{doctype}<styleSheet><cellXfs>{used}</cellXfs></styleSheet>".encode()
        found += [packed(parts() | {name: xml}) for name, xml in others.items()]
        found.append(packed(parts() | {"xl/worksheets/sheet1.xml": sheet(cells, doctype).encode("utf-16")}))
    return found


@cache
def bombs() -> dict[str, bytes]:
    """Files that are small and would be large, or pretend to be something else; with the sentence that refuses each."""
    twice = BytesIO()
    with ZipFile(twice, "w") as book:
        for name, data in (*parts().items(), ("XL/workbook.xml", b"<x/>")):
            book.writestr(name, data)
    xml = "xl/worksheets/sheet1.xml"
    encrypted = bytearray(packed(parts()))
    at = encrypted.rindex(b"PK\x01\x02")
    encrypted[at + 8] |= 1
    return {
        "far more than a table needs": packed(parts() | {xml: b" " * 39_000_000}),
        "more than 40 MB": packed({**parts(), **{f"xl/media/{n}.bin": bytes(9_000_000) for n in range(6)}}),
        "more than 300 parts": packed({**parts(), **{f"xl/p{n}.xml": b"" for n in range(400)}}),
        "two of its parts have the same name": twice.getvalue(),
        "it is encrypted; save it without": bytes(encrypted),
        "it is encrypted or of the old kind": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(5000),
        "it holds macros": packed(parts(**{"xl/vbaProject.bin": "x"})),
        "it holds links to other files": packed(parts(**{"xl/externalLinks/externalLink1.xml": "<x/>"})),
        "it holds connections": packed(parts(**{"xl/connections.xml": "<x/>"})),
        "it holds embedded files": packed(parts(**{"xl/embeddings/a.bin": "x"})),
        "overlap": _overlapping(),
        "is damaged": _damaged(),
        "there are more than 5,000 rows": packed(parts(sheet(f'<row r="1048576">{text("A1048576", "x")}</row>'))),
        "there are more than 1,000 columns": packed(parts(sheet(f'<row r="2">{text("XFD2", "x")}</row>'))),
        "has too many cells": packed(parts(sheet("<row/>" * 1_100_000))),
        "is nested too deeply": packed(parts(sheet("<row>" * 100))),
        "is no XML": packed(parts("<worksheet>")),
        "its sheets cannot be found": packed(
            parts() | {"xl/_rels/workbook.xml.rels": parts()["xl/_rels/workbook.xml.rels"].replace(b"worksheets/", b"../../etc/")}
        ),
        "has a text that is not in the file": packed(parts(sheet('<row r="2"><c r="A2" t="s"><v>99999999999</v></c></row>'))),
        "is a formula without a result": packed(parts(sheet('<row r="2"><c r="A2"><f>1+1</f></c></row>'))),
        "is too large a number": packed(parts(sheet('<row r="2"><c r="A2"><v>1e300</v></c></row>'))),
        "is no number": packed(parts(sheet('<row r="2"><c r="A2"><v>cost</v></c></row>'))),
        "is an error of the spreadsheet": packed(parts(sheet('<row r="2"><c r="A2" t="e"><v>#REF!</v></c></row>'))),
    }


def _overlapping() -> bytes:
    """Returns two entries of the directory for the same bytes."""
    data = bytearray(packed(parts(**{"xl/a.xml": "y" * 5000, "xl/b.xml": "y" * 5000}), stored=True))
    first = data.rindex(b"PK\x01\x02", 0, data.rindex(b"PK\x01\x02"))
    second = data.rindex(b"PK\x01\x02")
    offset = struct.unpack("<L", data[first + 42 : first + 46])[0]
    data[second + 42 : second + 46] = struct.pack("<L", offset + 10)
    return bytes(data)


def _damaged() -> bytes:
    data = bytearray(packed(parts(), stored=True))
    at = data.index(b"<sheetData>")
    data[at + 2] ^= 1
    return bytes(data)


def mutant(dice: random.Random) -> bytes:
    """Returns a real workbook with something changed in its XML or its bytes."""
    if dice.random() < 0.4:
        data = bytearray(real())
        for _ in range(dice.choice((1, 2, 10))):
            at = dice.randrange(len(data))
            if dice.random() < 0.5:
                data[at] ^= 1 << dice.randrange(8)
            else:
                del data[at : at + dice.randrange(1, 50)]
        return bytes(data)
    with ZipFile(BytesIO(real())) as book:
        content = {name: book.read(name) for name in book.namelist()}
    name = dice.choice(
        ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels"]
    )
    content[name] = dice.choice(CHANGES)(dice, content[name])
    return packed(content)


def _replaced(dice: random.Random, xml: bytes) -> bytes:
    old, new = dice.choice(
        [
            (b't="s"', b't="n"'),
            (b't="s"', b't="inlineStr"'),
            (b"<v>1</v>", b"<v>-1</v>"),
            (b"<v>", b"<v>9"),
            (b'r="A2"', b'r="A99999999999999999999"'),
            (b'r="', b'r="ZZZ'),
            (b"<si>", b"<si><rPh><t>x</t></rPh>"),
            (b"<t>", b"<t>&#1;"),
            (b"<t>", b"<t>&amp;lt;"),
            (b"<c ", b"<c><c "),
            (b'numFmtId="49"', b'numFmtId="14"'),
            (b"sheet1.xml", b"http://127.0.0.1:9/x"),
            (b"Target=", b'TargetMode="External" Target='),
            (b'encoding="UTF-8"', b'encoding="x-unknown"'),
            (b'encoding="UTF-8"', b'encoding="rot13"'),
            (b'encoding="UTF-8"', b'encoding="shift_jis"'),
        ]
    )
    return xml.replace(old, new)


def _cut(dice: random.Random, xml: bytes) -> bytes:
    at = dice.randrange(len(xml))
    return xml[:at] + xml[at + dice.randrange(1, 300) :]


def _flipped(dice: random.Random, xml: bytes) -> bytes:
    data = bytearray(xml)
    data[dice.randrange(len(data))] = dice.randrange(256)
    return bytes(data)


CHANGES: list[Callable[[random.Random, bytes], bytes]] = [_replaced, _replaced, _cut, _flipped]
