"""Holds that words are found where the search index finds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.found_words import found_in


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The brine and the Brine", ["brine"], ["brine", "Brine"]),
        ("Café crème in Łódź", ["cafe", "lodz"], ["Café", "Łódź"]),
        ("Cafe\u0301 bar", ["café"], ["Cafe\u0301"]),
        ("Straße", ["strasse"], ["Straße"]),
        ("unbelievable", ["believ", "liev"], ["believ"]),
        ("顧客を訪問する", ["訪問"], ["訪問"]),
        ("\U0001f600 brine", ["brine"], ["brine"]),
        ("the brine  ate the\nbrine", ["the brine"], ["the brine", "the\nbrine"]),
        ("ﬁne brine ﬁ", ["fi"], ["ﬁ", "ﬁ"]),
        ("nothing", ["", " ", "x"], []),
    ],
)
def test_words_are_found_whatever_their_capitals_and_accents(text: str, words: list[str], found: list[str]) -> None:
    pieces = [text[start:end] for start, end in found_in(text, words)]
    assert [piece.rstrip("\u0301") for piece in pieces] == [piece.rstrip("\u0301") for piece in found]


@given(st.text(max_size=60), st.lists(st.text(max_size=4), max_size=3))
def test_places_are_in_the_text_in_order_and_apart(text: str, words: list[str]) -> None:
    last = 0
    for start, end in found_in(text, words):
        assert last <= start < end <= len(text)
        last = end
