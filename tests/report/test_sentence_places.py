"""A case study on its pages knows where each of its sentences stands: what the file has in those boxes is that sentence."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

import pymupdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.model.case_study import Choices, Sentence
from db.model.house import OurCompany
from db.model.marks import Mark, MarkKind
from desktop.report.content.case_study import case_study
from desktop.report.content.sales_card import card_of
from desktop.report.document.characters import clean
from desktop.report.document.story import Result, Story, sentences_of
from desktop.report.document.studio_pages import Place, StudioPages
from desktop.report.pdf_writer import Paper, studio_pages
from tests.report.content.story.told import ALL, told, whole
from tests.report.golden import HOUSE
from tests.report.reading import pdf, visible
from tests.samples import some


class Reader:
    """Reads the words of a PDF file in a box of a page."""

    def __init__(self, data: bytes) -> None:
        self._document: Any = pymupdf.open(stream=data)  # type: ignore[no-untyped-call]  # PyMuPDF is untyped

    def words(self, places: Sequence[Place]) -> str:
        """The words in these boxes, without spaces."""
        return "".join(sign for place in places for sign, x, y in self._signs(place.page) if is_in(place, x, y))

    @cache  # noqa: B019  # a reader lives as long as its test
    def _signs(self, page: int) -> list[tuple[str, float, float]]:
        """Each sign of a page with its middle."""
        blocks = self._document[page].get_text("rawdict")["blocks"]
        spans = [span for block in blocks for line in block.get("lines", ()) for span in line["spans"]]
        found = [(one["c"], one["bbox"]) for span in spans for one in span["chars"] if not one["c"].isspace()]
        return [(sign, (left + right) / 2, (top + bottom) / 2) for sign, (left, top, right, bottom) in found]


def is_in(place: Place, x: float, y: float) -> bool:
    """Whether a point lies in a box."""
    return place.x <= x <= place.x + place.width and place.y <= y <= place.y + place.height


def misplaced(story: Story, pages: StudioPages) -> Iterator[tuple[str, str]]:
    """Every printed sentence whose boxes hold something else, with what they hold."""
    reader = Reader(pages.pdf)
    for sentence, places in zip(sentences_of(story), pages.places, strict=True):
        found, wanted = reader.words(places), "".join(visible(sentence.text).split())
        if places and found != wanted:
            yield sentence.text, found


@pytest.mark.parametrize("name", some(ALL, 10))
def test_each_sentence_of_a_study_stands_where_it_is_said_to_stand(name: str) -> None:
    story = case_study(whole(name), ours=OurCompany(HOUSE))
    pages = studio_pages(story)
    assert list(misplaced(story, pages)) == []
    assert [one.text for one, places in zip(sentences_of(story), pages.places, strict=True) if not places and one.text] == []


@pytest.mark.parametrize("name", ("babylon", "halden-pumps"))
def test_a_sales_card_does_so_too(name: str) -> None:
    card = card_of([whole(name)], Choices(visits=()))
    assert list(misplaced(card, studio_pages(card, Paper.LETTER))) == []


def test_the_file_is_the_one_that_is_written() -> None:
    story = case_study(whole("babylon"))
    pages = studio_pages(story)
    assert pages.pdf == pdf(story)


def test_a_sentence_that_stands_twice_has_each_place_of_its_own() -> None:
    same = Sentence(slot="results", text="Two contracts since March. ")
    story = replace(told(), results=(Result(heading="First", sentences=(same, same)), Result(heading="", sentences=(same,))))
    pages = studio_pages(story)
    assert list(misplaced(story, pages)) == []
    boxes = [places for one, places in zip(sentences_of(story), pages.places, strict=True) if one == same]
    assert len(set(boxes)) == 3


def test_marks_lists_and_emptied_sentences_keep_the_places_apart() -> None:
    linked = "See https://halden.example for all of it."
    link = Mark(4, 26, MarkKind.LINK, "https://halden.example")
    marks = (Mark(0, 3, MarkKind.BOLD), link, Mark(20, 41, MarkKind.ITALIC))
    sentences = (
        Sentence(slot="results", text="One.", typed=True),
        Sentence(slot="results", text="  ", typed=True),
        Sentence(slot="results", text=linked, marks=marks),
        Sentence(slot="results", text="An item.", item=True),
        Sentence(slot="results", text="Another item, much longer than a line of the page, so that it goes on.", item=True),
    )
    story = replace(told(), results=(Result(heading="It", sentences=sentences, note=1),), notes=((1, "Counted."),))
    pages = studio_pages(story)
    assert list(misplaced(story, pages)) == []
    assert [bool(places) for places in pages.places[-5:]] == [True, False, True, True, True]


def test_a_click_next_to_the_words_means_the_sentence_and_one_far_from_any_means_none() -> None:
    story = case_study(whole("halden-pumps"))
    pages = studio_pages(story)
    for number, (first, *_) in enumerate(pages.places):
        assert pages.sentence_at(first.page, first.x + 1, first.y + first.height / 2) == number
    assert pages.sentence_at(0, 1, 1) is None
    assert pages.sentence_at(99, 100, 100) is None


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=4))
def test_any_words_are_found_in_their_boxes(texts: list[str]) -> None:
    sentences = tuple(Sentence(slot="results", text=text) for text in texts)
    story = replace(told(), results=(Result(heading="It", sentences=sentences, note=1),), notes=((1, "Counted."),))
    pages = studio_pages(story)
    for sentence, places in zip(sentences_of(story), pages.places, strict=True):
        assert bool(places) == bool("".join(clean(sentence.text).split()))
        for place in places:
            assert 0 <= place.page < pages.count
            assert 0 <= place.x <= place.x + place.width <= pages.size[0] + 1
            assert 0 <= place.y <= place.y + place.height <= pages.size[1]
