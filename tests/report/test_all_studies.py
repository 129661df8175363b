"""What must hold of the case study of every visit, read back from its pages: all of what may be published, nothing else."""

import re

import pytest

from db.model.records import ClaimKind
from desktop.core.messages import ENGLISH
from desktop.report.anonymise.who_may_be_named import agreed
from desktop.report.content.story.plans import is_plan
from tests.report.claims import lost_of_claim, lost_of_quotes
from tests.report.content.story.told import ALL, whole
from tests.report.reading import visible
from tests.report.spiked import SPIKES
from tests.report.studies import text
from tests.samples import some

SIGN_AFTER_HEDGE = re.compile(
    r"(?:over|more than|up to|less than|at least|about|almost|nearly|around|roughly|under|at most)\s[-+−]\d", re.IGNORECASE
)


@pytest.mark.parametrize("name", some(ALL, 8))
def test_no_study_prints_a_sign_behind_a_hedge(name: str) -> None:
    assert not SIGN_AFTER_HEDGE.search(text(name))


@pytest.mark.parametrize("name", some(ALL, 8))
def test_nothing_that_must_not_be_published_is_on_paper(name: str) -> None:
    read = visible(text(name)).casefold()
    assert [spike for spike in SPIKES if visible(spike).casefold() in read] == []
    visit = whole(name)
    for objection in visit.objections:
        if str(objection.status) != "answered":
            assert visible(objection.text).casefold() not in read
    for promise in visit.promises:
        assert is_plan(promise) or visible(promise.text).casefold() not in read
    for one in visit.claims:
        if one.kind is ClaimKind.FORECAST and one.wording:
            assert visible(one.wording).casefold() not in read


@pytest.mark.parametrize("name", some(ALL, 8))
def test_every_publishable_claim_is_on_paper_with_figure_hedge_direction_unit_and_period(name: str) -> None:
    read = text(name).casefold()
    for one in agreed(whole(name), ENGLISH).claims:
        if one.kind is ClaimKind.FORECAST:
            continue
        assert list(lost_of_claim(one, read)) == []


@pytest.mark.parametrize("name", some(ALL, 8))
def test_every_publishable_quote_is_on_paper_once_and_every_name_as_agreed(name: str) -> None:
    visit = agreed(whole(name), ENGLISH)
    read = visible(text(name))
    assert list(lost_of_quotes(visit, read)) == []
    for person in visit.people:
        assert visible(person.name) in read or person.side == "us"
