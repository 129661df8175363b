"""Lets one choose a document, see its real pages, and save it, without a modal dialog."""

import contextlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_, Message
from desktop.core.timers import timer_once
from desktop.documents.consent_checks import checks_of, refusal
from desktop.documents.document_choice import DocumentChoice
from desktop.documents.document_job import DocumentJob
from desktop.documents.document_table import DOCUMENTS, Document, Material, file_name
from desktop.documents.document_texts import ABOUT
from desktop.documents.file_name_field import FileNameField
from desktop.documents.logo_field import LOGO, LogoField
from desktop.documents.preview import Preview
from desktop.exchange.common.own_files import OwnFiles
from desktop.report.anonymise.who_may_be_named import may_show_logo
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.check_list import CheckList
from desktop.widgets.chips import Chips
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.file_dialogs import documents_folder, file_dialog, folder_dialog
from desktop.widgets.naming import named
from desktop.widgets.page_layout import scrolling
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr, window_translator

TITLE = N_("Documents")
PAPERS = (("A4", "A4"), ("Letter", "Letter"))
PAPER = N_("Paper")
FOLDER = N_("Folder")
FILE = N_("File name")
CHOOSE = N_("Choose …")
SAVE = N_("Save")
BACK = N_("‹ Back to the visit")
MAKING = N_("Making the pages …")
NO_FOLDER = N_("There is no folder {folder}.")
REPLACES = N_("A file with this name is there; it will be replaced.")
LOOK_AT = N_("To look at before sharing")
PICTURES = N_("Pictures (*.png *.jpg *.jpeg)")
LOGO_NOT_AGREED = N_("The logo is shown once the customer has agreed to it.")
STOP = N_("Stop")
SLOW_MS = 500
PANEL_WIDTH = 344
CHECKS_HEIGHT = 150


