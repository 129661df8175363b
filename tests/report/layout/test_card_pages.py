"""How a sales card stands on its page: one page, nothing over anything else, however much or little there is."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.case_study import Choices
from db.model.house import OurCompany
from desktop.documents.saving.document_table import on_paper
from desktop.report.content.sales_card import card_of, sales_card
from desktop.report.document.story import SalesCard
from desktop.report.layout.card_pages import lay_out_card
from desktop.report.layout.story_pages import SetStory
from desktop.report.layout.story_styles import StoryGrid
from desktop.report.pdf_writer import Paper
from tests.report.content.story.told import FILES, whole
from tests.report.layout.test_story_pages import STYLES, many, sound
from tests.report.reading import pdf, read_back, visible
from tests.report.test_accessible_story import structure
from tests.report.visits import full, quote
from tests.samples import examples, some


def laid_out(card: SalesCard, paper: Paper = Paper.A4) -> SetStory:
    """Returns the card on its pages, after a look that each box lies below the one before it."""
    grid = StoryGrid(*paper.size)
    found = lay_out_card(card, grid, 0)
    sound(found, grid)
    for page in found.pages:
        boxes = page.placed()[0]
        for (above, top), (_, below) in pairwise(boxes):
            assert below <= top - above.height + 0.01
    return found


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", some(FILES, 8))
def test_every_card_is_one_page(name: str, paper: Paper, style: str) -> None:
    assert len(laid_out(sales_card(whole(name), ours=OurCompany(STYLES[style])), paper).pages) == 1


@settings(max_examples=examples(8), deadline=None)
@given(st.integers(0, 50), st.integers(0, 4), st.integers(0, 3), st.sampled_from((1, 3, 40)), st.sampled_from(list(STYLES)))
def test_any_number_of_anything_is_set_soundly_on_one_page(
    results: int, quotes: int, answered: int, long: int, style: str
) -> None:
    card = sales_card(many(results, quotes, answered, long), ours=OurCompany(STYLES[style]))
    assert len(laid_out(card).pages) == 1


def test_where_there_is_no_room_the_concern_is_left_to_the_story_and_then_the_quote() -> None:
    visit = many(4, 1, 1)
    (doubt,) = visit.objections
    wordy = replace(visit, objections=(replace(doubt, text="Doubt " * 200, answer="Proof " * 200),))
    made = sales_card(wordy)
    text = read_back(made)
    assert "Doubt Doubt" not in text and "so much better" in text
    assert "no room for the concern and its answer" in str(on_paper(made, "A4").remark)
    assert on_paper(sales_card(visit), "A4").remark is None
    loud = replace(made, pull=made.pull and replace(made.pull, by="Head " * 600))
    assert "no room for the quote, nor for the concern" in str(on_paper(loud, "A4").remark)
    assert "no room for the quote: the case study" in str(on_paper(replace(loud, overcome=()), "Letter").remark)


@pytest.mark.long
@pytest.mark.parametrize("paper", Paper)
def test_words_that_fill_a_page_by_themselves_go_on_over_several(paper: Paper) -> None:
    style = replace(STYLES["house"], call_to_action="Try it. " * 800)
    card = card_of([full()], Choices(visits=(), title="word " * 2_000), ours=OurCompany(style))
    found = laid_out(card, paper)
    assert len(found.pages) > 2
    text = visible(read_back(card, paper))
    assert text.count("word") == 2_000 and text.count("Tryit.") > 790


def test_a_quote_of_ten_thousand_words_is_on_no_card() -> None:
    card = sales_card(replace(full(), quotes=(quote("word " * 10_000),)))
    assert len(laid_out(card).pages) == 1 and "word word" not in read_back(card)


@pytest.mark.parametrize("name", some(FILES, 8))
def test_a_card_is_read_in_order_and_its_bars_say_what_they_show(name: str) -> None:
    found = structure(sales_card(whole(name), ours=OurCompany(STYLES["house"])))
    roles = [str(element["/S"]) for element in found]
    assert roles[0] == "/Document" and roles.count("/H1") == 1
    for element in found:
        if element["/S"] == "/Figure":
            left, bottom, right, top = map(float, element["/A"]["/BBox"])
            assert left < right and bottom < top and element["/Alt"]


def test_the_same_visit_gives_the_same_card() -> None:
    assert pdf(sales_card(full())) == pdf(sales_card(full()))
