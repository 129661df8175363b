"""Shows the recovery key so that it can be put away, then asks for two of its groups to be sure that it was."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.engine.recovery_key import GROUPS, wrong_answer
from db.model.messages import N_, Message
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.key_groups import KeyGroups, ShownGroups
from desktop.widgets.naming import named
from desktop.widgets.page_layout import centred_column
from desktop.widgets.text import Text
from desktop.widgets.words import tr

TITLE = N_("Your recovery key")
ABOUT = N_(
    "It opens your visits when nothing else does: on a new laptop, when the keyring has lost its entry, when a passphrase is "
    "forgotten. Print it or write it down, and keep it away from this laptop. Nobody can give you another."
)
SAVED = N_("Saved: {path}. Print it, then take the file away from this laptop.")
SHOW = N_("Show it")
SAVE = N_("Save as PDF …")
I_HAVE_IT = N_("I have it")
LATER = N_("Later")
CLOSE = N_("Close")
BACK_TITLE = N_("Just to be sure.")
BACK_ABOUT = N_("Please type groups {one} and {two} from the page you printed or wrote.")
OTHERWISE = N_("Your recovery key has something else in group {number}.")
DONE = N_("Done")
SHOW_AGAIN = N_("‹ Show it again")
WIDTH = 520


class RecoveryKeyPage(QWidget):
    """Shows the recovery key and, where it is new, asks for two of its groups.

    Signals: `save_requested`; `confirmed` when both groups were right; `closed`, now or for later.
    """

    save_requested = Signal()
    confirmed = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "recovery_key")
        self._groups: tuple[str, ...] = ()
        self._numbers = (1, 2)
        self._asks = False
        self._title = Text("", Type.TITLE, wrap=True)
        self._about = Text("", Type.TEXT, "soft", wrap=True)
        self.shown = ShownGroups()
        self._column = centred_column(self, WIDTH)
        self._answers_place = QVBoxLayout()
        self.answers: KeyGroups | None = None
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), "recovery_key_remark")
        self._buttons = {
            "show": page_button("recovery_key_show", SHOW, "primary"),
            "have": page_button("recovery_key_have", I_HAVE_IT, "primary"),
            "done": page_button("recovery_key_done", DONE, "primary"),
            "save": page_button("recovery_key_save", SAVE, "outline"),
            "again": page_button("recovery_key_again", SHOW_AGAIN, "link"),
            "close": page_button("recovery_key_close", LATER, "quiet"),
        }
        self._lay_out()
        slots = (self._on_show_clicked, self._on_have_clicked, self._on_done_clicked, self.save_requested)
        for button, slot in zip(self._buttons.values(), (*slots, self._on_show_clicked, self._on_close_clicked), strict=True):
            button.clicked.connect(slot)

    def show_key(self, groups: Sequence[str], numbers: tuple[int, int], asks: bool, covered: bool = False) -> None:
        """Shows the key, `covered` until it is wanted; with `asks`, asks for the groups of `numbers` afterwards."""
        self._groups, self._numbers, self._asks = tuple(groups), numbers, asks
        self._show(covered)

    def say_saved(self, path: str) -> None:
        """Shows where the page with the key was saved."""
        self.remark.set_tone("soft")
        self.remark.tell(tr(SAVED, path=path))

    def complain(self, sentence: Message | None) -> None:
        """Shows what went wrong."""
        self.remark.set_tone("warn")
        self.remark.tell(tr(sentence))

    def forget(self) -> None:
        """Removes the key from the screen and clears the fields."""
        self._groups = ()
        self.shown.show_groups([""] * GROUPS, covered=True)
        if self.answers:
            self.answers.clear()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closes the page on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self._on_close_clicked()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.S3)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch()
        for widget in (self._title, self._about, self.shown):
            self._column.addWidget(widget)
        self._column.addLayout(self._answers_place)
        self._column.addWidget(self.remark)
        self._column.addLayout(row)

    def _show(self, covered: bool) -> None:
        self._title.setText(tr(TITLE))
        self._about.setText(tr(ABOUT))
        self.shown.show_groups(self._groups, covered)
        self.shown.show()
        if self.answers:
            self.answers.hide()
        self.remark.tell("")
        self._offer(*(["show"] if covered else ["have", "save"] if self._asks else ["save"]))

    def _ask_back(self) -> None:
        one, two = self._numbers
        if self.answers:
            self._answers_place.removeWidget(self.answers)
            self.answers.deleteLater()
        self.answers = KeyGroups("recovery_key_group", self._numbers)
        self.answers.entered.connect(self._on_done_clicked)
        self._answers_place.addWidget(self.answers)
        self._title.setText(tr(BACK_TITLE))
        self._about.setText(tr(BACK_ABOUT, one=one, two=two))
        self.shown.hide()
        self.remark.tell("")
        self._offer("done", "again")
        self.answers.setFocus(Qt.FocusReason.OtherFocusReason)

    def _offer(self, *names: str) -> None:
        """Shows these buttons, and the one that closes the page."""
        close = self._buttons["close"]
        label = tr(LATER if self._asks else CLOSE)
        close.setText(label)
        close.setAccessibleName(label)
        for name, button in self._buttons.items():
            button.setVisible(name in (*names, "close"))
        if names[0] != "done":
            self._buttons[names[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_show_clicked(self) -> None:
        self._show(covered=False)

    @Slot()
    def _on_have_clicked(self) -> None:
        self._ask_back()

    @Slot()
    def _on_done_clicked(self) -> None:
        assert self.answers
        if wrong := self.answers.first_wrong:
            self.answers.mark_wrong(wrong)
        elif wrong := wrong_answer(self._groups, self.answers.typed):
            self.complain(Message(OTHERWISE, number=wrong))
        else:
            self.forget()
            self.confirmed.emit()

    @Slot()
    def _on_close_clicked(self) -> None:
        self.forget()
        self.closed.emit()
