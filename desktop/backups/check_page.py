"""Shows what a check of the store finds, line by line, and offers ways out where something is wrong."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from db.model.messages import N_, Message
from desktop.keys.key_status import Sign
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, sheet_button
from desktop.widgets.flow import FlowLayout
from desktop.widgets.naming import named
from desktop.widgets.page_layout import sheet_column
from desktop.widgets.sign_list import SignList
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr

TITLE = N_("Check my data")
ABOUT = N_("Checks everything that keeps your words safe. It changes nothing.")
FOUND = N_("What was found")
LOOKING = N_("Reading everything …")
ALL_WELL = N_("All is well.")
WELL_BUT = N_("Your visits are undamaged; please look at one thing.")
BESIDE = N_("Your visits are undamaged; something beside them is not.")
NOT_WELL = N_("Something is wrong with your visits.")
SAVING = N_("Saving what can be read …")
SAVED = N_("What could be read is saved.")
AGAIN = N_("Check again")
SAVE = N_("Save what can be read")
RESTORE = N_("Restore a backup …")
USE = N_("Look at what was saved …")
WIDTH = 860


class CheckPage(QWidget):
    """The page "Check my data".

    Signals: `check_requested`; `save_requested` for what can be read; `restore_requested`; `use_requested(str)` with the path
    of what was saved; `closed`.
    """

    check_requested = Signal()
    save_requested = Signal()
    restore_requested = Signal()
    use_requested = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "check_data")
        self._signs: list[Sign] = []
        self._saved = ""
        self.back = back_button("check_data_back")
        self._verdict = named(Text("", Type.SECOND_QUESTION, wrap=True), "check_data_verdict")
        self._progress = waiting_bar("check_data_progress", LOOKING)
        self._remark = named(Text("", Type.TEXT, "warn", wrap=True), "check_data_remark")
        self.signs = SignList("check_data_signs", tr(FOUND))
        self._again = sheet_button("check_data_again", AGAIN, "link")
        self._save = sheet_button("check_data_save", SAVE, "outline")
        self._restore = sheet_button("check_data_restore", RESTORE, "primary")
        self._use = sheet_button("check_data_use", USE, "primary")
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self._again.clicked.connect(self.check_requested)
        self._save.clicked.connect(self.save_requested)
        self._restore.clicked.connect(self.restore_requested)
        self._use.clicked.connect(self._on_use_clicked)

    def begin(self) -> None:
        """Empties the page for a new check."""
        self._signs = []
        self.signs.clear()
        self._remark.tell("")
        self._say(LOOKING)
        self._offer(working=True)
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def add(self, sign: Sign) -> None:
        """Adds a line for one more finding."""
        self._signs.append(sign)
        self.signs.add(sign.kind, tr(sign.sentence))

    def end(self) -> None:
        """Shows the verdict once all was checked, and offers what can be done."""
        bad = [sign for sign in self._signs if sign.kind == "bad"]
        noted = any(sign.kind == "note" for sign in self._signs)
        # The visits are whole even where a backup cannot be opened or others may read a folder.
        inside = any(not sign.beside for sign in bad)
        self._say(NOT_WELL if inside else BESIDE if bad else WELL_BUT if noted else ALL_WELL, "warn" if bad else "")
        self._offer(bad=inside)

    def begin_saving(self) -> None:
        """Shows that what can be read is being saved."""
        self._remark.tell("")
        self._say(SAVING)
        self._offer(working=True)

    def show_saved(self, sentences: Sequence[Message], path: str) -> None:
        """Shows what was saved, and where."""
        self._saved = path
        for sentence in sentences:
            self.signs.add("note", tr(sentence))
        self._say(SAVED)
        self._offer(bad=True, saved=True)

    def complain(self, sentence: Message | None) -> None:
        """Shows what went wrong."""
        self._remark.tell(tr(sentence))
        self._say(NOT_WELL, "warn")
        self._offer(bad=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _say(self, sentence: str, tone: str = "") -> None:
        self._verdict.set_tone(tone)
        self._verdict.tell(tr(sentence))

    def _offer(self, working: bool = False, bad: bool = False, saved: bool = False) -> None:
        self._progress.setVisible(working)
        self._again.setVisible(not working)
        self._save.setVisible(bad and not saved)
        self._restore.setVisible(bad and not saved)
        self._use.setVisible(saved)

    def _lay_out(self) -> None:
        column = sheet_column(self, TITLE, ABOUT, self.back, WIDTH)
        column.addWidget(self._verdict)
        column.addWidget(self._remark)
        column.addWidget(self._progress)
        row = QWidget()
        flow = FlowLayout(row, Space.S3)
        for button in (self._restore, self._use, self._save, self._again):
            flow.addWidget(button)
        column.addWidget(row)
        column.addSpacing(Space.S3)
        column.addWidget(self.signs)
        column.addStretch(1)

    @Slot()
    def _on_use_clicked(self) -> None:
        self.use_requested.emit(self._saved)
