import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.contrast import NEEDED, as_hex, colour_of, contrast_with_white, readable

COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06X}")


@pytest.mark.parametrize(
    ("colour", "ratio"),
    [("#FFFFFF", 1.0), ("#000000", 21.0), ("#0F5C6E", 7.6), ("#E8A33D", 2.2), ("#777777", 4.48), ("#767676", 4.54)],
)
def test_the_contrast_is_that_of_wcag(colour: str, ratio: float) -> None:
    found = colour_of(colour)
    assert found
    assert contrast_with_white(found) == pytest.approx(ratio, abs=0.06)


@pytest.mark.parametrize(("typed", "colour"), [(" 0f5c6e ", "#0F5C6E"), ("#abc", "#AABBCC"), ("#0F5C6E", "#0F5C6E")])
def test_a_colour_is_read_as_people_type_it(typed: str, colour: str) -> None:
    found = colour_of(typed)
    assert found and as_hex(found) == colour


@pytest.mark.parametrize("typed", ["", "blue", "#12345", "#GGGGGG", "rgb(1,2,3)", "#0F5C6E;url(x)"])
def test_what_is_no_colour_is_none(typed: str) -> None:
    assert colour_of(typed) is None
    assert readable(typed) == ""


@given(COLOURS)
def test_white_words_can_be_read_on_what_documents_print_and_a_colour_that_is_dark_enough_stays(typed: str) -> None:
    colour, printed = colour_of(typed), colour_of(readable(typed))
    assert colour and printed
    assert contrast_with_white(printed) >= NEEDED
    if contrast_with_white(colour) >= NEEDED:
        assert printed == colour
    else:
        # No darker than it needs to be.
        assert contrast_with_white(printed) < NEEDED + 0.6
