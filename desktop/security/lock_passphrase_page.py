"""Lets one set a passphrase for the lock where the keyring keeps the key, change it, or remove it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.model.messages import N_, Message
from desktop.keys.wrapped_key import SHORTEST
from desktop.theme.tokens import Type
from desktop.widgets.buttons import page_button
from desktop.widgets.naming import named
from desktop.widgets.new_passphrase import NewPassphrase
from desktop.widgets.page_layout import button_row, centred_column
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr

TITLE = N_("A passphrase for the lock")
WITHOUT = N_(
    "Now the keyring opens the lock with one click: it hides the screen, and keeps nobody out who uses this laptop as you. A "
    "passphrase wraps the key inside the keyring; it is asked for at each start and after each lock. Nothing is encrypted anew."
)
WITH = N_(
    "A passphrase wraps the key inside the keyring. Whoever forgets it opens the store with the recovery key, which removes it."
)
OWN = N_("Your passphrase opens the store and the lock; nothing on this laptop keeps it, so there is nothing to wrap.")
PRESENT = N_("Present passphrase")
NEW = N_("New passphrase")
SET = N_("Set the passphrase")
CHANGE = N_("Change the passphrase")
REMOVE = N_("Remove it")
CLOSE = N_("Close")
WORKING = N_("Wrapping the key …")
NOT_PRESENT = N_("That is not the present passphrase. Nothing was changed.")
WIDTH = 520


class LockPassphrasePage(QWidget):
    """The page. Signals: `change_requested(object, object)`: the new passphrase or None, the present one or None; `closed`."""

    change_requested = Signal(object, object)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "lock_passphrase")
        self._is_wrapped = False
        self._about = named(Text("", Type.TEXT, "soft", wrap=True), "lock_passphrase_about")
        self.present = NewPassphrase("lock_passphrase_present", PRESENT, new=False)
        self.words = NewPassphrase("lock_passphrase_new", NEW, fewest=SHORTEST)
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), "lock_passphrase_remark")
        self._set = page_button("lock_passphrase_set", SET, "primary")
        self._remove = page_button("lock_passphrase_remove", REMOVE, "outline")
        self._close = page_button("lock_passphrase_close", CLOSE, "quiet")
        self._progress = waiting_bar("lock_passphrase_progress", WORKING)
        column = centred_column(self, WIDTH)
        for widget in (Text(tr(TITLE), Type.TITLE, wrap=True), self._about, self.present, self.words, self.remark):
            column.addWidget(widget)
        column.addLayout(button_row(self._set, self._remove, self._close))
        column.addWidget(self._progress)
        self.words.entered.connect(self._on_set_clicked)
        self._set.clicked.connect(self._on_set_clicked)
        self._remove.clicked.connect(self._on_remove_clicked)
        self._close.clicked.connect(self.closed)

    def show_state(self, by_keyring: bool, is_wrapped: bool) -> None:
        """Shows how the key is kept now: `by_keyring`, and whether wrapped there; clears what was typed before."""
        self._is_wrapped = is_wrapped
        self._about.tell(tr((WITH if is_wrapped else WITHOUT) if by_keyring else OWN))
        self.present.setVisible(is_wrapped)
        self.words.setVisible(by_keyring)
        self._set.setVisible(by_keyring)
        self._remove.setVisible(is_wrapped)
        self._set.setText(tr(CHANGE if is_wrapped else SET))
        self._set.setAccessibleName(self._set.text())
        for field in (self.present, self.words):
            field.clear()
        self._rest()
        first = self.present if is_wrapped else self.words if by_keyring else self._close
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, sentence: Message | None = None) -> None:
        """Says why nothing was changed: by default, that the present passphrase is another one."""
        self._rest()
        self.remark.tell(tr(sentence or NOT_PRESENT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the page."""
        if event.key() == Qt.Key.Key_Escape and self._close.isEnabled():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _rest(self) -> None:
        self._set_working(False)
        self.remark.tell("")

    def _set_working(self, works: bool) -> None:
        self._progress.setVisible(works)
        for widget in (self._set, self._remove, self._close, self.present, self.words):
            widget.setEnabled(not works)

    def _change(self, passphrase: str | None) -> None:
        self.remark.tell("")
        self._set_working(True)
        self.change_requested.emit(passphrase, self.present.text if self._is_wrapped else None)

    @Slot()
    def _on_set_clicked(self) -> None:
        if complaint := self.words.complaint:
            self.remark.tell(complaint)
        else:
            self._change(self.words.text)

    @Slot()
    def _on_remove_clicked(self) -> None:
        self._change(None)
