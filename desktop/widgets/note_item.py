"""Shows one running note; sorts it on a letter, on Enter or by the mouse; opens its editor."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QCursor, QDrag, QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.model.messages import N_, Message
from db.model.records import Note, NoteKind
from desktop.interview.sorting import BY_LETTER, KEEP, PLACES, Place
from desktop.theme.style import set_look
from desktop.theme.tokens import Space, Type
from desktop.widgets.key_places import letter_of, sign_of
from desktop.widgets.keyboard import is_plain
from desktop.widgets.moments import clock_time
from desktop.widgets.naming import named
from desktop.widgets.note_editor import NoteEditor
from desktop.widgets.note_kinds import BY_KIND, NOTE_MIME
from desktop.widgets.text import Text
from desktop.widgets.words import tr

PUT_UNDER = N_("Put under")
ENTER = N_("Enter: {place}")
ENTER_ASKS = N_("Enter, then R, C or X")
WHICH = N_("R revenue, C cost, X other?")
SORTED = N_("sorted")
STANDS = N_("Sorted already, under {place}.")
KEPT = N_("Sorted already.")
AGAIN = N_("{letter} once more puts it under {place} too.")
COPY = N_("Copy")
EDIT = N_("Edit")
EARLIER = N_("Earlier versions …")
DELETE = N_("Delete")
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
# Further than any visit has notes.
ENDS = {Qt.Key.Key_Home: -1_000_000, Qt.Key.Key_End: 1_000_000}


@dataclass(frozen=True, slots=True)
class NoteReading:
    """A note with what is shown of it.

    `suggested` is the place that Enter takes, None where it has to be asked; `stands` the one where its words stand once it
    is sorted, None where they were changed since or it was kept.
    """

    note: Note
    who: str = ""
    suggested: Place | None = KEEP
    stands: Place | None = None


class NoteItem(QFrame):
    """Signals, each with the note's id first: `sort_requested(str, Place)`; `dropped(str, QWidget)` its words on a field;
    `edited(str, str)`; `attributed(str, str)` the name typed; `edit_ended(str)`; `delete_requested(str)`;
    `history_requested(str)`; `stepped(str, int)` when a key leads so many notes on; `focus_changed(str, bool)`.
    """

    sort_requested = Signal(str, object)
    dropped = Signal(str, QWidget)
    edited = Signal(str, str)
    attributed = Signal(str, str)
    edit_ended = Signal(str)
    delete_requested = Signal(str)
    history_requested = Signal(str)
    stepped = Signal(str, int)
    focus_changed = Signal(str, bool)

    def __init__(self, reading: NoteReading) -> None:
        super().__init__()
        named(self, "note")
        self.reading = reading
        self.people: Sequence[str] = ()
        # What was pressed on a note that is sorted already: once more, and it goes there too.
        self._once_more: Place | None = None
        self._pressed_at: QPoint | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._kind = Text("", Type.LABEL, wrap=True)
        self._time = Text("", Type.LABEL, "soft")
        self._words = Text("", Type.SMALL, wrap=True)
        self._hint = Text("", Type.KEY, "soft", wrap=True)
        self._hint.hide()
        self._editor: NoteEditor | None = None
        head = QHBoxLayout()
        head.addWidget(self._kind, 1)
        head.addWidget(self._time, 0, Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.S2, Space.S2, Space.S2, Space.S2)
        self._layout.setSpacing(Space.HAIR)
        self._layout.addLayout(head)
        self._layout.addWidget(self._words)
        self._layout.addWidget(self._hint)
        self._show()

    @property
    def note(self) -> Note:
        """Returns the present note."""
        return self.reading.note

    def show_reading(self, reading: NoteReading) -> None:
        """Shows the present note."""
        if reading != self.reading:
            self.reading = reading
            self._show()

    def edit(self, who: bool = False) -> None:
        """Opens the editor at the words, or at the speaker with `who`."""
        if self._editor is None:
            self._editor = NoteEditor(self.people)
            self._editor.show_note(self.note.text, self.reading.who)
            self._editor.edited.connect(self._on_editor_edited)
            self._editor.attributed.connect(self._on_editor_attributed)
            self._editor.ended.connect(self._on_editor_ended)
            self._layout.insertWidget(1, self._editor)
            self._words.hide()
        self._editor.begin(who)

    def choose(self, place: Place) -> None:
        """Asks for the note to be sorted to `place`; for a sorted one only when the place is chosen twice."""
        if not self.note.sorted or self._once_more == place:
            self._once_more = None
            self.sort_requested.emit(self.note.id, place)
            return
        stands = self.reading.stands
        self._once_more = None if place in (stands, KEEP) else place
        told = Message(STANDS, place=Message(stands.name)) if stands else Message(KEPT)
        again = Message(AGAIN, letter=place.letter, place=Message(place.name)) if self._once_more else None
        self._tell(" ".join(filter(None, (tr(told), tr(again)))), "warn")

    def take(self) -> None:
        """Sorts the note to the suggested place, or asks which kind of number it is."""
        if self.note.sorted or self.reading.suggested:
            self.choose(self.reading.suggested or KEEP)
        else:
            self._tell(tr(WHICH), "accent")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Sorts the note on a letter or Enter, edits it on F2, names the speaker on @, deletes it on Delete."""
        key = Qt.Key(event.key())
        place = BY_LETTER.get(letter_of(event)) if is_plain(event) else None
        if place:
            self.choose(place)
        elif sign_of(event) == "@":
            self.edit(who=True)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        elif step := STEPS.get(key) or ENDS.get(key, 0):
            self.stepped.emit(self.note.id, step)
        elif not self._edit_key(key):
            super().keyPressEvent(event)

    def _edit_key(self, key: Qt.Key) -> bool:
        """Handles Enter, F2 and Delete; returns whether the key was one of these."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.take()
        elif key == Qt.Key.Key_F2:
            self.edit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(self.note.id)
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where a drag may begin."""
        super().mousePressEvent(event)
        self._pressed_at = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags the words to a field or to a question."""
        super().mouseMoveEvent(event)
        if self._pressed_at is None:
            return
        if (event.position().toPoint() - self._pressed_at).manhattanLength() >= QApplication.startDragDistance():
            self._pressed_at = None
            self._drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Takes the focus after a click, but not after a drag."""
        super().mouseReleaseEvent(event)
        if self._pressed_at is not None:
            self._pressed_at = None
            self.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edits the note."""
        super().mouseDoubleClickEvent(event)
        self.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shows a menu of what can be done with the note."""
        menu = QMenu(self)
        places = menu.addMenu(tr(PUT_UNDER))
        for place in PLACES:
            places.addAction(f"{tr(place.name)}\t{place.letter}").setData(place.letter)
        copy, edit, earlier, delete = (menu.addAction(tr(label)) for label in (COPY, EDIT, EARLIER, DELETE))
        chosen = menu.exec(event.globalPos())
        if chosen is copy:
            self._copy()
        elif chosen is edit:
            self.edit()
        elif chosen is earlier:
            self.history_requested.emit(self.note.id)
        elif chosen is delete:
            self.delete_requested.emit(self.note.id)
        elif chosen and chosen.data():
            self.choose(BY_LETTER[chosen.data()])

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows what Enter does."""
        super().focusInEvent(event)
        self._tell_enter()
        self.mark(True)
        self.focus_changed.emit(self.note.id, True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides what Enter does."""
        super().focusOutEvent(event)
        self._once_more = None
        self._hint.tell("")
        self.mark(False)
        # It comes back to the note from another window or a menu.
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.show_found(None)
        self.focus_changed.emit(self.note.id, False)

    def mime(self) -> QMimeData:
        """Returns the words for a drag, with the id of the note."""
        data = QMimeData()
        data.setText(self.note.text)
        data.setData(NOTE_MIME, self.note.id.encode())
        return data

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.note.text)

    def _drag(self) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.mime())
        done = drag.exec(Qt.DropAction.CopyAction)
        # Not `drag.target()`: PySide 6.12 deletes what that returns along with the Python object.
        target = QApplication.widgetAt(QCursor.pos())
        if done is not Qt.DropAction.IgnoreAction and target:
            self.dropped.emit(self.note.id, target)

    def _show(self) -> None:
        note, kind = self.note, BY_KIND[self.note.kind or NoteKind.NOTE]
        stands = self.reading.stands
        where = f" → {tr(stands.name)}" if stands else f" · {tr(SORTED)}"
        self._kind.setText(tr(kind.label) + (f" · {self.reading.who}" if self.reading.who else "") + where * note.sorted)
        self._kind.set_tone("faint" if note.sorted else kind.tone)
        self._time.setText(clock_time(note.at))
        self._words.setText(f"“{note.text}”" if note.kind is NoteKind.QUOTE else note.text)
        self._words.set_tone("soft" if note.sorted else "")
        self.setAccessibleName(f"{self._kind.text()}, {clock_time(note.at)}: {note.text}")
        if self._editor:
            self._editor.show_note(note.text, self.reading.who)
        if self.hasFocus():
            self._tell_enter()

    def _tell_enter(self) -> None:
        suggested = self.reading.suggested
        told = tr(ENTER, place=tr(suggested.name)) if suggested else tr(ENTER_ASKS)
        self._tell("" if self.note.sorted else told)

    def _tell(self, sentence: str, tone: str = "soft") -> None:
        self._hint.set_tone(tone)
        self._hint.tell(sentence)
        self.setAccessibleDescription(sentence)

    def mark(self, on: bool) -> None:
        """Shows that this is the note in focus, or the one that was found."""
        set_look(self, "kind", "note_in_focus" if on else "note")

    def show_found(self, found: tuple[int, int] | None) -> None:
        """Marks the place `found` (start, end) in the words, and shows the passage around it; None ends that."""
        # The sign before the words of a quote.
        lead = int(self.note.kind is NoteKind.QUOTE)
        self._words.show_found((found[0] + lead, found[1] + lead) if found else None)

    def found_rect(self) -> QRect:
        """Returns where the words that are marked begin in this widget."""
        return self._words.found_rect().translated(self._words.pos())

    @Slot(str)
    def _on_editor_edited(self, text: str) -> None:
        self.edited.emit(self.note.id, text)

    @Slot(str)
    def _on_editor_attributed(self, name: str) -> None:
        self.attributed.emit(self.note.id, name)

    @Slot(bool)
    def _on_editor_ended(self, by_key: bool) -> None:
        editor, self._editor = self._editor, None
        if editor is None:
            return
        if by_key:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._words.show()
        editor.hide()
        editor.deleteLater()
        self.edit_ended.emit(self.note.id)
