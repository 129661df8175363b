"""Every claim and quote that may be published is read back from every format as it was said."""

from functools import cache

import pytest

from db.model.case_study import Choices
from db.model.records import Claim, ClaimKind, PersonConsent
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH
from desktop.report.anonymise.who_may_be_named import agreed
from desktop.report.content.case_study import case_study, story_of
from desktop.report.content.sales_card import sales_card
from desktop.report.content.story.told_claim import is_result
from desktop.report.document.story import Story, sentences_of
from desktop.report.document.wording import quoted
from tests.report.claims import lost_of_claim, lost_of_quotes
from tests.report.content.story.told import FILES, whole
from tests.report.formats.written import FORMATS, WHOLE
from tests.report.reading import visible
from tests.report.spiked import SPIKES, spiked
from tests.samples import some


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def read(story: Story, ending: str) -> str:
    write, back = FORMATS[ending]
    return plain(back(write(story)))


@cache
def visit_called(name: str) -> WholeVisit:
    """A visit, with the same ids each time."""
    return whole(name)


def claims(name: str) -> tuple[Claim, ...]:
    return tuple(one for one in agreed(visit_called(name), ENGLISH).claims if one.kind is not ClaimKind.FORECAST)


@pytest.mark.parametrize("name", some(sorted(FILES), 8))
def test_every_claim_and_quote_is_read_back_from_each_format_that_tells_the_whole_story(name: str) -> None:
    visit, made = agreed(visit_called(name), ENGLISH), case_study(spiked(visit_called(name)))
    for ending in WHOLE:
        text = read(made, ending)
        assert [lost for one in claims(name) for lost in lost_of_claim(one, text.casefold())] == [], ending
        assert list(lost_of_quotes(visit, visible(text))) == [], ending
        assert [one.text for one in sentences_of(made) if visible(one.text).casefold() not in visible(text).casefold()] == [], (
            ending
        )
        assert [spike for spike in SPIKES if visible(spike).casefold() in visible(text).casefold()] == [], ending


@pytest.mark.parametrize("name", some(sorted(FILES), 8))
def test_each_claim_that_is_chosen_for_the_slide_is_read_back_from_it(name: str) -> None:
    visit = visit_called(name)
    chosen = [one for one in claims(name) if is_result(one)]
    # Three stand on a slide.
    for first in range(0, len(chosen), 3):
        three = chosen[first : first + 3]
        choices = Choices(visits=(visit.visit.id,), results=tuple(one.id for one in three))
        made = story_of([visit], choices)
        text = read(made, ".pptx").casefold()
        assert plain(made.title.text).casefold() in text
        assert [lost for one in three for lost in lost_of_claim(one, text)] == []


@pytest.mark.parametrize("name", some(sorted(FILES), 8))
def test_a_quote_that_is_chosen_for_the_slide_is_read_back_from_it(name: str) -> None:
    visit = agreed(visit_called(name), ENGLISH)
    silent = {one.id for one in visit.people if one.consent is PersonConsent.NONE}
    # One for each visit is enough: which one it is changes nothing.
    for one in [one for one in visit.quotes if one.said_by not in silent and len(one.text) < 200][-1:]:
        choices = Choices(visits=(visit.visit.id,), quotes=(one.id,))
        said = quoted(one.text, visit.visit.language) if one.verbatim else one.text.strip().rstrip(".")
        assert visible(said).casefold() in visible(read(story_of([visit_called(name)], choices), ".pptx")).casefold()


def test_a_format_that_left_out_the_results_would_be_found() -> None:
    bare = story_of([whole("jyp")], Choices(visits=(), results=(), quotes=()))
    text = read(bare, ".docx")
    assert any(lost for one in claims("jyp") for lost in lost_of_claim(one, text.casefold()))
    assert list(lost_of_quotes(agreed(whole("jyp"), ENGLISH), visible(text)))


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_the_sales_card_tells_both_sides_of_what_it_draws_in_each_format(ending: str) -> None:
    text = read(sales_card(whole("halden-pumps")), ending)
    assert "Before: about 14" in text and "Now: 3–4" in text
