from hypothesis import given
from hypothesis import strategies as st

from desktop.core.typing import change_between


@given(st.text("ab "), st.text("ab "))
def test_a_change_leads_from_one_text_to_the_other(before: str, after: str) -> None:
    change = change_between(before, after)
    places = range(len(before) - len(change.removed) + 1)
    assert any(
        before[at : at + len(change.removed)] == change.removed
        and before[:at] + change.inserted + before[at + len(change.removed) :] == after
        for at in places
    )


def test_keys_pastes_and_words_typed_over_are_told_apart() -> None:
    assert change_between("nin", "nine").is_one_key
    assert change_between("nine", "nin").is_one_key
    assert not change_between("nine hours", "t").is_one_key
    assert change_between("nine", "nine hours a week").is_put_in
    assert not change_between("nine hours", "t").is_put_in
