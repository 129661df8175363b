from hypothesis import given
from hypothesis import strategies as st

from desktop.report.layout.direction import levels_of, runs_from_right, visual_order


def test_a_text_without_right_to_left_letters_needs_no_levels() -> None:
    assert levels_of("Łódź 14 株式会社") is None
    assert not runs_from_right("Łódź")


def test_the_first_letter_decides_where_a_paragraph_begins() -> None:
    assert runs_from_right("“שלום” said Ann")
    assert not runs_from_right("Ann said שלום")


def test_numbers_in_hebrew_keep_their_own_direction() -> None:
    levels = levels_of("אב 14")
    assert levels is not None
    assert [level % 2 for level in levels] == [1, 1, 1, 0, 0]


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\u2066\u2067\u2068\u2069"), max_size=40))
def test_each_character_of_any_text_has_a_level(text: str) -> None:
    levels = levels_of(text)
    assert levels is None or len(levels) == len(text)


@given(st.lists(st.integers(0, 4), max_size=20))
def test_the_order_on_paper_holds_every_part_once(levels: list[int]) -> None:
    assert sorted(visual_order(levels)) == list(range(len(levels)))


def test_parts_of_an_odd_level_are_turned_around() -> None:
    assert visual_order([0, 1, 1, 0]) == [0, 2, 1, 3]
    assert visual_order([1, 2, 2, 1]) == [3, 1, 2, 0]
