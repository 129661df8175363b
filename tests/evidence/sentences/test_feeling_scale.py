import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.evidence.sentences.feeling_scale import read_scale


@pytest.mark.parametrize(
    ("sentence", "before", "now"),
    [
        ("8/10 stress before, 3 now", "8", "3"),
        ("stress was 8 of 10, now 3", "8", "3"),
        ("from 8 to 3 out of 10", "8", "3"),
        ("stress went from an 8 to a 3", "8", "3"),
        ("8 out of 10 before and 3 out of 10 today", "8", "3"),
        ("now 3, used to be 8 (0-10)", "8", "3"),
        ("9/10 now, was 4", "4", "9"),
        ("7.5/10 before, 3 now", "7.5", "3"),
        ("eight out of ten before, three now", "8", "3"),
        ("nervous 9 before every audit, now maybe a 2", "9", "2"),
        ("I was at an 8, today I am at 3", "8", "3"),
        ("pride: 3 → 9", "3", "9"),
        ("2 before 9 after", "2", "9"),
        ("stress 8/10 before, 3/10 since the app", "8", "3"),
        ("vorher 8 von 10, jetzt 3", "8", "3"),
        ("8 sur 10 avant, 3 maintenant", "8", "3"),
        ("8/10 stress before, 3 now, half of it thanks to you", "8", "3"),
        ("Ingrid again: stress 8/10 before, 3 now. Two weekends a month", "8", "3"),
        ("10/10 before, 0 now", "10", "0"),
    ],
)
def test_both_ends_of_a_feeling_are_read(sentence: str, before: str, now: str) -> None:
    assert read_scale(sentence) == (before, now)


@pytest.mark.parametrize(
    "sentence",
    [
        "on call 8 weekends before, 3 now",
        "12 of 20 before, 3 now",
        "15 before, 3 now",
        "stress 80 % before, 30 % now",
        "NOK 8 before, 3 now",
        "8/10 before",
        "I sleep on Sundays",
        "",
    ],
)
def test_what_is_no_scale_or_only_one_end_gives_nothing(sentence: str) -> None:
    assert read_scale(sentence) is None


@given(st.text())
def test_any_words_give_two_points_of_the_scale_or_nothing(sentence: str) -> None:
    found = read_scale(sentence)
    assert found is None or all(0 <= float(end) <= 10 for end in found)
