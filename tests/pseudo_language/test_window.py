"""Every screen in the pseudo-language, over a store and guides whose every word is marked: whatever is plain was left behind."""

import platform
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QAccessible, QContextMenuEvent, QTextDocumentFragment
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from db.model.agreed import VersionItem
from db.model.studies import StudySentence, VersionSentence
from db.tables.queries import select
from desktop.app import Firsthand
from desktop.core.background import Background
from desktop.core.messages import ENGLISH, PSEUDO, VARIABLE
from desktop.core.paths import DataFolder
from desktop.core.problem_report import PACKAGES
from desktop.core.single_instance import LockHolder, SingleInstance
from desktop.fields.document_names import document_called
from desktop.report.content.story.headline import AIM
from desktop.shell.help_dialogs import PARTS
from desktop.shell.requests import Request
from desktop.shell.store_in_use_dialog import StoreInUseDialog
from desktop.widgets.words import speak
from tests.gallery.scene import TOLD_FIRST, set_scene
from tests.gallery.screens import ENTERED, KEY, SCREENS, Screen
from tests.parts import Parts, end
from tests.pseudo_language.unlooked import OURS, mark_guides, marked, unlooked, words_in
from tests.visible import texts_among

# Properties that nobody sees or hears.
UNSEEN = {"objectName", "styleSheet", "windowFilePath", "windowIconText", "inputMask", "html", "markdown", "accessibleIdentifier"}
SPOKEN = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help)


def _in_menus(program: Firsthand) -> list[str]:
    """The texts of the menus that are made when they are asked for."""
    page = Parts(program).visit.page
    program.context.request(Request.SHOW_OPEN_VISIT)
    note = page.notes.items[0]
    middle = note.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, note.mapToGlobal(middle))
    return [*_in_menu(page.header._story.click), *_in_menu(lambda: QApplication.sendEvent(note, event))]


def _in_menu(open_it: Callable[[], object]) -> list[str]:
    found: list[str] = []

    def read() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        found.extend(_texts_of(menu))
        menu.close()

    QTimer.singleShot(0, read)
    # Returns once the menu is closed.
    open_it()
    assert found
    return found


def _sheet_of_others(program: Firsthand) -> None:
    instance = SingleInstance(program.context.data_folder)
    for here in (False, True):
        StoreInUseDialog(instance, LockHolder(7, "python", marked("laptop"), here=here)).show()


def _at_table(program: Firsthand) -> None:
    program.context.run_command("capture")
    program.context.run_command("at_table")


MORE: tuple[Screen, ...] = (
    ("plan", lambda program: program.context.run_command("new_visit")),
    ("at table", _at_table),
    ("lock passphrase", lambda program: program.context.run_command("lock_passphrase")),
    ("shortcuts", lambda program: program.context.run_command("shortcuts")),
    ("about", lambda program: program.context.run_command("about")),
    ("in use", _sheet_of_others),
)


def known_on(screen: str, program: Firsthand) -> set[str]:
    """The words on `screen` that are right as they are."""
    match screen:
        case "search" | "search_by_kind":
            # Texts of the store letter for letter, and what is looked for in them.
            return words_in((*OURS, *_told(program))) | {"brine", "objection"}
        case "person" | "person_erase" | "case_studies" | "versions" | "before_sharing" | "agreed" | "withdrawing":
            # Texts of the store letter for letter; of a case study, its titles to choose from and the name of its file, in the
            # language of the document.
            return words_in((*OURS, *_told(program), str(document_called("case-study")), AIM))
        case "new_visit" | "locked_refused" | "locked_typed" | "from_paper":
            # What the screen was given as typed.
            return words_in(("Halden Pumps AS", "the parts came sooner", *ENTERED.values()))
        case "visit" | "cost" | "value" | "editor" | "at table":
            # How far a figure goes, in the words it was said in.
            return {"up", "to"}
        case "documents":
            # The word that makes a forecast of a result; and the name of a file is in the language of the document.
            return {"planned"} | words_in([Parts(program).documents.page.file.text()])
        case "history":
            # Of a word that changed, the mark may have stayed.
            assert program.workspace.open_visit
            return words_in((*TOLD_FIRST, repr(program.workspace.open_visit.whole.claims)))
        case "problem":
            return words_in((*PACKAGES, platform.system(), platform.release(), "Python"))
        case "about":
            return words_in(part for parts in PARTS for part in parts)
    return set()


def _told(program: Firsthand) -> list[str]:
    """What every case study says, in its draft and its versions."""
    connection = program.workspace.connection
    sentences = [*select(connection, StudySentence, "1"), *select(connection, VersionSentence, "1")]
    items = select(connection, VersionItem, "1")
    return [*(one.text for one in sentences), *(text for one in items for text in (one.text, one.attribution, one.hedge))]


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Firsthand]:
    """The window in the pseudo-language, with the visit under way open."""
    monkeypatch.setenv(VARIABLE, PSEUDO)
    data_folder = DataFolder(tmp_path / "data")
    mark_guides(data_folder.guides)
    visit_id = set_scene(data_folder.store, KEY, marked)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    program = Firsthand(application, data_folder)
    program.window.resize(1280, 720)
    program.window.show()
    program.use_key(KEY)
    qtbot.waitUntil(lambda: program.workspace.is_ready)
    program.context.request(Request.SHOW_VISIT, visit_id)
    yield program
    end(program)
    speak(ENGLISH)


def test_every_text_of_every_screen_is_looked_up(program: Firsthand) -> None:
    seen: set[str] = set()
    found = []
    # Once the window is locked, nothing else opens: those screens come last.
    until_locked = [name for name, _ in SCREENS].index("locked")
    for screen, go in (*SCREENS[:until_locked], *MORE, *SCREENS[until_locked:]):
        go(program)
        _settle(program)
        new = {*_texts(), *(_in_menus(program) if screen == "visit" else ())} - seen
        seen |= new
        found += [f"{screen}: {word}" for word in unlooked(sorted(new), known_on(screen, program))]
    assert len(seen) > 500
    assert not found, "\n".join(found)


def _settle(program: Firsthand) -> None:
    """Waits for work in threads, and a moment more for timers and layouts."""
    latest = time.monotonic() + 10
    end = 0.0
    while (now := time.monotonic()) < (end or latest):
        if not end and not any(job.is_at_work for job in program.workspace.findChildren(Background)):
            end = now + 0.1
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        time.sleep(0.005)


@cache
def _shown(tip: str) -> str:
    """A tip is markup around what is shown (desktop.widgets.tips)."""
    return QTextDocumentFragment.fromHtml(tip).toPlainText()


def _texts() -> Iterator[str]:
    """Every text that can be seen or heard at this moment."""
    for top in QApplication.topLevelWidgets():
        for widget in (top, *top.findChildren(QWidget)):
            if widget.isVisible():
                yield from _texts_of(widget)


def _texts_of(widget: QWidget) -> Iterator[str]:
    for one in texts_among(widget):
        if (name := str(one.name())) not in UNSEEN:
            text = str(one.read(widget))
            yield _shown(text) if name == "toolTip" else text
    for action in widget.actions():
        yield from (action.text(), action.toolTip(), action.statusTip())
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QLineEdit) and (completer := widget.completer()):
        words = completer.model()
        yield from (str(words.index(row, 0).data()) for row in range(words.rowCount()))
    spoken = QAccessible.queryAccessibleInterface(widget)
    if spoken:
        yield from (spoken.text(kind) for kind in SPOKEN)
