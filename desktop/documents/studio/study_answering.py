"""Stores what was answered to a version of a case study on its page, why something may stay, and what was written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from db.model.messages import N_, Message
from desktop.documents.agreed.answers import Answers
from desktop.documents.agreed.noting import Said
from desktop.documents.saving.document_table import MadeDocument
from desktop.documents.saving.saved_notice import NOT_LOGGED, SAVING, SavedNotice
from desktop.documents.sharing.stops import Stop
from desktop.documents.sharing.written_documents import WrittenDocuments
from desktop.documents.studies.study_material import StudyMaterial
from desktop.shell.requests import Request
from desktop.widgets.words import tr

# What is told of a try of one of these: the next try takes its place.
ANSWER, COPYING = "answer", "copying"
COPIED = N_("The text is copied, and noted among what went out.")

if TYPE_CHECKING:
    from desktop.documents.studio.studies_controller import StudiesController
    from desktop.documents.studio.study_details import StudyDetails


class StudyAnswering(QObject):
    """Takes the answers of one page."""

    def __init__(self, studies: "StudiesController") -> None:
        super().__init__(studies)
        self._studies = studies
        self._answers = Answers(studies.workspace, self._on_refused)
        self._notice = SavedNotice(studies.context)
        self._written = WrittenDocuments(studies.workspace, self._on_not_logged, studies.look_again)

    def connect_with(self, details: "StudyDetails") -> None:
        """Connects the part of the page that takes answers."""
        self._details = details
        details.saving.saved.connect(self._on_saving_saved)
        details.saving.failed.connect(self._on_saving_failed)
        details.saving.document_written.connect(self._written.note)
        details.copying.failed.connect(self._on_copying_failed)
        details.copying.copied.connect(self._on_copied)
        details.before.dismissed.connect(self._on_before_dismissed)
        details.agreed_requested.connect(self._on_details_agreed_requested)
        details.answer_noted.connect(self._on_details_answer_noted)

    @Slot(tuple, str)
    def _on_before_dismissed(self, stops: tuple[Stop, ...], reason: str) -> None:
        if of := self._details.shown:
            self._answers.dismissal(of.known.customer, stops, reason, self._on_dismissed)

    @Slot(object, str, object)
    def _on_details_answer_noted(self, of: StudyMaterial, answer: str, said: Said) -> None:
        if of.version:
            self._answers.of_version(of.known.customer, of.version, answer, said, self._on_answered)

    @Slot()
    def _on_details_agreed_requested(self) -> None:
        back = Request.SHOW_STUDIES_AGAIN if self._studies.came_from else None
        self._studies.context.request(Request.SHOW_AGREED, self._studies.customer_id, back)

    @Slot(str)
    def _on_saving_saved(self, path: str) -> None:
        self._notice.offer(self._studies.page, path)

    @Slot(object)
    def _on_saving_failed(self, sentence: Message) -> None:
        self._studies.page.rest()
        self._notice.warn(self._studies.page, sentence, SAVING)

    @Slot(object)
    def _on_copied(self, made: MadeDocument) -> None:
        self._written.note_copied(made)
        self._studies.window.notice.outdate(COPYING)
        self._studies.tell(tr(COPIED))

    @Slot(object)
    def _on_copying_failed(self, sentence: Message) -> None:
        self._studies.fail(sentence, COPYING)

    def _on_not_logged(self) -> None:
        self._studies.fail(Message(NOT_LOGGED), about="")

    def _on_dismissed(self) -> None:
        self._studies.window.notice.outdate(ANSWER)
        self._studies.look_again()

    def _on_answered(self) -> None:
        self._studies.window.notice.outdate(ANSWER)
        self._details.answer.close_form()
        self._studies.look_again()

    def _on_refused(self, sentence: Message) -> None:
        if self._details.answer.isVisible():
            self._details.answer.complain(tr(sentence))
        else:
            self._studies.fail(sentence, ANSWER)
