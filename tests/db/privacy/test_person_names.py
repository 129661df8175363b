import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.privacy.person_names import NamePattern


@pytest.mark.parametrize(
    ("name", "text", "replaced"),
    [
        ("Ingrid Solberg", "Ingrid Solberg said so", "* said so"),
        ("Ingrid Solberg", "INGRID was there, and Solberg's boss", "* was there, and *'s boss"),
        ("Ingrid Solberg", "Solberg, Ingrid", "*"),
        ("Ingrid Solberg", "mail ingrid.solberg@halden.no", "mail *@halden.no"),
        ("Ingrid Solberg", "isolberg@halden.no", "*@halden.no"),
        ("Ingrid Solberg", "Solbergs Pumpe, Solbergin", "* Pumpe, *"),
        ("Ingrid Solberg", "Ingrids Solbergstrasse", "*"),
        ("Zoë Łęcka", "zoe lecka; ZOË ŁĘCKA; Zoe\u0308 Łe\u0328cka", "*; *; *"),
        ("Jörg Müller", "Joerg Mueller, Jorg Muller, Müllers", "*, *, *"),
        ("Ludwig van Beethoven", "ludwig van beethoven van der Valk", "* van der Valk"),
        ("Dr. Anna Berg", "the doctor met Anna on a mountain", "the doctor met * on a mountain"),
        ("Zebulonqwx", "Ze\u00adbu\u200blonqwx and ＺＥＢＵＬＯＮＱＷＸ", "* and *"),
        ("佐藤 健", "佐藤健さんは佐藤です", "*さんは*です"),
        ("김민수", "김민수가 왔다", "*가 왔다"),
        ("Bo Li", "Bo said: Lisbon, both, Li", "* said: Lisbon, both, *"),
        ("X", "X is a letter", "X is a letter"),
        ("", "nobody", "nobody"),
        ("Ολγα Παππά", "η ΟΛΓΑ ΠΑΠΠΑ ήρθε", "η * ήρθε"),
        ("O'Brien", "O'Brien & Co.; O’Brien", "* & Co.; *"),
    ],
)
def test_a_name_is_found_however_it_is_written_and_replaced(name: str, text: str, replaced: str) -> None:
    assert NamePattern(name).replaced(text, "*") == replaced


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("Ingrid Solberg", [True]),
        ("Solberg Ingrid", [True]),
        ("Ingrid and Solberg", [False, False]),
        ("solberg", [False]),
        ("single grid", []),
    ],
)
def test_the_whole_name_is_distinguished_from_a_part_of_it(text: str, whole: list[bool]) -> None:
    assert [span.exact for span in NamePattern("Ingrid Solberg").spans(text)] == whole


def test_a_field_that_says_the_name_and_nothing_else_is_known() -> None:
    name = NamePattern("Zoë Łęcka")
    assert name.is_all_of(" zoe  LECKA ")
    assert not name.is_all_of("Zoë")
    assert not name.is_all_of("Zoë Łęcka and Tom")
    assert not NamePattern("?").is_all_of("!")


NAMES = st.text(st.characters(categories=["L", "M", "Zs", "Pd"]), max_size=20)


@given(NAMES, st.text(max_size=60), st.text(max_size=30))
def test_after_replacing_no_part_of_the_name_is_left(name: str, before: str, after: str) -> None:
    wanted = NamePattern(name)
    for text in (before, f"{before} {name} {after}", before + name.upper() + after):
        cleaned = wanted.replaced(text, "…")
        assert wanted.spans(cleaned) == []
        assert wanted.may_stand_in(text) or cleaned == text


@given(NAMES, st.text(max_size=60))
def test_spans_stand_in_order_and_within_the_text(name: str, text: str) -> None:
    spans = NamePattern(name).spans(text)
    places = [place for span in spans for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
