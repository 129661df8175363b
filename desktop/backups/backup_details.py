"""Shows one backup: what it holds, what restoring it would change, or which key it needs."""

from datetime import UTC, datetime
from functools import cached_property

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from db.model.messages import N_, Message
from desktop.backups.backup_list import BackupLine, StoreSummary
from desktop.backups.backup_text import DOT, REASONS, age_in_words, held_in_words, moment_and_day, size_in_words
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import sheet_button
from desktop.widgets.flow import FlowLayout
from desktop.widgets.key_groups import KeyGroups
from desktop.widgets.naming import named
from desktop.widgets.new_passphrase import NewPassphrase
from desktop.widgets.page_layout import centred_column
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr

OF = N_("The backup from {moment}")
ELSEWHERE = N_("in the second folder")
MADE = N_("made {reason}")
OPENING = N_("It is being opened …")
HOLDS = N_("This holds {what}; the last change is from {moment}.")
HOLDS_ONLY = N_("This holds {what}.")
STANDS = N_("What stands now has {what}. It is kept beside it in a dated folder; nothing is deleted.")
STANDS_CLOSED = N_("What stands there now, if anything, is kept beside it in a dated folder; nothing is deleted.")
RESTORE = N_("Restore this one")
NEEDS_KEY = N_(
    "It opens with a key that this laptop does not have: the key of another laptop, or one from before a change of key."
)
KEY_ABOUT = N_("The eight groups of its recovery key, from the page you printed or wrote:")
PASSPHRASE_ABOUT = N_("The passphrase it was made with:")
OPEN_IT = N_("Open it")
BY_PASSPHRASE = N_("I know its passphrase")
BY_KEY = N_("I have its recovery key")
NOTHING = N_("Firsthand shows here what a backup holds, before it changes anything.")
WORKING = N_("Working …")
WIDTH = 480


