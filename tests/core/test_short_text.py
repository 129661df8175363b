from hypothesis import given
from hypothesis import strategies as st

from desktop.core.short_text import beginning, passage, short, word_from

TEXTS = st.text(st.sampled_from("ab \n\u00e4\U0001f600"), max_size=60)


@given(TEXTS, st.integers(2, 20))
def test_a_short_text_is_one_line_that_says_where_more_follows(text: str, most: int) -> None:
    line, told = " ".join(text.split()), short(text, most)
    assert len(told) <= most and "\n" not in told
    assert told == line if len(text.strip()) <= most and len(line) <= most else True
    assert line.startswith(told.removesuffix("…"))
    assert told == line or told.endswith("…")


@given(TEXTS, st.integers(2, 80))
def test_the_beginning_of_a_text_keeps_its_lines_and_says_where_more_follows(text: str, most: int) -> None:
    told = beginning(text, most)
    assert len(told) <= most
    assert told == text if len(text) <= most else text.startswith(told.removesuffix("…")) and told.endswith("…")


def test_what_is_left_out_of_a_short_text_is_not_looked_at() -> None:
    class Counted(str):
        """A text that cannot be split into its words as a whole."""

        def split(self, *_: object, **__: object) -> list[str]:
            raise AssertionError("the whole text was split")

        def strip(self, *_: object) -> "Counted":
            return self

    assert short(Counted("word " * 60_000), 12) == "word word w…"


@given(st.text(st.sampled_from("ab \n\u00e4\U0001f600"), min_size=1, max_size=300), st.integers(24, 60), st.data())
def test_a_passage_holds_the_place_and_says_what_is_left_out(text: str, most: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1).filter(lambda at: not text[at].isspace()) if text.strip() else st.just(0))
    end = min(len(text), start + 2)
    if not text[start:end].strip() or text[end - 1].isspace():
        return
    shown, left_out = passage(text, most, (start, end))
    assert len(shown) <= most
    assert shown[start - left_out : end - left_out] == text[start:end]
    assert shown == beginning(text, most) if not left_out else shown[0] == "…" and text[left_out + 1 :].startswith(shown[1:-1])


def test_a_place_that_the_beginning_shows_leaves_the_beginning_as_it_is() -> None:
    text = "word " * 100
    assert passage(text, 100, (93, 98)) == (beginning(text, 100), 0)
    assert passage(text, 100, (95, 99)) == (beginning(text, 100), 0)
    shown, left_out = passage(text, 100, (98, 103))
    assert left_out and shown.startswith("…word")


def test_places_close_to_each_other_stand_in_the_same_passage() -> None:
    text = "word " * 4_000
    near = {passage(text, 4_000, (start, start + 4)) for start in range(8_005, 9_000, 10)}
    assert len(near) == 1


def test_a_word_is_looked_for_close_by_only() -> None:
    assert word_from("one two three", 1, 12) == 4
    assert word_from("one two three", 5, 6) == 5
    assert word_from("x" * 100 + " two", 5, 101) == 5
    assert word_from("one", -3, 2) == 0
