import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.interview.speakers import AtTable, being_named, read_line, without_name

INGRID, TORMOD, JONAS, MARA = (AtTable(name[:1], name) for name in ("Ingrid Haugen", "Tormod Lie", "Jonas Berg", "Mara Klein"))
PEOPLE = (INGRID, TORMOD, JONAS, MARA)
OTHERS = (
    AtTable("1", "Łukasz Świątek"),
    AtTable("2", "山田 太郎"),
    AtTable("3", "Jean-Luc d’Arc"),
    AtTable("4", "Ana María Ruiz"),
)


def read(text: str, people: tuple[AtTable, ...] = PEOPLE) -> tuple[str, str]:
    said = read_line(text, people)
    return (said.who.name if said.who else ""), said.words


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("@i the parts came sooner", "Ingrid Haugen", "the parts came sooner"),
        ("@Ingrid the parts came sooner", "Ingrid Haugen", "the parts came sooner"),
        ("@ingrid haugen the parts came sooner", "Ingrid Haugen", "the parts came sooner"),
        ("@Ingrid Haugen: the parts came sooner", "Ingrid Haugen", "the parts came sooner"),
        ("@lie, nobody paid penalties", "Tormod Lie", "nobody paid penalties"),
        ("the parts came sooner @i", "Ingrid Haugen", "the parts came sooner"),
        ("the parts came sooner @Haugen.", "Ingrid Haugen", "the parts came sooner"),
        ("the parts came sooner @jonas berg", "Jonas Berg", "the parts came sooner"),
        ("＠mara the slides", "Mara Klein", "the slides"),
        ("@i", "Ingrid Haugen", ""),
        ("@i @t both said it", "Ingrid Haugen", "@t both said it"),
    ],
)
def test_the_beginning_or_the_end_of_a_line_says_who_said_it(text: str, name: str, words: str) -> None:
    assert read(text) == (name, words)


@pytest.mark.parametrize(
    "text",
    [
        "write to ingrid@skarvik.no",
        "the paper goes to @jonas by Friday",
        "@ 5 euros each",
        "@nobody here",
        "costs @",
        "@",
        "",
        "@ingridsen is somebody else",
        "twitter@ingrid",
    ],
)
def test_anything_else_is_left_as_it_was_typed(text: str) -> None:
    assert read(text) == ("", text)


def test_letters_that_fit_several_name_nobody_unless_they_are_a_whole_name() -> None:
    two = (INGRID, AtTable("x", "Ingrid Solberg"), AtTable("y", "Ingrid"))
    assert read("@ing the parts", two) == ("", "@ing the parts")
    assert read("@ingrid the parts", two) == ("Ingrid", "the parts")
    assert read("@ingrid s the parts", two) == ("Ingrid Solberg", "the parts")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("@luk ok", "Łukasz Świątek"),
        ("@swiatek ok", "Łukasz Świątek"),
        ("@山 ok", "山田 太郎"),
        ("@jean-luc ok", "Jean-Luc d’Arc"),
        ("@ana maria ruiz ok", "Ana María Ruiz"),
        ("@MARI ok", "Ana María Ruiz"),
    ],
)
def test_names_are_known_without_their_accents_strokes_and_case(typed: str, name: str) -> None:
    assert read(typed, OTHERS) == (name, "ok")


@pytest.mark.parametrize(
    ("before", "names"),
    [
        ("@", ["Ingrid Haugen", "Tormod Lie", "Jonas Berg", "Mara Klein"]),
        ("the parts @j", ["Jonas Berg"]),
        ("@ingrid ", ["Ingrid Haugen"]),
        ("@ingrid h", ["Ingrid Haugen"]),
        ("@ingrid the", []),
        ("mail@i", []),
        ("the parts", []),
    ],
)
def test_whom_a_name_may_become_is_known_while_it_is_typed(before: str, names: list[str]) -> None:
    assert [one.name for one in being_named(before, PEOPLE)] == names


@pytest.mark.parametrize(
    ("text", "cursor", "left"),
    [
        ("@i", 2, ("", 0)),
        ("@i the parts", 2, ("the parts", 0)),
        ("the parts @ing", 14, ("the parts ", 10)),
        ("two @ing last", 8, ("two last", 4)),
        ("no name", 7, ("no name", 7)),
    ],
)
def test_a_name_that_was_taken_leaves_the_line_with_one_of_its_spaces(text: str, cursor: int, left: tuple[str, int]) -> None:
    assert without_name(text, cursor) == left


@given(st.text(), st.sampled_from([*PEOPLE, *OTHERS]))
@example("\r,", PEOPLE[0])
def test_no_word_is_lost_besides_the_name(words: str, one: AtTable) -> None:
    said = read_line(words, (*PEOPLE, *OTHERS))
    assert said.words == words or (said.who is not None and words.strip().endswith(said.words.strip()))
    named = read_line(f"@{one.name} {words}", (*PEOPLE, *OTHERS))
    assert named.who == one
    assert named.words.strip() == words.lstrip(" \t,:;").strip()
