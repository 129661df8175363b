"""Lets one type a passphrase: a known one in one field, a new one in two."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from db.model.messages import N_, NN_
from desktop.theme.tokens import Space, Type
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.words import tr, trn

PASSPHRASE = N_("Passphrase")
AGAIN = N_("Once more")
DIFFERENT = N_("The two are not the same.")
SHORT = NN_("At least {count} character, please.", "At least {count} characters, please.")
FEWEST = 10


class SecretField(LineField):
    """A line that hides what is typed."""

    def __init__(self) -> None:
        super().__init__(Type.READ, own_undo=False)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class NewPassphrase(QWidget):
    """A passphrase, typed twice where it is a new one. Signals: `entered` when Enter is pressed in the last field."""

    entered = Signal()

    def __init__(self, name: str, label: str = PASSPHRASE, new: bool = True, fewest: int = FEWEST) -> None:
        super().__init__()
        self.passphrase, self.again = SecretField(), SecretField()
        self._new, self._fewest = new, fewest
        self._again_field = Labelled(tr(AGAIN), self.again, f"{name}_again")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        column.addWidget(Labelled(tr(label), self.passphrase, f"{name}_passphrase"))
        column.addWidget(self._again_field)
        self.passphrase.returnPressed.connect(self._on_passphrase_return_pressed)
        self.again.returnPressed.connect(self.entered)
        self.setFocusProxy(self.passphrase)
        self.ask(new)

    def ask(self, new: bool) -> None:
        """Asks for a known passphrase, or for a new one; clears what was typed before."""
        self._new = new
        self._again_field.setVisible(new)
        self.clear()

    def clear(self) -> None:
        """Clears what was typed."""
        self.passphrase.clear()
        self.again.clear()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.passphrase.text()

    @property
    def complaint(self) -> str:
        """What is wrong with a new passphrase, or an empty text."""
        if self._new and len(self.text) < self._fewest:
            return trn(SHORT, self._fewest)
        return tr(DIFFERENT) if self._new and self.text != self.again.text() else ""

    @Slot()
    def _on_passphrase_return_pressed(self) -> None:
        if self._new:
            self.again.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()
