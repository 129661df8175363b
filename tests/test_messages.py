"""Tests the catalogues: every text is in them, none breaks a sentence, and translations are shown."""

import ast
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Message

from tests.messages import LOCALE, ROOT, SOURCES, TEMPLATE, as_text, extracted, languages, read

PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def test_the_texts_for_the_translators_are_those_of_the_code() -> None:
    assert TEMPLATE.read_bytes() == as_text(extracted()), "please run: python3 run.py messages"


def test_every_mark_in_the_code_is_followed_by_a_text_that_can_be_found() -> None:
    known = {one for message in extracted() for one in (message.id if isinstance(message.id, tuple) else (message.id,))}
    for path in (path for folder in SOURCES for path in (ROOT / folder).rglob("*.py")):
        for call in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in ("N_", "NN_"):
                for argument in call.args:
                    assert isinstance(argument, ast.Constant), f"{path}:{call.lineno}"
                    assert argument.value in known, f"{path}:{call.lineno}"


def test_a_catalogue_names_no_machine_and_no_moment() -> None:
    for path in (TEMPLATE, *languages()):
        text = path.read_text("utf-8")
        assert "#:" not in text
        assert "Date:" not in text
        assert "@" not in text.split("\n\n")[0]


@pytest.mark.parametrize("path", languages(), ids=lambda path: path.relative_to(LOCALE).parts[0])
def test_a_translation_has_the_values_of_its_text(path: Path) -> None:
    for message in read(path):
        for told in _strings(message):
            assert sorted(PLACEHOLDER.findall(told)) in [sorted(PLACEHOLDER.findall(one)) for one in _ids(message)], message.id


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if isinstance(message.id, tuple | list) else (message.id,)


def _strings(message: Message) -> list[str]:
    found = message.string if isinstance(message.string, tuple | list) else (message.string or "",)
    return [told for told in found if told and message.id]
