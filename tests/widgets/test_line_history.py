from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.line_history import LineHistory


def typed(words: str, history: LineHistory | None = None, before: str = "") -> LineHistory:
    history = history or LineHistory()
    for n in range(1, len(words) + 1):
        history.type(before + words[:n], len(before) + n)
    return history


def test_words_are_taken_back_one_by_one_and_come_again() -> None:
    history = typed("draft words here")
    assert [history.undo().text for _ in range(3)] == ["draft words ", "draft ", ""]
    assert not history.can_undo
    assert [history.redo().text for _ in range(3)] == ["draft ", "draft words ", "draft words here"]


def test_what_was_typed_over_comes_back_whole() -> None:
    history = typed("nine hours")
    typed("ten", history)
    assert history.undo().text == "nine hours"


def test_a_paste_is_a_step_of_its_own() -> None:
    history = typed("so ")
    history.type("so they lost nine hours", 23)
    typed("!", history, "so they lost nine hours")
    assert history.undo().text == "so they lost nine hours"
    assert history.undo().text == "so "


def test_a_restored_draft_cannot_be_taken_back() -> None:
    history = LineHistory()
    history.begin("words of last time")
    assert not history.can_undo


def test_typing_after_an_undo_forgets_what_was_taken_back() -> None:
    history = typed("nine hours")
    history.undo()
    typed("days", history, "nine ")
    assert not history.can_redo


@given(st.lists(st.text("ab ", max_size=6), max_size=12))
def test_every_state_comes_back_on_the_way_to_an_empty_line_and_on_the_way_back(states: list[str]) -> None:
    history = LineHistory()
    for state in states:
        history.type(state, len(state))
    last = states[-1] if states else ""
    while history.can_undo:
        history.undo()
    assert history.undo().text == ""
    while history.can_redo:
        history.redo()
    assert history.redo().text == last
