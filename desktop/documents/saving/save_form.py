"""Saves a document: its folder and file name, what will be replaced, the work under way. Every page with documents has one."""

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_, Message
from desktop.core.timers import timer_once
from desktop.documents.saving.document_job import DocumentJob
from desktop.documents.saving.document_table import MadeDocument
from desktop.documents.saving.file_name_field import FileNameField
from desktop.exchange.common.own_files import OwnFiles
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.file_dialogs import documents_folder, folder_dialog
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr

FOLDER = N_("Folder")
FILE = N_("File name")
CHOOSE = N_("Choose …")
SAVE = N_("Save")
STOP = N_("Stop")
MAKING = N_("Making the pages …")
NO_FOLDER = N_("There is no folder {folder}.")
REPLACES = N_("A file with this name is there; it will be replaced.")
SLOW_MS = 500

Make = Callable[[], MadeDocument]


class SaveForm(QWidget):
    """Where a document goes, and the button that saves it; previews are made here too, as both are one work.

    Signals: `made(str, bytes)` name and bytes of a preview; `saved(str)` with the path; `failed(Message)`;
    `document_written(Written)`; `save_requested`;
    `folder_changed`.
    """

    made = Signal(str, bytes)
    saved = Signal(str)
    failed = Signal(object)
    document_written = Signal(object)
    save_requested = Signal()
    folder_changed = Signal()

    def __init__(self, own_files: Callable[[], OwnFiles], name: str) -> None:
        super().__init__()
        self._work = DocumentJob(own_files, self)
        self._may_save, self._is_held = True, False
        self.folder = LineField(Type.TEXT)
        self.file = FileNameField()
        self.button = page_button(f"{name}_save", SAVE, "primary")
        self._choose = page_button(f"{name}_choose", CHOOSE, "quiet")
        self._remark = named(Text("", Type.SMALL, "soft", wrap=True), f"{name}_remark")
        self._noticed = named(Text("", Type.SMALL, "warn", wrap=True), f"{name}_noticed")
        self._stop = page_button(f"{name}_stop", STOP, "quiet")
        self._progress = waiting_bar(f"{name}_progress", MAKING)
        self._slow = timer_once(self, SLOW_MS, self._on_slow_timeout)
        self._lay_out(name)
        self._connect()

    def offer(self, folder: str) -> None:
        """Shows the folder to save in: `folder`, else the one for documents."""
        places = (folder, documents_folder())
        self.folder.setText(next((place for place in places if place and Path(place).is_dir()), str(Path.home())))

    def propose(self, file_name: str, suffix: str) -> None:
        """Proposes a name that is free in the folder."""
        self.file.propose(self._folder, file_name, suffix)

    def notice(self, sentence: str) -> None:
        """Shows a sentence about the document."""
        self._noticed.tell(sentence)

    def preview(self, name: str, make: Make) -> None:
        """Makes a document for preview."""
        self._slow.start()
        self._work.preview(name, make)

    def write(self, name: str, make: Make, visit_ids: Sequence[str]) -> None:
        """Makes a document and writes it to the chosen place, whole or not at all."""
        self.button.setEnabled(False)
        self._slow.start()
        self._work.write(name, make, self.target, visit_ids)

    def rest(self, may_save: bool = True) -> None:
        """Lets one save again, if there is something that may be saved; nothing is being made."""
        self._may_save = may_save
        self._slow.stop()
        self._progress.hide()
        self._stop.hide()
        self.check()

    def hold(self, is_held: bool) -> None:
        """Keeps a document from being saved while something stands against it."""
        self._is_held = is_held
        self.check()

    def wait(self) -> None:
        """Waits for documents being made; called when the program ends."""
        self._work.wait()

    @property
    def target(self) -> Path:
        """The path at which the file will be saved."""
        return self._folder / self.file.file_name

    @property
    def has_folder(self) -> bool:
        """Whether the typed folder is there."""
        return self._folder.is_dir()

    @property
    def _folder(self) -> Path:
        return Path(self.folder.text()).expanduser()

    @Slot()
    def check(self) -> None:
        """Says what the file will be called and what it replaces; lets it be saved where it can be."""
        there, name = self.has_folder, self.file.file_name
        if there:
            replaces = ""
            with contextlib.suppress(OSError):
                replaces = tr(REPLACES) if name and self.target.is_file() else ""
            self._remark.tell(" ".join(filter(None, (self.file.remark, replaces))))
        else:
            self._remark.tell(tr(NO_FOLDER, folder=self.folder.text()))
        self._remark.set_tone("soft" if there else "warn")
        self.button.setEnabled(bool(self._may_save and not self._is_held and there and name))

    def _lay_out(self, name: str) -> None:
        self._progress.setVisible(False)
        self._stop.setVisible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        folder = QHBoxLayout()
        folder.addWidget(Labelled(tr(FOLDER), self.folder, f"{name}_folder"), 1)
        folder.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(folder)
        column.addWidget(Labelled(tr(FILE), self.file, f"{name}_file"))
        column.addWidget(self._remark)
        column.addWidget(self.button)
        column.addWidget(self._noticed)
        making = QHBoxLayout()
        making.addWidget(self._progress, 1)
        making.addWidget(self._stop)
        column.addLayout(making)

    def _connect(self) -> None:
        self._choose.clicked.connect(self._on_choose_clicked)
        self.button.clicked.connect(self.save_requested)
        self.folder.textChanged.connect(self._on_folder_changed)
        self.file.textChanged.connect(self.check)
        self._stop.clicked.connect(self._work.give_up)
        self._work.made.connect(self._on_work_made)
        self._work.written.connect(self._on_work_written)
        self._work.document_written.connect(self.document_written)
        self._work.failed.connect(self._on_work_failed)
        self._work.remarked.connect(self._on_work_remarked)
        self._work.given_up.connect(self._on_work_given_up)

    @Slot()
    def _on_folder_changed(self) -> None:
        if not self.file.typed and self.has_folder:
            self.folder_changed.emit()
        self.check()

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder_dialog(self, tr(FOLDER), self.folder.text(), self.folder.setText)

    @Slot()
    def _on_slow_timeout(self) -> None:
        self._progress.show()
        self._stop.show()

    @Slot(object)
    def _on_work_remarked(self, remark: Message) -> None:
        self._noticed.tell(tr(remark))

    @Slot(str)
    def _on_work_given_up(self, _name: str) -> None:
        self.rest(self._may_save)

    @Slot(str, bytes)
    def _on_work_made(self, name: str, data: bytes) -> None:
        self.rest(self._may_save)
        self.made.emit(name, data)

    @Slot(str)
    def _on_work_written(self, path: str) -> None:
        self.rest(self._may_save)
        self.saved.emit(path)

    @Slot(object)
    def _on_work_failed(self, sentence: Message) -> None:
        self.rest(self._may_save)
        self.failed.emit(sentence)
