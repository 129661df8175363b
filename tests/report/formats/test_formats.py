"""A case study reads the same in every format, whatever was typed into it."""

import re
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from pptx import Presentation

from db.model.house import HouseStyle
from desktop.report.document.characters import clean
from desktop.report.document.reading_parts import parts_of
from desktop.report.document.story import sentences_of
from desktop.report.formats.markdown import escaped, markdown
from desktop.report.formats.plain_text import plain_text
from desktop.report.formats.slide import slide
from desktop.report.formats.web_page import web_page
from desktop.report.formats.word_file import word_file
from tests.report.content.story.told import FILES, story, whole
from tests.report.formats.written import Reader, of_slide, of_word
from tests.samples import some

HOSTILE = '<script src="http://evil.example/x.js"></script> **bold** [a](b) &lt; | # 1. \x00\x07 \u202eabc ]]> {{x}} =1+1'


def folded(text: str) -> str:
    return " ".join(clean(text).split()).casefold()


@pytest.mark.parametrize("make", [word_file, slide])
def test_the_same_story_gives_the_same_bytes_without_a_date_of_today(make: Any) -> None:
    made = story(whole("halden-pumps"))
    data = make(made)
    assert data == make(made)
    with ZipFile(BytesIO(data)) as archive:
        assert {one.date_time[0] for one in archive.infolist()} == {1980}
        assert "docProps/thumbnail.jpeg" not in archive.namelist()


def test_what_was_typed_is_never_taken_for_marks_of_the_format() -> None:
    made = story(whole("halden-pumps"))
    hostile = replace(made, title=replace(made.title, text=HOSTILE), about_customer=HOSTILE, customer=HOSTILE)
    page = Reader(web_page(hostile))
    assert "script" not in page.tags and "http://evil.example/x.js" in " ".join(page.words)
    assert "\x00" not in web_page(hostile) + plain_text(hostile) + markdown(hostile)
    assert folded(HOSTILE) in folded(of_word(word_file(hostile)))
    assert folded(HOSTILE) in folded(of_slide(slide(hostile)))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("a * b_c", r"a \* b\_c"),
        ("1. first", r"1\. first"),
        ("- point", r"\- point"),
        ("# head", r"\# head"),
        ("<b> & [x](y)", r"\<b\> \& \[x\](y)"),
        ("50 % | 3", r"50 % \| 3"),
        ("two\n\nlines", "two lines"),
    ],
)
def test_signs_of_markdown_are_written_as_signs(typed: str, written: str) -> None:
    assert escaped(typed) == written


def test_a_copy_for_others_has_no_comment_and_one_for_inside_says_what_was_noted() -> None:
    made = story(whole("halden-pumps"))
    record = next(one.record_ids[0] for one in sentences_of(made) if one.record_ids and one.slot == "solution")
    outside, inside = word_file(made), word_file(made, {record: "2026-11-20 said so"})
    assert not list(Document(BytesIO(outside)).comments)
    assert [one.text for one in Document(BytesIO(inside)).comments] == ["2026-11-20 said so"]
    assert b"said so" not in b"".join(ZipFile(BytesIO(outside)).read(name) for name in ZipFile(BytesIO(outside)).namelist())


def test_a_native_chart_holds_only_what_the_slide_says_and_is_described() -> None:
    made = story(whole("halden-pumps"))
    (page,) = Presentation(BytesIO(slide(made))).slides
    (frame,) = [shape for shape in page.shapes if shape.has_chart]
    assert list(frame.chart.plots[0].categories) == ["Before: about 14", "Now: 3–4"]
    assert [list(series.values) for series in frame.chart.plots[0].series] == [[14.0, 3.0], [0.0, 1.0]]
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr")
    assert not page.has_notes_slide


@pytest.mark.parametrize("name", some(sorted(FILES), 8))
def test_there_is_no_chart_where_a_side_is_a_limit_or_words(name: str) -> None:
    made = story(whole(name))
    (page,) = Presentation(BytesIO(slide(made))).slides
    for frame in (shape for shape in page.shapes if shape.has_chart):
        assert not [one for one in frame.chart.plots[0].categories if re.search("under|over|more than|less than", str(one))]


def test_our_company_stands_in_each_format() -> None:
    ours = HouseStyle(name="Nordlys", about_us="We watch pumps.", legal_line="Nordlys AS", first_colour="#7A1F1F")
    made = replace(story(whole("halden-pumps")), house=ours)
    assert all(text in plain_text(made) for text in ("Nordlys", "We watch pumps.", "Nordlys AS"))
    assert "--house:#7A1F1F" in web_page(made)
    assert "we watch pumps." in folded(of_word(word_file(made)))
    assert len(parts_of(made)) > len(parts_of(replace(made, house=HouseStyle())))
