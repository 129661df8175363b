"""English words that are no names, known by the dictionary of a package in any of their forms."""

import re
from pathlib import Path

import pytest

from desktop.evidence.wording.common_words import is_common

BEGINNING = re.compile(r"(?:^|[.!?]\s+)([A-Z][a-z’']+)(?=\s+[a-z]+\s+[a-z]+)", re.MULTILINE)


@pytest.mark.parametrize(
    "word", ["Siemens", "Bosch", "Ericsson", "Volvo", "Trondheim", "Norway", "Kowalski", "Monday", "Siemens’s"]
)
def test_a_name_is_no_common_word(word: str) -> None:
    assert not is_common(word)


@pytest.mark.parametrize(
    "word",
    ["Only", "As", "Using", "Unplanned", "Carries", "Don’t", "They’ve", "Quieter", "Colours", "Organising", "E-mails", "A"],
)
def test_a_word_in_any_form_british_too_is_common(word: str) -> None:
    assert is_common(word)


def test_hardly_a_sentence_of_english_prose_begins_with_what_seems_a_name() -> None:
    root = Path(__file__).parents[3]
    modules = (re.findall(r'"""(.*?)"""', path.read_text("utf-8"), re.DOTALL) for path in (root / "desktop").rglob("*.py"))
    first = [word for docstrings in modules for text in docstrings for word in BEGINNING.findall(text)]
    assert len(first) > 3_000
    assert len([word for word in first if not is_common(word)]) < len(first) / 200
