"""What there is to choose from for a case study, and what becomes of a choice."""

from dataclasses import replace

import pytest

from db.model.case_study import Choices
from db.model.kinds import ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH
from desktop.documents.studio.studio_options import Option, Options, counted, moved, options_of, stepped, switched, with_title
from desktop.report.content.story.compose import compose
from desktop.report.content.story.material import material_of
from tests.report.content.story.told import whole
from tests.report.visits import claim

HALDEN = whole("halden-pumps")


def offered(choices: Choices, visit: WholeVisit = HALDEN) -> Options:
    return options_of(material_of([visit], choices, ENGLISH), choices, compose([visit], choices, "", ENGLISH))


def chosen(options: tuple[Option, ...]) -> list[str]:
    return [one.id for one in options if one.is_on]


USUAL = Choices(visits=())
RULES = offered(USUAL)


def test_the_first_three_results_are_numbered_as_tiles_and_the_rest_stand_in_the_table() -> None:
    assert [one.number for one in RULES.results][:4] == [1, 2, 3, 0]
    in_table, left = counted(RULES.results)
    assert in_table + left + 3 <= len(RULES.results) and in_table > 0


@pytest.mark.parametrize("part", ["results", "quotes", "objections"])
def test_what_is_switched_off_is_left_out_of_the_story_and_comes_back(part: str) -> None:
    first = chosen(getattr(RULES, part))[0]
    without = switched(USUAL, RULES, part, first)
    assert first not in chosen(getattr(offered(without), part))
    again = switched(without, offered(without), part, first)
    assert set(chosen(getattr(offered(again), part))) == set(chosen(getattr(RULES, part)))


def test_a_result_moves_up_and_down_and_never_beyond_the_ends() -> None:
    order = chosen(RULES.results)
    down = stepped(USUAL, RULES, "results", order[0], 1)
    assert chosen(offered(down).results)[:2] == [order[1], order[0]]
    up = stepped(USUAL, RULES, "results", order[0], -1)
    assert list(up.results or ()) == order
    last = moved(USUAL, RULES, "results", order[0], 99)
    assert (last.results or ())[-1] == order[0]


def test_another_title_is_that_of_its_claim_and_typed_words_are_ones_own() -> None:
    second = RULES.titles[1]
    other = with_title(USUAL, RULES, second.id)
    found = offered(other)
    assert [one.words for one in found.titles if one.is_on] == [second.words] and other.title == ""
    assert not any(one.is_on for one in offered(Choices(visits=(), title="Mine")).titles)


def test_a_proposal_tells_a_result_that_is_told_and_the_one_that_was_picked_comes_back_with_its_result() -> None:
    picked = with_title(USUAL, RULES, RULES.titles[2].id)
    without = switched(picked, offered(picked), "results", RULES.titles[2].id)
    found = offered(without)
    assert all(one.id != RULES.titles[2].id for one in found.titles)
    assert [one.words for one in found.titles if one.is_on] == [RULES.titles[0].words]
    again = switched(without, found, "results", RULES.titles[2].id)
    assert [one.words for one in offered(again).titles if one.is_on] == [RULES.titles[2].words]


def test_without_a_result_the_title_tells_an_aim_and_one_that_was_picked_follows_its_note() -> None:
    none = Choices(visits=(), results=())
    aims = offered(none).titles
    assert [one.id for one in aims] == [one.id for one in HALDEN.objectives]
    picked = with_title(replace(none, title="Mine"), offered(none), aims[-1].id)
    assert picked.title == "" and [one.id for one in offered(picked).titles if one.is_on] == [aims[-1].id]
    changed = replace(HALDEN, objectives=tuple(replace(one, text="Win back Sundays") for one in HALDEN.objectives[-1:]))
    (followed,) = (one for one in offered(picked, changed).titles if one.is_on)
    assert "win back Sundays" in followed.words
    # An aim can be the title of a study with results, too.
    assert [one.id for one in offered(replace(picked, results=None)).titles if one.is_on] == [aims[-1].id]


def test_the_title_that_tells_no_record_can_be_picked_instead_of_ones_own() -> None:
    bare = replace(HALDEN, objectives=(), claims=(), visit=replace(HALDEN.visit, product=""))
    typed = Choices(visits=(), title="Mine")
    (plain,) = offered(typed, bare).titles
    assert with_title(typed, offered(typed, bare), plain.id) == Choices(visits=())
    assert with_title(typed, offered(typed, bare), "another") == typed


def test_an_open_objection_has_no_switch() -> None:
    assert all(one.is_fixed == (one.place == "open, stays in") and not (one.is_fixed and one.is_on) for one in RULES.objections)


def test_a_quote_told_as_a_feeling_is_said_to_stand_there_and_has_no_switch() -> None:
    said = HALDEN.quotes[0]
    felt = claim(ValueCategory.EMOTIONAL, metric="Nights", wording=said.text)
    visit = replace(HALDEN, claims=(*HALDEN.claims, felt))
    for choices in (USUAL, Choices(visits=(), quotes=()), Choices(visits=(), quotes=(said.id,))):
        (row,) = (one for one in offered(choices, visit).quotes if one.id == said.id)
        assert row.is_fixed and not row.is_on and row.place == "feelings"
