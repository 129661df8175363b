"""Holds that a name made of any text is one that every system takes."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.core.file_names import MOST_BYTES, compared, file_called, free_among, safe_name

ANY = st.text(st.characters(), max_size=400)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Halden Pumps AS", "Halden Pumps AS"),
        ("Müller + Söhne GmbH & Co. KG", "Müller + Söhne GmbH & Co. KG"),
        ("नमस्ते दुनिया", "नमस्ते दुनिया"),
        ("株式会社", "株式会社"),
        ("'s-Hertogenbosch BV", "'s-Hertogenbosch BV"),
        ('A/B \\ C: "D" <E>|F?*', "A B C D E F"),
        ("../../etc/passwd", "etc passwd"),
        ("con", "con_"),
        ("COM1.2026", "COM1_.2026"),
        ("Nul ", "Nul_"),
        ("Console", "Console"),
        ("Acme Inc.", "Acme Inc"),
        (".hidden", "hidden"),
        ("two\nlines\tand\u2028more", "two lines and more"),
        ("right\u202eto left\ud800\0", "rightto left"),
        ("...", ""),
        (" ", ""),
    ],
)
def test_signs_that_some_system_refuses_are_replaced_and_all_others_stay(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(ANY)
def test_every_system_takes_the_name_of_any_text(text: str) -> None:
    name = safe_name(text)
    assert len(name.encode()) <= MOST_BYTES + 1
    assert not set(name) & set('<>:"/\\|?*')
    assert not name or name == name.strip(" .")
    assert all(unicodedata.category(sign) not in ("Cc", "Cs", "Cn") for sign in name)
    assert safe_name(name) == name


def test_a_long_name_is_cut_between_letters_and_keeps_its_ending() -> None:
    assert file_called("é" * 300, ".pdf") == "é" * 118 + ".pdf"
    assert safe_name("नि" * 100, 9) == "नि"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("for Ingrid", "for Ingrid.pdf"),
        (" for Ingrid ", "for Ingrid.pdf"),
        ("for Ingrid.pdf", "for Ingrid.pdf"),
        ("for Ingrid.PDF", "for Ingrid.pdf"),
        ("study 2026-11-26.pdf for Ingrid", "study 2026-11-26.pdf for Ingrid.pdf"),
        ("version 1.2", "version 1.2.pdf"),
        ("for Ingrid.", "for Ingrid.pdf"),
        ("figures.xlsx", "figures.xlsx.pdf"),
        ("a/b: c?", "a b c.pdf"),
        ("con", "con_.pdf"),
        (".pdf", ""),
        ("", ""),
    ],
)
def test_a_typed_name_gets_the_ending_of_its_document(typed: str, name: str) -> None:
    assert file_called(typed, ".pdf") == name


def test_two_things_of_one_name_get_numbers_also_where_only_capitals_or_accents_differ() -> None:
    taken = set[str]()
    for wanted, got in (
        ("Acme", "Acme"),
        ("ACME", "ACME (2)"),
        ("acme", "acme (3)"),
        ("Café", "Café"),
        ("Cafe\u0301", "Cafe\u0301 (2)"),
    ):
        assert free_among(wanted, taken) == got
        taken.add(compared(got))
    assert free_among("a.pdf", {"a.pdf"}, ".pdf") == "a (2).pdf"
