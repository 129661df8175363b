"""Tests of finding names. Promises of safety: G1, P2."""

import time
from unicodedata import normalize

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from db.names.letters import letters_of, plain
from db.names.matcher import Matcher
from db.names.spellings import Small, Wanted
from tests.db.names.innocent import NAMES, TEXTS


def found(name: str, text: str, small: Small = Small.UNLESS_A_WORD) -> list[tuple[str, bool]]:
    """Returns what was found of a name, and whether it is exact."""
    return [(text[find.start : find.stop], not find.possible) for find in Matcher([Wanted(name, small)]).find(text)]


def stands(name: str, text: str) -> list[str]:
    return [one for one, _ in found(name, text)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Ingrid Solberg", "INGRID  solberg"),
        ("Solberg", "Sol-\nberg"),
        ("Solberg", "Sol- berg"),
        ("Solberg", "Sol\u2010\r\nberg"),
        ("Solberg", "S o l b e r g"),
        ("Solberg", "S.o.l.b.e.r.g"),
        ("Solberg", "Sol\u00adberg"),
        ("Solberg", "Ѕоlberg"),
        ("Brückner", "Bru\u0308ckner"),
        ("Brückner", "Brueckner"),
        ("L'Oréal", "L’Oréal"),
        ("L’Oréal", "L'Oréal"),
        ("L'Oréal", "Loréal"),
        ("L'Oréal", "LOreal"),
        ("O'Brien", "OʼBrien"),
        ("O'Brien", "O´Brien"),
        ("O'Brien", "O`Brien"),
        ("OBrien", "O’Brien"),
        ("McDonald's", "McDonalds"),
        ("McDonalds", "McDonald’s"),
        ("D'Angelo", "D＇Angelo"),
        ("Coca-Cola", "Coca Cola"),
        ("Coca-Cola", "Coca‑Cola"),
        ("Coca-Cola", "Coca–Cola"),
        ("Coca-Cola", "Coca−Cola"),
        ("Coca Cola", "Coca-Cola"),
        ("Coca-Cola", "CocaCola"),
        ("RollsRoyce", "Rolls-Royce"),
        ("Rolls-Royce", "rollsroyce"),
        ("Hewlett-Packard", "Hewlett\nPackard"),
        ("Procter & Gamble", "Procter and Gamble"),
        ("Procter & Gamble", "Procter und Gamble"),
        ("Procter & Gamble", "Procter&Gamble"),
        ("Johnson and Johnson", "Johnson & Johnson"),
        ("Marks & Spencer", "Marks + Spencer"),
        ("AT&T", "at&t"),
        ("Le Van", "Le Van"),
        ("Ben", "Ben"),
        ("IKEA", "ikea"),
        ("adidas", "Adidas"),
    ],
)
def test_signs_apostrophes_hyphens_and_case_leave_a_name_exact(name: str, text: str) -> None:
    assert found(name, text) == [(text, True)]
    assert found(name, f"we met {text}, and") == [(text, True)]


# What each language does to a name: put something on it, or change its end.
INFLECTED = """
Polish: Orlen > Orlenu, Orlen > Orlenie, Kowalska > Kowalskiej, Anna > Anny, Anna > Annę, Kowalski > Kowalskiego
Polish: Marek > Markiem, Łódź > Łodzi, Kraków > Krakowie, Jan > Janem
Czech: Škoda > Škodě, Škoda > Škodou, Praha > Praze, Novák > Novákovi, Pavel > Pavlem
Russian: Газпром > Газпроме, Анна > Анной, Иванова > Ивановой, Сергей > Сергею, Павел > Павла
Russian: Достоевский > Достоевского, Игорь > Игорем, Москва > Москвы
Ukrainian: Київ > Києві, Львів > Львова, Шевченко > Шевченком
Finnish: Nokia > Nokian, Nokia > Nokialla, Virtanen > Virtasen, Helsinki > Helsingissä, Pekka > Pekan, Mikko > Mikolle
Finnish: Lahti > Lahdessa, Turku > Turussa
Estonian: Tallinn > Tallinnas, Tartu > Tartust
Hungarian: Richter > Richternél, Győr > Győrben, Anna > Annával, Kovács > Kovácsnak
Turkish: Ankara > Ankaradan, Yılmaz > Yilmazlar, Koç > Koçtan
Greek: Αθήνα > Αθήνας, Παπαδόπουλος > Παπαδόπουλου, Γιώργος > Γιώργο, Νίκη > Νίκης
German: Halden > Haldener, Hansgrohe > Hansgrohesche, Hansgrohe > Hansgroheaner, Halden > Haldens
German: Hansgrohe > Hansgrohewerke, Volkswagen > Volkswagenwerk, Brückner > Brücknersche, Halden > HALDENER
Norwegian and Basque: Drammen > Drammenin, Oslo > Oslos, Bilbao > Bilbaora
Lithuanian: Jonas > Jono, Kaunas > Kaune
Arabic: العلي > للعلي, العلي > والعلي, محمد > ومحمد, النور > بالنور, دبي > لدبي
Hebrew: משה > ומשה, שמש > בשמש, תל אביב > לתל אביב
Tamil: ராஜா > ராஜாவின், குமார் > குமாரிடம், சுந்தரம் > சுந்தரத்தை
Hindi and Georgian: आगरा > आगरे, თბილისი > თბილისში
"""
PAIRS = [
    (name.strip(), text.strip())
    for line in INFLECTED.strip().splitlines()
    for name, text in (pair.split(">") for pair in line.partition(": ")[2].split(","))
]


