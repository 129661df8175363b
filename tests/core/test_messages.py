"""Tests messages and their translation."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from db.model.messages import N_, NN_, Message, joined
from desktop.core import messages
from desktop.core.messages import ENGLISH, VARIABLE, translator_for
from tests.messages import ROOT

NOTES = NN_("{count} note of {who}", "{count} notes of {who}")


def test_a_message_is_an_english_sentence_by_itself() -> None:
    assert str(Message(N_("{path} is gone."), path=Path("a.db"))) == "a.db is gone."
    assert str(Message(NOTES, count=1, who="Tom")) == "1 note of Tom"
    assert str(Message(NOTES, count=0, who="Tom")) == "0 notes of Tom"


def test_what_a_value_says_is_never_a_template() -> None:
    inner = Message(N_("{text} was said."), text="{0} {path} {{x}}")
    assert str(Message(N_("{reason} Please look."), reason=inner)) == "{0} {path} {{x}} was said. Please look."
    assert ENGLISH.text("“{text}”", text="{secret}") == "“{secret}”"


def test_the_same_message_with_other_values() -> None:
    first = Message(N_("{path} is gone."), path="a")
    assert first.having(path="b") == Message(N_("{path} is gone."), path="b") != first
    assert len({first, first.having(path="b"), Message(N_("{path} is gone."), path="a")}) == 2


def test_parts_are_joined_without_a_text_of_their_own() -> None:
    told = joined([Message(NOTES, count=2, who="{Tom}"), "by hand"], ", ")
    assert str(told) == "2 notes of {Tom}, by hand"
    assert translator_for("pseudo").message(told) == "[2 ñõõţẽẽš õõƒ {Tom}], by hand"


def test_pseudo_is_bracketed_longer_and_keeps_its_values() -> None:
    pseudo = translator_for("pseudo")
    assert pseudo.text("Save {count:,} of {path}", count=1200, path="a.db") == "[Šààṿẽẽ 1,200 õõƒ a.db]"
    assert pseudo.plural(NOTES, 1, who="Tom") == "[1 ñõõţẽẽ õõƒ Tom]"
    assert pseudo.text("{before} → {after}", before=1, after=2) == "1 → 2"
    plain = "Please see whether its drive is connected, and try again in a moment."
    assert 1.25 < len(pseudo.text(plain)) / len(plain) < 1.45


def test_a_message_in_a_message_is_in_the_language_too() -> None:
    whole = Message(N_("{why} Nothing was changed."), why=Message(N_("{path} is busy."), path="a.db"))
    assert translator_for("pseudo").message(whole) == "[[a.db ĩĩš ƀũũšý.] Ñõõţĥĩĩñğ ŵààš çĥààñğẽẽď.]"


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Yields a catalogue of German that lacks most."""
    catalogue = Catalog(locale="de")
    catalogue.add("{path} is gone.", "{path} ist weg.")
    catalogue.add(("{count} day", "{count} days"), ("{count} Tag", "{count} Tage"))
    target = tmp_path / "locale" / "de" / "LC_MESSAGES"
    target.mkdir(parents=True)
    with (target / "firsthand.mo").open("wb") as file:
        write_mo(file, catalogue)
    monkeypatch.setattr(messages, "resources", lambda: tmp_path)
    messages._catalogue.cache_clear()
    yield
    messages._catalogue.cache_clear()


@pytest.mark.usefixtures("german")
def test_a_catalogue_speaks_and_what_it_lacks_stays_english() -> None:
    words = translator_for("de_CH")
    assert (words.language, words.locale) == ("de", "de_CH")
    assert words.text(N_("{path} is gone."), path="a.db") == "a.db ist weg."
    assert [words.plural(NN_("{count} day", "{count} days"), n) for n in (1, 2)] == ["1 Tag", "2 Tage"]
    assert words.text(N_("Not in it.")) == "Not in it."
    assert words.text("") == ""


def test_a_language_that_is_not_there_is_english_and_numbers_keep_their_own() -> None:
    assert translator_for("xx") == ENGLISH
    assert translator_for("en", "de_DE").locale == "de_DE"
    assert translator_for("en", "de_DE").language == "en"
    assert translator_for("pseudo").locale == "en"
    assert translator_for("../../etc").language == "en"


def test_english_reads_no_catalogue_and_needs_no_gettext() -> None:
    told = "import sys; from desktop.core.messages import *; ENGLISH.text('x {a}', a=1); translator_for('en');"
    done = subprocess.run([sys.executable, "-c", f"{told} print('gettext' in sys.modules)"], capture_output=True, text=True)
    assert done.stdout == "False\n", done.stderr


START = """
import sys
from pathlib import Path

catalogues = []
sys.addaudithook(lambda event, args: catalogues.append(1) if event == "open" and str(args[0]).endswith(".mo") else None)

from PySide6.QtWidgets import QApplication
from db.engine.keys import random_key
from desktop.app import Firsthand
from desktop.core.none_refcount_fix import patch_none_refcount
from desktop.core.paths import DataFolder

patch_none_refcount()
application = QApplication([])
program = Firsthand(application, DataFolder(Path(sys.argv[1])))
program.window.show()
program.use_key(random_key())
while not program.workspace.is_ready:
    application.processEvents()
# Qt for Python imports gettext itself; our reader of catalogues stands for it.
print(len(catalogues), "desktop.core.catalogue_file" in sys.modules)
program.window.close()
program.close()
"""


@pytest.mark.long
@pytest.mark.parametrize(("language", "read"), (("en", "0 False\n"), ("de", "1 True\n")))
def test_a_start_in_english_reads_no_catalogue_and_one_in_german_reads_one(language: str, read: str, tmp_path: Path) -> None:
    surroundings = {**os.environ, VARIABLE: language}
    start = [sys.executable, "-c", START, str(tmp_path)]
    done = subprocess.run(start, capture_output=True, text=True, env=surroundings, cwd=ROOT)
    assert done.stdout == read, done.stderr
