"""Tests the comparison of any two texts."""

import random
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core import text_diff
from desktop.core.text_diff import DiffKind, DiffPiece, changed_words, replaced

TEXTS = st.one_of(st.text(max_size=80), st.text(alphabet="ab \n,.–é\u0301日本", max_size=60))


def of(fate: DiffKind, pieces: tuple[DiffPiece, ...]) -> str:
    return "".join(piece.text for piece in pieces if piece.fate in (DiffKind.KEPT, fate))


@given(TEXTS, TEXTS)
def test_kept_and_removed_make_what_was_and_kept_and_added_what_is(before: str, after: str) -> None:
    for pieces in (changed_words(before, after), replaced(before, after)):
        assert of(DiffKind.REMOVED, pieces) == before
        assert of(DiffKind.ADDED, pieces) == after
        assert all(piece.text for piece in pieces)


@given(TEXTS, TEXTS)
def test_removed_and_added_words_are_shown_once_for_each_place(before: str, after: str) -> None:
    fates = [piece.fate for piece in changed_words(before, after)]
    assert all(one is not other for one, other in pairwise(fates))
    assert all(other is not DiffKind.REMOVED for one, other in pairwise(fates) if one is DiffKind.ADDED)


@given(TEXTS)
def test_a_text_that_did_not_change_is_kept_whole(text: str) -> None:
    assert changed_words(text, text) == ((DiffPiece(DiffKind.KEPT, text),) if text else ())


@given(
    st.lists(st.text(alphabet="abc \n", max_size=12), max_size=40), st.lists(st.text(alphabet="abc \n", max_size=12), max_size=40)
)
def test_long_texts_are_compared_as_exactly(before: list[str], after: list[str]) -> None:
    one, other = "\n".join(before) + "x\n" * text_diff.LONG_TEXT, "\n".join(after) + "x\n" * text_diff.LONG_TEXT
    pieces = changed_words(one, other)
    assert of(DiffKind.REMOVED, pieces) == one
    assert of(DiffKind.ADDED, pieces) == other


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("about 14 a quarter", "about 12 a quarter", "about |-14|+12| a quarter"),
        ("We sleep again.", "We sleep well again.", "We sleep |+well |again."),
        ("three or four", "two to five", "-three or four|+two to five"),
        ("measured", "measure", "-measured|+measure"),
        ("", "new", "+new"),
        ("gone", "", "-gone"),
        ("株式会社が速い", "株式会社は速い", "株式会社|-が|+は|速い"),
        ("Zoe\u0308 came", "Zoe came", "-Zoe\u0308|+Zoe| came"),
        ("one\ntwo\nthree", "one\n2\nthree", "one\n|-two|+2|\nthree"),
    ],
)
def test_words_are_compared_as_people_read_them(before: str, after: str, told: str) -> None:
    signs = {DiffKind.KEPT: "", DiffKind.REMOVED: "-", DiffKind.ADDED: "+"}
    assert "|".join(signs[piece.fate] + piece.text for piece in changed_words(before, after)) == told


def test_a_choice_goes_whole() -> None:
    assert replaced("may be named", "not asked yet") == (
        DiffPiece(DiffKind.REMOVED, "may be named"),
        DiffPiece(DiffKind.ADDED, "not asked yet"),
    )


def test_a_long_text_is_compared_word_by_word_where_it_differs() -> None:
    story = "".join(f"Sentence {n} of the story. " for n in range(4000))
    after = story.replace("Sentence 70 of", "Sentence 70 in").replace("Sentence 3900 of", "Phrase 3900 of")
    changes = [piece.text for piece in changed_words(story, after) if piece.fate is not DiffKind.KEPT]
    assert changes == ["of", "in", "Sentence", "Phrase"]


def test_where_everything_differs_a_very_long_text_counts_as_written_anew() -> None:
    words = [f"word{n % 97}." for n in range(20_000)]
    before, after = " ".join(words), " ".join(random.Random(7).sample(words, len(words)))
    pieces = changed_words(before, after)
    assert of(DiffKind.REMOVED, pieces) == before
    assert of(DiffKind.ADDED, pieces) == after
    assert len(pieces) < 10
