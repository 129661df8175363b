"""The titles of all visits of the tests, each read by a person who would print it under their own name."""

import pytest

from db.model.case_study import Choices
from db.model.records import ValueCategory, Verdict
from desktop.core.messages import ENGLISH
from desktop.report.content.story.compose import compose
from desktop.report.content.story.headline import LONGEST_TITLE
from desktop.report.content.story.told_claim import ToldClaim, told_claim
from tests.report.content.story.told import ALL, NAMED, read, story, told, whole
from tests.report.visits import claim, empty

TITLES = {
    "babylon": "Babylon cuts time to run a clinical validation from up to 10 hours to under 20 minutes",
    "babylon-completed": "Babylon cuts time to run a clinical validation from up to 10 hours to under 20 minutes",
    "bakery": "Bäckerei Sonnleitner: Retouren, rund 20 % → 6–7 %",
    "brewery": "Fjordbryggeriet cuts energy for compressed air by more than 25 % in the first year",
    "clinic": "A clinic in Ireland cuts wait for a bed from up to 7 hours to less than 2 hours",
    "foundry": "Okubo Casting: 炉の停止, 月4回 → 月1回",
    "gut-contact": "GUT contact moves 1000 people to the new tool",
    "gut-contact-completed": "GUT contact moves 1000 people to the new tool",
    "halden-pumps": "Halden Pumps AS cuts emergency call-outs from about 14 to 3–4 a quarter",
    "haulier": "Transports Delorme: Kilomètres à vide, 33 % → moins de 20 %",
    "insurer": "Meridian Mutual cuts time to pay a simple claim from 9 days to same day",
    "jsy": "A customer in trucking keeps running without dispatchers for 1 week",
    "jsy-completed": "A customer in trucking keeps running without dispatchers for 1 week",
    "jyp": "JYP Entertainment cuts chance of having to rebuild from 20 % to 0 %",
    "jyp-completed": "JYP Entertainment cuts set-up of a test environment from 4 hours to 15 minutes",
    "ly": "LY Corporation (LINE / Yahoo! JAPAN) saves 700,000–800,000 working hours per year",
    "ly-completed": "LY Corporation (LINE / Yahoo! JAPAN) saves 700,000–800,000 working hours per year",
    "montreal": "City of Montréal cuts time to market from many months to a few weeks",
    "montreal-completed": "City of Montréal cuts time to market from many months to a few weeks",
    "museum": "Museum of the River cuts complaints about the guide from every week to none",
    "recruiting": "Lakeshore Cable cuts time to fill a job that brings revenue from 60 days to 30 days",
    "retailer": "Hallström & Co cuts time from commit to shop from 3 months to 30 minutes",
    "rexam": "Rexam (Milton Keynes plant) cuts energy needed for lighting by over 60 %",
    "rexam-completed": "Rexam (Milton Keynes plant) cuts energy needed for lighting by over 60 %",
    "shipyard": "Kestrel Yard saves over 900 hours on weld records a ship",
    "sportswear": "Brandt Sportswear sees 40 % of most important systems on the platform within a year",
    "tbm": "A customer in manufacturing sets out to bounce back after a failed system launch",
    "tbm-completed": "A customer in manufacturing cuts past-due orders from over 7,000 to fewer than 600",
    "university": "Northgate University cuts time to build a timetable from 11 weeks to 6 days",
}


@pytest.mark.parametrize("name", ALL)
def test_the_title_of_each_visit_is_one_that_may_be_printed(name: str) -> None:
    assert read(story(whole(name)).title) == TITLES[name]


@pytest.mark.parametrize("name", ALL)
def test_a_summary_ends_in_a_sentence_and_repeats_no_title(name: str) -> None:
    made = story(whole(name))
    assert 1 <= len(made.summary) <= 3
    for sentence in made.summary:
        assert sentence.text.rstrip(".") != made.title.text
    counts = [one.after for one in made_of_counts(name)]
    assert not any(made.summary[-1].text.endswith(f": {count}.") for count in counts)


def made_of_counts(name: str) -> list[ToldClaim]:
    found = [told_claim(one, ENGLISH) for one in whole(name).claims]
    return [one for one in found if one.after and not (one.before or one.amount)]


@pytest.mark.parametrize("name", ALL)
def test_up_to_five_titles_are_proposed_and_none_is_told_twice(name: str) -> None:
    made = story(whole(name))
    assert 1 <= len(made.titles) <= 5
    assert made.titles[0] == made.title
    assert len({title.text for title in made.titles}) == len(made.titles)
    assert all(len(title.text) <= LONGEST_TITLE and title.slot == "title" for title in made.titles)


def test_a_typed_title_stands_and_a_chosen_claim_gives_it() -> None:
    visit = whole("halden-pumps")
    assert story(visit, title="Our own words").title.text == "Our own words"
    assert story(visit, title="Our own words").title.typed
    contracts = next(one for one in visit.claims if one.metric == "New service contracts")
    assert "New service contracts" in story(visit, title_of=contracts.id).title.text.replace("new", "New")


def test_results_stand_as_chosen_the_first_three_as_tiles() -> None:
    visit = whole("halden-pumps")
    ids = tuple(one.id for one in visit.claims if one.metric in ("Standby van", "Visits planned a week ahead"))[::-1]
    made = story(visit, results=ids)
    assert [tile.label.record_ids[0] for tile in made.tiles] == list(ids)
    assert made.rows == ()


@pytest.mark.parametrize("verdict", [Verdict.WORSE, Verdict.GONE])
def test_what_became_worse_since_is_no_tile_and_no_title(verdict: Verdict) -> None:
    from dataclasses import replace

    from db.model.follow_ups import Follows
    from db.model.kinds import RecordId, VisitId

    first = whole("halden-pumps")
    calls = first.claims[0]
    now = replace(calls, id=RecordId("now"), before="3–4", after="12", visit_id=VisitId("v2"))
    follows = Follows(id=RecordId("f"), visit_id=VisitId("v2"), earlier_id=calls.id, record_id=now.id, verdict=verdict)
    second = replace(
        empty(consent=first.consent, claims=(now,), follows=(follows,), customer=first.customer),
        visit=replace(first.visit, id=VisitId("v2"), date="2027-05-01"),
    )
    made = compose([first, second], Choices(visits=()))
    assert "call-outs" not in made.title.text
    assert all("call-outs" not in tile.label.text for tile in made.tiles)
    assert "about 14" not in read(made.tiles)


def test_the_newest_value_of_a_claim_stands_whatever_the_order_of_choice() -> None:
    from dataclasses import replace

    from db.model.kinds import RecordId, VisitId

    def at(date: str, after: str) -> object:
        one = claim(metric="Call-outs", before="14", after=after)
        visit = empty(consent=NAMED, claims=(replace(one, id=RecordId(after), visit_id=VisitId(date or "none")),))
        return replace(visit, visit=replace(visit.visit, id=VisitId(date or "none"), date=date))

    old, new, undated = at("2026-01-01", "9"), at("2026-09-01", "3"), at("", "11")
    for order in ((old, new, undated), (new, undated, old), (undated, old, new)):
        made = compose(order, Choices(visits=()))  # type: ignore[arg-type]
        assert "from 14 to 3" in read(made.title)
        assert "11" not in read(made.results)
        assert "of other visits the date is not recorded" in made.as_told


def test_no_title_has_a_feeling_in_it() -> None:
    one = claim(ValueCategory.EMOTIONAL, metric="Calm", feeling="calm", before="2", after="8")
    assert "alm" not in read(told(claims=(one,)).title)