class DocumentsPage(QWidget):
    """The page with the documents of the open visit.

    Signals: `closed`; `saved(str)` with the path; `failed(Message)`;
    `document_written(str, str, str)` with the document's name, its path, and the id of the visit;
    `check_requested(str, str)` with the id of the record, or else of the question, that the person wants to check;
    `logo_chosen(str)` with the path of a picture, `logo_removed`.
    """

    closed = Signal()
    saved = Signal(str)
    failed = Signal(object)
    document_written = Signal(str, str, str)
    check_requested = Signal(str, str)
    logo_chosen = Signal(str)
    logo_removed = Signal()

    def __init__(self, own_files: Callable[[], OwnFiles]) -> None:
        super().__init__()
        named(self, "documents")
        self._of: Material | None = None
        self._work = DocumentJob(own_files, self)
        self.documents = DocumentChoice()
        self.papers = Chips("paper", PAPERS)
        self.folder = LineField(Type.TEXT)
        self.file = FileNameField()
        self.save_button = page_button("documents_save", SAVE, "primary")
        self._choose = page_button("documents_choose", CHOOSE, "quiet")
        self._back = page_button("documents_back", BACK, "quiet")
        self.logo = LogoField()
        self._about = Text("", Type.TEXT, "soft", wrap=True)
        self._refused = named(Text("", Type.TEXT, "warn", wrap=True), "documents_refused")
        self._remark = named(Text("", Type.SMALL, "soft", wrap=True), "documents_remark")
        self._noticed = named(Text("", Type.SMALL, "warn", wrap=True), "documents_noticed")
        self._stop = page_button("documents_stop", STOP, "quiet")
        self._progress = waiting_bar("documents_progress", MAKING)
        self._slow = timer_once(self, SLOW_MS, self._on_slow_timeout)
        self.checks = CheckList(tr(LOOK_AT))
        self.preview = Preview()
        self._lay_out()
        self._connect()

    def show_visit(self, of: Material, folder: str) -> None:
        """Shows the documents made from `of`, to be saved in `folder`; paper and logo are chosen on the page."""
        if self._of is None or self._of.whole.visit.id != of.whole.visit.id:
            # A name typed for one visit is no name for another.
            self.file.forget()
        self._of = of
        self.logo.show_logo(of.logo)
        places = (folder, documents_folder())
        self.folder.setText(next((place for place in places if place and Path(place).is_dir()), str(Path.home())))
        self._offer()
        self.save_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer(self) -> None:
        """Offers the documents that the customer's consent allows, and shows the one last chosen, or else the first."""
        assert self._of
        refused = refusal(self._of.whole)
        self._refused.tell(tr(refused) if refused else "")
        offered = [name for name, document in DOCUMENTS.items() if not (document.shared and refused)]
        self.documents.offer(offered)
        chosen = self.documents.values[:1]
        self._show_document(chosen[0] if chosen and chosen[0] in offered else offered[0])

    @Slot(object)
    def show_logo(self, logo: bytes | None) -> None:
        """Shows a new logo of the customer."""
        self.logo.show_logo(logo)
        if self._of:
            self._show_document(self.documents.values[0])

    def wait(self) -> None:
        """Waits for documents being made; called when the program ends."""
        self._work.wait()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back to the visit on Escape, saves on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.save_button.isEnabled():
            self._on_save_clicked()
        else:
            super().keyPressEvent(event)

    @property
    def target(self) -> Path:
        """The path at which the file will be saved."""
        return self._folder / self.file.file_name

    @property
    def _folder(self) -> Path:
        return Path(self.folder.text()).expanduser()

    def _lay_out(self) -> None:
        self._progress.setVisible(False)
        self._stop.setVisible(False)
        inner = QWidget()
        inner.setProperty("ground", "paper")
        panel = scrolling(inner)
        fix_width(panel, PANEL_WIDTH)
        column = QVBoxLayout(inner)
        column.setContentsMargins(Space.S5, Space.S5, Space.S4, Space.S5)
        column.setSpacing(Space.S4)
        column.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(tr(TITLE), Type.QUESTION))
        column.addWidget(self.documents)
        column.addWidget(self._refused)
        column.addWidget(self._about)
        self._paper_field = Labelled(tr(PAPER), self.papers, "paper")
        self._logo_field = Labelled(tr(LOGO), self.logo, "documents_logo_field")
        looks = QHBoxLayout()
        looks.setSpacing(Space.S4)
        looks.addWidget(self._paper_field)
        looks.addWidget(self._logo_field)
        looks.addStretch()
        column.addLayout(looks)
        folder = QHBoxLayout()
        folder.addWidget(Labelled(tr(FOLDER), self.folder, "documents_folder"), 1)
        folder.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(folder)
        column.addWidget(Labelled(tr(FILE), self.file, "documents_file"))
        column.addWidget(self._remark)
        column.addWidget(self.save_button)
        column.addWidget(self._noticed)
        making = QHBoxLayout()
        making.addWidget(self._progress, 1)
        making.addWidget(self._stop)
        column.addLayout(making)
        self.checks.setMinimumHeight(CHECKS_HEIGHT)
        column.addWidget(self.checks, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        row.addWidget(self.preview, 1)
        self.papers.show_values(("A4",))

    def _connect(self) -> None:
        self._back.clicked.connect(self.closed)
        self._choose.clicked.connect(self._on_choose_clicked)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.documents.chosen.connect(self._on_documents_chosen)
        self.papers.chosen.connect(self._on_papers_chosen)
        self.folder.textChanged.connect(self._on_folder_changed)
        self.file.textChanged.connect(self._check)
        self.checks.check_requested.connect(self.check_requested)
        self._work.made.connect(self._on_work_made)
        self._work.written.connect(self._on_work_written)
        self._work.document_written.connect(self.document_written)
        self._work.failed.connect(self._on_work_failed)
        self._work.remarked.connect(self._on_work_remarked)
        self._work.given_up.connect(self._on_work_given_up)
        self._stop.clicked.connect(self._work.give_up)
        self.logo.choose_requested.connect(self._on_logo_choose_requested)
        self.logo.removed.connect(self.logo_removed)

    @property
    def _material(self) -> Material:
        assert self._of
        return replace(self._of, paper=self._paper, logo=self.logo.logo)

    def _show_document(self, name: str) -> None:
        assert self._of
        document = DOCUMENTS[name]
        self._logo_field.setVisible(document.shared)
        hidden = document.shared and self.logo.logo is not None and not may_show_logo(self._of.whole)
        self._noticed.tell(tr(LOGO_NOT_AGREED) if hidden else "")
        self.documents.show_values((name,))
        self._about.setText(tr(ABOUT[name]))
        self._propose(document)
        on_paper = document.suffix == ".pdf"
        self._paper_field.setVisible(on_paper)
        self.preview.expect(on_paper)
        checks = checks_of(self._of.whole, self._of.guide, window_translator()) if document.shared and self._of.guide else ()
        self.checks.show_checks([(c.record_id, c.question_id, c.title, c.sentence) for c in checks])
        if on_paper:
            self._slow.start()
            self._work.preview(name, self._material)
        else:
            self._done()

    def _propose(self, document: Document) -> None:
        assert self._of
        self.file.propose(self._folder, file_name(self._of.whole, document, self._of.words), document.suffix)

    @property
    def _paper(self) -> str:
        return self.papers.values[0] if self.papers.values else "A4"

    def _done(self) -> None:
        self._slow.stop()
        self._progress.hide()
        self._stop.hide()
        self._check()

    @Slot()
    def _check(self) -> None:
        there, name = self._folder.is_dir(), self.file.file_name
        if there:
            replaces = ""
            with contextlib.suppress(OSError):
                replaces = tr(REPLACES) if name and self.target.is_file() else ""
            self._remark.tell(" ".join(filter(None, (self.file.remark, replaces))))
        else:
            self._remark.tell(tr(NO_FOLDER, folder=self.folder.text()))
        self._remark.set_tone("soft" if there else "warn")
        self.save_button.setEnabled(bool(there and name))

    @Slot()
    def _on_folder_changed(self) -> None:
        if self.documents.values and not self.file.typed and self._folder.is_dir():
            self._propose(DOCUMENTS[self.documents.values[0]])
        self._check()

    @Slot(tuple)
    def _on_documents_chosen(self, values: tuple[str, ...]) -> None:
        if values:
            self._show_document(values[0])
        else:
            self._offer()

    @Slot(tuple)
    def _on_papers_chosen(self, values: tuple[str, ...]) -> None:
        if not values:
            self.papers.show_values(("A4",))
        self._show_document(self.documents.values[0])

    @Slot()
    def _on_choose_clicked(self) -> None:
        folder_dialog(self, tr(FOLDER), self.folder.text(), self.folder.setText)

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._of and self.save_button.isEnabled():
            self.save_button.setEnabled(False)
            self._slow.start()
            self._work.write(self.documents.values[0], self._material, self.target)

    @Slot()
    def _on_logo_choose_requested(self) -> None:
        dialog = file_dialog(self, tr(LOGO), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr(PICTURES))
        dialog.fileSelected.connect(self.logo_chosen)
        dialog.show()

    @Slot()
    def _on_slow_timeout(self) -> None:
        self._progress.show()
        self._stop.show()

    @Slot(object)
    def _on_work_remarked(self, remark: Message) -> None:
        self._noticed.tell(tr(remark))

    @Slot(str)
    def _on_work_given_up(self, _name: str) -> None:
        self._done()

    @Slot(str, bytes)
    def _on_work_made(self, name: str, data: bytes) -> None:
        self._done()
        if name in self.documents.values:
            self.preview.show_pages(data)

    @Slot(str)
    def _on_work_written(self, path: str) -> None:
        self._done()
        self.saved.emit(path)

    @Slot(object)
    def _on_work_failed(self, sentence: Message) -> None:
        self._done()
        self.failed.emit(sentence)
