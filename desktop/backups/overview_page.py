"""Shows the state of key, lock and backups on one page, with a button for each thing that can be done about them."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_, NN_, Message
from desktop.backups.backup_text import (
    DOT,
    REASONS,
    age_in_words,
    day_in_words,
    held_in_words,
    moment_and_day,
    number,
    size_in_words,
)
from desktop.backups.lock_section import LockSection
from desktop.backups.overview import BackupsView
from desktop.backups.waiting_folders import WaitingFolders
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, sheet_button
from desktop.widgets.file_dialogs import folder_dialog
from desktop.widgets.naming import named
from desktop.widgets.page_layout import sheet_column
from desktop.widgets.page_section import PageSection
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr, trn

TITLE = N_("Security and backups")
ABOUT = N_("Every word is in one encrypted file on this laptop. This page shows what protects it from loss.")
BACKUPS = N_("Backups")
SECOND = N_("A second folder")
KEYS = N_("Keys")
CHECK = N_("Check")
LOOKING = N_("Looking at the backups …")
LAST = N_("The last backup is from {moment}.")
NONE_YET = N_("There is no backup yet.")
UNSOUND = N_("The last backup, from {moment}, is not sound.")
VERIFIED = N_("opened and verified")
MADE = N_("made {reason}")
MANY = NN_("One backup, {size}, beside your visits.", "{count} backups since {day}, {size} in all, beside your visits.")
HOW = N_(
    "Firsthand makes one after every 30 minutes of changed work, at close, and before imports, updates and "
    "erasures. It keeps all backups of the last days, and of older ones one a day, a week, a month."
)
BACK_UP = N_("Back up now")
RESTORE = N_("Restore a backup …")
WORKING = N_("Making a backup and reading it back …")
NO_SECOND = N_("None yet. Copies on another disk or drive are still there when this laptop is lost. They are encrypted too.")
SECOND_IS = NN_(
    "Each backup is copied to {folder} as well; {count} is there.",
    "Each backup is copied to {folder} as well; {count} are there.",
)
SECOND_GONE = N_("{folder} cannot be reached now. Backups are still made beside your visits, and copied again once it is back.")
CHOOSE = N_("Choose a folder …")
OTHER = N_("Another folder …")
NO_FOLDER = N_("No second folder")
BY_KEYRING = N_("The keyring of this system unlocks your visits.")
BY_PASSPHRASE = N_("A passphrase unlocks your visits.")
PUT_AWAY = N_("Your recovery key is put away.")
NOT_PUT_AWAY = N_("Your recovery key is not put away yet.")
RECOVERY_KEY = N_("Recovery key …")
CHANGE = N_("Change what unlocks …")
CHECK_ABOUT = N_("Reads every page and counts every record, here and in the newest backup.")
CHECK_NOW = N_("Check my data")
PROBLEM = N_("Report a problem …")
WIDTH = 1120


class BackupsPage(QWidget):
    """The page "Security and backups".

    Signals: `back_up_requested`; `restore_requested`; `folder_chosen(str)`, empty for none; `recovery_key_requested`;
    `change_key_requested`; `check_requested`; `problem_requested`; `closed`. Those of `waiting` are its own.
    """

    back_up_requested = Signal()
    restore_requested = Signal()
    folder_chosen = Signal(str)
    recovery_key_requested = Signal()
    change_key_requested = Signal()
    check_requested = Signal()
    problem_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "backups")
        self._folder = ""
        self._is_working = False
        self.back = back_button("backups_back")
        self.lock = LockSection()
        self.waiting = WaitingFolders()
        self._backups = PageSection("backups_backups", tr(BACKUPS))
        self._second = PageSection("backups_second", tr(SECOND))
        self._keys = PageSection("backups_keys", tr(KEYS))
        self._check = PageSection("backups_check", tr(CHECK))
        self._buttons = {
            "back_up": sheet_button("backups_back_up", BACK_UP, "primary"),
            "restore": sheet_button("backups_restore", RESTORE, "outline"),
            "choose": sheet_button("backups_choose", CHOOSE, "outline"),
            "no_folder": sheet_button("backups_no_folder", NO_FOLDER, "quiet"),
            "recovery_key": sheet_button("backups_recovery_key", RECOVERY_KEY, "outline"),
            "change": sheet_button("backups_change", CHANGE, "quiet"),
            "check": sheet_button("backups_check_now", CHECK_NOW, "outline"),
            "problem": sheet_button("backups_problem", PROBLEM, "quiet"),
        }
        self._progress = waiting_bar("backups_progress", WORKING)
        self._fill()
        self._lay_out()
        self._connect()

    def show_keys(self, by_passphrase: bool, is_put_away: bool) -> None:
        """Shows what unlocks the store, and whether the recovery key was put away."""
        self._unlocks.tell(tr(BY_PASSPHRASE if by_passphrase else BY_KEYRING))
        self._put_away.tell(tr(PUT_AWAY if is_put_away else NOT_PUT_AWAY))
        self._put_away.set_tone("soft" if is_put_away else "warn")

    def show_view(self, view: BackupsView) -> None:
        """Shows the state of the backups."""
        now = datetime.now(UTC)
        self._show_last(view, now)
        day, size = day_in_words(view.since, now), size_in_words(view.size)
        self._many.tell(trn(MANY, view.count, count=number(view.count), day=day, size=size) if view.count else "")
        self._folder = view.folder
        if not view.folder:
            self._where.tell(tr(NO_SECOND))
        elif view.is_reached:
            self._where.tell(trn(SECOND_IS, view.there, folder=view.folder, count=number(view.there)))
        else:
            self._where.tell(tr(SECOND_GONE, folder=view.folder))
        self._where.set_tone("warn" if view.folder and not view.is_reached else "soft" if not view.folder else "")
        self._rename("choose", OTHER if view.folder else CHOOSE)
        self._buttons["no_folder"].setVisible(bool(view.folder))

    def set_working(self, working: bool) -> None:
        """Shows whether a backup is being made."""
        if working:
            self._trouble.tell("")
        self._is_working = working
        self._progress.setVisible(working)

    def complain(self, sentence: Message | None) -> None:
        """Shows why a backup was not made, or not everywhere; `sentence` is None once one was."""
        self._trouble.tell(tr(sentence))

    def complain_of_folder(self, sentence: Message | None) -> None:
        """Shows why a folder could not be chosen; `sentence` is None once one was."""
        self._folder_trouble.tell(tr(sentence))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Puts the focus on the first button."""
        self._buttons["back_up"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_last(self, view: BackupsView, now: datetime) -> None:
        newest = view.newest
        self._last.set_tone("")
        if newest is None:
            self._last.tell(tr(NONE_YET))
            self._holds.tell("")
            return
        moment = moment_and_day(newest.at, now)
        if newest.held is None:
            self._last.set_tone("warn")
            self._last.tell(tr(UNSOUND, moment=moment))
            self._holds.tell(tr(newest.sentence))
            return
        self._last.tell(tr(LAST, moment=moment))
        reason = tr(MADE, reason=tr(REASONS[newest.reason])) if newest.reason in REASONS else ""
        parts = (age_in_words(newest.at, now), held_in_words(newest.held), tr(VERIFIED), reason)
        self._holds.tell(DOT.join(filter(None, parts)))

    def _rename(self, name: str, label: str) -> None:
        self._buttons[name].setText(tr(label))
        self._buttons[name].setAccessibleName(tr(label))

    def _fill(self) -> None:
        buttons = self._buttons
        self._last = self._backups.add_text("backups_last", Type.SECOND_QUESTION, text=tr(LOOKING))
        self._holds = self._backups.add_text("backups_holds", Type.TEXT)
        self._many = self._backups.add_text("backups_many", Type.SMALL, "soft")
        self._trouble = self._backups.add_text("backups_trouble", Type.SMALL, "warn")
        self._backups.body.addSpacing(Space.S1)
        self._backups.add_buttons(buttons["back_up"], buttons["restore"])
        self._progress.hide()
        self._backups.body.addWidget(self._progress)
        self._backups.body.addWidget(Text(tr(HOW), Type.SMALL, "soft", wrap=True))
        self._where = self._second.add_text("backups_where", Type.TEXT, "soft", tr(NO_SECOND))
        self._folder_trouble = self._second.add_text("backups_folder_trouble", Type.SMALL, "warn")
        self._second.add_buttons(buttons["choose"], buttons["no_folder"])
        self._second.body.addWidget(self.waiting)
        buttons["no_folder"].hide()
        self._unlocks = self._keys.add_text("backups_unlocks", Type.TEXT)
        self._put_away = self._keys.add_text("backups_put_away", Type.SMALL, "soft")
        self._keys.add_buttons(buttons["recovery_key"], buttons["change"])
        self._check.add_text("backups_check_about", Type.TEXT, "soft", tr(CHECK_ABOUT))
        self._check.add_buttons(buttons["check"], buttons["problem"])

    def _lay_out(self) -> None:
        column = sheet_column(self, TITLE, ABOUT, self.back, WIDTH)
        left, right = QVBoxLayout(), QVBoxLayout()
        for side, sections in ((left, (self._backups, self._second)), (right, (self._keys, self.lock, self._check))):
            side.setSpacing(Space.S4)
            for section in sections:
                side.addWidget(section)
            side.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(Space.S7)
        row.addLayout(left, 3)
        row.addLayout(right, 2)
        column.addLayout(row)
        column.addStretch(1)

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        wishes = {
            "restore": self.restore_requested,
            "recovery_key": self.recovery_key_requested,
            "change": self.change_key_requested,
            "check": self.check_requested,
            "problem": self.problem_requested,
        }
        for name, wish in wishes.items():
            self._buttons[name].clicked.connect(wish)
        self._buttons["back_up"].clicked.connect(self._on_back_up_clicked)
        self._buttons["choose"].clicked.connect(self._on_choose_clicked)
        self._buttons["no_folder"].clicked.connect(self._on_no_folder_clicked)

    @Slot()
    def _on_back_up_clicked(self) -> None:
        # The button is not disabled meanwhile, as that would take the focus away from it.
        if not self._is_working:
            self.back_up_requested.emit()

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder_dialog(self, tr(SECOND), self._folder, self.folder_chosen.emit)

    @Slot()
    def _on_no_folder_clicked(self) -> None:
        self.folder_chosen.emit("")
