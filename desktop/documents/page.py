"""Lets one choose a document, see its real pages, and save it, without a modal dialog."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.documents.document_choice import DocumentChoice
from desktop.documents.logo_field import LOGO, LogoField
from desktop.documents.saving.consent_checks import checks_of, refusal
from desktop.documents.saving.document_table import DOCUMENTS, Document, Material, proposed_name
from desktop.documents.saving.document_texts import ABOUT, CHECKS_HEIGHT, LOOK_AT, PAPER, PAPERS
from desktop.documents.saving.preview import Preview
from desktop.documents.saving.save_form import SaveForm
from desktop.documents.sharing.file_texts import MadeFile
from desktop.documents.sharing.stop_texts import check_lines
from desktop.documents.sharing.stops import Stop
from desktop.documents.studies.before_sharing_part import BeforeSharingPart
from desktop.documents.studies.going_out import Opener, VisitDocument, made
from desktop.documents.studies.studies_reading import StudyView
from desktop.documents.studio.study_list import StudyList
from desktop.exchange.common.own_files import OwnFiles
from desktop.interview.before_sharing import Check
from desktop.report.anonymise.who_may_be_named import may_show_logo
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.check_list import CheckList
from desktop.widgets.chips import Chips
from desktop.widgets.fields import Labelled
from desktop.widgets.file_dialogs import file_dialog
from desktop.widgets.naming import named
from desktop.widgets.page_layout import scrolling
from desktop.widgets.text import Text
from desktop.widgets.words import tr, window_translator

TITLE = N_("Documents")
CASE_STUDY = "case-study"
KEEP_STUDY = N_("Make a case study to keep …")
KEPT_STUDIES = N_("Case studies of this customer")
BACK = N_("‹ Back to the visit")
PICTURES = N_("Pictures (*.png *.jpg *.jpeg)")
LOGO_NOT_AGREED = N_("The logo is shown once the customer has agreed to it.")
PANEL_WIDTH = 344


class DocumentsPage(QWidget):
    """The page with the documents of the open visit.

    Signals: `closed`; `saved(str)` with the path; `failed(Message)`;
    `document_written(Written)`; `stop_dismissed(tuple, str)` with stops, and why they may stay;
    `check_requested(str, str)` with the id of the record, or else of the question, that the person wants to check;
    `logo_chosen(str)` with the path of a picture, `logo_removed`; `study_requested(str)` with the id of a case study that is
    kept, or empty for a new one.
    """

    closed = Signal()
    saved = Signal(str)
    failed = Signal(object)
    document_written = Signal(object)
    stop_dismissed = Signal(tuple, str)
    check_requested = Signal(str, str)
    logo_chosen = Signal(str)
    logo_removed = Signal()
    study_requested = Signal(str)

    def __init__(self, own_files: Callable[[], OwnFiles], opener: Opener) -> None:
        super().__init__()
        named(self, "documents")
        self._opener = opener
        self.before = BeforeSharingPart(opener, "documents")
        self._of: Material | None = None
        self._to_check: tuple[Check, ...] = ()
        self.saving = SaveForm(own_files, "documents")
        self.documents = DocumentChoice()
        self.papers = Chips("paper", PAPERS)
        self.folder, self.file, self.save_button = self.saving.folder, self.saving.file, self.saving.button
        self._back = page_button("documents_back", BACK, "quiet")
        self.logo = LogoField()
        self.studies = StudyList()
        self._new_study = page_button("documents_keep_study", KEEP_STUDY, "link")
        self._about = Text("", Type.TEXT, "soft", wrap=True)
        self._refused = named(Text("", Type.TEXT, "warn", wrap=True), "documents_refused")
        self.checks = CheckList(tr(LOOK_AT))
        self.preview = Preview()
        self._lay_out()
        self._connect()

    def show_visit(self, of: Material, folder: str) -> None:
        """Shows the documents made from `of`, to be saved in `folder`; paper and logo are chosen on the page."""
        if self._of is None or self._of.whole.visit.id != of.whole.visit.id:
            # A name typed for one visit is no name for another.
            self.file.forget()
            self.before.forget()
        self._of = of
        self.logo.show_logo(of.logo)
        self.saving.offer(folder)
        self._offer()
        self.save_button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _offer(self) -> None:
        """Offers the documents that the customer's consent allows, and shows the one last chosen, or else the first."""
        assert self._of
        refused = refusal(self._of.outward)
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

    def show_studies(self, studies: Sequence[StudyView]) -> None:
        """Shows the case studies of this customer that are kept."""
        self.studies.show_studies(studies)
        self._show_kept(next(iter(self.documents.values), ""))

    def _show_kept(self, name: str) -> None:
        """Shows what is kept beside the document of this name: case studies beside the case study."""
        self._new_study.setVisible(name == CASE_STUDY)
        self._kept.setVisible(name == CASE_STUDY and bool(self.studies.cards))

    def wait(self) -> None:
        """Waits for documents being made; called when the program ends."""
        self.saving.wait()
        self.before.wait()

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
        return self.saving.target

    def _lay_out(self) -> None:
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
        column.addWidget(self._new_study, 0, Qt.AlignmentFlag.AlignLeft)
        self._paper_field = Labelled(tr(PAPER), self.papers, "paper")
        self._logo_field = Labelled(tr(LOGO), self.logo, "documents_logo_field")
        looks = QHBoxLayout()
        looks.setSpacing(Space.S4)
        looks.addWidget(self._paper_field)
        looks.addWidget(self._logo_field)
        looks.addStretch()
        column.addLayout(looks)
        column.addWidget(self.saving)
        column.addWidget(self._studies_part())
        self.checks.setMinimumHeight(CHECKS_HEIGHT)
        column.addWidget(self.checks, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(panel)
        pages = QVBoxLayout()
        pages.setSpacing(0)
        pages.addWidget(self.preview, 1)
        pages.addWidget(self.before)
        row.addLayout(pages, 1)
        self.papers.show_values(("A4",))

    def _studies_part(self) -> QWidget:
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S1)
        column.addWidget(Text(tr(KEPT_STUDIES), Type.LABEL_STRONG, "soft"))
        column.addWidget(self.studies)
        self._kept = part
        part.hide()
        return part

    def _connect(self) -> None:
        self.studies.chosen.connect(self.study_requested)
        self._new_study.clicked.connect(self._on_new_study_clicked)
        self._back.clicked.connect(self.closed)
        self.documents.chosen.connect(self._on_documents_chosen)
        self.papers.chosen.connect(self._on_papers_chosen)
        self.checks.check_requested.connect(self.check_requested)
        self.before.changed.connect(self._on_before_changed)
        self.before.go_requested.connect(self._on_before_go_requested)
        self.before.dismissed.connect(self.stop_dismissed)
        self.saving.made.connect(self._on_saving_made)
        self.saving.saved.connect(self.saved)
        self.saving.failed.connect(self.failed)
        self.saving.document_written.connect(self.document_written)
        self.saving.save_requested.connect(self._on_save_clicked)
        self.saving.folder_changed.connect(self._on_saving_folder_changed)
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
        outward = self._of.outward
        hidden = document.shared and self.logo.logo is not None and not may_show_logo(outward)
        self.saving.notice(tr(LOGO_NOT_AGREED) if hidden else "")
        self.documents.show_values((name,))
        self._about.setText(tr(ABOUT[name]))
        self._show_kept(name)
        self.before.look(VisitDocument(name, self._material) if document.shared else None, document.purposes)
        self._propose(document)
        on_paper = document.suffix == ".pdf"
        self._paper_field.setVisible(on_paper)
        self.preview.expect(on_paper)
        guide = self._of.guide if document.shared else None
        self._to_check = checks_of(self._of.whole, guide, window_translator(), outward) if guide else ()
        self._show_checks()
        if on_paper:
            self.saving.preview(name, partial(document.compose, self._material))
        else:
            self.saving.rest()

    def _show_checks(self) -> None:
        self.checks.show_checks(check_lines(self._to_check, self.before.stops))

    def _propose(self, document: Document) -> None:
        assert self._of
        self.saving.propose(proposed_name(self._of, document), document.suffix)

    @property
    def _paper(self) -> str:
        return self.papers.values[0] if self.papers.values else "A4"

    @Slot()
    def _on_saving_folder_changed(self) -> None:
        if self.documents.values:
            self._propose(DOCUMENTS[self.documents.values[0]])

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
    def _on_new_study_clicked(self) -> None:
        self.study_requested.emit("")

    @Slot()
    def _on_save_clicked(self) -> None:
        if self._of and self.save_button.isEnabled():
            name = self.documents.values[0]
            make = partial(made, self._opener, VisitDocument(name, self._material), self.before.for_whom, self.saving.target.name)
            self.saving.write(name, make, [self._of.whole.visit.id])

    @Slot()
    def _on_before_changed(self) -> None:
        self.saving.hold(self.before.holds)
        self._show_checks()

    @Slot(object)
    def _on_before_go_requested(self, stop: Stop) -> None:
        self.check_requested.emit(stop.record_id, "")

    @Slot()
    def _on_logo_choose_requested(self) -> None:
        dialog = file_dialog(self, tr(LOGO), self.folder.text())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(tr(PICTURES))
        dialog.fileSelected.connect(self.logo_chosen)
        dialog.show()

    @Slot(str, bytes)
    def _on_saving_made(self, name: str, data: bytes) -> None:
        if name in self.documents.values:
            self.preview.show_pages(data)
            self.before.look_at(MadeFile(data, self.saving.target.name))
