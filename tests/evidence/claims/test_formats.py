from decimal import Decimal

import pytest

from desktop.evidence.claims.formats import figure_text, number_text, percent_text
from desktop.evidence.figures.figure import read_figure


@pytest.mark.parametrize(
    ("number", "locale", "text"),
    [
        ("1234567.5", "en", "1,234,567.5"),
        ("1234567.5", "de", "1\u202f234\u202f567,5"),
        ("1234567.5", "fr", "1\u202f234\u202f567,5"),
        ("1234567.5", "de_CH", "1’234’567.5"),
        ("1234", "en", "1,234"),
        ("1234", "de", "1234"),
        ("1.234", "en", "1.2340"),
        ("-5", "en", "-5"),
    ],
)
def test_numbers_follow_the_locale_and_are_never_ambiguous(number: str, locale: str, text: str) -> None:
    assert number_text(Decimal(number), locale) == text


def test_a_little_less_than_everything_is_not_rounded_to_it() -> None:
    assert percent_text(Decimal("99.996"), Decimal("99.996")) == "99.996%"
    assert percent_text(Decimal("33.3333"), Decimal("66.6666")) == "33.3–66.7%"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("about 35 to 45 min per release", "35 to 45 minute per release"),
        ("every 4-6 weeks", "every 4 to 6 week"),
        ("2 of 3 applications", "2 of 3 application"),
        ("up to 40 %", "under 40 percent"),
        ("over -60 %", "over -60 percent"),
        ("zero errors", "none"),
        ("same day", "same day"),
        ("2.3x", "2.3-fold"),
    ],
)
def test_a_figure_is_written_in_the_words_of_its_reading(text: str, written: str) -> None:
    assert figure_text(read_figure(text)) == written
