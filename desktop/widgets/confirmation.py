"""Asks a question in place, with a button to confirm and one to cancel; opens no dialog."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import pressed_by_enter
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

KEEP = N_("Keep it")


class Confirmation(QWidget):
    """A sentence and two buttons; the one that changes nothing has the focus. Signals: `agreed`; `declined`."""

    agreed = Signal()
    declined = Signal()

    def __init__(self, name: str, deed: str, keep: str = "") -> None:
        super().__init__()
        named(self, f"{name}_question")
        self._text = named(Text("", Type.TEXT), f"{name}_asked")
        self._deed = _button(f"{name}_agree", deed, "outline")
        self._keep = _button(f"{name}_keep", keep or tr(KEEP), "quiet")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S3)
        for widget in (self._text, self._deed, self._keep):
            row.addWidget(widget)
        row.addStretch(1)
        self._deed.clicked.connect(self.agreed)
        self._keep.clicked.connect(self.declined)

    def ask(self, sentence: str) -> None:
        """Shows the question."""
        self._text.setText(sentence)
        # A screen reader speaks the sentence with the button that confirms it.
        self._deed.setAccessibleDescription(sentence)
        self._keep.setAccessibleDescription(sentence)
        self.show()
        self._keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Declines on Escape; presses the focused button on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.declined.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def _button(name: str, label: str, kind: str) -> QPushButton:
    button = named(QPushButton(label), name, label)
    button.setProperty("kind", kind)
    button.setFont(font(Type.SMALL))
    return button
