"""What must hold of the case study of every visit, read back from its pages: all of what may be published, nothing else."""

import re

import pytest

from db.model.records import Claim, ClaimKind, PersonConsent
from desktop.core.messages import ENGLISH
from desktop.report.anonymise.who_may_be_named import agreed
from desktop.report.content.story.plans import is_plan
from desktop.report.content.story.told_claim import told_claim
from desktop.report.document.wording import quoted
from tests.report.content.story.told import ALL, whole
from tests.report.reading import visible
from tests.report.spiked import SPIKES
from tests.report.studies import text

SIGN_AFTER_HEDGE = re.compile(
    r"(?:over|more than|up to|less than|at least|about|almost|nearly|around|roughly|under|at most)\s[-+−]\d", re.IGNORECASE
)
FELL = re.compile(r"down|fell|cuts|cut|saves|less|fewer|reduction|reduced|decrease|halve|from", re.IGNORECASE)
ROSE = re.compile(r"up|rose|raises|more|increase|growth|doubled|from", re.IGNORECASE)


@pytest.mark.parametrize("name", ALL)
def test_no_study_prints_a_sign_behind_a_hedge(name: str) -> None:
    assert not SIGN_AFTER_HEDGE.search(text(name))


@pytest.mark.parametrize("name", ALL)
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


@pytest.mark.parametrize("name", ALL)
def test_every_publishable_claim_is_on_paper_with_figure_hedge_direction_unit_and_period(name: str) -> None:
    read = text(name).casefold()
    for one in agreed(whole(name), ENGLISH).claims:
        if one.kind is ClaimKind.FORECAST:
            continue
        for said in (one.before, one.after, one.change, one.period, *one.hedges):
            assert visible(plain(said)) in visible(read), (one.metric, said)
        assert not one.unit or unit_stands(one, read), (one.metric, one.unit)
        assert way_stands(one, read), one.metric
        assert is_told(one, read), one.metric


def plain(said: str) -> str:
    """Returns a figure as it is printed: no sign, the signs of print, plain spaces."""
    said = re.sub(r"(?<!\w)[-−+](?=\d)", "", " ".join(said.split()).replace("~", "about "))
    said = re.sub(r"(?<=\d)-(?=\d)", "–", re.sub(r"(?<=\d) to (?=\d)", "–", said))
    return re.sub(r"(?<=\d)%", " %", said).casefold()


def unit_stands(one: Claim, read: str) -> bool:
    """Returns whether the unit stands beside a figure of the claim, or in the words of what the figure is of."""
    unit = plain(one.unit)
    numbers = {re.escape(number) for side in (one.before, one.after, one.change) for number in re.findall(r"\d[\d.,]*", side)}
    near = any(re.search(rf"{number}[^a-z]*{re.escape(unit)}|{re.escape(unit)}\s?{number}", read) for number in numbers)
    said = plain(f"{one.metric} {one.before} {one.after}")
    words = [word.rstrip("s") for word in unit.split() if word not in ("%", "of", "per")]
    return unit == "time" or near or all(word in said for word in words) or f"({unit})" in read


def way_stands(one: Claim, read: str) -> bool:
    """Returns whether a stated change stands beside a word of its way, and both sides of a move in their order."""
    told = told_claim(one, ENGLISH)
    change = plain(one.change)
    if one.before and one.after:
        first, last = (re.escape(visible(plain(side))) for side in (one.before, one.after))
        between = re.search(rf"{first}.{{0,80}}?{last}", visible(read))
        return between is not None or told.against or not told.moved
    if not re.search(r"(?<!\w)[-−+]\d", one.change) or one.kind is not ClaimKind.RESULT:
        return True
    words = FELL if "+" not in one.change else ROSE
    around = [read[max(0, found.start() - 60) : found.end() + 30] for found in re.finditer(re.escape(change), read)]
    return bool(around) and any(words.search(near) for near in around)


def is_told(one: Claim, read: str) -> bool:
    """Returns whether a claim is told by its metric, or by its words where those stand elsewhere."""
    metric, wording = visible(one.metric).casefold(), visible(one.wording).casefold().strip('“”".')
    return not metric or metric in visible(read) or any(part in visible(read) for part in re.split("…", wording) if part)


@pytest.mark.parametrize("name", ALL)
def test_every_publishable_quote_is_on_paper_once_and_every_name_as_agreed(name: str) -> None:
    visit = agreed(whole(name), ENGLISH)
    read = visible(text(name))
    silent = {one.id for one in visit.people if one.consent is PersonConsent.NONE}
    for quote in visit.quotes:
        if quote.said_by not in silent:
            said = quoted(quote.text, visit.visit.language) if quote.verbatim else quote.text.strip().rstrip(".")
            found = re.findall(re.escape(visible(said)), read, re.IGNORECASE)
            assert len(found) == 1, quote.text
    for person in visit.people:
        assert visible(person.name) in read or person.side == "us"
