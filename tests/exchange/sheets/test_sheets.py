"""Sheets from outside: filled in by three programs, and everything that is none, each with its one sentence."""

import re
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject

from db.model.agreed import Item
from db.model.kinds import ItemKind
from desktop.consent.filled_sheet import FilledSheet, LineAnswer, SheetFields, read_filled
from desktop.consent.sheet_fields import Box, field_name
from desktop.exchange.common.errors import BadSheet
from desktop.exchange.sheets import sheets
from desktop.exchange.sheets.sheets import MOST_BYTES, read_sheet, sheet_from
from tests.consent.sheets import (
    HEADLINE,
    ITEMS,
    NUMBER,
    QUOTE,
    SENTENCE,
    VERSION_ID,
    box,
    change,
    filled,
    sheet,
    signed,
    version_of,
)
from tests.data import SHEETS
from tests.report.reading import pdf, with_text
from tests.samples import some

VALUES = (
    box(HEADLINE, Box.APPROVE),
    change(QUOTE, "We slept – again. Łódź"),
    box(NUMBER, Box.DECLINE),
    box(SENTENCE, Box.APPROVE),
    box(SENTENCE, Box.DECLINE),
    signed("Kari Moen, press office", "24 Nov 2026"),
)
SAID = ["approve", "change", "decline", "not used", "unclear"]


def said(fields: SheetFields) -> FilledSheet:
    return read_filled(fields, version_of(), version_of())


PROGRAMS: dict[str, Callable[[], bytes]] = {
    "pypdf": lambda: filled(sheet(), *VALUES),
    "poppler": (SHEETS / "poppler.pdf").read_bytes,
    "pdfium": (SHEETS / "pdfium.pdf").read_bytes,
}


@pytest.mark.parametrize("program", PROGRAMS)
def test_a_sheet_is_read_whatever_program_filled_it_in(program: str) -> None:
    found = said(sheet_from(PROGRAMS[program]()))
    assert [line.answer.value for line in found.lines] == SAID
    assert [line.words for line in found.lines if line.words] == ["We slept – again. Łódź"]
    assert (found.name, found.date, found.overall) == ("Kari Moen, press office", "24 Nov 2026", ())
    assert (found.differing, found.comments) == ((), 0)


def written_anew(data: bytes, change: Callable[[Any], None]) -> bytes:
    """The file as pypdf writes it after a change."""
    writer = PdfWriter(clone_from=BytesIO(data))
    change(writer)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _xfa(writer: Any) -> None:
    writer._root_object["/AcroForm"][NameObject("/XFA")] = TextStringObject("<xdp/>")


def _flat(writer: Any) -> None:
    writer.remove_annotations(None)
    del writer._root_object["/AcroForm"]


def _without_fields(writer: Any) -> None:
    writer._root_object["/AcroForm"][NameObject("/Fields")] = DictionaryObject()


def _long(writer: Any) -> None:
    for _ in range(100):
        writer.add_blank_page(595, 842)


def _foreign(writer: Any) -> None:
    for one in writer._root_object["/AcroForm"]["/Fields"]:
        name = str(one.get_object()["/T"])
        one.get_object()[NameObject("/T")] = TextStringObject(name.replace("firsthand", "somebody"))


def _of_two(writer: Any) -> None:
    one = writer._root_object["/AcroForm"]["/Fields"][0].get_object()
    one[NameObject("/T")] = TextStringObject(field_name(VERSION_ID, "a" * 24, "approve").replace("a0000000", "b0000000"))


def _locked(writer: Any) -> None:
    writer.encrypt("", "owner", algorithm="RC4-128")


def _deep(writer: Any) -> None:
    fields = writer._root_object["/AcroForm"]["/Fields"]
    fields[0].get_object()[NameObject("/Kids")] = fields


REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "it is no PDF"),
    "a picture": (lambda: b"\x89PNG\r\n\x1a\n", "it is no PDF"),
    "cut off": (lambda: sheet()[: len(sheet()) // 8], "it is damaged"),
    "only its head": (lambda: b"%PDF-1.7\n%%EOF", "it is damaged"),
    "encrypted": (lambda: written_anew(sheet(), _locked), "it is encrypted"),
    "XFA": (lambda: written_anew(sheet(), _xfa), "XFA"),
    "flattened": (lambda: written_anew(sheet(), _flat), "it has no fields that can be read"),
    "no field left": (lambda: written_anew(sheet(), _without_fields), "it has no fields that can be read"),
    "another document of ours": (lambda: pdf(with_text("Not a form")), "it has no fields that can be read"),
    "too many pages": (lambda: written_anew(sheet(), _long), "it has more than 100 pages"),
    "another form": (lambda: written_anew(sheet(), _foreign), "no approval sheet of Firsthand"),
    "two sheets": (lambda: written_anew(sheet(), _of_two), "several versions"),
    "fields in a circle": (lambda: written_anew(sheet(), _deep), "it is damaged"),
}


@pytest.mark.parametrize("name", some(REFUSED, 6))
def test_what_is_no_sheet_is_refused_with_one_sentence(name: str, tmp_path: Path) -> None:
    make, reason = REFUSED[name]
    file = tmp_path / "back.pdf"
    file.write_bytes(make())
    with pytest.raises(BadSheet) as refused:
        read_sheet(file)
    sentence = str(refused.value)
    assert reason in sentence and sentence.startswith("back.pdf: ") and sentence.endswith(".") and "\n" not in sentence


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "back.pdf"
    with file.open("wb") as opened:
        opened.truncate(MOST_BYTES + 1)
    with pytest.raises(BadSheet, match=re.escape("back.pdf: it is larger than 20 MB.")):
        read_sheet(file)
    with pytest.raises(BadSheet, match="No such file"):
        read_sheet(tmp_path / "gone.pdf")


@pytest.mark.parametrize(
    ("program", "seconds", "reason"),
    [
        ("import time; time.sleep(60)", 0.5, "could not be read within"),
        ("import os; os.abort()", 60, "it is damaged"),
        ("print('[]')", 60, "it is damaged"),
    ],
)
def test_a_reader_that_takes_too_long_or_dies_is_ended(
    monkeypatch: pytest.MonkeyPatch, program: str, seconds: float, reason: str
) -> None:
    monkeypatch.setattr(sheets, "SECONDS", seconds)
    monkeypatch.setattr(sheets, "command_of", lambda _: [sys.executable, "-c", program])
    with pytest.raises(BadSheet, match=reason):
        sheet_from(sheet())


def test_two_states_of_a_box_are_unclear() -> None:
    def dispute(writer: Any) -> None:
        for one in writer._root_object["/AcroForm"]["/Fields"]:
            field = one.get_object()
            if field["/T"] == field_name(VERSION_ID, QUOTE.hash, Box.APPROVE):
                field[NameObject("/V")], field[NameObject("/AS")] = NameObject("/Yes"), NameObject("/Off")

    found = said(sheet_from(written_anew(sheet(), dispute)))
    assert [line.item for line in found.unclear] == [QUOTE]


def test_a_page_that_prints_something_else_is_noticed() -> None:
    """The words on the page are changed where they are drawn, as an editor of PDF files does."""
    other = tuple(item if item != QUOTE else Item(kind=ItemKind.QUOTE, text="“I never slept.”") for item in ITEMS)
    own, strange = PdfReader(BytesIO(sheet())), PdfReader(BytesIO(sheet(other)))
    writer = PdfWriter(clone_from=own)
    writer.pages[0][NameObject("/Contents")] = strange.pages[0]["/Contents"].clone(writer)
    writer.pages[0][NameObject("/Resources")] = strange.pages[0]["/Resources"].clone(writer)
    file = BytesIO()
    writer.write(file)
    assert said(sheet_from(file.getvalue())).differing == (2,)


def test_a_page_drawn_anew_by_another_program_is_read_all_the_same() -> None:
    def anew(writer: Any) -> None:
        for page in writer.pages:
            data = page.get_contents().get_data().replace(b"] TJ", b"]TJ")
            page[NameObject("/Contents")].set_data(data)

    assert said(sheet_from(written_anew(sheet(), anew))).differing == ()


def test_comments_on_the_pages_are_counted() -> None:
    def comment(writer: Any) -> None:
        writer.add_annotation(0, FreeText(text="Not so!", rect=(100, 100, 200, 120)))

    assert said(sheet_from(written_anew(sheet(), comment))).comments == 1


def test_fields_below_others_are_read_by_their_whole_name() -> None:
    """Some programs move the box of a field below it."""

    def below(writer: Any) -> None:
        fields = writer._root_object["/AcroForm"]["/Fields"]
        for n, one in enumerate(list(fields)):
            field = one.get_object()
            if field["/T"] == field_name(VERSION_ID, QUOTE.hash, Box.APPROVE):
                kid = DictionaryObject({NameObject("/AS"): NameObject("/Yes"), NameObject("/Subtype"): NameObject("/Widget")})
                field[NameObject("/Kids")] = type(fields)([writer._add_object(kid)])
                del field["/AS"]
                fields[n] = one
        writer._root_object["/AcroForm"][NameObject("/NeedAppearances")] = BooleanObject(True)

    found = said(sheet_from(written_anew(sheet(), below)))
    assert [line.item for line in found.lines if line.answer is LineAnswer.APPROVE] == [QUOTE]
