"""Shows the running notes, newest first; a single letter turns the focused note into a record."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.records import Note, NoteKind, PersonId
from desktop.theme.style import restyle
from desktop.theme.tokens import Space, Type
from desktop.widgets.key_places import letter_of
from desktop.widgets.moments import clock_time
from desktop.widgets.naming import named
from desktop.widgets.note_kinds import BY_KIND
from desktop.widgets.text import Text, spacer
from desktop.widgets.text_field import TextField
from desktop.widgets.words import tr

# The records a note can be turned into: the letter, the name, and the form.
TURNS: dict[str, tuple[str, str]] = {
    "G": (N_("Objective"), "objectives"),
    "O": (N_("Objection"), "objections"),
    "R": (N_("Value: revenue"), "claims.revenue"),
    "C": (N_("Value: cost"), "claims.cost"),
    "E": (N_("Value: emotional benefit"), "claims.emotional"),
    "X": (N_("Other result"), "claims.other"),
    "Q": (N_("Quote"), "quotes"),
    "P": (N_("Promise"), "promises"),
}
RUNNING = N_("Running notes")
TO_SORT = N_("Running notes · {count} to sort")
EMPTY = N_("What you type below appears here with its time. Sort it now or later.")
TURN_INTO = N_("Turn into")
HINT = N_("G objective  O objection  R C E X value  Q quote  P promise")
SORTED = N_("sorted")
EDIT = N_("Edit")
EARLIER = N_("Earlier versions …")
DELETE = N_("Delete")


# Further than any list is long: to its first note, or its last.
TO_END = 10**6
ENDS = {Qt.Key.Key_Home: -TO_END, Qt.Key.Key_End: TO_END}


class NoteItem(QFrame):
    """One note. Signals: `turn_requested(str, str)` with note id and form; `edited(str, str)`; `delete_requested(str)`;
    `history_requested(str)`; `stepped(str, int)` when an arrow key leaves it.
    """

    turn_requested = Signal(str, str)
    edited = Signal(str, str)
    delete_requested = Signal(str)
    history_requested = Signal(str)
    stepped = Signal(str, int)

    def __init__(self, note: Note) -> None:
        super().__init__()
        named(self, "note")
        self.note = note
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._kind = Text("", Type.LABEL)
        self._time = Text("", Type.LABEL, "soft")
        self._words = Text("", Type.SMALL, wrap=True)
        self._hint = Text(tr(HINT), Type.KEY, "soft", wrap=True)
        self._field: TextField | None = None
        head = QHBoxLayout()
        head.addWidget(self._kind)
        head.addWidget(spacer())
        head.addWidget(self._time)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.S2, Space.S2, Space.S2, Space.S2)
        self._layout.setSpacing(Space.HAIR)
        self._layout.addLayout(head)
        self._layout.addWidget(self._words)
        self._layout.addWidget(self._hint)
        self._hint.hide()

    def show_note(self, note: Note, who: str) -> None:
        """Shows the present `note`, said by `who`."""
        self.note = note
        kind = BY_KIND[note.kind or NoteKind.NOTE]
        self._kind.setText(tr(kind.label) + (f" · {who}" if who else "") + (f" · {tr(SORTED)}" if note.sorted else ""))
        self._kind.set_tone("faint" if note.sorted else kind.tone)
        self._time.setText(clock_time(note.at))
        self._words.setText(f"“{note.text}”" if note.kind is NoteKind.QUOTE else note.text)
        self._words.set_tone("soft" if note.sorted else "")
        self.setAccessibleName(f"{tr(kind.label)}, {clock_time(note.at)}: {note.text}")
        if self._field:
            self._field.show_text(note.text)

    def edit(self) -> None:
        """Lets the words be changed in place."""
        if self._field is None:
            self._field = named(TextField(Type.SMALL), "note_field", tr(EDIT))
            self._field.show_text(self.note.text)
            self._field.edited.connect(self._on_field_edited)
            self._field.left.connect(self._on_field_left)
            self._field.installEventFilter(self)
            self._layout.insertWidget(1, self._field)
            self._words.hide()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ends editing on Enter or Escape."""
        ends = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in ends:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter turns the note into a record; Enter edits it, Delete deletes it."""
        letter = letter_of(event)
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        if plain and letter in TURNS:
            self.turn_requested.emit(self.note.id, TURNS[letter][1])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.edit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(self.note.id)
        elif event.key() in ENDS:
            self.stepped.emit(self.note.id, ENDS[Qt.Key(event.key())])
        elif step:
            self.stepped.emit(self.note.id, step)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Edits the note."""
        super().mouseDoubleClickEvent(event)
        self.edit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Shows a menu of what can be done with the note."""
        menu = QMenu(self)
        turn = menu.addMenu(tr(TURN_INTO))
        for letter, (label, form) in TURNS.items():
            action = turn.addAction(f"{tr(label)}\t{letter}")
            action.setData(form)
        edit, earlier, delete = (menu.addAction(tr(label)) for label in (EDIT, EARLIER, DELETE))
        chosen = menu.exec(event.globalPos())
        if chosen is edit:
            self.edit()
        elif chosen is earlier:
            self.history_requested.emit(self.note.id)
        elif chosen is delete:
            self.delete_requested.emit(self.note.id)
        elif chosen and chosen.data():
            self.turn_requested.emit(self.note.id, chosen.data())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Shows which letter turns the note into which record."""
        super().focusInEvent(event)
        self._hint.setVisible(not self.note.sorted)
        self._mark(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hides the letters again."""
        super().focusOutEvent(event)
        self._hint.hide()
        self._mark(False)

    def _mark(self, on: bool) -> None:
        self.setProperty("kind", "note_in_focus" if on else "note")
        restyle(self)

    @Slot(str)
    def _on_field_edited(self, text: str) -> None:
        self.edited.emit(self.note.id, text)

    @Slot()
    def _on_field_left(self) -> None:
        if self._field:
            self._field.removeEventFilter(self)
            self._field.deleteLater()
            self._field = None
            self._words.show()


class NoteList(QWidget):
    """All notes of a visit. Signals: those of its notes, and `left_downwards` when the arrow key leaves for the line."""

    turn_requested = Signal(str, str)
    edited = Signal(str, str)
    delete_requested = Signal(str)
    history_requested = Signal(str)
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "notes", tr(RUNNING))
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._items: dict[str, NoteItem] = {}
        self._title = Text(tr(RUNNING), Type.LABEL, "soft")
        self._empty = Text(tr(EMPTY), Type.SMALL, "soft", wrap=True)
        inner = QWidget()
        inner.setProperty("ground", "panel")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, Space.S2, 0)
        self._column.setSpacing(Space.HAIR)
        self._column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("ground", "panel")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(Space.S3, Space.S5 - Space.S1, Space.S2, Space.S3)
        layout.setSpacing(Space.S2)
        self._title.setContentsMargins(Space.S2, 0, 0, 0)
        self._empty.setContentsMargins(Space.S2, 0, Space.S2, 0)
        layout.addWidget(self._title)
        layout.addWidget(self._empty)
        layout.addWidget(self._scroll, 1)

    @property
    def items(self) -> list[NoteItem]:
        """The notes as shown, newest first."""
        return list(self._items.values())

    def show_notes(self, notes: Sequence[Note], people: Mapping[PersonId, str]) -> None:
        """Shows `notes`, given oldest first."""
        newest_first = list(reversed(notes))
        for note_id in self._items.keys() - {note.id for note in notes}:
            item = self._items.pop(note_id)
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        for note in newest_first:
            item = self._items.get(note.id) or self._add(note)
            if item.note != note or not item.accessibleName():
                item.show_note(note, people.get(note.said_by, "") if note.said_by else "")
        ordered: dict[str, NoteItem] = {note.id: self._items[note.id] for note in newest_first}
        for n, item in enumerate(ordered.values()):
            if self._column.indexOf(item) != n:
                self._column.insertWidget(n, item)
        self._items = ordered
        waiting = sum(not note.sorted for note in notes)
        self._title.setText(tr(TO_SORT, count=waiting) if waiting else tr(RUNNING))
        self._empty.setVisible(not notes)

    def focus_newest(self) -> None:
        """Gives the focus to the newest note that is not sorted yet."""
        items = [item for item in self._items.values() if not item.note.sorted] or self.items
        if items:
            self._focus(items[0])

    def go_to(self, note_id: str) -> None:
        """Gives the focus to one note."""
        if item := self._items.get(note_id):
            self._focus(item)

    def _focus(self, item: NoteItem) -> None:
        item.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(item)

    def _add(self, note: Note) -> NoteItem:
        item = NoteItem(note)
        item.turn_requested.connect(self.turn_requested)
        item.edited.connect(self.edited)
        item.history_requested.connect(self.history_requested)
        item.delete_requested.connect(self._on_item_delete_requested)
        item.stepped.connect(self._on_item_stepped)
        self._items[note.id] = item
        return item

    @Slot(str)
    def _on_item_delete_requested(self, note_id: str) -> None:
        ids = list(self._items)
        at = ids.index(note_id)
        neighbour = ids[at + 1] if at + 1 < len(ids) else ids[at - 1]
        self._focus(self._items[neighbour])
        self.delete_requested.emit(note_id)

    @Slot(str, int)
    def _on_item_stepped(self, note_id: str, step: int) -> None:
        ids = list(self._items)
        at = ids.index(note_id) + step
        if abs(step) == TO_END:
            self._focus(self._items[ids[0 if step < 0 else -1]])
        elif at >= len(ids):
            self.left_downwards.emit()
        elif at >= 0:
            self._focus(self._items[ids[at]])
