from dataclasses import replace
from typing import Any

import pytest

from db.model.records import Answer, ClaimKind, Consent, Objection, Objective, Promise, RecordId, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.paths import resources
from desktop.interview.guide import read_guide
from desktop.interview.story import is_complete, missing, read_meter
from tests.factories import a_claim, a_customer, a_quote, a_visit

GUIDE = read_guide(resources() / "guides" / "45.toml")


def an_empty_visit() -> WholeVisit:
    customer = a_customer()
    return WholeVisit(visit=a_visit(customer), customer=customer)


def a_full_story() -> WholeVisit:
    empty = an_empty_visit()
    own: dict[str, Any] = {"id": RecordId("x"), "visit_id": empty.visit.id}
    categories = (ValueCategory.REVENUE, ValueCategory.COST, ValueCategory.EMOTIONAL)
    return replace(
        empty,
        consent=Consent(**own, approver="Press office"),
        objectives=(Objective(**own, text="Halve unplanned stops"),),
        answers=(Answer(**own, question="challenge", text="We drove first and thought later."),),
        objections=(Objection(**own, text="The sensors will not survive the brine."),),
        claims=tuple(a_claim(empty.visit, category=category) for category in categories),
        quotes=(a_quote(empty.visit),),
        promises=(Promise(**own, text="Brine report", due="2026-11-27"),),
    )


def test_an_empty_visit_lacks_all_nine() -> None:
    meter = read_meter(an_empty_visit(), GUIDE)
    assert (meter.count, len(meter.missing)) == (0, 9)


def test_a_full_story_lacks_nothing() -> None:
    assert missing(a_full_story(), GUIDE) == ()


@pytest.mark.parametrize(
    ("part", "value", "lacking"),
    [
        ("consent", None, "who must agree before anything is published"),
        ("objectives", (), "what they were trying to achieve"),
        ("answers", (), "what it was like before"),
        ("objections", (), "what nearly stopped them"),
        ("quotes", (), "one sentence in their own words"),
        ("promises", (), "a next step with a date"),
    ],
)
def test_each_starred_item_is_missed_when_it_alone_is_absent(part: str, value: object, lacking: str) -> None:
    story = a_full_story()
    changed = WholeVisit(**{**{name: getattr(story, name) for name in WholeVisit.__slots__}, part: value})
    assert missing(changed, GUIDE) == (lacking,)


def test_only_a_published_result_counts_as_one() -> None:
    story = a_full_story()
    changes: tuple[dict[str, Any], ...] = (
        {"publish": False},
        {"kind": ClaimKind.FORECAST},
        {"kind": ClaimKind.BASELINE},
        {"metric": " "},
    )
    for change in changes:
        claims = tuple(replace(claim, **change) if claim.category is ValueCategory.COST else claim for claim in story.claims)
        assert missing(replace(story, claims=claims), GUIDE) == ("a result in cost, or the word that there is none",)


def test_the_note_that_there_is_nothing_to_say_counts_as_an_answer() -> None:
    story = a_full_story()
    nothing = Answer(id=RecordId("n"), visit_id=story.visit.id, question="cost", text="Nothing to tell")
    claims = tuple(claim for claim in story.claims if claim.category is not ValueCategory.COST)
    assert missing(replace(story, claims=claims, answers=(*story.answers, nothing)), GUIDE) == ()


def test_a_paraphrase_is_no_quote_for_the_story() -> None:
    story = a_full_story()
    quotes = tuple(replace(quote, verbatim=False) for quote in story.quotes)
    assert missing(replace(story, quotes=quotes), GUIDE) == ("one sentence in their own words",)


def test_a_block_is_complete_with_its_stars_or_with_anything_where_it_has_none() -> None:
    blocks = {block.id: block for block in GUIDE.blocks}
    empty, full = an_empty_visit(), a_full_story()
    assert [block.id for block in GUIDE.blocks if is_complete(empty, block)] == []
    assert not is_complete(full, blocks["solution"])
    answered = replace(full, answers=(*full.answers, replace(full.answers[0], question="start")))
    assert is_complete(answered, blocks["solution"])
    assert is_complete(full, blocks["setup"])
