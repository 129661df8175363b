"""Shows where everything is taken out to, how far it is, and what came of it."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.model.messages import N_, NN_, Message
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, pressed_by_enter, sheet_button
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.file_dialogs import folder_dialog
from desktop.widgets.flow import FlowLayout
from desktop.widgets.naming import named
from desktop.widgets.page_layout import sheet_column
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr, trn

TITLE = N_("Take everything out")
ABOUT = N_(
    "Writes all visits into a new folder: each as a visit file, as tables and as documents, in one folder for each customer. "
    "“Import a folder …” brings the visits and logos into Firsthand again, here or on another laptop. "
    "These files are not encrypted: whoever can open the folder can read them."
)
FOLDER = N_("Where the new folder goes")
NAME = N_("Name of the new folder")
CHOOSE = N_("Choose …")
TAKE_OUT = N_("Take everything out")
STOP = N_("Stop")
SHOW = N_("Show the folder")
NO_FOLDER = N_("There is no folder {folder}.")
IS_THERE = N_("There is something of this name already; please choose another.")
BEGINS = N_("Reading everything …")
AT = N_("{done} of {all} visits are written.")
DONE = NN_("{count} visit is in {path}.", "{count} visits are in {path}.")
GIVEN_UP = N_("Stopped. Nothing is left of the folder.")
WIDTH = 760


class TakeOutPage(QWidget):
    """The page "Take everything out".

    Signals: `take_out_requested(Path)` with the folder to be made; `stop_requested`; `show_requested(str)` with the folder that
    was made; `closed`.
    """

    take_out_requested = Signal(object)
    stop_requested = Signal()
    show_requested = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "take_out")
        self._made = ""
        self.back = back_button("take_out_back")
        self.folder = LineField(Type.TEXT)
        self.name = LineField(Type.TEXT)
        self._choose = sheet_button("take_out_choose", CHOOSE, "quiet")
        self._remark = named(Text("", Type.SMALL, "warn", wrap=True), "take_out_remark")
        self.start = sheet_button("take_out_start", TAKE_OUT, "primary")
        self._stop = sheet_button("take_out_stop", STOP, "outline")
        self._show = sheet_button("take_out_show", SHOW, "outline")
        self._progress = waiting_bar("take_out_progress", TITLE)
        self._outcome = named(Text("", Type.TEXT, wrap=True), "take_out_outcome")
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self._choose.clicked.connect(self._on_choose_clicked)
        self.folder.textChanged.connect(self._check)
        self.name.textChanged.connect(self._check)
        self.start.clicked.connect(self._on_start_clicked)
        self._stop.clicked.connect(self.stop_requested)
        self._show.clicked.connect(self._on_show_clicked)

    @property
    def proposed_folder(self) -> str:
        """The folder chosen last, or the one of the system for documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return next((place for place in (self.folder.text(), documents) if place and Path(place).is_dir()), str(Path.home()))

    def ask(self, name: str) -> None:
        """Empties the page, and proposes a new folder called `name`."""
        self.folder.setText(self.proposed_folder)
        self.name.setText(name)
        self._say("")
        self._offer()
        self.start.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def target(self) -> Path:
        """The folder to be made."""
        return Path(self.folder.text()).expanduser() / self.name.text().strip()

    @Slot(int, int)
    def show_progress(self, done: int, of: int) -> None:
        """Shows how many visits are written."""
        self._progress.setRange(0, of)
        self._progress.setValue(done)
        self._say(tr(AT, done=done, all=of))

    def show_made(self, path: str, visits: int, remarks: Sequence[Message]) -> None:
        """Shows what was made."""
        self._made = path
        self._say("\n".join((trn(DONE, visits, path=path), *map(tr, remarks))))
        self._offer(made=True)
        self._show.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def show_given_up(self) -> None:
        """Shows that it was stopped."""
        self._say(tr(GIVEN_UP))
        self._offer()

    @Slot(object)
    def complain(self, sentence: Message) -> None:
        """Shows what went wrong."""
        self._say(tr(sentence), "warn")
        self._offer()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape, presses the button on Enter; Enter in a field starts."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not pressed_by_enter(self, event):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.start.isEnabled() and self.start.isVisible():
                self._on_start_clicked()
            else:
                super().keyPressEvent(event)

    def _say(self, text: str, tone: str = "") -> None:
        self._outcome.set_tone(tone)
        self._outcome.tell(text)

    def _offer(self, working: bool = False, made: bool = False) -> None:
        self._progress.setVisible(working)
        self._stop.setVisible(working)
        self.start.setVisible(not working and not made)
        self._show.setVisible(made)
        for part in (self.folder, self.name, self._choose):
            part.setEnabled(not working and not made)
        self._check()

    def _lay_out(self) -> None:
        self._progress.setTextVisible(False)
        self._progress.setFixedHeight(4)
        column = sheet_column(self, TITLE, ABOUT, self.back, WIDTH)
        row = QHBoxLayout()
        row.addWidget(Labelled(tr(FOLDER), self.folder, "take_out_folder"), 1)
        row.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)
        column.addWidget(Labelled(tr(NAME), self.name, "take_out_name"))
        column.addWidget(self._remark)
        column.addSpacing(Space.S3)
        buttons = QWidget()
        flow = FlowLayout(buttons, Space.S3)
        for button in (self.start, self._show, self._stop):
            flow.addWidget(button)
        column.addWidget(buttons)
        column.addWidget(self._progress)
        column.addWidget(self._outcome)
        column.addStretch(1)

    @Slot()
    def _check(self) -> None:
        name, there = self.name.text().strip(), Path(self.folder.text()).expanduser().is_dir()
        remark = "" if there else tr(NO_FOLDER, folder=self.folder.text())
        # What was just made is there, of course.
        if there and name and self.start.isVisibleTo(self) and self.target.exists():
            remark = tr(IS_THERE)
        self._remark.tell(remark)
        self.start.setEnabled(bool(there and name and not remark))

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder_dialog(self, tr(FOLDER), self.folder.text(), self.folder.setText)

    @Slot()
    def _on_start_clicked(self) -> None:
        self._progress.setRange(0, 0)
        self._say(tr(BEGINS))
        self._offer(working=True)
        self._stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.take_out_requested.emit(self.target)

    @Slot()
    def _on_show_clicked(self) -> None:
        self.show_requested.emit(self._made)
