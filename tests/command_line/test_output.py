import io
import json
import os
import re
import sys
from pathlib import Path
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.command_line.output import _print, print_json, visible
from desktop.core.paths import resources
from tests.several_commands import run_several

ROOT = Path(__file__).resolve().parents[2]
EVIL = "Evil\x1b]52;c;WmVi\x07\x1b[2J\x1b[31m\u202eXAM \x9b31m\x7f\n\r\x08 Фёдор é 😀"


def dangerous(text: str) -> set[str]:
    return {
        sign
        for sign in text
        if category(sign) in ("Cc", "Cs", "Zl", "Zp") or sign in "\u202a\u202b\u202d\u202e\u2066\u2067\u2068"
    }


@given(st.text())
def test_no_character_that_a_terminal_obeys_is_printed_as_it_is(text: str) -> None:
    assert dangerous(visible(text)) == set()


def test_what_is_seen_stays_as_it_was_typed() -> None:
    for text in ("Łódź", "株式会社", "می‌خواهم", "नमस्ते", "👩‍🔬 done", "שלום\u200f", "a\\b", "sol\xadberg", "R&D <b>"):
        assert visible(text) == text


@given(st.text(), st.sampled_from(["utf-8", "ascii", "latin-1", "cp1252"]))
def test_json_reads_back_equal_whatever_the_terminal_can_show(text: str, encoding: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding)
    _print(_json(text), stream)
    stream.flush()
    assert json.loads(stream.buffer.getvalue().decode(encoding)) == {text: [text]}


def _json(text: str) -> str:
    captured = io.StringIO()
    before, sys.stdout = sys.stdout, captured
    try:
        print_json({text: [text]})
    finally:
        sys.stdout = before
    return captured.getvalue()


@pytest.fixture
def evil(tmp_path: Path) -> Path:
    """Returns a folder with a visit file and a store, in which every name would command a terminal."""
    (tmp_path / "pass").write_text("correct horse battery staple")
    visit = json.loads((resources() / "samples" / "halden-pumps.json").read_text("utf-8"))
    visit["customer"]["name"] = visit["visit"]["place"] = EVIL
    for person in visit["people"]:
        person["name"] = EVIL
    (tmp_path / "evil.json").write_text(json.dumps(visit), "utf-8")
    run_several(tmp_path, [("import", str(tmp_path / "evil.json"))])
    return tmp_path


@pytest.mark.long
@pytest.mark.parametrize("locale", ["C.UTF-8", "POSIX"])
def test_no_command_prints_what_a_terminal_obeys(evil: Path, locale: str) -> None:
    usual = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHONUTF8", "PYTHONIO"))}
    environment = {**usual, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    (evil / "\x1b[31m.json").write_text("{")
    listed, as_json = run_several(evil, [("list",), ("list", "--json")], environment)
    assert listed.out.count(b"\n") == 1
    assert b"\\u001b[2J" in listed.out
    (shown,) = json.loads(as_json.out)
    assert shown["customer"] == EVIL
    commands = (
        ("check",),
        ("import", str(evil / "\x1b[31m.json")),
        ("import", str(evil / "none\x1b[2J\n.json")),
        ("export", shown["id"], "--as", "claims-csv", "--to", str(evil / "no\x1b[2J" / "x.csv")),
        ("export", shown["id"], "--as", "\x1b[2J\x9b", "--to", "x"),
        ("export", "\x1b[2J", "--as", "claims-csv", "--to", "x"),
        ("\x1b[2J",),
        ("list", "--\x1b]0;x\x07"),
        ("explain", "--before", "\x1b[2J 14", "--after", "ф 3"),
    )
    for done in (listed, as_json, *run_several(evil, commands, environment)):
        printed = done.out + done.err
        assert printed
        assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", printed), printed
        assert dangerous(printed.decode("utf-8").replace("\n", "")) == set()
        assert b"fault of ours" not in done.err


def test_every_line_of_the_command_line_goes_through_one_module() -> None:
    printing = re.compile(r"(?<![_\w])print\(|std(?:out|err)\.write")
    found = {
        path.relative_to(ROOT / "desktop").as_posix()
        for path in (ROOT / "desktop").rglob("*.py")
        if printing.search(path.read_text("utf-8"))
    }
    # The log of faults names files and lines, nothing that was typed.
    assert found == {"command_line/output.py", "core/crash_log.py"}
