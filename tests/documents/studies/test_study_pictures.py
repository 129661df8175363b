"""A picture shows one result or one quote as the story tells it, and goes out by the rules of what stands on it."""

from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image
from pypdf import PdfReader

from db.model.errors import Refused
from db.model.house import OurCompany
from desktop.core.messages import ENGLISH
from desktop.documents.studies.page_picture import picture_of
from desktop.documents.studies.study_pictures import draft_of_excerpt, excerpt_of, parts_of, words_of
from desktop.documents.studies.twin import unnamed
from desktop.report.content.case_study import case_study
from desktop.report.document.characters import clean
from desktop.report.document.story import Story
from tests.documents.drafts import DAY, draft
from tests.report import hostile
from tests.report.content.story.told import FILES, NAMED, whole
from tests.report.golden import HOUSE
from tests.report.reading import pdf, visible
from tests.report.visits import empty, quote
from tests.samples import some


def read(story: Story, part: str) -> str:
    (page,) = PdfReader(BytesIO(pdf(excerpt_of(story, part)))).pages
    return visible(page.extract_text())


@pytest.mark.parametrize("name", some(sorted(FILES), 8))
def test_every_part_that_is_short_enough_is_read_back_from_its_page(name: str) -> None:
    story = case_study(whole(name))
    for part in parts_of(story):
        shown = excerpt_of(story, part)
        wanted = (shown.pull.said.text, shown.pull.by) if shown.pull else (shown.tiles[0].figure, shown.tiles[0].label.text)
        text = read(story, part)
        assert [one for one in (*wanted, story.customer) if visible(clean(one)) not in text] == [], part


def test_a_draft_says_so_on_its_picture_and_what_is_approved_does_not() -> None:
    story = replace(case_study(whole("halden-pumps")), mark="draft of 27 November")
    assert visible(story.mark) in read(story, "quote:1")
    assert visible(story.mark) not in read(replace(story, approved=True), "quote:1")


@pytest.mark.parametrize("words", ["word " * 400, "\n".join("line" for _ in range(40)), "x" * 20_000])
def test_what_has_no_room_is_refused_and_never_cut(words: str) -> None:
    story = case_study(empty(consent=NAMED, quotes=(quote(words),)))
    with pytest.raises(Refused, match="too many words"):
        excerpt_of(story, "quote:1")


@pytest.mark.parametrize("text", ["<b>&amp;</b> <img src=x>", "a\ufffe\ud800\x00b", "\u202eשלום abc", hostile.SIGNS[0]])
def test_hostile_words_are_drawn_as_words(text: str) -> None:
    story = case_study(empty(consent=NAMED, quotes=(quote(text),)))
    data = pdf(excerpt_of(story, "quote:1"))
    with Image.open(BytesIO(picture_of(data))) as picture:
        assert picture.size == (1200, 630) and set(picture.info) == {"dpi"}


def test_the_picture_has_our_colours_and_the_same_page_gives_the_same_bytes() -> None:
    story = case_study(whole("halden-pumps"), ours=OurCompany(replace(HOUSE, first_colour="#7A1F1F")))
    data = pdf(excerpt_of(story, "tile:1"))
    made = picture_of(data)
    assert made == picture_of(data)
    with Image.open(BytesIO(made)) as picture:
        assert picture.getpixel((600, 3)) == (0x7A, 0x1F, 0x1F) and picture.getpixel((600, 60)) == (255, 255, 255)


def test_a_twin_has_no_name_on_it_and_its_words_say_the_same() -> None:
    story = case_study(unnamed(whole("halden-pumps")))
    for part in parts_of(story):
        told = read(story, part) + visible(words_of(excerpt_of(story, part)))
        assert "Halden" not in told and "Solberg" not in told


def test_the_draft_of_a_picture_holds_what_stands_on_it_and_no_other_item() -> None:
    of = draft(whole("halden-pumps"))
    shown = draft_of_excerpt(of, excerpt_of(of.story, "tile:2"), DAY, ENGLISH)
    kinds = {one.kind.value for one in shown.version.items}
    texts = [one.text for one in shown.version.items if one.kind.value == "number"]
    assert texts == ["3 in 4 Visits planned a week ahead from 1 in 4"] and "quote" not in kinds
