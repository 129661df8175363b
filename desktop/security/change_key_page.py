"""Lets one change the passphrase or the key in the keyring, or switch from one to the other."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.model.messages import N_, Message
from desktop.theme.tokens import Type
from desktop.widgets.buttons import page_button
from desktop.widgets.chips import Chips
from desktop.widgets.fields import Labelled
from desktop.widgets.naming import named
from desktop.widgets.new_passphrase import NewPassphrase
from desktop.widgets.page_layout import button_row, centred_column
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr

TITLE = N_("What unlocks your visits")
NOW_KEYRING = N_("Now: the keyring of this system. Whoever is logged in as you opens them without being asked.")
NOW_PASSPHRASE = N_("Now: a passphrase, asked for at each start.")
CHANGES = N_("Everything is encrypted again, your backups too, and you get a new recovery key. The present one is then void.")
FROM_NOW_ON = N_("From now on")
WAYS = (
    ("passphrase", N_("A passphrase")),
    ("keyring", N_("The keyring of this system")),
)
PRESENT = N_("Present passphrase")
NEW = N_("New passphrase")
# The label of the button, by whether a passphrase is used now and whether it is from now on.
DEEDS = {
    ("passphrase", "passphrase"): N_("Change the passphrase"),
    ("passphrase", "keyring"): N_("Let the keyring unlock them"),
    ("keyring", "passphrase"): N_("Ask for a passphrase"),
    ("keyring", "keyring"): N_("Make a new key"),
}
NOT_PRESENT = N_("That is not the present passphrase. Nothing was changed.")
WORKING = N_("Encrypting everything again …")
WIDTH = 520
CLOSE = N_("Close")


class ChangeKeyPage(QWidget):
    """The page on which one changes what unlocks the store.

    Signals: `change_requested(object, object)`: the new passphrase or None for the keyring, the present one or None;
    `closed`.
    """

    change_requested = Signal(object, object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "change_key")
        self._way = self._chosen = "passphrase"
        self._now = Text("", Type.TEXT, "soft", wrap=True)
        self.ways = Chips("change_key_way", [(name, tr(label)) for name, label in WAYS])
        self.present = NewPassphrase("change_key_present", PRESENT, new=False)
        self.words = NewPassphrase("change_key_new", NEW)
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), "change_key_remark")
        self.button = page_button("change_key_button", DEEDS["passphrase", "passphrase"], "primary")
        self._close = page_button("change_key_close", CLOSE, "quiet")
        self._progress = waiting_bar("change_key_progress", WORKING)
        self._working = Text(tr(WORKING), Type.SMALL, "soft")
        self._lay_out()
        self.ways.chosen.connect(self._on_ways_chosen)
        self.present.entered.connect(self._on_present_entered)
        self.words.entered.connect(self._on_button_clicked)
        self.button.clicked.connect(self._on_button_clicked)
        self._close.clicked.connect(self._on_close_clicked)

    def show_ways(self, by_passphrase: bool) -> None:
        """Shows what unlocks the store now; a keyring can be chosen once one was found."""
        self._way = "passphrase" if by_passphrase else "keyring"
        self._now.setText(tr(NOW_PASSPHRASE if by_passphrase else NOW_KEYRING))
        self.allow_keyring(False)
        self.present.setVisible(by_passphrase)
        self.present.clear()
        self.rest()
        self._choose("passphrase")
        (self.present if by_passphrase else self.words).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def allow_keyring(self, there: bool) -> None:
        """Enables or disables the choice of the keyring."""
        self.ways.chip("keyring").setEnabled(there)

    def refuse(self) -> None:
        """Shows that the present passphrase was typed wrong."""
        self.complain(Message(NOT_PRESENT))
        self.present.clear()
        self.present.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: Message | None) -> None:
        """Shows what went wrong, and lets the person try again."""
        self.rest()
        self.remark.tell(tr(sentence))

    def rest(self) -> None:
        """Lets the person act again: no work is running any more."""
        self._set_working(False)

    def forget(self) -> None:
        """Clears all fields."""
        self.present.clear()
        self.words.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closes the page on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._close.isEnabled():
            self._on_close_clicked()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        column = centred_column(self, WIDTH)
        column.addWidget(Text(tr(TITLE), Type.TITLE, wrap=True))
        column.addWidget(self._now)
        column.addWidget(Labelled(tr(FROM_NOW_ON), self.ways, "change_key_ways"))
        for widget in (self.present, self.words, Text(tr(CHANGES), Type.SMALL, "soft", wrap=True), self.remark):
            column.addWidget(widget)
        column.addLayout(button_row(self.button, self._close))
        column.addWidget(self._working)
        column.addWidget(self._progress)

    def _set_working(self, working: bool) -> None:
        self._progress.setVisible(working)
        self._working.setVisible(working)
        self.remark.tell("")
        for widget in (self.ways, self.present, self.words, self.button, self._close):
            widget.setEnabled(not working)

    def _choose(self, way: str) -> None:
        self._chosen = way
        self.ways.show_values((way,))
        self.words.setVisible(way == "passphrase")
        self.words.clear()
        label = tr(DEEDS[self._way, way])
        self.button.setText(label)
        self.button.setAccessibleName(label)
        self.remark.tell("")

    @Slot(tuple)
    def _on_ways_chosen(self, values: tuple[str, ...]) -> None:
        # Pressing the chosen button again must not leave none chosen.
        self._choose(values[0] if values else self._chosen)

    @Slot()
    def _on_present_entered(self) -> None:
        if self._chosen == "passphrase":
            self.words.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_button_clicked()

    @Slot()
    def _on_button_clicked(self) -> None:
        new = self.words.text if self._chosen == "passphrase" else None
        if new is not None and self.words.complaint:
            self.remark.tell(self.words.complaint)
        elif self._way == "passphrase" and not self.present.text:
            self.present.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._set_working(True)
            self.change_requested.emit(new, self.present.text if self._way == "passphrase" else None)

    @Slot()
    def _on_close_clicked(self) -> None:
        self.forget()
        self.closed.emit()
