"""Asks for the passphrase where the system has no keyring: the known one, or a new one for the first store."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.theme.tokens import Space, Type
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

TITLE = QT_TRANSLATE_NOOP("Forms", "Your passphrase, please.")
NEW_TITLE = QT_TRANSLATE_NOOP("Forms", "Choose a passphrase.")
ABOUT = QT_TRANSLATE_NOOP("Forms", "It unlocks the encrypted file on this laptop in which every word is kept.")
NEW_ABOUT = QT_TRANSLATE_NOOP(
    "Forms",
    "This system offers no keyring, so a passphrase will protect what your customers tell you. "
    "Four or five unrelated words are strong and easy to keep in mind. "
    "Nobody can recover it for you: without it the file stays closed.",
)
PASSPHRASE = QT_TRANSLATE_NOOP("Forms", "Passphrase")
AGAIN = QT_TRANSLATE_NOOP("Forms", "Once more")
UNLOCK = QT_TRANSLATE_NOOP("Forms", "Unlock")
BEGIN = QT_TRANSLATE_NOOP("Forms", "Begin")
DIFFERENT = QT_TRANSLATE_NOOP("Forms", "The two are not the same.")
SHORT = QT_TRANSLATE_NOOP("Forms", "At least {count} characters, please.")
FEWEST = 10
WIDTH = 440


class UnlockPage(QWidget):
    """The page before Home. Signals: `passphrase_given(str)`."""

    passphrase_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "unlock")
        self._new = False
        self._title = Text("", Type.TITLE, wrap=True)
        self._about = Text("", Type.TEXT, "soft", wrap=True)
        self.passphrase = _secret()
        self.again = _secret()
        self._again_field = Labelled(tr(AGAIN), self.again, "unlock_again")
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), "unlock_remark")
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        inner = QWidget()
        inner.setFixedWidth(WIDTH)
        column = QVBoxLayout(inner)
        column.setSpacing(Space.S4)
        for widget in (self._title, self._about, Labelled(tr(PASSPHRASE), self.passphrase, "unlock_passphrase")):
            column.addWidget(widget)
        column.addWidget(self._again_field)
        column.addWidget(self.remark)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        # Centred by the room around it: a layout asks an aligned widget for no height that fits its width.
        middle = QHBoxLayout()
        middle.addStretch()
        middle.addWidget(inner)
        middle.addStretch()
        outer = QVBoxLayout(self)
        outer.addStretch(2)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.button.clicked.connect(self._on_button_clicked)
        self.passphrase.returnPressed.connect(self._on_passphrase_return_pressed)
        self.again.returnPressed.connect(self._on_button_clicked)

    def ask(self, new: bool, remark: str = "") -> None:
        """Asks for the passphrase, or for a new one; `remark` says what was wrong with the last."""
        self._new = new
        self._title.setText(tr(NEW_TITLE if new else TITLE))
        self._about.setText(tr(NEW_ABOUT if new else ABOUT))
        self._again_field.setVisible(new)
        label = tr(BEGIN if new else UNLOCK)
        self.button.setText(label)
        named(self.button, "unlock_button", label)
        self.button.setEnabled(True)
        self.remark.tell(remark)
        self.passphrase.clear()
        self.again.clear()
        self.passphrase.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_passphrase_return_pressed(self) -> None:
        if self._new:
            self.again.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_button_clicked()

    @Slot()
    def _on_button_clicked(self) -> None:
        passphrase = self.passphrase.text()
        if self._new and len(passphrase) < FEWEST:
            self.remark.tell(tr(SHORT).format(count=FEWEST))
        elif self._new and passphrase != self.again.text():
            self.remark.tell(tr(DIFFERENT))
        elif passphrase:
            self.remark.tell("")
            self.button.setEnabled(False)
            self.passphrase_given.emit(passphrase)


def _secret() -> LineField:
    field = LineField(Type.READ)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
