"""Who was at the table, read from one line as somebody writes it on paper."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.interview.people_line import Named, people_in


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("Ingrid Solberg", [("Ingrid Solberg", "")]),
        ("Ingrid Solberg, Bjørn Dahl", [("Ingrid Solberg", ""), ("Bjørn Dahl", "")]),
        ("Ingrid Solberg, Bjørn Dahl and Tom Berger", [("Ingrid Solberg", ""), ("Bjørn Dahl", ""), ("Tom Berger", "")]),
        ("Ingrid Solberg, Head of Service; Bjørn Dahl, Plant Manager", [
            ("Ingrid Solberg", "Head of Service"), ("Bjørn Dahl", "Plant Manager")]),
        ("Ingrid Solberg, Head of Service, Bjørn Dahl, Plant Manager", [
            ("Ingrid Solberg", "Head of Service"), ("Bjørn Dahl", "Plant Manager")]),
        ("Ingrid Solberg (Head of Service), Bjørn Dahl (Plant Manager)", [
            ("Ingrid Solberg", "Head of Service"), ("Bjørn Dahl", "Plant Manager")]),
        ("Ingrid Solberg, Head of Sales and Marketing", [("Ingrid Solberg", "Head of Sales and Marketing")]),
        ("Gen Miyazawa, Executive Corporate Officer, Senior General Manager, Generative AI Group; Yuki Mori", [
            ("Gen Miyazawa", "Executive Corporate Officer, Senior General Manager, Generative AI Group"), ("Yuki Mori", "")]),
        ("Ingrid, Bjørn, Tom", [("Ingrid", ""), ("Bjørn", ""), ("Tom", "")]),
        ("ingrid und bjørn", [("ingrid", ""), ("bjørn", "")]),
        ("Jan van der Berg & Marie de la Tour, directrice", [("Jan van der Berg", ""), ("Marie de la Tour", "directrice")]),
        ("Eva Sonnleitner, Geschäftsführerin und Hans Huber, Backstubenleiter", [
            ("Eva Sonnleitner", "Geschäftsführerin"), ("Hans Huber", "Backstubenleiter")]),
        ("大久保 健、田中 裕子", [("大久保 健", ""), ("田中 裕子", "")]),
        ("Müller; Huber", [("Müller", ""), ("Huber", "")]),
        ("Ingrid Solberg; Ingrid Solberg", [("Ingrid Solberg", "")]),
        ("the whole night shift", [("the whole night shift", "")]),
        ("  ;; , ", []),
    ],
)  # fmt: skip
def test_a_line_names_everybody_with_the_title_it_says(line: str, people: list[tuple[str, str]]) -> None:
    assert [(one.name, one.job_title) for one in people_in(line)] == people


@given(st.text(max_size=200))
def test_any_line_is_read_without_a_word_lost(line: str) -> None:
    told = " ".join(f"{one.name} {one.job_title}" for one in people_in(line)).casefold()
    for word in line.split():
        plain = word.strip(" ,，、;；()（）&+").casefold()
        if plain.isalpha() and plain not in ("and", "und", "et"):
            assert plain in told or any(sign in word for sign in ",，、;；()（）")


def test_a_text_of_thousands_of_words_is_one_name_and_nobody_waits() -> None:
    assert people_in("Anna Berg, " * 5_000) == (Named(" ".join(["Anna Berg,"] * 5_000)),)
