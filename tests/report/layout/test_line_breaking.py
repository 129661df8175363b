import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.report.document.characters import clean, one_line
from desktop.report.fonts.typefaces import FontStyle
from desktop.report.layout.line_breaking import CharacterStyle, Line, set_lines

INK = CharacterStyle(FontStyle.REGULAR, 10, (0, 0, 0))
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=60)


def set_plainly(text: str, width: float = 200) -> tuple[Line, ...]:
    return set_lines(((text, INK),), width)


def letters(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def lines_of(text: str, width: float = 200) -> list[str]:
    return [letters(line) for line in set_plainly(text, width)]


@given(ANYTHING)
def test_any_text_is_set_within_its_width_and_loses_nothing_that_has_a_form(text: str) -> None:
    lines = set_plainly(text, 60)
    # One letter may be wider than a line; nothing else sticks out.
    assert all(line.width <= 60.1 or len(line.pieces) == 1 for line in lines)
    assert sum(len(letters(line)) for line in lines) <= len(clean(text))


def test_a_line_ends_before_the_word_that_is_too_long_for_it() -> None:
    assert lines_of("one two three", 45) == ["one two", "three"]


def test_a_word_wider_than_the_line_is_broken_where_the_line_ends() -> None:
    lines = lines_of("w" * 500, 100)
    assert "".join(lines) == "w" * 500
    assert len({len(line) for line in lines[:-1]}) == 1


def test_a_number_stays_with_its_word_and_an_arrow_with_what_it_points_to() -> None:
    assert lines_of("takes 20 minutes", 70) == ["takes", "20 minutes"]
    assert lines_of("about 14 → 3–4", 62) == ["about 14", "→ 3–4"]


def test_a_compound_is_broken_at_its_hyphens_and_an_address_at_its_signs_only_if_it_is_long() -> None:
    assert lines_of("emergency call-outs 35–45", 58) == ["emergency", "call-outs", "35–45"]
    assert lines_of("manufacturer-independent-monitoring", 90) == ["manufacturer-", "independent-", "monitoring"]
    assert lines_of("https://example.org/customers/halden", 110) == ["https://example.org/", "customers/halden"]


@pytest.mark.parametrize("text", ["「東京都」、千代田区。丸の内、一丁目。", "ビール（ラガー）をください。"])
def test_japanese_breaks_between_characters_but_no_line_begins_with_a_closing_sign(text: str) -> None:
    lines = lines_of(text, 42)
    assert "".join(lines) == text
    assert len(lines) > 2
    assert not any(line[0] in "、。」）ー" for line in lines)
    assert not any(line[-1] in "「（" for line in lines)


def test_hebrew_is_laid_from_right_to_left_and_numbers_in_it_from_left_to_right() -> None:
    (line,) = set_plainly("לפני 14 ימים")
    assert line.rtl
    assert letters(line) == "לפני 14 ימים"
    places = {piece.text.strip()[:1]: x for piece, x in zip(line.pieces, line.xs, strict=True)}
    assert places["י"] < places["1"] < places["ל"]


def test_an_arabic_word_is_joined() -> None:
    joined = {glyph.parts for glyph in set_plainly("ببب")[0].pieces[0].runs[0].glyphs}
    assert len(joined) == 3


def test_controls_vanish_and_every_kind_of_line_end_begins_a_line() -> None:
    assert clean("a\x00\x07b\r\nc\u2028d\x85e\tf\u202eg") == "ab\nc\nd\ne fg"
    assert one_line(" a \n b ") == "a b"


def test_half_a_character_shows_that_something_was_there() -> None:
    assert clean("a\ud800b") == "a\ufffdb"


def test_no_short_word_is_left_alone_on_the_last_line_if_a_narrower_setting_helps() -> None:
    assert lines_of("2 of 10 before, 8 of 10 now, felt by the service team.", 215)[-1] == "service team."


def test_balanced_lines_are_about_equally_long() -> None:
    text = "A title that would leave one lonely word on its last line"
    plain, balanced = set_lines(((text, INK),), 220), set_lines(((text, INK),), 220, balanced=True)
    assert len(plain) == len(balanced) == 2
    assert balanced[0].width - balanced[1].width < plain[0].width - plain[1].width
