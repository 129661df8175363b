"""Tests rules that hold for every figure composed from parts of a language, and for every number in words."""

from collections.abc import Callable
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.evidence.figures.figure import Figure, read_figure
from tests.evidence import composing, spelling
from tests.evidence.composing import Language, Meaning

LANGUAGES = {
    "English": composing.ENGLISH,
    "German": composing.GERMAN,
    "Swiss": composing.SWISS,
    "French": composing.FRENCH,
    "Japanese": composing.JAPANESE,
}
PARTS = {
    "½": Fraction(1, 2),
    "¼": Fraction(1, 4),
    "¾": Fraction(3, 4),
    "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3),
    "⅛": Fraction(1, 8),
}


def meaning(figure: Figure) -> Meaning:
    return figure.low, figure.high, figure.unit, figure.currency, figure.basis, figure.hedges


@pytest.mark.parametrize("language", LANGUAGES.values(), ids=LANGUAGES)
@given(data=st.data())
def test_a_figure_is_read_as_its_parts_say(language: Language, data: st.DataObject) -> None:
    text, expected = data.draw(composing.figures(language))
    assert meaning(read_figure(text)) == expected, text


@pytest.mark.parametrize(
    ("spell", "most", "unit"),
    [
        (spelling.english, 999_999, " orders"),
        (spelling.german, 999_999, " Stunden"),
        (spelling.french, 999_999, " heures"),
        (spelling.japanese, 999_999_999, "円"),
    ],
)
@given(data=st.data())
def test_a_number_in_words_is_read_as_the_number(spell: Callable[[int], str], most: int, unit: str, data: st.DataObject) -> None:
    number = data.draw(st.integers(1, 120) | st.integers(1, most))
    figure = read_figure(spell(number) + unit)
    assert figure.low == figure.high == number, figure.text


@given(st.integers(1, 9999), st.sampled_from(list(PARTS)), st.sampled_from(["{}{} h", "{} {} hours", "{}{}h"]))
def test_a_part_after_a_number_is_added_to_it(whole: int, part: str, form: str) -> None:
    figure = read_figure(form.format(whole, part))
    assert figure.low is not None and figure.unit == "hour"
    assert abs(Fraction(figure.low) - whole - PARTS[part]) < Fraction(1, 10**20)


@given(st.integers(1, 500), st.integers(1, 11), st.integers(2, 12))
def test_a_written_fraction_after_a_number_is_added_to_it(whole: int, upper: int, lower: int) -> None:
    if upper < lower:
        figure = read_figure(f"{whole} {upper}/{lower} hours")
        assert figure.low is not None and abs(Fraction(figure.low) - whole - Fraction(upper, lower)) < Fraction(1, 10**20)
