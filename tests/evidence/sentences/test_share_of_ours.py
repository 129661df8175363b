import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.evidence.sentences.share_of_ours import read_share


@pytest.mark.parametrize(
    ("sentence", "percent"),
    [
        ("maybe half is us", "50"),
        ("service revenue up ~NOK 3.5-4 million a year, she says maybe half is us", "50"),
        ("about 60 % of it thanks to you", "60"),
        ("a third of that comes from your product", "33"),
        ("two thirds is your doing", "67"),
        ("three quarters of it is you", "75"),
        ("a quarter of the growth is probably due to us", "25"),
        ("due to us: half", "50"),
        ("your share is 60 %", "60"),
        ("she attributes 60 % to you", "60"),
        ("credits us with half", "50"),
        ("half of it we owe to you", "50"),
        ("80 percent is you, the rest the new manager", "80"),
        ("costs are down 20 % and half of that is you", "50"),
        ("die Hälfte davon ist dank euch", "50"),
        ("la moitié grâce à vous", "50"),
    ],
)
def test_the_share_that_is_due_to_us_is_read(sentence: str, percent: str) -> None:
    assert read_share(sentence) == percent


@pytest.mark.parametrize(
    "sentence",
    [
        "we cut costs by 60 % thanks to you",
        "sales up 20 % because of you",
        "grew about 20 % because of your product",
        "half of us use it",
        "half the team is with us",
        "half is down to the new manager",
        "most of it is you",
        "50-60 % is due to you",
        "120 % of it is you",
        "",
    ],
)
def test_a_change_somebody_elses_share_and_no_number_give_nothing(sentence: str) -> None:
    assert read_share(sentence) == ""


@given(st.text())
def test_any_words_give_a_percentage_or_nothing(sentence: str) -> None:
    found = read_share(sentence)
    assert found == "" or 0 <= float(found) <= 100
