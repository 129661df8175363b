"""The approval sheet: every line of print with its boxes as real fields, readable by anybody, on any paper."""

import re
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from db.model.agreed import Item
from db.model.kinds import ItemKind
from desktop.consent.sheet_fields import ALL, DATE, NAME, SIGNED, WORDS, Box, Overall, field_name, read_name
from desktop.consent.sheet_lines import lines_on_sheet
from desktop.core.messages import translator_for
from desktop.report.content.approval_sheet import approval_sheet
from desktop.report.pdf_writer import Paper
from tests.consent.sheets import HALDEN, ITEMS, QUOTE, VERSION_ID, sheet, version_of
from tests.documents.drafts import draft
from tests.report.every_document import OURS
from tests.report.reading import pdf, visible
from tests.report.structure import spoken
from tests.report.test_assistive import found_in
from tests.report.visits import full
from tests.samples import some

MANY = tuple(Item(kind=kind, text=f"Line {n} of what is printed") for n, kind in enumerate([*ItemKind] * 7))[:60]


def fields(data: bytes) -> dict[str, Any]:
    return PdfReader(BytesIO(data)).get_fields() or {}


def printed(data: bytes) -> str:
    return visible("".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages))


def widgets(data: bytes) -> list[tuple[int, Any]]:
    pages = PdfReader(BytesIO(data)).pages
    return [(n, one.get_object()) for n, page in enumerate(pages) for one in page.get("/Annots", ()) if "/FT" in one.get_object()]


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("items", some([ITEMS[:1], ITEMS, MANY], 2), ids=some(["one line", "a few", "sixty lines"], 2))
def test_each_line_has_its_boxes_and_a_place_for_a_change_on_the_page(items: tuple[Item, ...], paper: Paper) -> None:
    data = sheet(items, paper)
    wanted = {field_name(VERSION_ID, item.hash, part) for item in items for part in (*Box, WORDS)}
    wanted |= {field_name(VERSION_ID, ALL, one) for one in Overall}
    wanted |= {field_name(VERSION_ID, SIGNED, part) for part in (NAME, DATE)}
    assert fields(data).keys() == wanted
    width, height = paper.size
    for _, one in widgets(data):
        left, low, right, high = map(float, one["/Rect"])
        assert 0 < left < right < width and 0 < low < high < height
        if one["/FT"] == "/Btn":
            assert (round(right - left, 2), round(high - low, 2)) == (11, 11)
            assert one["/AP"]["/N"].keys() == {"/Off", "/Yes"} and one["/AS"] == "/Off"


def test_no_field_lies_over_another() -> None:
    placed = [(page, tuple(map(float, one["/Rect"]))) for page, one in widgets(sheet(MANY))]
    for n, (page, a) in enumerate(placed):
        for other, b in placed[n + 1 :]:
            assert page != other or a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]


def test_every_line_is_printed_once_in_the_group_of_its_kind() -> None:
    version = draft(full()).version
    items = [line.item for line in version.items]
    numbered = [(number, item) for _, lines in lines_on_sheet(items) for number, item in lines]
    assert [number for number, _ in numbered] == list(range(1, len(items) + 1))
    assert {item.hash for _, item in numbered} == {item.hash for item in items}
    text = visible("".join(page.extract_text() for page in PdfReader(BytesIO(sheet(tuple(items)))).pages))
    for item in items:
        assert visible(item.text) in text


def test_what_was_typed_is_printed_without_boxes_and_says_how_it_is_approved() -> None:
    typed = "They would do it again, & soon <b>."
    data = pdf(approval_sheet(version_of(typed=(typed,)), HALDEN.name))
    assert fields(data).keys() == fields(pdf(approval_sheet(version_of(), HALDEN.name))).keys()
    told = visible("They have no boxes of their own; “All lines as printed” below approves them")
    assert visible(typed) in printed(data) and told in printed(data)
    assert told not in printed(pdf(approval_sheet(version_of(), HALDEN.name)))


def test_a_field_says_what_it_is_for() -> None:
    said = {name: str(one["/TU"]) for name, one in fields(sheet()).items()}
    assert said[field_name(VERSION_ID, QUOTE.hash, Box.APPROVE)] == "Line 2, approve: “I stopped checking my phone on Sundays.”"
    assert said[field_name(VERSION_ID, QUOTE.hash, WORDS)] == "Line 2, what it should read instead"
    assert all(said.values()) and all(read_name(name) for name in said)


def test_each_field_stands_in_the_structure_under_its_line() -> None:
    root = spoken(approval_sheet(version_of(), HALDEN.name, ours=OURS))
    lines = [one for one in root.all() if one.role == "LI"]
    assert [one.words.startswith(f"{n} {item.text}") for n, (one, item) in enumerate(zip(lines, ITEMS, strict=True), start=1)]
    assert [sum(part.role == "Form" for part in one.all()) for one in lines] == [4] * len(ITEMS)
    assert sum(one.role == "Form" for one in root.all()) == 4 * len(ITEMS) + 6


@pytest.mark.parametrize("items", [ITEMS[:1], ITEMS, MANY], ids=["one line", "a few", "sixty lines"])
@pytest.mark.parametrize("paper", Paper)
def test_nothing_is_found_that_assistive_technology_would_miss(items: tuple[Item, ...], paper: Paper, tmp_path: Path) -> None:
    assert found_in(sheet(items, paper), tmp_path) == []


def test_a_line_without_its_words_for_a_screen_reader_would_be_found(tmp_path: Path) -> None:
    assert found_in(sheet().replace(b"/TU ", b"/TX "), tmp_path)


def test_it_is_a_form_for_everybody_and_nothing_for_an_archive() -> None:
    root: Any = PdfReader(BytesIO(sheet())).trailer["/Root"]
    packet = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in packet and "pdfaid:part" not in packet
    assert "/OutputIntents" not in root and "/NeedAppearances" not in root["/AcroForm"]
    (font,) = root["/AcroForm"]["/DR"]["/Font"].values()
    assert font["/Encoding"] == "/WinAnsiEncoding" and len(font["/FontDescriptor"]["/FontFile2"].get_data()) > 10_000
    assert len(font["/Widths"]) == 256 - 32


def test_the_same_version_gives_the_same_bytes() -> None:
    again = pdf(approval_sheet(version_of(), HALDEN.name, "Kari Moen", ours=OURS))
    assert sheet() == again


def test_it_speaks_the_language_it_is_asked_for() -> None:
    data = pdf(approval_sheet(version_of(), HALDEN.name, words=translator_for("de")))
    text = PdfReader(BytesIO(data)).pages[0].extract_text()
    assert "Dürfen wir das veröffentlichen?" in text and "May we" not in text


@given(st.lists(st.text(min_size=1, max_size=300), min_size=1, max_size=4), st.text(max_size=40))
@settings(max_examples=10)
def test_whatever_is_printed_can_be_asked(texts: list[str], who: str) -> None:
    items = tuple(Item(kind=ItemKind.QUOTE, text=text, attribution=text[::-1]) for text in texts)
    data = pdf(approval_sheet(version_of(items), who, who))
    asked = {found.about for name in fields(data) if (found := read_name(name)) and re.fullmatch("[0-9a-f]{24}", found.about)}
    assert asked == {item.hash[:24] for _, lines in lines_on_sheet(items) for _, item in lines}
