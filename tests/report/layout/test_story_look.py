"""What can be seen on a case study: graphics dark enough, one size for the figures of a row, large ones for few."""

import re

import pytest

from desktop.core.contrast import contrast_with_white
from desktop.report.layout import story_styles, styles
from desktop.report.layout.story_band import MOST_GROWN
from desktop.report.layout.story_blocks import in_columns
from desktop.report.layout.story_pages import ABOVE_GROWN, lay_out_story
from desktop.report.layout.story_styles import StoryGrid
from desktop.report.layout.styles import Colour
from desktop.report.pdf_writer import Paper
from desktop.report.story_writer import short_footer
from tests.report.content.story.told import told, whole
from tests.report.every_document import story_with_us
from tests.report.reading import read_back, reader
from tests.report.test_accessible_story import drawn
from tests.report.visits import claim

# WCAG 2.2, 1.4.11: what is needed to understand a graphic.
ENOUGH = 3.0


@pytest.mark.parametrize("colour", [story_styles.BEFORE, story_styles.SCALE_LINE, styles.BEFORE_BAR, *styles.TONES.values()])
def test_bars_and_scales_can_be_told_from_paper(colour: Colour) -> None:
    assert contrast_with_white(colour) >= ENOUGH


@pytest.mark.parametrize(
    ("figures", "size"),
    [(("9",), 36), (("9", "8"), 28), (("9", "8", "7"), 28), (("700,000–800,000", "8", "7"), 24)],
)
def test_the_figures_of_a_row_have_one_size(figures: tuple[str, ...], size: int) -> None:
    found = tuple(claim(metric=f"Measure {n}", after=figure, unit="") for n, figure in enumerate(figures))
    made = told(claims=found)
    assert len(made.tiles) == len(figures)
    sizes = [float(one) for one in re.findall(r"/F\d+ ([\d.]+) Tf", drawn(reader(made).pages[0]))]
    assert {one for one in sizes if one in (36, 28, 24)} == {size}


@pytest.mark.parametrize(
    ("heights", "wanted"),
    [
        ([30.0], [[0]]),
        ([30.0, 30.0], [[0], [1]]),
        ([30.0, 20.0, 20.0, 60.0, 30.0, 90.0, 20.0], [[0, 1, 2], [3, 4], [5], [6]]),
    ],
)
def test_facts_stand_in_four_columns_in_their_order_as_low_as_they_can_be(heights: list[float], wanted: list[list[int]]) -> None:
    found = [list(column) for column in in_columns(heights)]
    assert [at for column in found for at in column] == list(range(len(heights)))
    tallest = max(sum(heights[at] for at in column) for column in found)
    assert tallest <= max(sum(heights[at] for at in column) for column in wanted)


@pytest.mark.parametrize("paper", Paper)
def test_the_band_takes_what_a_thin_story_leaves_but_less_than_half_of_the_page(paper: Paper) -> None:
    grid = StoryGrid(*paper.size)
    thin, full = (lay_out_story(story_with_us(whole(name)), grid, 0) for name in ("insurer", "halden-pumps"))
    assert thin.band and full.band
    assert full.band.grown < 40 < thin.band.grown and thin.band.height <= grid.height * MOST_GROWN
    last = thin.pages[-1]
    assert thin.band.height == pytest.approx(min(grid.height * MOST_GROWN, last.end(last.ratio) - ABOVE_GROWN))
    assert [kid.role for kid in thin.root.kids[-1:] if kid is not None] == ["Sect"]  # type: ignore[union-attr]  # an element


def test_without_notes_there_is_no_heading_above_when_the_figures_were_told() -> None:
    made = told(claims=(claim(metric="Call-outs", after="3"),))
    assert not made.notes and made.as_told
    assert made.as_told in read_back(made) and made.labels.notes not in read_back(made)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("LY Corporation (LINE / Yahoo! JAPAN)", "LY Corporation…"),
        ("A long name & company of four", "A long name…"),
        ("Halden Pumps AS", "Halden Pumps AS"),
        ("Bank (Zürich) of the North", "Bank (Zürich) of the…"),
    ],
)
def test_a_name_at_the_foot_breaks_off_where_nothing_is_left_open(name: str, shown: str) -> None:
    assert short_footer(name) == shown
