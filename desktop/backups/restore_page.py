"""Shows the list of backups and what restoring the chosen one would change, and lets one restore it."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from functools import cached_property

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from db.model.messages import N_, Message
from desktop.backups.backup_details import BackupDetails
from desktop.backups.backup_list import BackupLine, StoreSummary
from desktop.backups.backup_text import DOT, STANDINGS, YESTERDAY, about_backup, age_in_words, moment_and_day, size_in_words
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, sheet_button
from desktop.widgets.file_dialogs import file_dialog
from desktop.widgets.flow import FlowLayout
from desktop.widgets.naming import named
from desktop.widgets.page_layout import scrolling
from desktop.widgets.row_button import RowButton
from desktop.widgets.text import Text, spacer
from desktop.widgets.words import tr


class Case(Enum):
    """Why the page was opened: its title, and the sentence under it."""

    OPEN = (
        N_("Restore a backup"),
        N_("Brings all visits back to an earlier state. What is here now is kept, so you can return to it."),
    )
    BROKEN = (
        N_("Restore a backup"),
        N_("What cannot be opened is kept as it is, beside what you restore. Nothing is deleted."),
    )
    NEW = (
        N_("I have a backup"),
        N_("Choose the file of your backup, from a drive for instance. Then its recovery key opens it here."),
    )


LIST = N_("Backups")
ANOTHER = N_("Another file …")
CHOOSE = N_("Choose the file …")
FILTER = N_("Backups of Firsthand (*.db);;All files (*)")
NONE_HERE = N_("No backup lies beside your visits. One may be on another drive.")
LOOKING = N_("Looking for backups …")
NO_ERASURES = N_("Erasures made after a backup are not in it. This laptop has no list of them, so who was erased since is back.")
SAVE_READABLE = N_("Check and save what can be read …")
PANEL_WIDTH = 500


class RestorePage(QWidget):
    """The page "Restore a backup".

    Signals: `restore_requested(str)` with the path of a backup; `file_chosen(str)`, one that is not in the list;
    `recovery_key_given(str, str)` and `passphrase_given(str, str)` with a path and what was typed for it; `check_requested`;
    `closed`.
    """

    restore_requested = Signal(str)
    file_chosen = Signal(str)
    recovery_key_given = Signal(str, str)
    passphrase_given = Signal(str, str)
    check_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "restore")
        self._lines: dict[str, BackupLine] = {}
        self._rows: dict[str, RowButton] = {}
        self._extra: dict[str, BackupLine] = {}
        self._chosen = ""
        self._chose_itself = self._says_none = True
        self._now: StoreSummary | None = None
        self.back = back_button("restore_back")
        self._title = named(Text("", Type.TITLE, wrap=True), "restore_title")
        self._about = Text("", Type.TEXT, "soft", wrap=True)
        self._erasures = named(Text("", Type.SMALL, "soft", wrap=True), "restore_erasures")
        self._none = named(Text("", Type.TEXT, "soft", wrap=True), "restore_none")
        self._another = sheet_button("restore_another", ANOTHER, "outline")
        self._check = sheet_button("restore_check", SAVE_READABLE, "link")
        self.details = BackupDetails()
        self._list = QVBoxLayout()
        self._room = spacer()
        self._lay_out()
        self.back.clicked.connect(self._on_back_clicked)
        self._another.clicked.connect(self._on_another_clicked)
        self._check.clicked.connect(self.check_requested)
        self.details.restore_requested.connect(self._on_details_restore_requested)
        self.details.recovery_key_given.connect(self._on_details_recovery_key_given)
        self.details.passphrase_given.connect(self._on_details_passphrase_given)

    def begin(self, case: Case, knows_erasures: bool = True) -> None:
        """Empties the page, for one of the three cases; says so where this laptop does not know who was erased since."""
        title, about = case.value
        self._title.setText(tr(title))
        self._about.setText(tr(about))
        self._erasures.tell("" if knows_erasures else tr(NO_ERASURES))
        self._another.setText(tr(CHOOSE if case is Case.NEW else ANOTHER))
        self._another.setAccessibleName(self._another.text())
        self._check.setVisible(case is Case.BROKEN)
        self._now = None
        self._extra = {}
        self.show_lines(())
        self._says_none = case is not Case.NEW
        self._say_none(tr(LOOKING))
        self.rest()
        self._another.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_lines(self, lines: Sequence[BackupLine]) -> None:
        """Shows the list of backups, the latest first; their contents follow with `show_looked`."""
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows, self._lines, self._chosen, self._chose_itself = {}, {}, "", True
        self.details.show_nothing()
        for line in lines:
            self._add(line, self._list.count() - 1)
        self._say_none("" if lines or self._extra else tr(NONE_HERE))
        for line in self._extra.values():
            self._add_extra(line)

    def show_looked(self, line: BackupLine) -> None:
        """Shows what is in a backup that was opened; chooses the newest good one if none is chosen."""
        path = str(line.path)
        if path in self._rows:
            self._lines[path] = line
            self._show_row(self._rows[path], line)
        else:
            self._add_extra(line)
        if path == self._chosen:
            self.details.show_line(line, self._now)
        elif line.is_good and self._chose_itself and not self._is_good(self._chosen):
            self._choose(path, by_itself=True)

    def show_now(self, now: StoreSummary | None) -> None:
        """Shows what the present store holds, for comparison."""
        self._now = now
        if self._chosen:
            self.details.show_line(self._lines[self._chosen], now)

    def line(self, path: str) -> BackupLine | None:
        """Returns the line of the backup at `path`."""
        return self._lines.get(path)

    def work(self, sentence: str) -> None:
        """Shows which work is running; the buttons are disabled meanwhile."""
        self._set_working(True)
        self.details.say_working(sentence)

    def rest(self) -> None:
        """Lets the person act again: no work is running any more."""
        self._set_working(False)
        self.details.say_working("")

    def complain(self, sentence: Message | None) -> None:
        """Shows what went wrong, and lets the person try again."""
        self.rest()
        self.details.complain(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.back.isEnabled():
            self._on_back_clicked()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        panel = QWidget()
        fix_width(panel, PANEL_WIDTH)
        column = QVBoxLayout(panel)
        column.setContentsMargins(Space.S7, Space.S5, Space.S5, Space.S5)
        column.setSpacing(Space.S3)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._title)
        column.addWidget(self._about)
        column.addWidget(self._erasures)
        column.addWidget(self._none)
        column.addWidget(self._scroll, 1)
        foot = QWidget()
        flow = FlowLayout(foot, Space.S4)
        flow.addWidget(self._another)
        flow.addWidget(self._check)
        column.addWidget(foot)
        column.addWidget(self._room, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self.details, 1)

    @cached_property
    def _scroll(self) -> QScrollArea:
        inner = QWidget()
        inner.setProperty("ground", "paper")
        inner.setLayout(self._list)
        self._list.setContentsMargins(0, 0, Space.S2, 0)
        self._list.setSpacing(Space.HAIR)
        self._list.addStretch(1)
        return named(scrolling(inner), "restore_list", tr(LIST))

    def _say_none(self, sentence: str) -> None:
        """Shows why there is no list, with what can be done right below."""
        self._none.tell(sentence if self._says_none else "")
        self._scroll.setVisible(not sentence)
        self._room.setVisible(bool(sentence))

    def _add(self, line: BackupLine, place: int) -> None:
        path = str(line.path)
        moment = moment_and_day(line.at, datetime.now(UTC))
        row = RowButton("backup", path, "", moment[:1].upper() + moment[1:] or line.path.name, " ")
        row.setCheckable(True)
        row.clicked.connect(self._on_row_clicked)
        self._show_row(row, line)
        before = self.back if place == 0 or not self._rows else list(self._rows.values())[-1]
        self._lines[path], self._rows[path] = line, row
        self._list.insertWidget(place, row)
        # The tab order follows the reading order.
        self.setTabOrder(before, row)
        row.show()

    def _add_extra(self, line: BackupLine) -> None:
        """Puts a file that the person chose in front of the list."""
        path = str(line.path)
        self._extra[path] = line
        self._say_none("")
        if path not in self._rows:
            self._add(line, 0)
        self._choose(path, by_itself=False)
        if line.standing == "other_key":
            self.details.focus_key()

    def _show_row(self, row: RowButton, line: BackupLine) -> None:
        age = age_in_words(line.at, datetime.now(UTC))
        # The title already says "yesterday".
        about = DOT.join(filter(None, ("" if age == tr(YESTERDAY) else age, about_backup(line))))
        row.retell(about or size_in_words(line.size), tr(STANDINGS[line.standing]), late=line.standing not in ("", "good"))

    def _choose(self, path: str, by_itself: bool) -> None:
        self._chosen, self._chose_itself = path, by_itself
        for name, row in self._rows.items():
            row.setChecked(name == path)
        self.details.show_line(self._lines[path], self._now)

    def _is_good(self, path: str) -> bool:
        return path in self._lines and self._lines[path].is_good

    def _set_working(self, working: bool) -> None:
        for widget in (self.back, self._another, self._check, self._scroll, self.details):
            widget.setEnabled(not working)

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            self._choose(row.key, by_itself=False)

    @Slot()
    def _on_back_clicked(self) -> None:
        self.details.forget()
        self.closed.emit()

    @Slot()
    def _on_another_clicked(self) -> None:
        dialog = file_dialog(self, tr(ANOTHER))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr(FILTER))
        dialog.fileSelected.connect(self.file_chosen)
        dialog.show()

    @Slot()
    def _on_details_restore_requested(self) -> None:
        if self._is_good(self._chosen):
            self.restore_requested.emit(self._chosen)

    @Slot(str)
    def _on_details_recovery_key_given(self, text: str) -> None:
        self.recovery_key_given.emit(self._chosen, text)

    @Slot(str)
    def _on_details_passphrase_given(self, text: str) -> None:
        self.passphrase_given.emit(self._chosen, text)
