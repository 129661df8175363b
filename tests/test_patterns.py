"""Tests a rule for every regular expression of the program."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
REPEATED_GROUP = re.compile(r"\)(?:[*+?]|\{[0-9,]+\})\+")


def test_no_group_is_repeated_possessively_because_pythons_before_3_11_5_match_that_wrongly() -> None:
    # An atomic group around a plain repetition means the same, and is right in every Python.
    files = [file for folder in ("desktop", "db") for file in (ROOT / folder).rglob("*.py")]
    assert len(files) > 100
    assert [file.name for file in files if REPEATED_GROUP.search(file.read_text("utf-8"))] == []
