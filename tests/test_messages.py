"""Tests the catalogues: every text is in them, none breaks a sentence, and translations are shown."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Message
from babel.messages.plurals import get_plural

import desktop.core.messages
import tests.messages
from desktop.core.messages import translator_for
from tests.messages import LOCALE, ROOT, SOURCES, TEMPLATE, as_text, extracted, languages, read, updated

# Three words in a row.
SENTENCE = re.compile(r"[A-Za-z’']+,? [a-z’']+,? [a-z’']{2,}")
SQL = re.compile(r"\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ATTACH|WHERE|FROM|ORDER BY|SET|PRAGMA|VALUES)\b")
PASSED = ("N_", "NN_", "ValueError", "TypeError")
# Modules that hold other words: what people say in figures and sentences, the columns of a table.
STORY_WORDS = "desktop/report/content/story/story_words.py"
OTHER_WORDS = (
    "desktop/evidence/figures/",
    "desktop/evidence/sentences/",
    "db/engine/migrations.py",
    "db/names/",
    "desktop/documents/studio_process/spelling.py",
    STORY_WORDS,
)
NOT_SHOWN = {
    # What msgspec and the loader of libraries say, to be recognised.
    *("Invalid enum value", "Object contains unknown field `(.*)`", "Object missing required field `(.*)`"),
    "cannot open shared object file",
    # Names: of a row of the store, of a piece of work in a thread, of packages.
    *("folder warned of", "our side offered", "everything about a person", "copy as text", "keyring, platformdirs, fontTools"),
    # What the check of a built program types into its own visit.
    "Does it work from here?",
}
PLACEHOLDER = re.compile(r"\{[^{}]*\}|%\(\w+\)[rs]|%[rs]")
each_language = pytest.mark.parametrize("path", languages(), ids=lambda path: path.relative_to(LOCALE).parts[0])


def test_the_texts_for_the_translators_are_those_of_the_code() -> None:
    assert TEMPLATE.read_bytes() == as_text(extracted()), "please run: python3 run.py messages"


def test_every_mark_in_the_code_is_followed_by_a_text_that_can_be_found() -> None:
    known = {one for message in extracted() for one in (message.id if isinstance(message.id, tuple) else (message.id,))}
    for path in (path for folder in SOURCES for path in (ROOT / folder).rglob("*.py") if b"N_(" in path.read_bytes()):
        for call in ast.walk(_parsed(path)):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("N_", "NN_"):
                for argument in call.args:
                    assert isinstance(argument, ast.Constant), f"{path}:{call.lineno}"
                    assert argument.value in known, f"{path}:{call.lineno}"


def test_no_sentence_stands_in_the_code_without_a_mark() -> None:
    found = {
        f"{path.relative_to(ROOT)}: {text}"
        for folder in SOURCES
        for path in (ROOT / folder).rglob("*.py")
        if not path.relative_to(ROOT).as_posix().startswith(OTHER_WORDS)
        for text in _unmarked(_parsed(path))
        if text not in NOT_SHOWN
    }
    assert not found, "please mark them with N_"


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_bytes())


def _unmarked(module: ast.Module) -> Iterator[str]:
    """The texts of a module that read like a sentence, but for docstrings and what errors say to programmers."""
    passed: set[ast.AST] = set()
    for node in ast.walk(module):
        is_mark = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in PASSED
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_mark or is_docstring or isinstance(node, ast.Assert):
            passed |= set(ast.walk(node))
        elif isinstance(node, ast.Constant) and node not in passed and _is_sentence(node.value):
            yield str(node.value)


def _is_sentence(value: object) -> bool:
    # A text that begins with a line break is a list of words.
    is_text = isinstance(value, str) and not value.startswith("\n")
    return is_text and bool(SENTENCE.search(str(value))) and not SQL.search(str(value))


def test_a_catalogue_names_no_machine_and_no_moment() -> None:
    for path in (TEMPLATE, *languages()):
        text = path.read_text("utf-8")
        assert "#:" not in text
        assert "Date:" not in text
        assert "@" not in text.split("\n\n")[0]


def test_a_new_language_is_begun_written_compiled_and_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tests.messages, "LOCALE", tmp_path / "locale")
    monkeypatch.setattr(tests.messages, "TEMPLATE", tmp_path / "locale" / "firsthand.pot")
    monkeypatch.setattr(desktop.core.messages, "resources", lambda: tmp_path)
    assert tests.messages.main(["--new", "nl"]) == 0
    path = tests.messages.path_of("nl")
    text = path.read_text("utf-8").replace('msgid "New visit"\nmsgstr ""', 'msgid "New visit"\nmsgstr "Nieuw bezoek"')
    path.write_text(text, "utf-8")
    path.with_suffix(".mo").unlink()
    assert tests.messages.main([]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"nl: 1 of {len(extracted())} texts are translated"
    # As for other languages: what is not translated stays English.
    words = translator_for("nl")
    assert [words.text(text) for text in ("New visit", "Backups")] == ["Nieuw bezoek", "Backups"]
    desktop.core.messages._catalogue.cache_clear()


@pytest.mark.parametrize("arguments", (["--new"], ["--new", "de"], ["--new", "pt_BR"], ["--new", "../x"], ["--nwe", "nl"]))
def test_what_cannot_be_begun_is_refused_in_a_sentence(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    before = languages()
    assert tests.messages.main(arguments) == 1
    assert capsys.readouterr().out.endswith(".\n")
    assert languages() == before


@each_language
def test_a_language_has_the_texts_of_the_code_and_guesses_none(path: Path) -> None:
    assert path.read_bytes() == as_text(updated(path, extracted())), "please run: python3 run.py messages"
    assert not [message.id for message in read(path) if message.fuzzy and message.id]


@each_language
def test_a_text_that_counts_has_every_plural_of_its_language(path: Path) -> None:
    catalogue, language = read(path), path.relative_to(LOCALE).parts[0]
    number, rule = get_plural(language)[:2]
    assert (catalogue.num_plurals, catalogue.plural_expr) == (number, rule)
    assert f"nplurals={number}; plural={rule};" in path.read_text("utf-8")
    for message in catalogue:
        if message.pluralizable:
            told = list(message.string or ())
            assert len(told) == number, message.id
            assert all(told) or not any(told), message.id


@each_language
def test_a_translation_has_the_values_of_its_text(path: Path) -> None:
    for message in read(path):
        for told in _strings(message):
            assert sorted(PLACEHOLDER.findall(told)) in [sorted(PLACEHOLDER.findall(one)) for one in _ids(message)], message.id


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, tuple | list) else (message.id,)


def _strings(message: Message) -> list[str]:
    found = message.string if isinstance(message.string, tuple | list) else (message.string or "",)
    return [told for told in found if told and message.id]
