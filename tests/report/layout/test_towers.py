"""Tests towers of marks, letters without a typeface, more letters than a font holds, and work that is given up."""

import time
from io import BytesIO

import pytest

from desktop.report.document.cancel import Cancelled, breathe, until
from desktop.report.document.characters import clean
from desktop.report.document.outline import Outline, Paragraph
from desktop.report.pdf import embed_fonts
from desktop.report.pdf_writer import write_pdf
from tests.report.reading import inside, read_back, visible, with_blocks, with_text, words


def faceless(text: str) -> frozenset[str]:
    return write_pdf(with_text(text), BytesIO()).faceless


@pytest.mark.parametrize(
    "text", ["e" + "\u0301" * 50_000, "👩\u200d" * 5_000, "क" + "्ष" * 500, "\u0301" * 900, "ا" + "\u064b" * 900]
)
def test_a_tower_of_marks_comes_apart_and_reads_back_as_typed(text: str) -> None:
    outline = with_text(text)
    assert write_pdf(outline, BytesIO()) is not None
    assert sorted(visible(read_back(outline)).removeprefix("TitleHeading")) == sorted(visible(clean(text)))


def test_towers_of_every_kind_have_coordinates_that_a_font_can_hold() -> None:
    towers = "".join(base + mark * 40 for base in "aAÅgश" for mark in "\u0301\u0323\u0348\u20dd\u20e4\u0942")
    assert write_pdf(with_text(towers), BytesIO()) is not None


def test_letters_that_no_face_has_are_returned_and_those_that_one_has_are_not() -> None:
    assert faceless("Łódź, Ελλάδα, 株式会社, 👩‍👩‍👧, हिन्दी, שלום") == frozenset()
    assert faceless("a \U00012000 b \U0001e900\ue000") == {"\U00012000", "\U0001e900", "\ue000"}


def test_a_letter_stays_visible_under_a_mark_that_no_face_has() -> None:
    plain, marked = (inside(with_text(text))["/Pages"]["/Kids"][0]["/Resources"]["/Font"] for text in ("x", "x\U0001e2ae"))
    assert faceless("x\U0001e2ae") == {"\U0001e2ae"}
    assert "x\U0001e2ae" in read_back(with_text("x\U0001e2ae"))
    assert len(plain) == len(marked)


def test_a_document_of_more_letters_than_a_font_holds_has_another_font_of_the_same_face(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed_fonts, "MOST_CODES", 30)
    text = " ".join(chr(0x4E00 + n) for n in range(150))
    outline = with_text(text)
    fonts = inside(outline)["/Pages"]["/Kids"][0]["/Resources"]["/Font"]
    assert len(fonts) >= 5
    assert visible(text) in visible(read_back(outline))


def test_work_goes_on_unless_it_is_given_up() -> None:
    breathe()
    with until(lambda: False):
        breathe()
    with pytest.raises(Cancelled), until(lambda: True):
        breathe()
    breathe()


@pytest.mark.parametrize("text", ["word and word " * 30_000, "x" * 200_000, "a\n" * 60_000, "漢字" * 40_000])
def test_the_longest_text_is_given_up_before_it_is_set(text: str) -> None:
    at = time.monotonic() + 0.2
    with pytest.raises(Cancelled), until(lambda: time.monotonic() > at):
        write_pdf(with_blocks(Paragraph(words(text)), Paragraph(words(text[:-1]))), BytesIO())


def test_a_document_given_up_can_be_made_again() -> None:
    outline: Outline = with_text("the brine " * 2_000)
    with pytest.raises(Cancelled), until(lambda: True):
        write_pdf(outline, BytesIO())
    assert "the brine" in read_back(outline)
