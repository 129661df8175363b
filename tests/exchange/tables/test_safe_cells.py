import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.exchange.tables.safe_cells import CELL, inert, items_of, listed, pieces, restored

DANGEROUS = "=+-@＝＋－＠\t\r\n"
WITHOUT_NUL = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=40)
NASTY = st.text(st.sampled_from("=+-@'\"\\;|\t\r\n ＝＠\u00a0\u200b\ufeffa1<r>_x41"), max_size=12)
TEXTS = st.one_of(WITHOUT_NUL, NASTY)


@given(TEXTS)
@example("'")
@example("''=1")
@example("a;'b; =c\n'd\r\n-e")
@example("<r><t>x</t></r>")
def test_any_text_comes_back_from_its_cell_as_it_was(text: str) -> None:
    assert restored(inert(text)) == text


@given(st.sampled_from(DANGEROUS), st.text(st.sampled_from(" \u00a0\u3000\"'“\u200b\ufeff"), max_size=3), TEXTS)
def test_a_cell_never_begins_like_a_formula_not_even_behind_spaces_and_quotation_marks(sign: str, before: str, text: str) -> None:
    assert inert(before + sign + text).startswith("'")


@given(st.sampled_from("=+-@＝＋－＠"), st.sampled_from(";\t\r\n"), st.sampled_from(["", " ", '"', " \u00a0'"]))
def test_a_program_that_splits_at_the_wrong_sign_finds_no_formula_either(sign: str, separator: str, before: str) -> None:
    cell = inert(f"a{separator}{before}{sign}1+1")
    assert all(part[:1] in ("a", "'") for part in cell.split(separator))


@pytest.mark.parametrize("text", ["3-4", "a=b", "about 14", "x' y", "a; b\n\nc"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


def test_what_no_cell_holds_is_replaced() -> None:
    assert inert("a\0b\ud83d") == "a\ufffdb\ufffd"


@given(st.lists(TEXTS, max_size=4))
@example(["", ""])
@example(["\\.", " a", "b;"])
def test_a_list_comes_back_from_its_cell_as_it_was(items: list[str]) -> None:
    assert items_of(listed(items)) == tuple(items)


def test_a_list_reads_like_one() -> None:
    assert listed(("about", "up to")) == "about; up to"
    assert items_of("about;up to") == ("about", "up to")


def test_a_long_text_is_cut_into_parts_that_fit() -> None:
    text = "=" * (2 * CELL + 1)
    assert pieces(text) == ["=" * CELL, "=" * CELL, "="]
    assert pieces("") == [""]


@pytest.mark.long
def test_long_runs_of_anything_cost_no_more_than_their_length() -> None:
    for run in (" ", "'", '"', ";", "\n", "=", "; ", ";'"):
        assert restored(inert(run * 500_000)) == run * 500_000