class BackupDetails(QWidget):
    """The right half of the restore page. Signals: `restore_requested`; `recovery_key_given(str)`; `passphrase_given(str)`."""

    restore_requested = Signal()
    recovery_key_given = Signal(str)
    passphrase_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "backup_details")
        self._path = ""
        self._by_passphrase = False
        self._title = named(Text("", Type.QUESTION, wrap=True), "backup_title")
        self._about = named(Text("", Type.SMALL, "soft", wrap=True), "backup_about")
        self._holds = named(Text("", Type.READ, wrap=True), "backup_holds")
        self._stands = named(Text("", Type.TEXT, "soft", wrap=True), "backup_stands")
        self._asks = named(Text("", Type.TEXT, "soft", wrap=True), "backup_asks")
        self.passphrase = NewPassphrase("backup", new=False)
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), "backup_remark")
        self.button = sheet_button("backup_restore", RESTORE, "primary")
        self._open = sheet_button("backup_open", OPEN_IT, "primary")
        self._otherwise = sheet_button("backup_otherwise", BY_PASSPHRASE, "link")
        self._working = named(Text("", Type.SMALL, "soft", wrap=True), "backup_working")
        self._progress = waiting_bar("backup_progress", WORKING)
        self._lay_out()
        self.button.clicked.connect(self.restore_requested)
        self._open.clicked.connect(self._on_open_clicked)
        self._otherwise.clicked.connect(self._on_otherwise_clicked)
        self.passphrase.entered.connect(self._on_open_clicked)
        self.show_nothing()

    @cached_property
    def groups(self) -> KeyGroups:
        """The fields for a recovery key, made at first use because few people need them."""
        groups = KeyGroups("backup_group")
        groups.entered.connect(self._on_open_clicked)
        self._column.insertWidget(self._column.indexOf(self.passphrase), groups)
        return groups

    def show_nothing(self) -> None:
        """Shows that no backup is chosen."""
        self._path = ""
        self.forget()
        for text in (self._title, self._about, self._holds, self.remark):
            text.tell("")
        self._stands.tell(tr(NOTHING))
        self._ask(False)
        self.button.hide()

    def show_line(self, line: BackupLine, now: StoreSummary | None) -> None:
        """Shows a backup, and what restoring it would do to the present store (`now`; None where that cannot be opened)."""
        if str(line.path) != self._path:
            self._path = str(line.path)
            self.forget()
            self.remark.tell("")
        moment, today = datetime.now(UTC), moment_and_day(line.at, datetime.now(UTC))
        self._title.tell(tr(OF, moment=today) if today else line.path.name)
        reason = tr(MADE, reason=tr(REASONS[line.reason])) if line.reason in REASONS else ""
        where = tr(ELSEWHERE) if line.elsewhere else ""
        self._about.tell(DOT.join(filter(None, (age_in_words(line.at, moment), reason, size_in_words(line.size), where))))
        self._ask(line.standing == "other_key")
        self.button.setVisible(line.is_good)
        self._holds.set_tone("" if line.standing in ("", "good", "other_key") else "warn")
        if not line.standing:
            self._holds.tell(tr(OPENING))
        elif line.standing == "other_key":
            self._holds.tell(tr(NEEDS_KEY))
        else:
            self._holds.tell(_what_it_holds(line.held, moment) if line.held else tr(line.sentence))
        self._stands.tell(_what_stands(now) if line.is_good else "")

    def focus_key(self) -> None:
        """Puts the cursor into the field for the key."""
        (self.passphrase if self._by_passphrase else self.groups).setFocus(Qt.FocusReason.OtherFocusReason)

    def say_working(self, sentence: str) -> None:
        """Shows which work is running; an empty `sentence` when it has ended."""
        self._working.tell(sentence)
        self._progress.setVisible(bool(sentence))
        if sentence:
            self.remark.tell("")

    def complain(self, sentence: Message | None) -> None:
        """Shows what went wrong."""
        self.remark.tell(tr(sentence))

    def forget(self) -> None:
        """Clears all fields."""
        self.passphrase.clear()
        if "groups" in self.__dict__:
            self.groups.clear()

    def _lay_out(self) -> None:
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = self._column = centred_column(self, WIDTH, "panel")
        texts = (self._title, self._about, self._holds, self._stands, self._asks, self.passphrase, self.remark)
        row = QWidget()
        flow = FlowLayout(row, Space.S4)
        for button in (self.button, self._open, self._otherwise):
            flow.addWidget(button)
        for widget in (*texts, row, self._working, self._progress):
            column.addWidget(widget)
        column.setSpacing(Space.S3)
        self.say_working("")

    def _ask(self, asks: bool) -> None:
        """Shows or hides the fields for a key."""
        by_key = asks and not self._by_passphrase
        self._asks.tell(tr(KEY_ABOUT if by_key else PASSPHRASE_ABOUT) if asks else "")
        self.passphrase.setVisible(asks and self._by_passphrase)
        if by_key or "groups" in self.__dict__:
            self.groups.setVisible(by_key)
        self._open.setVisible(asks)
        self._otherwise.setVisible(asks)
        label = tr(BY_PASSPHRASE if by_key else BY_KEY)
        self._otherwise.setText(label)
        self._otherwise.setAccessibleName(label)

    @Slot()
    def _on_otherwise_clicked(self) -> None:
        self._by_passphrase = not self._by_passphrase
        self.remark.tell("")
        self._ask(True)
        self.focus_key()

    @Slot()
    def _on_open_clicked(self) -> None:
        self.remark.tell("")
        if self._by_passphrase:
            if self.passphrase.text:
                self.passphrase_given.emit(self.passphrase.text)
        elif wrong := self.groups.first_wrong:
            self.groups.mark_wrong(wrong)
        else:
            self.recovery_key_given.emit(self.groups.text)


def _what_it_holds(held: StoreSummary, now: datetime) -> str:
    what, moment = held_in_words(held), moment_and_day(held.last_change, now)
    return tr(HOLDS, what=what, moment=moment) if moment else tr(HOLDS_ONLY, what=what)


def _what_stands(now: StoreSummary | None) -> str:
    if now is None:
        return tr(STANDS_CLOSED)
    return tr(STANDS, what=held_in_words(now))
