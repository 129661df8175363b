from hypothesis import given
from hypothesis import strategies as st

from desktop.core.short_text import beginning, short

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
