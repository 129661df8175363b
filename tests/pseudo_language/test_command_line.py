"""What the command line says in the pseudo-language: whatever is plain was left behind."""

import contextlib
import json
from argparse import ArgumentParser
from collections.abc import Callable
from pathlib import Path

import pytest

from db.model.visit_copy import VisitCopy
from desktop.cli import COMMANDS, run_command
from desktop.command_line.arguments import parser_of_commands
from desktop.core.messages import PSEUDO, VARIABLE
from desktop.core.paths import resources
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.exchange.visit_file.writing import write_visit
from tests.gallery.scene import SAMPLE, retyped
from tests.pseudo_language.unlooked import marked, unlooked, words_in

Say = Callable[..., list[str]]


def to_type(parser: ArgumentParser) -> set[str]:
    """Names of things to type, the same in every language: commands, what an option offers, what stands for its value."""
    found = {parser.prog}
    for action in parser._actions:
        found |= {str(action.metavar or action.dest.upper()), *map(str, action.choices or ())}
        if isinstance(action.choices, dict):
            found |= {name for one in action.choices.values() for name in to_type(one)}
    return words_in(found)


@pytest.fixture
def say(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    """Runs a command; returns the lines it printed and those it complained with."""
    monkeypatch.setenv(VARIABLE, PSEUDO)
    monkeypatch.chdir(tmp_path)
    Path("pass").write_text("correct horse battery staple\n")

    def run(*arguments: object) -> list[str]:
        with contextlib.suppress(SystemExit):
            run_command(["--data-dir", str(tmp_path / "data"), "--passphrase-file", "pass", *map(str, arguments)])
        said = capsys.readouterr()
        assert said.out + said.err
        return [said.out, said.err]

    return run


@pytest.fixture
def visit_file(tmp_path: Path) -> Path:
    """The sample as a visit file, every typed word marked."""
    path = tmp_path / "visit.json"
    path.write_bytes(write_visit(VisitCopy(whole=retyped(read_visit_file(resources() / SAMPLE).whole, marked))))
    return path


@pytest.mark.parametrize("command", ((), *((name,) for name in COMMANDS)))
def test_every_text_of_the_help_is_looked_up(say: Say, command: tuple[str, ...]) -> None:
    assert not (left := unlooked(say(*command, "--help"), to_type(parser_of_commands()))), "\n".join(left)


@pytest.mark.parametrize(
    "arguments",
    (
        ("nothing",),
        ("--nothing",),
        ("export",),
        ("export", "x", "--as", "poem", "--to", "f"),
        ("export", "x", "--as"),
        ("change-key",),
        ("change-key", "--keyring", "--new-passphrase-file", "pass"),
        ("list", "more"),
        ("import",),
        ("import", "none.json"),
        ("import", "pass"),
        ("list",),
        ("check",),
        ("recovery-key", "--to", "page.pdf"),
    ),
    ids=" ".join,
)
def test_every_complaint_is_looked_up(say: Say, arguments: tuple[str, ...]) -> None:
    typed = to_type(parser_of_commands()) | words_in((*arguments, "pass"))
    assert not (left := unlooked(say(*arguments), typed)), "\n".join(left)


def test_what_a_command_says_about_a_store_is_looked_up(say: Say, visit_file: Path) -> None:
    visit_id = say("import", visit_file)[0].strip()
    said = (
        say("import", visit_file),
        say("list"),
        say("check"),
        say("check", "--repair"),
        say("export", "0" * 8, "--as", "case-study", "--to", "study.pdf"),
        say("export", visit_id, "--as", "case-study", "--to", "none/study.pdf"),
        say("change-key", "--new-passphrase-file", "pass"),
        say("list"),
    )
    known = words_in((*COMMANDS, "FILE", "NAME", "firsthand", "none", visit_id))
    assert not (left := unlooked((text for texts in said for text in texts), known)), "\n".join(left)


def test_the_sentence_and_the_remarks_on_a_figure_are_looked_up(say: Say) -> None:
    told = json.loads(say("explain", "--before", "14", "--after", "3-4", "--change", "-10 %")[0])
    assert told["remarks"]
    assert not (left := unlooked([told["sentence"], *told["remarks"]])), "\n".join(left)
