"""Keys work in their place on every keyboard: French digits, dead keys, Russian letters, full width, the number pad."""

import sys
from collections.abc import Callable
from unicodedata import normalize

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from db.model.records import NoteKind
from desktop.widgets.capture_line import CaptureLine
from desktop.widgets.note_kinds import NOTE_KINDS
from tests.journeys.driver import Driver

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="a Mac numbers its keys in another way")
CONTROL, SHIFT, PAD = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
# The keys of a French (Belgian) upper row, 1 to 8, without Shift.
AZERTY = "&é\"'(§è_"


def press(driver: Driver, sign: str, place: int, modifiers: Qt.KeyboardModifier) -> None:
    """Presses the key that types `sign` at a place of the PC keyboard, as the system tells of it."""
    code = place + 8 if sys.platform.startswith("linux") else place
    focus = driver.window.focusWidget()
    assert focus
    # First the system asks whether a field wants the key for itself; only then commands are looked for.
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, ord(sign.upper()), modifiers, code, 0, 0, "" if modifiers & CONTROL else sign)
        QApplication.sendEvent(focus, event)
    QApplication.processEvents()


def commit(driver: Driver, words: str) -> None:
    """Puts words in as a dead key or an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(words)
    focus = driver.window.focusWidget()
    assert focus
    QApplication.sendEvent(focus, event)


@pytest.fixture
def capture(driver: Driver) -> CaptureLine:
    driver.press("Ctrl+N")
    driver.enter("Halden Pumps AS")
    return driver.parts.visit.page.capture


@pytest.mark.parametrize("n", range(1, 9))
def test_the_digit_keys_choose_the_kind_by_their_place(driver: Driver, capture: CaptureLine, n: int) -> None:
    kind = NOTE_KINDS[n - 1].kind
    for sign, modifiers, place in (
        (AZERTY[n - 1], CONTROL, n + 1),
        (str(n), CONTROL | SHIFT, n + 1),
        (str(n), CONTROL | PAD, 0),
        ("¨ěščřžýá"[n - 1], CONTROL, n + 1),
    ):
        capture.choose(NoteKind.QUESTION if kind is NoteKind.NOTE else NoteKind.NOTE)
        press(driver, sign, place, modifiers)
        assert capture.kind is kind


def test_a_key_that_asks_for_a_digit_by_its_place_is_kept_from_other_commands(driver: Driver, capture: CaptureLine) -> None:
    focus = driver.window.focusWidget()
    assert focus
    event = QKeyEvent(QEvent.Type.ShortcutOverride, ord("-"), CONTROL, 7 + 8, 0, 0, "")
    QApplication.sendEvent(focus, event)
    assert event.isAccepted()
    # On a keyboard with digits in the upper row the same sign stands elsewhere, and is the command.
    event = QKeyEvent(QEvent.Type.ShortcutOverride, ord("-"), CONTROL, 12 + 8, 0, 0, "")
    QApplication.sendEvent(focus, event)
    assert not event.isAccepted()


def test_commands_are_found_where_they_are_on_a_russian_keyboard(driver: Driver, capture: CaptureLine) -> None:
    driver.enter("stored note")
    press(driver, "я", 44, CONTROL)
    assert not driver.whole.notes
    press(driver, "Я", 44, CONTROL | SHIFT)
    assert [note.text for note in driver.whole.notes] == ["stored note"]


def test_a_latin_letter_is_never_taken_for_another_of_its_place(driver: Driver, capture: CaptureLine) -> None:
    driver.enter("stored note")
    # The key of W types Z on a French keyboard, and that of Z types W.
    press(driver, "w", 44, CONTROL)
    assert [note.text for note in driver.whole.notes] == ["stored note"]


def test_a_note_is_sorted_by_the_place_of_a_letter_that_is_not_latin(driver: Driver, capture: CaptureLine) -> None:
    driver.enter("halve call-outs by summer")
    driver.press("Ctrl+J")
    press(driver, "п", 34, NONE)
    assert [objective.text for objective in driver.whole.objectives] == ["halve call-outs by summer"]


@pytest.mark.parametrize("sign", '-＞>！!＃#：:＂"“「«＋+？?')
def test_a_sign_counts_however_it_arrives(driver: Driver, capture: CaptureLine, sign: str) -> None:
    western = normalize("NFKC", sign)
    expected = next(kind.kind for kind in NOTE_KINDS if western in kind.signs)
    start = NoteKind.QUESTION if expected is NoteKind.NOTE else NoteKind.NOTE
    ways: tuple[tuple[Callable[[Driver, str], None], str], ...] = (
        (lambda at, words: at.type(words), sign),
        (commit, sign),
        (commit, f"{sign}exact"),
    )
    for arrive, words in ways:
        capture.choose(start)
        capture.line.clear()
        arrive(driver, words)
        assert capture.kind is expected
        if not capture.line.text():
            driver.type("exact")
        assert capture.line.text() == "exact"
    driver.key(Qt.Key.Key_Return)
    assert [(note.kind, note.text) for note in driver.whole.notes] == [(expected, "exact")]


def test_the_sign_in_the_middle_of_words_is_a_sign(driver: Driver, capture: CaptureLine) -> None:
    driver.type("from 5")
    commit(driver, "?")
    assert capture.line.text() == "from 5?"
    assert capture.kind is NoteKind.NOTE
