"""Shows one case study: which version, what has changed since, where it is saved, what to look at before it is shared."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.kinds import ApprovalAnswer, Purpose
from db.model.messages import N_
from db.model.visit_copy import records_of
from desktop.documents.answer_form import AnswerForm
from desktop.documents.before_sharing_part import BeforeSharingPart
from desktop.documents.copy_text import TEXT, CopyText
from desktop.documents.going_out import KEPT_FOR, Opener, StudyDocument, made
from desktop.documents.look_form import LookForm
from desktop.documents.noting import Said
from desktop.documents.page import CHECKS_HEIGHT, LOOK_AT
from desktop.documents.save_form import SaveForm
from desktop.documents.status_words import APPROVED
from desktop.documents.stop_texts import check_lines
from desktop.documents.stops import Stop
from desktop.documents.studies_reading import StudyView
from desktop.documents.study_list import day_of
from desktop.documents.study_marks import mark_of
from desktop.documents.study_material import StudyMaterial
from desktop.documents.study_shapes import Look
from desktop.documents.twin import told_of_twin
from desktop.exchange.common.own_files import OwnFiles
from desktop.fields.status_lines import line_of
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.check_list import CheckList
from desktop.widgets.chips import Chips, instead
from desktop.widgets.fields import Labelled
from desktop.widgets.moments import day_in_words
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule
from desktop.widgets.text import Text
from desktop.widgets.words import tr

SHOWN = N_("Pages of")
DRAFT = N_("Open draft")
VERSION = N_("Version {number} · {day}")
KEEP = N_("Keep version {number}")
DELETE = N_("Delete this case study")
DRAFT_KEY = "draft"
PUBLISHED = "published"
COMPARE, COPY = N_("Compare versions …"), N_("Copy as text")
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
    and of a record of it or else of a question; `pages_expected(bool)` whether there will be pages, and `pages_made(bytes)`;
    `answer_noted(StudyMaterial, str, Said)` what somebody answered to a version; `agreed_requested`;
    `comparison_requested(str)` of the versions of a case study, by its id.
    """

    keep_requested = Signal()
    delete_requested = Signal()
    check_requested = Signal(str, str, str)
    pages_expected = Signal(bool)
    pages_made = Signal(bytes)
    answer_noted = Signal(object, str, object)
    agreed_requested = Signal()
    comparison_requested = Signal(str)

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
        self.versions = Chips("study_version", ())
        self.keep_button = page_button("study_keep", KEEP, "primary")
        self._delete = page_button("study_delete", DELETE, "quiet")
        self._status = named(Text("", Type.SMALL, wrap=True), "study_status")
        self.answer_button = page_button("study_answer", NOTE_ANSWER, "link")
        self.answer = AnswerForm("study", [(key, tr(label)) for key, label in ANSWERS.items()], placed=(PUBLISHED,))
        self.copy_button = page_button("study_copy", COPY, "link")
        self.compare_button = page_button("study_compare", COMPARE, "link")
        self._agreed = page_button("study_agreed", AGREED, "link")
        self._mark = named(Text("", Type.SMALL, "warn", wrap=True), "study_mark")
        self._refused = named(Text("", Type.SMALL, "warn", wrap=True), "study_refused")
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
        if study is None:
            self.saving.file.forget()
        self._study = study
        self.saving.notice("")
        self._refused.tell("")
        self.setVisible(study is not None)
        self._show_versions()
        self._show_pages()

    def show_version(self, version_id: str) -> None:
        """Shows the pages of a version, or of the open draft."""
        self._shown = version_id if self._material(version_id) else DRAFT_KEY
        self.versions.show_values((self._shown,))
        self._show_pages()

    def _material(self, key: str) -> StudyMaterial | None:
        if self._study is None:
            return None
        if key == DRAFT_KEY:
            return self._study.draft
        return next((one for one in self._study.versions if one.version and one.version.version.id == key), None)

    def _show_versions(self) -> None:
        labels = {DRAFT_KEY: tr(DRAFT)}
        for one in self._study.versions if self._study else ():
            if one.version:
                version = one.version.version
                labels[version.id] = tr(VERSION, number=version.position, day=day_of(version.made_at))
        if self.versions.labels != labels:
            self.versions = instead(self.versions, Chips("study_version", list(labels.items())))
            self.versions.chosen.connect(self._on_versions_chosen)
        if self._shown not in labels:
            self._shown = DRAFT_KEY
        self.versions.show_values((self._shown,))
        self.compare_button.setVisible(len(labels) > 1)

    @Slot()
    def _show_pages(self) -> None:
        of = self.shown
        self.pages_expected.emit(of is not None)
        self._show_marks()
        self._show_status()
        if of is None:
            self.before.look(None, ())
            self.saving.rest(may_save=False)
            return
        self.form.show_for(of, self._study.parts_of(of) if self._study else {})
        self.before.look(StudyDocument(of, self._look))
        self._propose()
        self._show_refusal()
        self.saving.preview(self._key, partial(self._look.pages, of))

    @Slot()
    def _show_refusal(self) -> None:
        """Says why it may not be shown to others, and lets it be saved where it may be."""
        of = self.shown
        sentence = self._study.refusal(of) if self._study and of else None
        self._refused.tell(tr(sentence) if sentence else "")
        self.saving.hold(self.before.holds)
        may = bool(of) and (sentence is None or self.before.for_whom.purpose is Purpose.INSIDE)
        self.saving.rest(may_save=may)
        look = self._look
        self.copy_button.setVisible(may and not self.before.holds and not (look.is_sheet or look.part))

    def _show_status(self) -> None:
        """Shows the status of the version that is shown, who made it so and since when; an open draft has none."""
        study, of = self._study, self.shown
        version = of.version.version if of and of.version else None
        found = study.statuses.get(version.id) if study and version else None
        self._status.tell(tr(line_of(found, day_in_words)) if found else "")
        self._status.set_tone("" if found and found.status in APPROVED else "warn")
        self.answer_button.setVisible(version is not None)
        if version is None or version.id != self._asked:
            self.answer.hide()

    def _show_marks(self) -> None:
        study, of = self._study, self.shown
        if study is None or of is None:
            # What is hidden can still be read by assistive technology.
            self.checks.show_checks([])
            self._mark.tell("")
            return
        checks = [check for _, check in study.checks] if of.version is None else []
        self.checks.show_checks(lines := check_lines(checks, self.before.stops))
        self.checks.setVisible(bool(lines))
        latest = study.latest.version.version if study.latest and study.latest.version else None
        self.keep_button.setVisible(study.is_to_keep and study.refusal(study.draft) is None)
        label = tr(KEEP, number=latest.position + 1 if latest else 1)
        self.keep_button.setText(label)
        self.keep_button.setAccessibleName(label)
        text, tone = mark_of(study, of)
        of_twin = map(tr, told_of_twin(of, self._look.is_rounded) if self._look.is_anonymous and of.wholes else ())
        self._mark.tell(" ".join(filter(None, (text, *of_twin))))
        self._mark.set_tone(tone)

    @Slot()
    def _propose(self) -> None:
        if self._study and self.shown:
            look = self._look
            self.saving.propose(look.file_name(self.shown, self._study.called), look.ending)

    @property
    def _key(self) -> str:
        """By which the pages that were made are known to be those wanted."""
        return f"{self._study.whole.study.id if self._study else ''} {self._shown} {self._look}"

    @property
    def _look(self) -> Look:
        """How it goes out."""
        return self.form.look

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        column.addWidget(Labelled(tr(SHOWN), self.versions, "study_versions"))
        column.addWidget(self.compare_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._status)
        for widget in (self._mark, self.keep_button, self._refused, rule()):
            column.addWidget(widget)
        column.addWidget(self.form)
        column.addWidget(self.saving)
        for link in (self.copy_button, self.answer_button, self._agreed):
            column.addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.answer)
        self.checks.setMinimumHeight(CHECKS_HEIGHT)
        column.addWidget(self.checks)
        column.addWidget(self._delete, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        self.keep_button.clicked.connect(self.keep_requested)
        self.answer_button.clicked.connect(self._on_answer_clicked)
        self.answer.noted.connect(self._on_answer_noted)
        self.compare_button.clicked.connect(self._on_compare_clicked)
        self._agreed.clicked.connect(self.agreed_requested)
        self._delete.clicked.connect(self.delete_requested)
        self.checks.check_requested.connect(self._on_checks_check_requested)
        self.form.changed.connect(self._show_pages)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.saving.made.connect(self._on_saving_made)
        self.saving.folder_changed.connect(self._propose)
        self.saving.save_requested.connect(self._on_save_requested)
        self.before.changed.connect(self._show_refusal)
        self.before.changed.connect(self._show_marks)
        self.before.go_requested.connect(self._on_before_go_requested)
        self.before.agreed_requested.connect(self.agreed_requested)

    @Slot()
    def _on_compare_clicked(self) -> None:
        if self._study:
            self.comparison_requested.emit(self._study.whole.study.id)

    @Slot()
    def _on_answer_clicked(self) -> None:
        if (of := self.shown) and of.version:
            self._asked = of.version.version.id
            self.answer.ask(next(iter(of.known.required), ""))

    @Slot(str, object)
    def _on_answer_noted(self, answer: str, said: Said) -> None:
        if of := self.shown:
            self.answer_noted.emit(of, answer, said)

    @Slot(tuple)
    def _on_versions_chosen(self, values: Sequence[str]) -> None:
        self.show_version(values[0] if values else self._shown)

    @Slot(str, str)
    def _on_checks_check_requested(self, record_id: str, question_id: str) -> None:
        for visit_id, check in self._study.checks if self._study else ():
            if (check.record_id, check.question_id) == (record_id, question_id):
                self.check_requested.emit(visit_id, record_id, question_id)
                return

    @Slot()
    def _on_save_requested(self) -> None:
        if of := self._outgoing:
            document = StudyDocument(of, self._look)
            make = partial(made, self._opener, document, self.before.for_whom, self.saving.target.name)
            self.saving.write(document.look.document, make, of.choices.visits)

    @Slot()
    def _on_copy_clicked(self) -> None:
        if of := self._outgoing:
            document = StudyDocument(of, replace(self._look, ending=TEXT))
            self.copying.copy(document, self.before.for_whom, document.look.file_name(of, ""))

    @property
    def _outgoing(self) -> StudyMaterial | None:
        """What is saved: what is shown; of an open draft that says the same, the latest version, where one is needed."""
        of, study = self.shown, self._study
        wanted = self._look.is_of_version and self.before.for_whom.purpose in KEPT_FOR
        if of and study and of.version is None and wanted and not study.is_to_keep:
            return study.latest
        return of

    @Slot(object)
    def _on_before_go_requested(self, stop: Stop) -> None:
        for whole in self.shown.recorded if self.shown else ():
            if any(record.id == stop.record_id for record in records_of(whole)):
                self.check_requested.emit(whole.visit.id, stop.record_id, "")
                return

    @Slot(str, bytes)
    def _on_saving_made(self, name: str, data: bytes) -> None:
        if name == self._key:
            self.pages_made.emit(data)
            if not self._look.is_sheet:
                self.before.look_at(data, self.saving.target.name)
