import time

import pytest

from desktop.core.messages import ENGLISH, translator_for
from desktop.report.document.outline import linked
from desktop.report.document.wording import day, moment, quoted, sentence


def test_days_are_shown_in_words_and_anything_else_as_typed() -> None:
    assert day("2026-11-20", ENGLISH) == "20 November 2026"
    assert day(" in spring ", ENGLISH) == "in spring"


def test_moments_are_shown_as_noted() -> None:
    assert moment("2026-11-20T09:34:10+01:00", ENGLISH) == "09:34"
    assert moment("2026-11-20T09:34:10Z", ENGLISH) == "09:34"
    assert moment("2026-11-20T09:34", ENGLISH) == "09:34"
    assert moment("after lunch", ENGLISH) == "after lunch"


@pytest.mark.parametrize(
    ("zone", "hour"), [("OSLO-1", "10:34"), ("TOKYO-9", "18:34"), ("ANGELES8", "01:34"), ("LONDON0", "09:34")]
)
def test_a_moment_of_an_unknown_room_has_the_hour_of_the_laptop_and_names_no_zone(
    zone: str, hour: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("the zone of a running program cannot be changed on this system")
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    try:
        assert moment("2026-11-20T09:34:10+00:00", ENGLISH) == hour
        assert moment("2026-11-20T09:34:10+05:30", ENGLISH) == "09:34"
    finally:
        monkeypatch.undo()
        time.tzset()


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("so", "en", "“so”"),
        ("so", "", "“so”"),
        ("so", "de-AT", "„so“"),
        ("so", "ja", "「so」"),
        ("«so»", "fr", "«so»"),
        (" ", "en", ""),
    ],
)
def test_quotation_marks_follow_the_language(text: str, language: str, expected: str) -> None:
    assert quoted(text, language) == expected


def test_a_sentence_has_a_capital_and_one_full_stop() -> None:
    assert sentence("measured", "", "said by Ann") == "Measured, said by Ann."
    assert sentence("is it?") == "Is it?"
    assert sentence("") == ""


def test_a_locale_finds_its_language() -> None:
    assert [translator_for(name).language for name in ("en_GB", "xx")] == [ENGLISH.language, ENGLISH.language]


@pytest.mark.parametrize("address", ["http://example.org", "file:///etc/passwd", "javascript:alert(1)", "https://a b"])
def test_only_safe_addresses_become_links(address: str) -> None:
    assert linked(address).link == ""
    assert linked("https://example.org/").link == "https://example.org/"
