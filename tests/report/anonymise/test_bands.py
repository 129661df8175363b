"""An anonymous customer is told of in bands: a region for its country, a range for its size, a season for the day."""

import re
from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.core.messages import ENGLISH, translator_for
from desktop.report.anonymise import bands
from desktop.report.anonymise.bands import countries_in, region_of, rounded_down, season_of, size_band, tells_currency
from tests.report.anonymise import countries


def test_the_table_of_countries_is_what_the_command_makes() -> None:
    assert countries.PATH.read_text("utf-8") == countries.module()


def test_every_country_is_known_by_each_of_its_names_and_lies_in_a_region() -> None:
    for country in bands._countries():
        for name in (country.code, *country.names):
            assert country in countries_in(name), name
        for name in filter(lambda one: not bands.is_short(one), country.names):
            typed = (name.upper(), name.lower(), name.upper().replace("I", "İ"), name.lower().replace("i", "ı"))
            assert all(country in countries_in(f"{one}, here") for one in typed), name
        assert country.region in bands.REGIONS


@pytest.mark.parametrize(
    ("typed", "region"),
    [
        ("Norway", "the Nordic countries"),
        ("norwegen", "the Nordic countries"),
        ("NO", "the Nordic countries"),
        ("Bergen, Norway", "the Nordic countries"),
        ("Norway and Sweden", "the Nordic countries"),
        ("the US", "North America"),
        ("Northern Ireland", "Western Europe"),
        ("Papua New Guinea", "Australia and the Pacific"),
        ("日本", "East Asia"),
        ("Norway, Germany", ""),
        ("no country", ""),
        ("us", ""),
        ("DACH", ""),
        ("", ""),
    ],
)
def test_a_country_is_told_as_its_region(typed: str, region: str) -> None:
    assert region_of(typed, ENGLISH) == region


@pytest.mark.parametrize(
    ("typed", "band"),
    [
        ("180 people", "100 to 199 people"),
        ("about 1,200 employees", "1,000 to 4,999 people"),
        ("1 200 Mitarbeiter", "1,000 to 4,999 people"),
        ("250+ staff", "200 to 499 people"),
        ("between 100 and 200 people", "100 to 199 people"),
        ("200–500", "200 to 499 people"),
        ("12", "10 to 49 people"),
        ("12,000 staff in 40 countries", "10,000 people or more"),
        ("€ 30m turnover, 180 staff", "100 to 199 people"),
        ("2.3 bn USD", ""),
        ("64 sites", ""),
        ("mid-size", "mid-size"),
        ("", ""),
    ],
)
def test_a_size_is_told_in_a_band_and_what_is_no_number_of_people_is_left_out(typed: str, band: str) -> None:
    assert size_band(typed, ENGLISH) == band


@pytest.mark.parametrize(
    ("day", "country", "season"),
    [
        ("2026-10-03", "Norway", "autumn 2026"),
        ("2026-12-03", "Norway", "winter 2026"),
        ("2026-10-03", "Brazil", "spring 2026"),
        ("2026-10-03", "", "2026"),
        ("last week", "Norway", ""),
        ("", "Norway", ""),
    ],
)
def test_a_day_is_told_as_its_season(day: str, country: str, season: str) -> None:
    assert season_of(day, country, ENGLISH) == season


