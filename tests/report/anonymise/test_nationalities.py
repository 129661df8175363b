"""What is said of a country's people in German and French tells the country, and is hidden with its name."""

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from db.names import words as common
from desktop.core.messages import ENGLISH
from desktop.report.anonymise.bands import countries_in
from desktop.report.anonymise.nationalities import hiding_people, letters
from desktop.report.anonymise.who_may_be_named import telling
from tests.report.visits import empty

SAID = {
    "Norway": "norwegische norwegischen Norweger Norwegerin norvégien norvégiennes",
    "Sweden": "schwedisch Schweden suédoise",
    "Denmark": "dänischer Dänen danoises",
    "Finland": "finnisch Finnen finlandais",
    "Germany": "deutsche Deutschen allemandes",
    "Austria": "österreichisches Österreicher autrichienne",
    "Switzerland": "schweizerisch Schweizerinnen suisses",
    "France": "französische Franzosen",
    "Italy": "italienisch Italiener italiennes",
    "Spain": "spanische Spanier espagnols",
    "Poland": "polnischen Polen polonaises",
    "Netherlands": "niederländisch Niederländer néerlandaise",
    "Belgium": "belgisch Belgier belges",
    "UK": "britische Briten Engländer anglaise britanniques",
    "Ireland": "irischen Iren irlandaise",
    "US": "US-amerikanische Amerikaner américaines",
    "Canada": "kanadisch Kanadier canadiennes",
    "Brazil": "brasilianisch Brasilianer brésilienne",
    "Japan": "japanische Japaner japonaises",
    "India": "indische Inder indiennes",
    "Turkey": "türkische Türken turques",
    "Czechia": "tschechisch Tschechen tchèques",
    "Romania": "rumänisch Rumänen roumaine",
    "Egypt": "ägyptische Ägypter égyptiennes",
    "Korea": "koreanische Koreaner coréenne",
    "Chile": "chilenisch Chilenen chilienne",
    "Luxembourg": "luxemburgisch Luxemburger luxembourgeoise",
    "Ukraine": "ukrainische Ukrainer ukrainiennes",
}


@pytest.mark.parametrize("country", SAID)
def test_the_people_of_a_country_are_found_in_german_and_french(country: str) -> None:
    whole = empty()
    tell = telling(replace(whole, customer=replace(whole.customer, country=country)), ENGLISH)
    for word in SAID[country].split():
        told = tell(f"Die {word} Werke")
        assert word not in told and told.startswith("Die ") and told.endswith(" Werke"), word


def test_no_common_word_is_taken_for_a_people() -> None:
    listed = {word for text in vars(common).values() if isinstance(text, str) for word in re.findall(r"[^\W\d_]+", text)}
    listed |= {"Letter", "Letters", "Malter", "denen", "Finger", "Polizei", "Malerin", "Engine", "engine", "Franken"}
    assert len(listed) > 300
    for country in (country for name in (*SAID, "Latvia", "Malta", "Mali") for country in countries_in(name)):
        hide, own = hiding_people(country, "#"), {letters(name) for name in (*country.names, *country.people)}
        assert [word for word in listed if hide(word) != word and letters(word) not in own] == [], country.code


def test_a_text_that_names_nobody_stays_as_it_was_typed() -> None:
    (norway,) = countries_in("Norway")
    for text in ("Cafe\u0301 and nothing else", "STRAẞE İstanbul ﬁn", ""):
        assert hiding_people(norway, "#")(text) == text
    assert [hiding_people(norway, "#")(f"{a} norwegisch {b}") for a, b in pairwise(("ß", "É", "x"))] == ["ß # É", "É # x"]
