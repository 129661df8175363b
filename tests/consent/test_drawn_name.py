"""A drawn name is kept as numbers, within bounds, and drawn again the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.consent.drawn_name import LONGEST, MOST_POINTS, as_text, strokes_in

share = st.floats(-0.5, 1.5, allow_nan=False)


def test_what_was_drawn_is_kept_point_by_point() -> None:
    text = as_text([[(0.012, 0.3), (0.5, 0.25)], [], [(1.0, -2.0)]])
    assert text == "12,300 500,250;999,0"
    assert strokes_in(text) == (((12, 300), (500, 250)), ((999, 0),))


@given(st.lists(st.lists(st.tuples(share, share), max_size=120), max_size=90))
def test_whatever_is_drawn_stays_within_bounds_and_is_read_again(strokes: list[list[tuple[float, float]]]) -> None:
    text = as_text(strokes)
    assert len(text) <= LONGEST and as_text([[(x / 1000, y / 1000) for x, y in one] for one in strokes_in(text)]) == text
    assert bool(strokes_in(text)) == any(strokes)


def test_a_very_long_name_keeps_its_form_in_fewer_points() -> None:
    scribble = [[(n / 50_000, (n % 100) / 100) for n in range(50_000)]]
    (kept,) = strokes_in(as_text(scribble))
    assert len(kept) <= MOST_POINTS and kept[0] == (0, 0) and kept[-1][0] == 999


@pytest.mark.parametrize("text", ["", "x", "1,2,3", "1000,2", "1,2;", "-1,2", "1,2 ", "9,9 " * 5000, "<svg/>", "1,2\n3,4"])
def test_what_is_no_drawing_draws_nothing(text: str) -> None:
    assert strokes_in(text) == ()
