"""Takes words that are typed while the window is locked and no passphrase is asked for, so that a note is not lost.

They are kept for the capture line only where somebody asks for it, with Ctrl+Enter or the button, and only in memory.
"""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.fields import Labelled
from desktop.widgets.naming import named
from desktop.widgets.new_passphrase import SecretField
from desktop.widgets.text import Text
from desktop.widgets.words import tr

LABEL = N_("What you typed")
KEEP_WORDS = N_("Keep these words")
ASKED = N_("The window is locked. Ctrl+Enter keeps these words for the capture line; else they go when it is unlocked.")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class WordsWhileLocked(QWidget):
    """A line that comes with the first word typed. Signals: `kept(str)` with the words; `emptied` when none are left."""

    kept = Signal(str)
    emptied = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "unlock_words")
        self.line = SecretField()
        self._keep = page_button("unlock_keep_typed", KEEP_WORDS, "link")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S2)
        column.addWidget(Labelled(tr(LABEL), self.line, "unlock_typed"))
        column.addWidget(Text(tr(ASKED), Type.SMALL, "soft", wrap=True))
        column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self._keep.clicked.connect(self._on_keep_clicked)
        self.hide()

    def begin(self, event: QKeyEvent | QInputMethodEvent) -> None:
        """Takes the first key or composed sign of words, and all that follow."""
        self.show()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        QCoreApplication.sendEvent(self.line, event)

    def put_away(self) -> None:
        """Forgets what was typed and not kept."""
        self.line.clear()
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keeps the words on Ctrl+Enter; Escape forgets them."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._on_keep_clicked()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self._end()
                return True
        return super().eventFilter(watched, event)

    def _end(self) -> None:
        self.put_away()
        self.emptied.emit()

    @Slot()
    def _on_keep_clicked(self) -> None:
        if words := self.line.text().strip():
            self.kept.emit(words)
        self._end()

    @Slot()
    def _on_line_return_pressed(self) -> None:
        """Enter is no answer to what is asked; an empty line goes."""
        if self.line.text().strip():
            self.line.selectAll()
        else:
            self._end()
