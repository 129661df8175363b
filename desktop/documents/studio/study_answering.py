"""Stores what was answered to a version of a case study on its page, why something may stay, and what was written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from db.model.messages import N_, Message
from desktop.documents.agreed.answers import Answers
from desktop.documents.agreed.noting import Said
from desktop.documents.saving.document_table import MadeDocument
from desktop.documents.saving.saved_notice import NOT_LOGGED
from desktop.documents.sharing.stops import Stop
from desktop.documents.sharing.written_documents import WrittenDocuments
from desktop.documents.studies.study_material import StudyMaterial
from desktop.shell.requests import Request
from desktop.widgets.words import tr

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
        self._written = WrittenDocuments(studies.workspace, self._on_not_logged, studies.look_again)

    def connect_with(self, details: "StudyDetails") -> None:
        """Connects the part of the page that takes answers."""
        self._details = details
        details.saving.document_written.connect(self._written.note)
        details.copying.copied.connect(self._on_copied)
        details.before.dismissed.connect(self._on_before_dismissed)
        details.agreed_requested.connect(self._on_details_agreed_requested)
        details.answer_noted.connect(self._on_details_answer_noted)

    @Slot(tuple, str)
    def _on_before_dismissed(self, stops: tuple[Stop, ...], reason: str) -> None:
        if of := self._details.shown:
            self._answers.dismissal(of.known.customer, stops, reason, self._studies.look_again)

    @Slot(object, str, object)
    def _on_details_answer_noted(self, of: StudyMaterial, answer: str, said: Said) -> None:
        if of.version:
            self._answers.of_version(of.known.customer, of.version, answer, said, self._on_answered)

    @Slot()
    def _on_details_agreed_requested(self) -> None:
        back = Request.SHOW_STUDIES_AGAIN if self._studies.came_from else None
        self._studies.context.request(Request.SHOW_AGREED, self._studies.customer_id, back)

    @Slot(object)
    def _on_copied(self, made: MadeDocument) -> None:
        self._written.note_copied(made)
        self._studies.tell(tr(COPIED))

    def _on_not_logged(self) -> None:
        self._studies.fail(Message(NOT_LOGGED))

    def _on_answered(self) -> None:
        self._details.answer.close_form()
        self._studies.look_again()

    def _on_refused(self, sentence: Message) -> None:
        if self._details.answer.isVisible():
            self._details.answer.complain(tr(sentence))
        else:
            self._studies.fail(sentence)
