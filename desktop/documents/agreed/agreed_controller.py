"""Controls the page on what was agreed with a customer and what went out: of the open visit's, or of its case studies."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication

from db.engine.plain_files import kept_path
from db.model.agreed import Permission, Sharing
from db.model.errors import Refused
from db.model.kinds import CustomerId, PermissionAnswer, Rung
from db.model.messages import N_, Message
from db.model.moments import today
from desktop.consent.sharing import words_to_tell
from desktop.core.settings import ANSWERS_LAST
from desktop.documents.agreed.agreed_view import AgreedView, SubjectLine, look
from desktop.documents.agreed.answers import Answers, Withdrawn
from desktop.documents.agreed.noting import Said, checked, permission
from desktop.documents.agreed.withdrawal_words import where
from desktop.documents.sharing.mail import TAKEN_BACK, as_link, to_approve
from desktop.documents.sharing.printing import PRINTED, Printing
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.system_files import open_mail, show_in_folder
from desktop.widgets.words import tr
from desktop.workspace.store_reading import StoreReading, after_storing

if TYPE_CHECKING:
    from desktop.documents.agreed.agreed_page import AgreedPage

DRAG_IN = N_("The mail is open in your mail program. Drag the file into it: {file}")
NO_MAIL = N_("No mail program opened. The words are copied, to be put in where you write mails.")
NOT_SHOWN = N_("The folder could not be shown: {path}")
SHOW = N_("Show in folder")
NOTED = N_("The answer is noted.")
# What is told of a try of one of these: the next try takes its place.
ANSWER, READING, PRINTING, MAIL, FOLDER = "answer", "agreed", "printing", "mail", "folder"


class AgreedController(Controller):
    """Stands between the page and what was agreed with one customer at a time."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._customer_id = CustomerId("")
        self._view: AgreedView | None = None
        self._came_from: Request | None = None
        self._answers = Answers(context.workspace, self._on_refused)
        self._printing = Printing(self)
        self._reading = StoreReading(context.workspace.reading_store, "agreed", self)
        self._reading.found.connect(self._on_reading_found)
        self._reading.failed.connect(self._on_reading_failed)
        self._printing.failed.connect(self._on_printing_failed)
        self._printing.printed.connect(self._on_printed)
        context.workspace.closing.connect(self.wait)

    @cached_property
    def page(self) -> "AgreedPage":
        """The page."""
        from desktop.documents.agreed.agreed_page import AgreedPage

        page = AgreedPage()
        page.closed.connect(self._on_page_closed)
        page.answer_noted.connect(self._on_page_answer_noted)
        page.mail_requested.connect(self._on_page_mail_requested)
        page.print_requested.connect(self._on_page_print_requested)
        page.show_requested.connect(self._on_page_show_requested)
        page.told_requested.connect(self._on_page_told_requested)
        self.context.connect(page.study_requested, Request.SHOW_STUDY)
        return page

    def show(self) -> None:
        """Shows what was agreed with the customer of the open visit."""
        if visit := self.workspace.open_visit:
            self.show_customer(visit.whole.customer.id, Request.SHOW_OPEN_VISIT)

    def show_customer(self, customer_id: CustomerId, back: Request | None = None) -> None:
        """Shows what was agreed with a customer; while a visit runs there is no other."""
        visit = self.workspace.open_visit
        if self.workspace.visit_runs.now and not (visit and visit.whole.customer.id == customer_id):
            return
        self._customer_id, self._came_from = customer_id, back
        self.page.rest()
        self.page.leads_away = not self.workspace.visit_runs.now
        self.page.form.years = self.context.settings.number(ANSWERS_LAST)
        if self._view and self._view.customer.id != customer_id:
            # Nothing of another customer is shown until this one's is read.
            self._view = None
            self.page.clear()
        if back:
            self.window.show_page(self.page, in_visit=True)
        else:
            self.navigation.show(self.page)
        self._look()

    @Slot()
    def wait(self) -> None:
        """Ends what is read and printed; called before the store is closed."""
        self._reading.wait()
        self._printing.wait()

    def _look(self) -> None:
        """Reads it, once everything typed so far is stored."""
        customer_id = self._customer_id
        after_storing(self.workspace, lambda: self._reading.look(lambda store: look(store.connection, customer_id)))

    @Slot(object)
    def _on_reading_found(self, view: AgreedView) -> None:
        if view.customer.id == self._customer_id:
            self.window.notice.outdate(READING)
            is_new = self._view is None
            self._view = view
            self.page.show_view(view)
            if is_new:
                self.page.focus_first()

    @Slot(object, object, object, object)
    def _on_page_answer_noted(self, line: SubjectLine, rung: Rung, answer: PermissionAnswer, said: Said) -> None:
        try:
            known = checked(said)
        except Refused as error:
            self._on_refused(error.message)
            return
        record = permission(self._customer_id, line.about, rung, answer, known)
        if answer is PermissionAnswer.WITHDRAWN:
            self._answers.withdrawal(record, self._on_withdrawn)
        else:
            self._answers.permission(record, self._on_noted)

    def _on_noted(self) -> None:
        self.page.rest()
        self.window.show_notice(tr(NOTED), page=self.page, about=ANSWER)
        self._look()

    def _on_withdrawn(self, taken: Permission, found: Withdrawn) -> None:
        self.window.notice.outdate(ANSWER)
        self.page.rest()
        sentences = []
        for told, concerned in where(taken, found.used, found.versions):
            sentences += [tr(told), *(f"  {tr(one)}" if isinstance(one, Message) else f"  {one}" for one in concerned)]
        customer = self._view.customer.name if self._view else ""
        words = self.context.document_words
        self.page.show_used(sentences, "\n\n".join(map(words.message, words_to_tell(taken, found.used, customer))))
        self._look()

    def _on_refused(self, sentence: Message) -> None:
        if self.page.form.isVisible():
            self.page.form.complain(tr(sentence))
        else:
            self._warn(sentence, ANSWER)

    @Slot(object)
    def _on_reading_failed(self, sentence: Message) -> None:
        self._warn(sentence, READING)

    @Slot(object)
    def _on_printing_failed(self, sentence: Message) -> None:
        self._warn(sentence, PRINTING)

    def _warn(self, sentence: Message, about: str) -> None:
        self.window.show_notice(tr(sentence), warn=True, lasting=True, page=self.page, about=about)

    @Slot(object)
    def _on_page_mail_requested(self, sharing: Sharing) -> None:
        path = kept_path(sharing.file)
        subject, text = to_approve(path.stem, sharing.to.strip(), path.name, today(), self.context.document_words)
        if self._mail(subject, text):
            show = (("show", tr(SHOW), lambda: self._on_page_show_requested(sharing)),)
            self.window.show_notice(tr(DRAG_IN, file=path), show, lasting=True, page=self.page)

    @Slot(str)
    def _on_page_told_requested(self, words: str) -> None:
        customer = self._view.customer.name if self._view else ""
        self._mail(self.context.document_words.text(TAKEN_BACK, title=customer), words)

    def _mail(self, subject: str, text: str) -> bool:
        """Opens the mail program with these words; where none opens they are copied."""
        if open_mail(as_link(subject, text)):
            self.window.notice.outdate(MAIL)
            return True
        QGuiApplication.clipboard().setText(f"{subject}\n\n{text}")
        self._warn(Message(NO_MAIL), MAIL)
        return False

    @Slot(object)
    def _on_page_print_requested(self, sharing: Sharing) -> None:
        self._printing.ask(self.window, kept_path(sharing.file))

    @Slot(str)
    def _on_printed(self, path: str) -> None:
        self.window.show_notice(tr(PRINTED, path=path), page=self.page, about=PRINTING)

    @Slot(object)
    def _on_page_show_requested(self, sharing: Sharing) -> None:
        self.window.notice.outdate(FOLDER)
        if not show_in_folder(sharing.file):
            self._warn(Message(NOT_SHOWN, path=sharing.file), FOLDER)

    @Slot()
    def _on_page_closed(self) -> None:
        if self._came_from:
            self.context.request(self._came_from)
        else:
            self.navigation.leave(self.page)
            # What is shown there may stand otherwise now.
            self.workspace.home_changed.emit()
