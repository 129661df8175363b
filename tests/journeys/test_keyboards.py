"""Keys work in their place on every keyboard: French digits, dead keys, Russian letters, full width, the number pad."""

import re
import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import normalize

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton

import desktop
from db.model.records import NoteKind, Promise, Quote
from desktop.debrief.notes_part import NotesPart
from desktop.visit.forms.answer import AnswerForm
from desktop.widgets.capture_line import CaptureLine
from desktop.widgets.note_kinds import NOTE_KINDS
from desktop.widgets.record_card import RecordCard
from tests.journeys.driver import Driver
from tests.samples import some

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="a Mac numbers its keys in another way")
CONTROL, SHIFT, PAD = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.KeypadModifier,
)
NONE = Qt.KeyboardModifier.NoModifier
DESKTOP = Path(desktop.__file__).parent
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


def test_the_digit_keys_choose_the_kind_by_their_place(driver: Driver, capture: CaptureLine) -> None:
    for n in range(1, 9):
        kind = NOTE_KINDS[n - 1].kind
        for sign, modifiers, place in (
            (AZERTY[n - 1], CONTROL, n + 1),
            (str(n), CONTROL | SHIFT, n + 1),
            (str(n), CONTROL | PAD, 0),
            ("¨ěščřžýá"[n - 1], CONTROL, n + 1),
        ):
            capture.choose(NoteKind.QUESTION if kind is NoteKind.NOTE else NoteKind.NOTE)
            press(driver, sign, place, modifiers)
            assert capture.kind is kind, (sign, place)


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


def test_a_sign_counts_however_it_arrives(driver: Driver, capture: CaptureLine) -> None:
    entered = []
    for sign in '-＞>！!＃#：:＂"“「«＋+？?':
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
            assert capture.kind is expected, sign
            if not capture.line.text():
                driver.type("exact")
            assert capture.line.text() == "exact", sign
        driver.key(Qt.Key.Key_Return)
        entered.append((expected, "exact"))
        assert [(note.kind, note.text) for note in driver.whole.notes] == entered, sign


def test_the_sign_in_the_middle_of_words_is_a_sign(driver: Driver, capture: CaptureLine) -> None:
    driver.type("from 5")
    commit(driver, "?")
    assert capture.line.text() == "from 5?"
    assert capture.kind is NoteKind.NOTE


# A key of each layout in the place of a US letter: Russian, Greek, Arabic, Hebrew, Korean; and the letter in full width.
LAYOUTS = {
    "G": "пγلع\N{HANGUL LETTER HIEUH}ｇ",
    "K": "лκنל\N{HANGUL LETTER A}ｋ",
    "H": "рηاי\N{HANGUL LETTER O}ｈ",
    "A": "фαشש\N{HANGUL LETTER MIEUM}ａ",
    "D": "вδيג\N{HANGUL LETTER IEUNG}ｄ",
}
PLACE = {"G": 34, "K": 37, "H": 35, "A": 30, "D": 32, "Q": 16, "C": 46, "V": 47}


@pytest.mark.long
def test_letters_sort_by_their_place_on_every_layout_in_notes_and_debrief(driver: Driver, capture: CaptureLine) -> None:
    layouts = list(zip(LAYOUTS["G"], LAYOUTS["K"], strict=True))
    for n in range(4 * len(layouts)):
        driver.enter(f"line {n}")
    driver.press("Ctrl+J")
    for goal, keep in layouts:
        before = len(driver.whole.objectives)
        press(driver, goal, PLACE["G"], NONE)
        press(driver, keep, PLACE["K"], NONE)
        assert len(driver.whole.objectives) == before + 1, goal
    assert sum(note.sorted for note in driver.whole.notes) == 2 * len(layouts)
    driver.rest()
    driver.program.context.run_command("debrief")
    driver.until(lambda: isinstance(driver.window.focusWidget(), NotesPart))
    for goal, keep in layouts:
        before = len(driver.whole.objectives)
        press(driver, goal, PLACE["G"], NONE)
        press(driver, keep, PLACE["K"], SHIFT)
        assert len(driver.whole.objectives) == before + 1, goal
    assert all(note.sorted for note in driver.whole.notes)


