"""Edits the words and the speaker of a note in place."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.tokens import Space, Type
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.naming import named
from desktop.widgets.text_field import TextField
from desktop.widgets.words import tr

WORDS = N_("What was noted")
WHO = N_("Who said it")
ENDS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class NoteEditor(QWidget):
    """Two fields. Signals: `edited(str)` with the words; `attributed(str)` with the name; `ended(bool)`, True after a key."""

    edited = Signal(str)
    attributed = Signal(str)
    ended = Signal(bool)

    def __init__(self, people: Sequence[str]) -> None:
        super().__init__()
        self.text = named(TextField(Type.SMALL), "note_field", tr(WORDS))
        self.who = LineField(Type.SMALL)
        self.who.offer(people)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S1)
        layout.addWidget(self.text)
        layout.addWidget(Labelled(tr(WHO), self.who, "note_who"))
        self.text.edited.connect(self.edited)
        self.who.textEdited.connect(self.attributed)
        for field in (self.text, self.who):
            field.left.connect(self._on_field_left)
            field.installEventFilter(self)

    def show_note(self, text: str, who: str) -> None:
        """Shows the words and the speaker."""
        self.text.show_text(text)
        self.who.show_text(who)

    def begin(self, who: bool = False) -> None:
        """Puts the cursor behind the words, or into the speaker with `who`."""
        self.text.moveCursor(QTextCursor.MoveOperation.End)
        (self.who if who else self.text).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ends editing on Enter or Escape."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in ENDS:
            self.ended.emit(True)
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _on_field_left(self) -> None:
        # Who gets the keyboard is known only afterwards: it may be the other field.
        QTimer.singleShot(0, self, self._end_if_left)

    def _end_if_left(self) -> None:
        if not (self.text.hasFocus() or self.who.hasFocus()):
            self.ended.emit(False)
