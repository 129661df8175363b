"""What can be seen on a case study: graphics dark enough, one size for the figures of a row, large ones for few."""

import re

import pytest

from desktop.core.contrast import contrast_with_white
from desktop.report.layout import story_styles, styles
from desktop.report.layout.styles import Colour
from tests.report.content.story.told import told
from tests.report.reading import reader
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
