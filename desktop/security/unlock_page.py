"""Asks before Home for the passphrase, or for the recovery key where the key is lost or forgotten."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from db.model.messages import N_, Message
from desktop.security.asked import Asked
from desktop.security.words_while_locked import KEEP_WORDS, WordsWhileLocked
from desktop.theme.fonts import font
from desktop.theme.style import set_look
from desktop.theme.tokens import Type
from desktop.widgets.buttons import pressed_by_enter
from desktop.widgets.keyboard import words_of
from desktop.widgets.naming import named
from desktop.widgets.new_passphrase import NewPassphrase
from desktop.widgets.page_layout import button_row, centred_column
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr

if TYPE_CHECKING:
    from desktop.widgets.key_groups import KeyGroups

WHAT_IT_IS = N_(
    "You sit with a customer and listen; Firsthand keeps every word on this laptop, "
    "and turns what you heard into a case study that claims nothing they did not say."
)
SLOW_MS = 500
WIDTH = 500


MISTYPED = N_("If you typed a note here by mistake, Ctrl+Enter keeps it for the capture line.")
KEPT = N_("Kept for the capture line.")
I_HAVE_ONE = N_("I have a recovery key")
BACK = N_("‹ Back")
RESTORE = N_("Restore a backup …")
HAVE_BACKUP = N_("I have a backup …")
PROBLEM = N_("Report a problem …")
NOT_NOW = N_("Not now, only open")
WORKING = N_("Working …")


class UnlockPage(QWidget):
    """The page before Home.

    Signals: `passphrase_given(str)`; `passphrase_chosen(str)`, a new one after the recovery key was right;
    or `choice_put_off`; `recovery_key_given(str)`; `try_again_requested`; `restore_requested` for a backup; `problem_requested`.
    """

    passphrase_given = Signal(str)
    passphrase_chosen = Signal(str)
    choice_put_off = Signal()
    recovery_key_given = Signal(str)
    try_again_requested = Signal()
    restore_requested = Signal()
    problem_requested = Signal()
    # Words that were typed here by mistake, for the capture line.
    words_kept = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "unlock")
        self._asked = self._before = Asked.KNOWN
        self._why: Message | None = None
        self._since, self._takes_notes, self._takes_typing = "", False, False
        self._complaint = ""
        # The first start says what this is before it asks for anything.
        self._what = named(Text("", Type.READ, wrap=True), "unlock_what")
        self._title = named(Text("", Type.TITLE, wrap=True), "unlock_title")
        self._about = named(Text("", Type.TEXT, "soft", wrap=True), "unlock_about")
        self._backup = named(Text("", Type.TEXT, wrap=True), "unlock_backup")
        self.words = NewPassphrase("unlock")
        self.typed = WordsWhileLocked()
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), "unlock_remark")
        self.button = QPushButton()
        self.button.setProperty("kind", "primary")
        self._recover = self._link("recover", I_HAVE_ONE)
        self._back = self._link("back", BACK)
        self._not_now = self._link("not_now", NOT_NOW)
        self._restore = self._link("restore", RESTORE)
        self._problem = self._link("problem", PROBLEM)
        self._keep = self._link("keep_words", KEEP_WORDS)
        self._mistyped = named(Text("", Type.SMALL, "soft", wrap=True), "unlock_mistyped")
        self._progress = waiting_bar("unlock_progress", WORKING)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._lay_out()
        self._slow.timeout.connect(self._progress.show)
        self.button.clicked.connect(self._on_button_clicked)
        self.words.entered.connect(self._on_button_clicked)
        self.words.changed.connect(self._on_words_changed)
        self._recover.clicked.connect(self._on_recover_clicked)
        self._back.clicked.connect(self._on_back_clicked)
        self._not_now.clicked.connect(self.choice_put_off)
        self._restore.clicked.connect(self.restore_requested)
        self._problem.clicked.connect(self.problem_requested)
        self._keep.clicked.connect(self._keep_words)
        self.words.passphrase.installEventFilter(self)
        self.button.installEventFilter(self)
        self.typed.kept.connect(self._on_typed_kept)
        self.typed.emptied.connect(self._on_typed_emptied)

    @cached_property
    def groups(self) -> "KeyGroups":
        """The fields for the recovery key, made at first use because few people need them."""
        from desktop.widgets.key_groups import KeyGroups

        groups = KeyGroups("unlock_group")
        groups.entered.connect(self._on_button_clicked)
        self._column.insertWidget(self._column.indexOf(self.remark), groups)
        return groups

    def ask(self, new: bool, remark: Message | None = None) -> None:
        """Asks for the passphrase, or for a new one; `remark` is what was wrong with the last."""
        self._ask(Asked.NEW if new else Asked.KNOWN, remark)

    def ask_again(self) -> None:
        """Asks for a new passphrase, as the recovery key was right."""
        self._ask(Asked.RENEWED)

    def lock(self, with_words: bool, time: str, takes_notes: bool = False) -> None:
        """Asks for what unlocks a locked window: the passphrase, or a press of the button for the keyring."""
        self._since, self._takes_notes, self._takes_typing = time, takes_notes and with_words, takes_notes and not with_words
        self.words.clear()
        # Without it a dead key before the first letter would be lost.
        self.button.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, self._takes_typing)
        self._ask(Asked.LOCKED_WITH_WORDS if with_words else Asked.LOCKED)

    def say_closed(self, sentence: Message | None) -> None:
        """Shows why there is no key, and what can be done."""
        self._why = sentence
        self._ask(Asked.CLOSED)

    def say_broken(self, sentence: Message) -> None:
        """Shows why the store cannot be opened with any key."""
        self._why = sentence
        self._ask(Asked.BROKEN)

    def offer_restoring(self, sentence: Message | None = None) -> None:
        """Offers to restore a backup; `sentence` names it."""
        self._restore.show()
        self._backup.tell(tr(sentence))
        self._emphasise(bool(sentence))

    @property
    def is_broken(self) -> bool:
        """Whether the page says that the store cannot be opened."""
        return self._asked is Asked.BROKEN

    @property
    def asks_for_passphrase(self) -> bool:
        """Whether the page asks for the passphrase of a store that stands."""
        return self._asked is Asked.KNOWN

    @property
    def asks_for_recovery_key(self) -> bool:
        """Whether the page asks for the recovery key."""
        return self._asked is Asked.RECOVERY

    def complain(self, sentence: Message | None) -> None:
        """Shows what went wrong. Keeps a typed recovery key for correction; clears a passphrase, as it cannot be seen."""
        self._rest()
        self.remark.tell(tr(sentence))
        if self._asked is Asked.RECOVERY:
            return
        # What was refused may have been a note.
        self._keep.setVisible(self._takes_notes and bool(self.words.text))
        if self._keep.isHidden():
            self.words.clear()
        else:
            self.words.passphrase.selectAll()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes Ctrl+Enter in the field of the passphrase: what stands there is a note; and signs composed over the button."""
        if watched is self.button:
            if isinstance(event, QInputMethodEvent) and event.commitString() and self._takes_typing:
                self.typed.begin(event)
                return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._takes_notes:
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._keep_words()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Takes words where nothing is asked but a press of the button: they were meant as a note."""
        if self._takes_typing and self._asked is Asked.LOCKED and words_of(event):
            self.typed.begin(event)
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @Slot(str)
    def _on_typed_kept(self, words: str) -> None:
        self.words_kept.emit(words)
        self.remark.tell(tr(KEPT))

    @Slot()
    def _on_typed_emptied(self) -> None:
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _keep_words(self) -> None:
        if self.words.text.strip():
            self.words_kept.emit(self.words.text)
            self.remark.tell(tr(KEPT))
        self.words.clear()
        self._keep.hide()
        self.words.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        column = centred_column(self, WIDTH)
        asking = (self._what, self._title, self._about, self._backup, self.words, self.typed)
        for widget in (*asking, self._mistyped, self.remark, self._keep):
            column.addWidget(widget)
        self._column = column
        column.addLayout(button_row(self.button, self._recover, self._back, self._not_now, self._restore, self._problem))
        column.addWidget(self._progress)

    def _link(self, name: str, label: str) -> QPushButton:
        button = named(QPushButton(tr(label)), f"unlock_{name}", tr(label))
        button.setProperty("kind", "link")
        button.setFont(font(Type.SMALL))
        return button

    def _ask(self, asked: Asked, remark: Message | None = None) -> None:
        self._asked = asked
        title, about, label = asked.value
        self._what.tell(tr(WHAT_IT_IS) if asked is Asked.NEW else "")
        self._title.setText(tr(title, time=self._since))
        self._mistyped.tell(tr(MISTYPED) if self._takes_notes and asked is Asked.LOCKED_WITH_WORDS else "")
        self._keep.hide()
        self.typed.put_away()
        self._about.tell(tr(about) or tr(self._why))
        with_words = asked in (Asked.KNOWN, Asked.NEW, Asked.RENEWED, Asked.LOCKED_WITH_WORDS)
        self.words.setVisible(with_words)
        self.words.ask(asked in (Asked.NEW, Asked.RENEWED))
        if asked is Asked.RECOVERY or "groups" in self.__dict__:
            self.groups.setVisible(asked is Asked.RECOVERY)
        self._recover.setVisible(asked in (Asked.KNOWN, Asked.CLOSED, Asked.LOCKED, Asked.LOCKED_WITH_WORDS))
        self._back.setVisible(asked is Asked.RECOVERY)
        self._not_now.setVisible(asked is Asked.RENEWED)
        self._problem.setVisible(asked is Asked.BROKEN)
        self._restore.setVisible(asked in (Asked.BROKEN, Asked.NEW))
        named(self._restore, "unlock_restore", tr(HAVE_BACKUP if asked is Asked.NEW else RESTORE))
        self._restore.setText(self._restore.accessibleName())
        self._backup.tell("")
        self._emphasise(False)
        self.button.setText(tr(label))
        named(self.button, "unlock_button", tr(label))
        self._rest()
        self.remark.tell(tr(remark))
        first = self.words if with_words else self.groups if asked is Asked.RECOVERY else self.button
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _emphasise(self, emphasised: bool) -> None:
        """Emphasises the button to the backups where a good one is known."""
        self._restore.setFont(font(Type.TEXT if emphasised else Type.SMALL))
        set_look(self._restore, "kind", "outline" if emphasised else "link")

    def _rest(self) -> None:
        """Lets the person act again: no work is running any more."""
        self._slow.stop()
        self._progress.hide()
        self._set_enabled(True)

    def _work(self) -> None:
        """Disables the fields while work is running."""
        self.remark.tell("")
        self._slow.start()
        self._set_enabled(False)

    def _set_enabled(self, enabled: bool) -> None:
        for widget in (self.button, self.words, self._not_now, self._restore):
            widget.setEnabled(enabled)
        if "groups" in self.__dict__:
            self.groups.setEnabled(enabled)

    @Slot()
    def _on_recover_clicked(self) -> None:
        self._before = self._asked
        self.groups.clear()
        self._ask(Asked.RECOVERY)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.groups.clear()
        self._ask(self._before)

    @Slot()
    def _on_button_clicked(self) -> None:
        if not self.button.isEnabled():
            return
        if self._asked in (Asked.CLOSED, Asked.BROKEN, Asked.LOCKED):
            self._work()
            self.try_again_requested.emit()
        elif self._asked is Asked.RECOVERY:
            self._give_recovery_key()
        elif complaint := self.words.complaint:
            self._complaint = complaint
            self.remark.tell(complaint)
        elif self.words.text:
            self._work()
            given = self.passphrase_chosen if self._asked is Asked.RENEWED else self.passphrase_given
            given.emit(self.words.text)

    @Slot()
    def _on_words_changed(self) -> None:
        """Takes back what was wrong with a new passphrase once it is mended."""
        if self._complaint and self.remark.text() == self._complaint and self.words.complaint != self._complaint:
            self._complaint = ""
            self.remark.tell("")

    def _give_recovery_key(self) -> None:
        if wrong := self.groups.first_wrong:
            self.groups.mark_wrong(wrong)
        else:
            self._work()
            self.recovery_key_given.emit(self.groups.text)
