"""Words that no dictionary of the language knows are mistakes; names, records, figures, addresses and other scripts are none."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.studio_process import dictionaries
from desktop.documents.studio_process.spelling import Spelling


def wrong(text: str, *known: str, language: str = "en") -> list[str]:
    """The words of a text that are mistakes."""
    found = Spelling().mistakes(language, (text,), known)
    assert found is not None
    return [text[start : start + length] for start, length in found[0]]


def test_a_misspelt_word_is_a_mistake_each_time_it_stands() -> None:
    assert wrong("We recieve parts. They recieve none, and teh rest waits.") == ["recieve", "recieve", "teh"]


@pytest.mark.parametrize(
    "text",
    (
        "The service team plans its weeks, and its head has her Sundays back.",
        "Don’t say it isn't so: the customers’ own words, Monday's and theirs.",
        "An e-mail on call-outs, state-of-the-art well-being, twenty-one times.",
        "About 14 to 3–4 a quarter, 71–79 % fewer, 2nd, 3rd, Q3, 15kW, A4, CO2, 20-minute, 4×, m².",
        "Write to ingrid@haldn.example or look at https://haldn.example/reprot, www.haldn.no, haldn.com.",
        "SAP, ERP and HVAC of GmbH and McKinsey on an iPhone.",
        "株式会社, Ελλάδα, Москва, 안녕 and नमस्ते wrote to us.",
        "A cafe\u0301 and a co\u00adoperation.",
        "",
    ),
)
def test_what_is_right_or_no_plain_word_is_no_mistake(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("mistake", "meant"),
    (("recieve", "receive"), ("Teh", "The"), ("machien", "machine"), ("do’nt", "don't"), ("mantainance", "maintenance")),
)
def test_words_that_may_be_meant_are_offered_the_likeliest_among_the_first(mistake: str, meant: str) -> None:
    offered = Spelling().suggestions("en", mistake)
    assert meant in offered
    assert len(offered) == len(set(offered)) <= dictionaries.MOST_SUGGESTIONS


@pytest.mark.parametrize("word", ("", "q" * 50, "q" * 5000, "x'" * 20))
def test_for_a_word_that_is_like_none_little_or_nothing_is_offered(word: str) -> None:
    assert len(Spelling().suggestions("en", word)) <= dictionaries.MOST_SUGGESTIONS
    assert Spelling().suggestions("tlh", word) == ()


def test_of_a_compound_only_the_wrong_part_is_marked() -> None:
    assert wrong("Many call-outz and pre-planed weaks and Sunnday's end.") == ["outz", "weaks", "Sunnday's"]


def test_both_english_spellings_are_right_where_nobody_said_which() -> None:
    british = (
        "The organisation analysed the behaviour of neighbours in the centre, modelled kilometres and metres of fibre, cancelled"
        " a licence, labelled grey tyres, realised favourites, and travelled through the catalogue of colour programmes."
        " An ageing manoeuvre, fulfilment and judgement of aluminium, anaemia and a cheque; marvellous, fuelled, and sceptical."
    )
    assert wrong(british) == []
    assert wrong("Colors of the center were analyzed, organized, canceled and labeled in gray.") == []
    assert "colour" in wrong("The colour of it.", language="en-US")
    assert wrong("The colour of it.", language="en-GB") == []


SIMILAR = "doctour numbre schedulling boilled parametre resise controled seperate organistion behavoiur"


@pytest.mark.parametrize("word", SIMILAR.split())
def test_british_rules_let_no_mistake_pass(word: str) -> None:
    assert wrong(f"It is {word} here.") == [word]


def test_names_and_words_of_records_are_known_whatever_their_case_and_ending() -> None:
    text = "Klarlauf’s sensors and HALDENSK pumps of Łuczak: haldensk-tested, Oslofjorden."
    assert wrong(text) == ["Klarlauf’s", "Łuczak", "haldensk", "Oslofjorden"]
    assert wrong(text, "Klarlauf GmbH", "Haldensk pumper", "Marek Łuczak", "by the Oslofjorden") == []


def test_the_place_of_a_mistake_is_counted_in_characters_of_the_text() -> None:
    found = Spelling().mistakes("en", ("Fine.", "🎉 𝒜 e\u0301 teh end"), ())
    assert found == ((), ((7, 3),))


def test_a_language_without_a_dictionary_is_not_looked_at() -> None:
    assert Spelling().mistakes("tlh", ("nuqneH",), ()) is None
    assert Spelling().mistakes("", ("whatever",), ()) is None


@given(st.text(max_size=80), st.lists(st.text(max_size=10), max_size=2))
def test_any_text_is_looked_through_and_mistakes_lie_in_it(text: str, known: list[str]) -> None:
    found = Spelling().mistakes("en", (text,), known)
    assert found is not None
    end = 0
    for start, length in found[0]:
        assert end <= start < start + length <= len(text)
        end = start + length


class TestDictionariesOfTheSystem:
    """Small ones, in the form of Hunspell's."""

    @pytest.fixture(autouse=True)
    def system(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        monkeypatch.setattr(dictionaries, "FOLDERS", dict.fromkeys(("linux", "darwin", "win32"), (f"{tmp_path}/dict-*",)))
        return tmp_path

    def put(self, system: Path, name: str, words: str, rules: str = "SET UTF-8\n") -> None:
        folder = system / "dict-all"
        folder.mkdir(exist_ok=True)
        (folder / f"{name}.aff").write_text(rules, "utf-8")
        (folder / f"{name}.dic").write_text(f"{len(words.split())}\n" + words.replace(" ", "\n") + "\n", "utf-8")

    def test_the_one_of_the_country_counts_then_any_of_the_language(self, system: Path) -> None:
        self.put(system, "xq_AT", "Jänner")
        self.put(system, "xq_XQ", "Januar")
        assert wrong("Jänner Januar", language="xq-AT") == ["Januar"]
        assert wrong("Jänner Januar", language="xq") == ["Jänner"]
        assert wrong("Jänner Januar", language="xq-CH") == ["Jänner"]

    def test_words_before_an_apostrophe_are_elided(self, system: Path) -> None:
        self.put(system, "xr", "équipe gagne qu'elle")
        assert wrong("L’équipe gagne qu'elle gagnne, d'équipee.", language="xr") == ["gagnne", "d'équipee"]

    @pytest.mark.parametrize(
        ("name", "rules"),
        (
            ("xsa", "SET no-such-encoding\n"),
            ("xsb", "SET UTF-8\nSFX A Y many\n"),
            ("xsc", "SET UTF-8\nSFX A Y 1\nSFX A 0 s [(\n"),
        ),
    )
    def test_a_broken_one_is_as_none(self, system: Path, name: str, rules: str) -> None:
        self.put(system, name, "word/A", rules)
        assert Spelling().mistakes(name, ("word",), ()) is None

    def test_one_without_its_rules_is_as_none(self, system: Path) -> None:
        self.put(system, "xt", "word")
        (system / "dict-all" / "xt.aff").unlink()
        assert Spelling().mistakes("xt", ("word",), ()) is None
