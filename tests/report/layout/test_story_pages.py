"""How a case study fills its pages: one full page or two well-filled ones, the summary and the tiles on the first."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.model.house import HouseStyle, OurCompany
from db.model.records import ClaimKind, CompanyConsent, Evidence, ObjectionStatus, PersonConsent, RecordId, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.report.content.case_study import case_study
from desktop.report.document.story import Story
from desktop.report.layout.story_pages import SetStory, lay_out_story
from desktop.report.layout.story_styles import StoryGrid
from desktop.report.pdf_writer import Paper
from tests.report.content.story.told import FILES, NAMED, whole
from tests.report.reading import page_texts, read_back, reader, visible
from tests.report.test_accessible_story import drawn, roles
from tests.report.visits import answer, claim, consent, empty, full, objection, person, quote
from tests.samples import examples, some

HOUSE = HouseStyle(
    name="Nordlys",
    call_to_action="Try it on one pump, in your worst tank.",
    contact="Tom Berger, Sales\ntom.berger@nordlys.example",
    about_us="Condition monitoring with parts lists, for people who keep pumps running.",
    legal_line="Nordlys Condition Monitoring AS",
)
HALF = 0.5
STYLES = {"bare": HouseStyle(), "house": HOUSE}


def laid_out(made: Story, paper: Paper = Paper.A4) -> tuple[SetStory, StoryGrid]:
    grid = StoryGrid(*paper.size)
    return lay_out_story(made, grid, 0), grid


def sound(found: SetStory, grid: StoryGrid) -> None:
    """Asserts that every box lies on its page, above the line at its foot or the band, and none over another in its column."""
    for number, page in enumerate(found.pages):
        last = number == len(found.pages) - 1
        floor = found.band.height if last and found.band else grid.bottom
        boxes, _, end = page.placed()
        assert boxes
        for box, top in boxes:
            assert top <= grid.top + 0.01
            assert top - box.height >= floor - 0.01 or box.height > grid.top - floor
        assert end == min(top - box.height for box, top in boxes)
        for strip in page.strips:
            for column in (strip.main, strip.aside):
                tops = [top for box, top in boxes if any(box is one for one in column)]
                assert all(
                    upper - box.height >= lower - 0.01 for box, (upper, lower) in zip(column, pairwise(tops), strict=False)
                )


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("name", some(FILES, 10))
def test_a_visit_without_our_company_is_one_page_or_two_of_which_the_second_is_half_full(name: str, paper: Paper) -> None:
    found, grid = laid_out(case_study(whole(name)), paper)
    sound(found, grid)
    assert len(found.pages) in (1, 2)
    for page in found.pages[1:]:
        assert page.top - page.placed()[2] >= HALF * (page.top - page.bottom)


def many(results: int, quotes: int, answered: int, long: int = 1) -> WholeVisit:
    """Returns a visit with so many of everything."""
    who = person("Ann Bo", PersonConsent.NAMED, job_title="Head of " + "Operations and " * 4 + "Supply")
    claims = tuple(
        replace(
            claim(
                list(ValueCategory)[n % 4],
                metric=f"Measure number {n} " * long,
                before=f"{90 + n}",
                after=f"{9 + n}",
                unit="hours",
                wording=f"we had many hours in case {n} and now we have few",
                feeling="calm" if n % 4 == 2 else "",
                said_by=who.id,
                evidence=list(Evidence)[n % 6],
            ),
            id=RecordId(f"c{n}"),
        )
        for n in range(results)
    )
    return empty(
        consent=NAMED,
        people=(who,),
        claims=claims,
        answers=(answer("challenge", "It was slow. " * long), answer("solution", "It is fast. " * long)),
        quotes=tuple(quote(f"Now number {n} is so much better. " * long, said_by=who.id) for n in range(quotes)),
        objections=tuple(
            objection(f"Doubt {n} " * long, status=ObjectionStatus.ANSWERED, answer=f"Proof {n} " * long) for n in range(answered)
        ),
    )


@settings(max_examples=examples(8), deadline=None)
@given(st.integers(0, 50), st.integers(0, 12), st.integers(0, 6), st.sampled_from((1, 3, 40)), st.sampled_from(list(STYLES)))
def test_any_number_of_anything_is_set_soundly(results: int, quotes: int, answered: int, long: int, style: str) -> None:
    found, grid = laid_out(case_study(many(results, quotes, answered, long), ours=OurCompany(STYLES[style])))
    sound(found, grid)


@pytest.mark.long
@pytest.mark.parametrize("paper", Paper)
def test_fifty_results_and_quotes_of_ten_thousand_words_are_all_there(paper: Paper) -> None:
    visit = many(50, 3, 2)
    visit = replace(visit, quotes=(*visit.quotes, quote("word " * 10_000)))
    made = case_study(visit, ours=OurCompany(HOUSE))
    text = read_back(made, paper)
    for one in visit.claims:
        assert one.metric.strip() in text
    assert text.count("word word") >= 4_900


@pytest.mark.parametrize("results", [16, 24, 60])
def test_a_table_that_goes_on_has_its_head_on_each_page_and_three_rows_at_least(results: int) -> None:
    made = case_study(many(results, 1, 0), ours=OurCompany(HOUSE))
    texts = page_texts(made)
    rows = [[row for row in made.rows if visible(row.metric.text + row.more + row.before) in visible(text)] for text in texts]
    heads = [text.count(made.labels.further) for text in texts]
    assert sum(map(len, rows)) == len(made.rows) and [bool(on) for on in rows] == [bool(head) for head in heads]
    assert all(len(on) >= 3 for on in rows if on) and max(heads) == 1
    # It is read once.
    assert roles(made).count("/TH") == 3


@pytest.mark.parametrize(("results", "answered"), [(1, 0), (3, 6), (9, 3), (30, 0)])
@pytest.mark.parametrize("paper", Paper)
def test_the_large_quote_never_ends_a_page(results: int, answered: int, paper: Paper) -> None:
    made = case_study(many(results, 1, answered), ours=OurCompany(HOUSE))
    assert made.pull
    said, titles = visible(made.pull.said.text), [visible(t) for t in (made.labels.results, made.labels.glance)]
    (page,) = (text for text in map(visible, page_texts(made, paper)) if said in text)
    assert any(title in page.split(said)[1] for title in titles)


def test_an_only_result_stands_large_with_its_graphic_beside_it_and_nowhere_else() -> None:
    made = case_study(whole("bakery"))
    assert len(made.tiles) == 1 and roles(made).count("/Figure") == 1
    assert re.search(r"/F\d+ 36 Tf", drawn(reader(made).pages[0]))


def test_an_anonymous_story_is_set_like_any_other() -> None:
    made = case_study(replace(full(), consent=consent(CompanyConsent.ANONYMOUS)))
    found, grid = laid_out(made)
    sound(found, grid)
    assert made.about_customer == "" and "Halden" not in repr(made)


def test_a_figure_too_long_for_its_tile_makes_the_whole_row_smaller() -> None:
    one = claim(metric="Working hours", change="-700,000 to -800,000", unit="hours", kind=ClaimKind.RESULT)
    assert case_study(empty(consent=NAMED, claims=(one,))).tiles[0].figure == "700,000–800,000"
