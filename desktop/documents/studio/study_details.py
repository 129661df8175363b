"""Shows how one case study is handed on: in which shape, where it is saved, what was answered, what to look at before."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.kinds import ApprovalAnswer, Purpose
from db.model.messages import N_
from db.model.visit_copy import records_of
from desktop.documents.agreed.answer_form import AnswerForm
from desktop.documents.agreed.noting import Said
from desktop.documents.saving.document_texts import CHECKS_HEIGHT, LOOK_AT
from desktop.documents.saving.save_form import SaveForm
from desktop.documents.sharing.file_texts import MadeFile, Placed
from desktop.documents.sharing.stop_texts import check_lines
from desktop.documents.sharing.stops import Stop
from desktop.documents.studies.before_sharing_part import BeforeSharingPart
from desktop.documents.studies.going_out import Opener, StudyDocument, made
from desktop.documents.studies.studies_reading import StudyView
from desktop.documents.studies.study_material import StudyMaterial
from desktop.documents.studies.study_shapes import Look
from desktop.documents.studies.twin import told_of_twin
from desktop.documents.studio.copy_text import TEXT, CopyText
from desktop.documents.studio.look_form import LookForm
from desktop.documents.studio.study_versions import DRAFT_KEY, StudyVersions
from desktop.exchange.common.own_files import OwnFiles
from desktop.theme.tokens import Space
from desktop.widgets.buttons import page_button
from desktop.widgets.check_list import CheckList
from desktop.widgets.chips import Chips
from desktop.widgets.words import tr

DELETE = N_("Delete this case study")
PUBLISHED = "published"
COPY = N_("Copy as text")
NOTE_ANSWER, AGREED = N_("Note an answer to this version …"), N_("What was agreed, and what went out …")
# What can be noted of a version: an answer of an approver, or where it was published.
ANSWERS = {
    ApprovalAnswer.APPROVED.value: N_("approved"),
    ApprovalAnswer.CHANGES.value: N_("changes asked"),
    ApprovalAnswer.WITHDRAWN.value: N_("approval taken back"),
    PUBLISHED: N_("published"),
}


class StudyDetails(QWidget):
    """What can be done with one case study.

    Signals: `keep_requested` the next version; `delete_requested`; `check_requested(str, str, str)` with the ids of a visit,
    and of a record of it or else of a question; `pages_expected(bool)` whether there will be pages, and `pages_made(bytes)` where
    the window makes them;
    `answer_noted(StudyMaterial, str, Said)` what somebody answered to a version; `agreed_requested`;
    `comparison_requested(str)` of the versions of a case study, by its id; `shown_changed` where another version or shape is
    shown. The page places its parts: the versions, what stands against it, and the button that deletes it.
    """

    keep_requested = Signal()
    delete_requested = Signal()
    check_requested = Signal(str, str, str)
    pages_expected = Signal(bool)
    pages_made = Signal(bytes)
    answer_noted = Signal(object, str, object)
    agreed_requested = Signal()
    comparison_requested = Signal(str)
    shown_changed = Signal()

    def __init__(self, own_files: Callable[[], OwnFiles], opener: Opener) -> None:
        super().__init__()
        self._opener = opener
        self._study: StudyView | None = None
        self._shown = DRAFT_KEY
        # The version about which an answer is being noted.
        self._asked = ""
        # Stands below the pages, where there is room for sentences.
        self.before = BeforeSharingPart(opener, "studies")
        self.saving = SaveForm(own_files, "studies")
        self.checks = CheckList(tr(LOOK_AT))
        self.form = LookForm()
        self.copying = CopyText(opener, self)
        # Stands beside the text.
        self.version_part = StudyVersions()
        self.keep_button, self.compare_button = self.version_part.keep_button, self.version_part.compare_button
        self.delete_button = page_button("study_delete", DELETE, "quiet")
        self.answer_button = page_button("study_answer", NOTE_ANSWER, "link")
        self.answer = AnswerForm("study", [(key, tr(label)) for key, label in ANSWERS.items()], placed=(PUBLISHED,))
        self.copy_button = page_button("study_copy", COPY, "link")
        self._agreed = page_button("study_agreed", AGREED, "link")
        self._lay_out()
        self._connect()

    @property
    def shown(self) -> StudyMaterial | None:
        """What the pages show: the open draft or a version."""
        return self._material(self._shown)

    def show_study(self, study: StudyView | None) -> None:
        """Shows a case study: the version chosen before, if it is one of the same case study."""
        if study is None or self._study is None or study.whole.study.id != self._study.whole.study.id:
            self._shown = DRAFT_KEY
            self.before.forget()
            self.saving.notice("")
        if study is None:
            self.saving.file.forget()
        self._study = study
        self.version_part.refused.tell("")
        for part in (self.version_part, self.delete_button):
            part.setVisible(study is not None)
        self.version_part.show_study(study)
        if self._material(self._shown) is None:
            self._shown = DRAFT_KEY
        self._show_pages()

    def follow(self, study: StudyView) -> None:
        """Shows the same case study as it is now, with the version chosen."""
        self._study = study
        self._show_pages(typing=True)

    @property
    def versions(self) -> Chips:
        """The versions to choose from."""
        return self.version_part.chips

    @Slot(str)
    def show_version(self, version_id: str) -> None:
        """Shows the pages of a version, or of the open draft."""
        self._shown = version_id if self._material(version_id) else DRAFT_KEY
        self._show_another()

    def _material(self, key: str) -> StudyMaterial | None:
        if self._study is None:
            return None
        if key == DRAFT_KEY:
            return self._study.draft
        return next((one for one in self._study.versions if one.version and one.version.version.id == key), None)

    @Slot()
    def _show_pages(self, typing: bool = False) -> None:
        of = self.shown
        self.pages_expected.emit(of is not None)
        self._show_marks()
        if of is None:
            self.before.look(None, ())
            self.saving.rest(may_save=False)
            return
        self.form.show_for(of, self._study.parts_of(of) if self._study else {})
        self.before.look(StudyDocument(of, self.look), typing=typing)
        self._propose()
        self._show_refusal()
        if self.is_made_here:
            self.saving.preview(self._key, partial(self.look.pages, of))
        self.shown_changed.emit()

    @Slot()
    def _show_another(self) -> None:
        """Shows another document; what was said of the one before, as it was saved, is not about it."""
        self.saving.notice("")
        self._show_pages()

    @Slot()
    def _show_refusal(self) -> None:
        """Says why it may not be shown to others, and lets it be saved where it may be."""
        of = self.shown
        sentence = self._study.refusal(of) if self._study and of else None
        self.version_part.refused.tell(tr(sentence) if sentence else "")
        self.saving.hold(self.before.holds)
        may = bool(of) and (sentence is None or self.before.for_whom.purpose is Purpose.INSIDE)
        self.saving.rest(may_save=may)
        look = self.look
        self.copy_button.setVisible(may and not self.before.holds and not (look.is_sheet or look.part))

    def _show_marks(self) -> None:
        study, of = self._study, self.shown
        if study and of:
            of_twin = told_of_twin(of, self.look.is_rounded) if self.look.is_anonymous and of.wholes else ()
            self.version_part.show_version(study, of, [tr(one) for one in of_twin])
        version = of.version.version if of and of.version else None
        self.answer_button.setVisible(version is not None)
        if version is None or version.id != self._asked:
            self.answer.hide()
        # What is hidden can still be read by assistive technology.
        checks = [check for _, check in study.checks] if study and version is None else []
        self.checks.show_checks(lines := check_lines(checks, self.before.stops))
        self.checks.setVisible(bool(lines))

    @Slot()
    def _propose(self) -> None:
        if self._study and self.shown:
            look = self.look
            self.saving.propose(look.file_name(self.shown, self._study.called), look.ending)

    @property
    def _key(self) -> str:
        """By which the pages that were made are known to be those wanted."""
        return f"{self._study.whole.study.id if self._study else ''} {self._shown} {self.look}"

    @property
    def look(self) -> Look:
        """How it goes out."""
        return self.form.look

    @property
    def is_made_here(self) -> bool:
        """Whether the window makes what is shown of it, and not the studio process."""
        return self.look.is_sheet or bool(self.look.part)

    @Slot(bytes, tuple)
    def look_at(self, data: bytes, texts: tuple[Placed, ...] = ()) -> None:
        """Looks for names in the file of the pages that are shown; `texts` are all it says, where it was read."""
        if not self.look.is_sheet:
            self.before.look_at(MadeFile(data, self.saving.target.name, texts))

    def focus_save(self) -> None:
        """Puts the keyboard on the button that saves it, else to the first thing to choose."""
        if self.saving.button.isEnabled():
            self.saving.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.form.focus_first()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        column.addWidget(self.form)
        column.addWidget(self.saving)
        for link in (self.copy_button, self.answer_button, self._agreed):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.answer)
        self.checks.setMinimumHeight(CHECKS_HEIGHT)
        column.addWidget(self.checks)

    def _connect(self) -> None:
        self.version_part.chosen.connect(self.show_version)
        self.version_part.keep_requested.connect(self.keep_requested)
        self.version_part.comparison_requested.connect(self.comparison_requested)
        self.answer_button.clicked.connect(self._on_answer_clicked)
        self.answer.noted.connect(self._on_answer_noted)
        self._agreed.clicked.connect(self.agreed_requested)
        self.delete_button.clicked.connect(self.delete_requested)
        self.checks.check_requested.connect(self._on_checks_check_requested)
        self.form.changed.connect(self._show_another)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.saving.made.connect(self._on_saving_made)
        self.saving.folder_changed.connect(self._propose)
        self.saving.save_requested.connect(self._on_save_requested)
        self.before.changed.connect(self._show_refusal)
        self.before.changed.connect(self._show_marks)
        self.before.agreed_requested.connect(self.agreed_requested)

    @Slot()
    def _on_answer_clicked(self) -> None:
        if (of := self.shown) and of.version:
            self._asked = of.version.version.id
            self.answer.ask(next(iter(of.known.required), ""))

    @Slot(str, object)
    def _on_answer_noted(self, answer: str, said: Said) -> None:
        if of := self.shown:
            self.answer_noted.emit(of, answer, said)

    @Slot(str, str)
    def _on_checks_check_requested(self, record_id: str, question_id: str) -> None:
        for visit_id, check in self._study.checks if self._study else ():
            if (check.record_id, check.question_id) == (record_id, question_id):
                self.check_requested.emit(visit_id, record_id, question_id)
                return

    @Slot()
    def _on_save_requested(self) -> None:
        if of := self._outgoing:
            document = StudyDocument(of, self.look)
            self.saving.notice("")
            make = partial(made, self._opener, document, self.before.for_whom, self.saving.target.name)
            self.saving.write(document.look.document, make, of.choices.visits)

    @Slot()
    def _on_copy_clicked(self) -> None:
        if of := self._outgoing:
            document = StudyDocument(of, replace(self.look, ending=TEXT))
            self.copying.copy(document, self.before.for_whom, document.look.file_name(of, ""))

    @property
    def _outgoing(self) -> StudyMaterial | None:
        """What is saved: what is shown; of an open draft that says the same, the latest version."""
        of, study = self.shown, self._study
        if of and study and of.version is None and self.look.is_of_version and not study.is_to_keep:
            return study.latest
        return of

    def go_to_notes(self, stop: Stop) -> None:
        """Goes to the record that a stop is about."""
        for whole in self.shown.recorded if self.shown else ():
            if any(record.id == stop.record_id for record in records_of(whole)):
                self.check_requested.emit(whole.visit.id, stop.record_id, "")
                return

    @Slot(str, bytes)
    def _on_saving_made(self, name: str, data: bytes) -> None:
        if name == self._key:
            self.pages_made.emit(data)
            self.look_at(data)