@pytest.mark.parametrize(
    ("typed", "rounded"),
    [
        ("We watch 64 pumps at 3 sites.", "We watch more than 60 pumps at 3 sites."),
        ("Sold 1,240 units in 2026", "Sold more than 1,000 units in 2026"),
        ("In 2024 we had 18 people", "In 2024 we had more than 10 people"),
        ("60 pumps", "60 pumps"),
        ("64 of 70 pumps", "64 of 70 pumps"),
        ("about 64 pumps", "about 64 pumps"),
        ("Over 64 pumps", "Over 64 pumps"),
        ("Every quarter brought about 14 call-outs", "Every quarter brought about 14 call-outs"),
        ("between 64 and 70 pumps", "between 64 and 70 pumps"),
        ("It took 14 days and 12 hours", "It took 14 days and 12 hours"),
        ("220 kV stations, 64 % of pumps", "220 kV stations, 64 % of pumps"),
        ("“64 pumps” he says", "“64 pumps” he says"),
        ("7 cats", "7 cats"),
        ("The depot runs twelve lorries", "The depot runs more than 10 lorries"),
        ("Twelve lorries and three vans", "More than 10 lorries and three vans"),
        ("two hundred and sixty-four pumps", "more than 200 pumps"),
        ("They lost a dozen vans", "They lost more than 10 vans"),
        ("about twelve lorries", "about twelve lorries"),
        ("at least twelve lorries", "at least twelve lorries"),
        ("twelve days, forty hours, eighty percent", "twelve days, forty hours, eighty percent"),
        ("twelve of seventy pumps", "twelve of seventy pumps"),
        ("sixty pumps", "sixty pumps"),
        ("nobody tends pumps", "nobody tends pumps"),
    ],
)
def test_counts_of_their_own_things_are_rounded_down_and_nothing_else(typed: str, rounded: str) -> None:
    assert rounded_down(typed, ENGLISH) == rounded


@pytest.mark.parametrize(
    ("language", "typed", "rounded"),
    [
        ("de", "Der Hof hat zwölf Lastwagen.", "Der Hof hat {10} Lastwagen."),
        ("de", "Vierundsechzig Pumpen, 1240 Ventile", "{60} Pumpen, {1000} Ventile"),
        ("de", "DIN 4102 Teil 1, um 14 Uhr, 30 Prozent, 12 Tage", "DIN 4102 Teil 1, um 14 Uhr, 30 Prozent, 12 Tage"),
        ("fr", "Le dépôt a douze camions", "Le dépôt a {10} camions"),
        ("fr", "soixante-quatre pompes en douze jours", "{60} pompes en douze jours"),
    ],
)
def test_counts_are_rounded_in_german_and_french_too(language: str, typed: str, rounded: str) -> None:
    found = rounded_down(typed, translator_for(language))
    more = translator_for(language).text(bands.MORE_THAN, count="{}").split("{}")[0].casefold()
    parts = re.split(r"\{([^}]*)\}", rounded)
    assert found.casefold() == "".join(more + part if n % 2 else part.casefold() for n, part in enumerate(parts))


@pytest.mark.parametrize(
    ("text", "country", "tells"),
    [
        ("NOK 4.2 million a year", "Norway", True),
        ("4 mNOK", "Norway", True),
        ("kr 300 000", "Norway", True),
        ("300 kroner", "Norway", True),
        ("£ 30,000", "UK", True),
        ("¥110 billion", "Japan", True),
        ("CHF 3m", "", True),
        ("3 mCHF", "", True),
        ("3m CHF", "", True),
        ("BACHF 3", "", False),
        ("CHFS 3", "", False),
        ("chf 3", "", False),
        ("€ 200", "Germany", False),
        ("$ 300", "US", False),
        ("won the deal", "Korea", False),
        ("free", "Switzerland", False),
        ("SEK 30", "Norway", False),
    ],
)
def test_the_currency_of_the_country_tells_the_country(text: str, country: str, tells: bool) -> None:
    assert tells_currency(text, countries_in(country)) is tells


@given(some.text(), some.text(alphabet=printable))
def test_whatever_was_typed_is_read_without_an_error(text: str, country: str) -> None:
    assert size_band(text, ENGLISH).strip() in (text.strip(), size_band(text, ENGLISH).strip())
    assert isinstance(region_of(country, ENGLISH), str) and isinstance(season_of(text, country, ENGLISH), str)
    assert tells_currency(text, countries_in(country)) in (True, False)
    assert rounded_down(text, ENGLISH).count("\n") == text.count("\n")
