"""Lets one type a passphrase: a known one in one field, a new one in two."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from db.model.messages import N_, NN_
from desktop.keys.passphrase_rule import FEWEST, complaint
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.words import tr, trn

PASSPHRASE = N_("Passphrase")
AGAIN = N_("Once more")
DIFFERENT = N_("The two are not the same.")
RULE = NN_("At least {count} character", "At least {count} characters")
SHOW, HIDE = N_("show"), N_("hide")


class SecretField(LineField):
    """A line that hides what is typed."""

    def __init__(self) -> None:
        super().__init__(Type.READ, own_undo=False)
        self.setEchoMode(QLineEdit.EchoMode.Password)


class NewPassphrase(QWidget):
    """A passphrase, typed twice where it is a new one; a button shows what is typed, and hides it again.

    Signals: `entered` when Enter is pressed in the last field; `changed`.
    """

    entered = Signal()
    changed = Signal()

    def __init__(self, name: str, label: str = PASSPHRASE, new: bool = True, fewest: int = FEWEST) -> None:
        super().__init__()
        self.passphrase, self.again = SecretField(), SecretField()
        self._new, self._fewest = new, fewest
        self._again_field = Labelled(tr(AGAIN), self.again, f"{name}_again")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        self._show = page_button(f"{name}_show", SHOW, "link")
        # A click must not take the cursor out of the field.
        self._show.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._show.setCheckable(True)
        row = QHBoxLayout()
        row.setSpacing(Space.S3)
        row.addWidget(Labelled(tr(label), self.passphrase, f"{name}_passphrase"), 1)
        row.addWidget(self._show, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(self._again_field)
        self._show.toggled.connect(self._on_show_toggled)
        for field in (self.passphrase, self.again):
            field.textChanged.connect(self.changed)
        self.passphrase.returnPressed.connect(self._on_passphrase_return_pressed)
        self.again.returnPressed.connect(self.entered)
        self.setFocusProxy(self.passphrase)
        self.ask(new)

    def ask(self, new: bool) -> None:
        """Asks for a known passphrase, or for a new one; clears what was typed before."""
        self._new = new
        self._again_field.setVisible(new)
        # The rule is told before somebody breaks it.
        self.passphrase.setPlaceholderText(trn(RULE, self._fewest) if new else "")
        self.clear()

    def clear(self) -> None:
        """Clears what was typed; what is typed next is hidden."""
        self.passphrase.clear()
        self.again.clear()
        self._show.setChecked(False)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.passphrase.text()

    @property
    def complaint(self) -> str:
        """What is wrong with a new passphrase, or an empty text."""
        if self._new and (short := complaint(self.text, self._fewest)):
            return tr(short)
        return tr(DIFFERENT) if self._new and self.text != self.again.text() else ""

    @Slot(bool)
    def _on_show_toggled(self, shown: bool) -> None:
        for field in (self.passphrase, self.again):
            field.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        label = tr(HIDE if shown else SHOW)
        self._show.setText(label)
        self._show.setAccessibleName(label)

    @Slot()
    def _on_passphrase_return_pressed(self) -> None:
        if self._new:
            self.again.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit()