@pytest.mark.parametrize(("name", "text"), PAIRS)
def test_a_name_with_the_endings_or_small_words_of_its_language_is_possible(name: str, text: str) -> None:
    ((place, exact),) = found(name, text)
    assert not exact
    # Small words before a name may stay; nothing of the name does.
    assert text.endswith(place)


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("삼성", "삼성전자는 크다", "삼성"),
        ("김민수", "어제 김민수가 왔다", "김민수"),
        ("東京", "昨日は東京でした", "東京"),
        ("田中", "田中さんが", "田中"),
        ("トヨタ", "トヨタグループでは", "トヨタ"),
        ("リー", "リーさん", "リー"),
        ("さくら", "私はさくらと話した", "さくら"),
        ("小明", "我们和小明说", "小明"),
        ("王", "王总同意了", "王"),
        ("王", "老王同意了", "王"),
        ("김", "김 부장님", "김"),
        ("สมชาย", "วันนี้คุณสมชายบอกว่า", "สมชาย"),
        ("김민수", normalize("NFD", "김민수"), normalize("NFD", "김민수")),
        ("ガス", "ｶﾞｽ", "ｶﾞｽ"),
    ],
)
def test_in_scripts_without_capitals_a_name_is_found_in_running_text_and_is_possible(name: str, text: str, place: str) -> None:
    assert found(name, text) == [(place, False)]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Apple", "Applebee makes applications, and apples"),
        ("Babylon", "Babylonia"),
        ("リー", "シリーズとリーダー"),
        ("王", "国王"),
        ("김", "김치"),
        ("さくら", "いさくらべ"),
        ("علي", "على الطاولة وعليه"),
        ("삼성", "신삼성"),
        ("Solberg", "a parasol bergen"),
        ("Halden", "we shall den the"),
        ("Basel", "Baseline"),
        ("SAP", "sapling"),
        ("Annas", "anna said"),
    ],
)
def test_another_word_is_no_name(name: str, text: str) -> None:
    assert found(name, text) == []


@pytest.mark.parametrize("name", NAMES)
def test_ordinary_words_of_several_languages_stay(name: str) -> None:
    for text in TEXTS:
        assert [one for one in stands(name, text) if plain(one) != plain(name)] == []
        assert [one for one in stands(name, text) if one.islower()] == []


def test_a_name_typed_small_is_meant_small_unless_it_is_a_word() -> None:
    assert stands("oslo", "in oslo and Oslo") == ["oslo", "Oslo"]
    assert stands("target", "they hit the target at Target") == ["Target"]
    assert stands("Ben", "ben told us") == []
    assert found("Ben", "ben told us", Small.ALWAYS) == [("ben", True)]


def test_the_names_of_others_stay_although_they_begin_alike() -> None:
    matcher = Matcher([Wanted("Andre")], spared=["Andreas"])
    assert [find.start for find in matcher.find("Andreas met Andre")] == [12]
    assert [find.start for find in Matcher([Wanted("Andre")]).find("Andreas met Andre")] == [0, 12]


@pytest.mark.parametrize("run", ["Halden ", "H a l ", "- \n", "Hal-\n", "a.b.", "@", "I. ", "Halden Pumps ", "halden", "ہالدن"])
def test_finding_takes_no_longer_than_the_text_is_long(run: str) -> None:
    matcher = Matcher([Wanted("Halden"), Wanted("Halden Pumps"), Wanted("ہالدن")])
    began = time.process_time()
    matcher.find(run * 500)
    short = time.process_time() - began
    began = time.process_time()
    matcher.find(run * 5_000)
    assert time.process_time() - began < 40 * short + 0.5


LATIN = st.text(st.sampled_from("abdeghiklmnoprstuvwzäöéłø"), min_size=5, max_size=12).map(str.capitalize)
APOSTROPHES = st.sampled_from("'’ʼʹ‘´`′＇")
HYPHENS = st.sampled_from("-‐‑‒–—−")


@given(LATIN, LATIN, HYPHENS, HYPHENS, st.sampled_from([" ", "", "\n", "_"]))
def test_a_hyphen_of_any_kind_a_space_or_none_is_the_same_name(one: str, two: str, typed: str, said: str, other: str) -> None:
    for between in (said, other):
        assert found(f"{one}{typed}{two}", f"({one}{between}{two})") == [(f"{one}{between}{two}", True)]


@given(st.sampled_from("LDO"), LATIN, APOSTROPHES, APOSTROPHES)
def test_an_apostrophe_of_any_kind_or_none_is_the_same_name(first: str, name: str, typed: str, said: str) -> None:
    for text in (f"{first}{said}{name}", f"{first}{name}", f"{first}{name.lower()}"):
        assert found(f"{first}{typed}{name}", f"“{text}”") == [(text, True)]


@given(LATIN, st.sampled_from("abdeghiklmnoprstuvwz"), st.integers(1, 4))
def test_a_name_of_five_letters_is_found_with_whatever_letters_follow(name: str, letter: str, times: int) -> None:
    word = name + letter * times
    assume(stands(name, word))
    assert stands(name, f"at {word}!") == [word]


@given(st.text(max_size=60), st.text(max_size=20))
def test_finds_stand_in_order_within_the_text_and_only_where_the_quick_test_says(text: str, name: str) -> None:
    matcher = Matcher([Wanted(name)])
    finds = matcher.find(f"{text} {name}")
    places = [place for find in finds for place in (find.start, find.stop)]
    assert places == sorted(places)
    assert all(0 <= find.start < find.stop <= len(text) + 1 + len(name) for find in finds)
    assert not finds or matcher.may_stand_in(f"{text} {name}")


@given(st.text(max_size=80))
def test_plain_letters_are_the_same_with_and_without_their_places(text: str) -> None:
    letters = letters_of(text)
    assert letters.plain == plain(text)
    assert len(letters.places) == len(letters.plain)
    assert list(letters.places) == sorted(letters.places)