@pytest.mark.parametrize(
    ("sign", "modifiers", "place"),
    some([("é", NONE, 3), ("2", SHIFT, 3), ("2", PAD, 0), ("２", NONE, 3), ("٢", NONE, 3), ("ě", NONE, 3), ("२", NONE, 0)], 3),
    ids=some(["azerty", "azerty with shift", "number pad", "full width", "arabic", "czech", "devanagari"], 3),
)
def test_a_digit_says_who_in_the_debrief_on_every_layout(
    driver: Driver, capture: CaptureLine, sign: str, modifiers: Qt.KeyboardModifier, place: int
) -> None:
    visit = driver.program.workspace.open_visit
    assert visit
    for name in ("Ingrid Haugen", "Tormod Lie"):
        visit.welcome(name)
    driver.enter('"it just runs')
    visit.add(Quote, text="we sleep again")
    driver.rest()
    driver.program.context.run_command("debrief")
    driver.until(lambda: isinstance(driver.window.focusWidget(), NotesPart))
    press(driver, sign, place, modifiers)
    press(driver, "й", PLACE["Q"], NONE)
    tormod = driver.whole.people[1].id
    assert [quote.said_by for quote in driver.whole.quotes] == [None, tormod]
    part = driver.parts.debrief.page.speakers
    driver.parts.debrief.page.go_to_part("speakers")
    part.focus_first()
    press(driver, LAYOUTS["A"][0], PLACE["A"], NONE)
    assert part.ticked == ()
    press(driver, LAYOUTS["A"][1], PLACE["A"], NONE)
    press(driver, sign, place, modifiers)
    assert [quote.said_by for quote in driver.whole.quotes] == [tormod, tormod]


def test_a_sign_that_only_looks_like_a_digit_says_nobody(driver: Driver, capture: CaptureLine) -> None:
    driver.enter("it just runs")
    driver.rest()
    driver.program.context.run_command("debrief")
    driver.until(lambda: isinstance(driver.window.focusWidget(), NotesPart))
    # The key left of the 1 on a French keyboard.
    press(driver, "²", 41, NONE)
    assert driver.whole.notes[0].said_by is None


def test_words_are_copied_and_pasted_by_place_in_every_field(driver: Driver, capture: CaptureLine) -> None:
    driver.type("half a thought")
    press(driver, "ф", PLACE["A"], CONTROL)
    press(driver, "с", PLACE["C"], CONTROL)
    assert QApplication.clipboard().text() == "half a thought"
    driver.parts.visit.page.go_to_block("before")
    driver.parts.visit.page.block_page.focus_first()
    press(driver, "м", PLACE["V"], CONTROL)
    assert [answer.text for answer in driver.whole.answers if "draft" not in answer.question] == ["half a thought"]


def test_a_card_is_duplicated_and_an_answer_turned_by_place(driver: Driver, capture: CaptureLine) -> None:
    visit = driver.program.workspace.open_visit
    assert visit
    visit.add(Promise, text="send the drawings")
    driver.parts.visit.page.go_to_block("close")
    card = next(card for card in driver.window.findChildren(RecordCard) if card.isVisible() and isinstance(card.record, Promise))
    card.setFocus()
    press(driver, "в", PLACE["D"], CONTROL)
    assert len(driver.whole.promises) == 2
    driver.parts.visit.page.go_to_block("decision")
    form = next(form for form in driver.window.findChildren(AnswerForm) if form.isVisible() and form.findChildren(QPushButton))
    form.focus_form()
    driver.type("the pilot paid for itself")
    press(driver, "й", PLACE["Q"], Qt.KeyboardModifier.AltModifier)
    assert [quote.text for quote in driver.whole.quotes] == ["the pilot paid for itself"]


def test_no_module_looks_for_a_letter_or_digit_of_a_key_in_another_way() -> None:
    ways = re.compile(r"event\.text\(\)|QKeySequence\(event|Key\.Key_[A-Z0-9]\b|nativeScanCode|nativeVirtualKey")
    # Where keys are told apart by their places, and words are passed on as they were typed.
    allowed = {"widgets/key_places.py", "widgets/keyboard.py"}
    found = {
        f"{path.relative_to(DESKTOP).as_posix()}: {line.strip()}"
        for path in DESKTOP.rglob("*.py")
        if path.relative_to(DESKTOP).as_posix() not in allowed
        for line in path.read_text(encoding="utf-8").splitlines()
        if ways.search(line)
    }
    assert found == {
        "widgets/fields.py: *(Qt.Key.Key_A, Qt.Key.Key_C, Qt.Key.Key_V, Qt.Key.Key_X, Qt.Key.Key_Insert),",
        "widgets/fields.py: again = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())",
    }
