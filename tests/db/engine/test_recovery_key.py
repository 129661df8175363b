import random
import re
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.engine.recovery_key import (
    GROUPS,
    LENGTH,
    SIGNS,
    BadRecoveryKey,
    fits,
    groups_of,
    raw_of,
    shown,
    spelled,
    two_to_ask,
    wrong_answer,
)

KEYS = st.binary(min_size=32, max_size=32)
PLACES = st.integers(0, GROUPS * LENGTH - 1)


def printed(raw: bytes) -> str:
    return " ".join(map(shown, groups_of(raw)))


def wrong_group(text: str) -> int:
    with pytest.raises(BadRecoveryKey) as refused:
        raw_of(text)
    assert str(refused.value).endswith(".")
    return refused.value.group


@given(KEYS)
def test_a_key_comes_back_from_its_signs(raw: bytes) -> None:
    groups = groups_of(raw)
    assert [len(group) for group in groups] == [LENGTH] * GROUPS
    assert raw_of("".join(groups)) == raw
    assert all(fits(group, number) for number, group in enumerate(groups, 1))


def test_the_signs_of_a_known_key_never_change() -> None:
    # Printed pages lie in drawers for years: what they say must be read by every later version.
    assert printed(bytes(range(32))) == KNOWN


KNOWN = "000G-40R1 40M3-0E27 0918-5GR1 38E1-W81R 24GK-2GAX HC5R-R34K D1P7-0X3D RFNG-HRC3"


@given(KEYS, st.randoms(use_true_random=False))
def test_it_is_read_however_it_is_typed(raw: bytes, dice: random.Random) -> None:
    alike = {"0": "0oO", "1": "1iIlL"}
    text = ""
    for sign in "".join(groups_of(raw)):
        typed = dice.choice(alike.get(sign, sign))
        text += dice.choice((typed.lower(), typed.upper())) + dice.choice(("", "", " ", "-", "–", "\n", "\t", "\u00a0", ". "))
    assert raw_of(text) == raw


@given(KEYS, PLACES, st.sampled_from(SIGNS))
def test_one_wrong_sign_is_found_and_its_group_named(raw: bytes, place: int, sign: str) -> None:
    text = "".join(groups_of(raw))
    typed = text[:place] + sign + text[place + 1 :]
    if sign != text[place]:
        assert wrong_group(typed) == place // LENGTH + 1


@settings(max_examples=4)
@given(KEYS)
def test_any_two_signs_that_changed_places_are_found_and_the_first_group_named(raw: bytes) -> None:
    text = "".join(groups_of(raw))
    for one, two in combinations(range(len(text)), 2):
        if text[one] != text[two]:
            typed = text[:one] + text[two] + text[one + 1 : two] + text[one] + text[two + 1 :]
            assert wrong_group(typed) == one // LENGTH + 1


@given(KEYS, st.integers(1, GROUPS), st.integers(1, GROUPS))
def test_groups_that_changed_places_are_named(raw: bytes, one: int, two: int) -> None:
    groups = list(groups_of(raw))
    groups[one - 1], groups[two - 1] = groups[two - 1], groups[one - 1]
    if one != two:
        assert wrong_group(" ".join(groups)) == min(one, two)


@given(KEYS, PLACES, st.sampled_from(SIGNS))
def test_a_sign_too_few_or_too_many_is_refused(raw: bytes, place: int, sign: str) -> None:
    text = "".join(groups_of(raw))
    assert wrong_group(text[:place] + text[place + 1 :]) >= place // LENGTH + 1
    with pytest.raises(BadRecoveryKey, match="here are 65"):
        raw_of(text[:place] + sign + text[place:])


@given(st.text(max_size=200))
def test_whatever_else_is_typed_is_refused_in_a_sentence(text: str) -> None:
    if len(spelled(text)) != 64:
        with pytest.raises(BadRecoveryKey, match=r"A recovery key has 64 signs, here (?:is|are) \d+"):
            raw_of(text)


@given(KEYS, st.integers(0, 2**32))
def test_groups_that_each_fit_but_not_together_are_no_key(raw: bytes, seed: int) -> None:
    dice = random.Random(seed)
    groups = list(groups_of(raw))
    other = groups_of(dice.randbytes(32))
    number = dice.randint(1, GROUPS)
    if groups[number - 1] != other[number - 1]:
        groups[number - 1] = other[number - 1]
        assert wrong_group(" ".join(groups)) == 0


@pytest.mark.parametrize("sign", "U!*é名")
def test_a_sign_that_no_key_has_is_wrong_in_its_group(sign: str) -> None:
    groups = list(groups_of(bytes(range(32))))
    groups[4] = sign + groups[4][1:]
    assert wrong_group(" ".join(groups)) == 5


def test_a_group_is_printed_in_two_halves() -> None:
    assert re.fullmatch("([0-9A-Z]{4}-[0-9A-Z]{4} ?){8}", printed(bytes(32)))


@given(KEYS, st.integers(0, 2**32))
def test_two_groups_are_asked_back_and_only_the_right_answer_will_do(raw: bytes, seed: int) -> None:
    groups = groups_of(raw)
    one, two = two_to_ask(random.Random(seed))
    assert 1 <= one < two <= GROUPS
    right = {one: shown(groups[one - 1]).lower(), two: groups[two - 1]}
    assert wrong_answer(groups, right) == 0
    changed = "7" if groups[two - 1][0] != "7" else "8"
    assert wrong_answer(groups, {**right, two: changed + groups[two - 1][1:]}) == two
    assert wrong_answer(groups, {one: "", two: ""}) == one


def test_every_group_is_asked_for_in_the_end() -> None:
    dice = random.Random(1)
    assert {number for _ in range(200) for number in two_to_ask(dice)} == set(range(1, GROUPS + 1))
