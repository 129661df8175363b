"""Controls the pages with earlier versions and the bin, and the deleting of a visit."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.history.bin import MOST_LINES
from db.model.kinds import CustomerId, VisitId
from db.model.messages import N_, NN_, Message
from db.model.records import Answer, Customer, Record, Visit
from db.model.visit_copy import records_of
from db.model.whole_visit import WholeVisit
from db.repositories import customers, visits
from desktop.fields.record_counts import counted
from desktop.fields.record_names import called
from desktop.history.archive import Archive, Deleted, PutBack, Removal, RemovalOf
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.moments import day_in_words
from desktop.widgets.notice_queue import Scope
from desktop.widgets.words import tr, trn, window_translator
from desktop.workspace.open_records import OpenRecords

if TYPE_CHECKING:
    from db.model.summaries import BinLine
    from desktop.history.bin_page import BinPage
    from desktop.history.delete_page import DeletePage, Question
    from desktop.history.versions_page import HistoryPage

WHICH = N_("Go to a note, a card or an answer first; Ctrl+H then shows what it was before.")
OF_VISIT = N_("Of the visit itself")
RESTORED = N_("Restored. Ctrl+Z takes it back.")
IN_BIN = N_("Deleted. The visit is in the bin.")
CUSTOMER_IN_BIN = N_("Deleted. The customer is in the bin, with its visits and case studies.")
PUT_BACK = N_("Put back")
ARE_BACK = NN_("Put back.", "Put back: {count} records.")
SHOW = N_("Show it")
ALL_GONE = NN_("Deleted for good.", "Deleted for good: {count} records.")


@dataclass(frozen=True, slots=True)
class _Going:
    """What may be deleted: a visit or a customer, how, the page that asks, and what is said then; `customer` by its name."""

    scope: VisitId | CustomerId
    removal: RemovalOf
    page: "DeletePage"
    in_bin: str
    customer: str = ""


class HistoryController(Controller):
    """Connects these pages with the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._record = ""
        # The records of which one is shown.
        self._page: OpenRecords | None = None
        self._going: _Going | None = None
        self._comes_back = False
        self._archive = Archive(context.workspace)
        # Whether the bin was just opened, so that its first line gets the focus.
        self._is_anew = False
        self._archive.bin_read.connect(self._on_archive_bin_read)
        self._archive.restored.connect(self._on_archive_restored)
        self._archive.counted.connect(self._on_archive_counted)
        self._archive.deleted.connect(self._on_archive_deleted)
        self._archive.put_back.connect(self._on_archive_put_back)
        self._archive.emptied.connect(self._on_archive_emptied)
        self._archive.refused.connect(self._on_archive_refused)
        context.workspace.home_changed.connect(self._on_workspace_home_changed)

    @cached_property
    def history(self) -> "HistoryPage":
        """The page with earlier versions."""
        from desktop.history.versions_page import HistoryPage

        page = HistoryPage()
        page.restore_requested.connect(self._on_history_restore_requested)
        page.closed.connect(self._on_page_closed)
        return page

    @cached_property
    def bin(self) -> "BinPage":
        """The page with what was deleted."""
        from desktop.history.bin_page import BinPage

        page = BinPage()
        page.put_back_requested.connect(self._archive.bring_back)
        page.delete_requested.connect(self._on_bin_delete_requested)
        page.empty_requested.connect(self._on_bin_empty_requested)
        page.closed.connect(self._on_page_closed)
        return page

    @cached_property
    def deletion(self) -> "DeletePage":
        """The page that asks before a visit is deleted."""
        from desktop.history.delete_page import VISIT

        return self._deletion_page(VISIT)

    @cached_property
    def customer_deletion(self) -> "DeletePage":
        """The page that asks before a customer is deleted."""
        from desktop.history.delete_page import CUSTOMER

        return self._deletion_page(CUSTOMER)

    def _deletion_page(self, question: "Question") -> "DeletePage":
        from desktop.history.delete_page import DeletePage

        page = DeletePage(question)
        page.delete_requested.connect(self._on_deletion_delete_requested)
        page.closed.connect(self._on_page_closed)
        return page

    def show_versions(self, record_id: str) -> None:
        """Shows the earlier versions of a record of the open visit; without a record, says how to choose one."""
        visit = self.workspace.open_visit
        if visit is None:
            return
        if self.window.is_at_table:
            return
        if not record_id or visit.record(record_id) is None:
            whole = ("visit_history", tr(OF_VISIT), self._show_visit_history)
            self.window.show_notice(tr(WHICH), (whole,), page=self.window.stack.currentWidget())
        else:
            self._show_versions(visit, record_id)

    def show_house_versions(self, record_id: str) -> None:
        """Shows the earlier versions of a record of the house."""
        if (house := self.workspace.house) and house.record(record_id):
            self._show_versions(house, record_id)

    def _show_versions(self, page: OpenRecords, record_id: str) -> None:
        self._record, self._page = record_id, page
        self._show(self.history)
        self._read_versions()

    def show_bin(self) -> None:
        """Shows the bin, once the store can be read."""
        if not self.workspace.is_ready:
            return
        self._show(self.bin)
        self._is_anew = True
        self._archive.read_bin()

    def ask_to_delete(self) -> None:
        """Asks whether to delete the open visit."""
        visit = self.workspace.open_visit
        if visit is None:
            return
        whole = visit.whole
        called = " · ".join(filter(None, (whole.customer.name, day_in_words(whole.visit.date))))
        self._ask_to_delete(_Going(visit.id, visits.removal, self.deletion, IN_BIN), called)

    def ask_to_delete_this_customer(self) -> None:
        """Asks whether to delete the customer of the open visit."""
        if visit := self.workspace.open_visit:
            self.ask_to_delete_customer(visit.whole.customer.id)

    def ask_to_delete_customer(self, customer_id: CustomerId) -> None:
        """Asks whether to delete a customer with its visits and case studies; not while a visit runs."""
        if self.workspace.is_ready and not self.workspace.visit_runs.now:
            name = customers.with_id(self.workspace.connection, customer_id).name
            self._ask_to_delete(_Going(customer_id, customers.removal, self.customer_deletion, CUSTOMER_IN_BIN, name), name)

    def _ask_to_delete(self, going: "_Going", called: str) -> None:
        self._going = going
        self._show(going.page)
        going.page.wait_for_count(called)
        self._archive.count(going.scope, going.removal)

    def _show_visit_history(self) -> None:
        if self.workspace.open_visit:
            self.show_versions(self.workspace.open_visit.id)

    def _show(self, page: QWidget) -> None:
        self.workspace.flush()
        self.navigation.show(page, alone=True)

    @Slot()
    def _on_page_closed(self) -> None:
        page = self.window.stack.currentWidget()
        if page:
            self.navigation.leave(page)

    def _is_shown(self, name: str) -> bool:
        return name in self.__dict__ and self.window.stack.currentWidget() is self.__dict__[name]

    @property
    def _now(self) -> Record | None:
        """The record whose versions are shown, as it is now; None where its visit was closed meanwhile."""
        is_open = self._page in (self.workspace.open_visit, self.workspace.house)
        return self._page.record(self._record) if self._page and is_open else None

    def _read_versions(self) -> None:
        visit, record = self.workspace.open_visit, self._now
        if record is None:
            return
        label, names = "", {}
        if visit and self._page is visit:
            guide = self.workspace.guide
            label = guide.wording.get(record.question, "") if guide and isinstance(record, Answer) else ""
            names = {person.id: person.name for person in visit.known_people} | _names(visit.whole)
        self.history.show_record(record, self._archive.versions(record.id), names, label)

    def _refresh_versions(self) -> None:
        if record := self._now:
            self.history.refresh(record, self._archive.versions(record.id))

    @Slot(int)
    def _on_history_restore_requested(self, version_id: int) -> None:
        self._archive.restore(version_id, self._page)

    @Slot(list, int)
    def _on_archive_bin_read(self, lines: "Sequence[BinLine]", records: int) -> None:
        self.bin.show_lines(lines, records, MOST_LINES, self._is_anew)
        self._is_anew = False

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        self._archive.wait()

    @Slot()
    def _on_workspace_home_changed(self) -> None:
        # The edit just stored may have made a version, or taken something out of the bin.
        if self._is_shown("history"):
            self._refresh_versions()
        if self._is_shown("bin"):
            self._archive.read_bin()

    @Slot(str)
    def _on_archive_restored(self, record_id: str) -> None:
        # On a slow disk the person may have left the page meanwhile.
        if self._is_shown("history") and not self.navigation.leave(self.history):
            of_house = self._page is self.workspace.house
            self.context.request(Request.SHOW_SETTINGS if of_house else Request.GO_TO_RECORD, record_id)
        self.window.show_notice(tr(RESTORED), scope=Scope.EVERYWHERE)

    @Slot(object)
    def _on_archive_counted(self, removal: Removal) -> None:
        going, visit = self._going, self.workspace.open_visit
        if going and going.scope == removal.scope and self.window.stack.currentWidget() is going.page:
            name = going.customer or (visit.whole.customer.name if visit else "")
            # A visit that goes alone is what is asked about, and is not counted.
            kinds = removal.kinds if going.customer else {kind: n for kind, n in removal.kinds.items() if kind is not Visit}
            going.page.ask(removal.records, counted(kinds, window_translator()), name if Customer in removal.kinds else "")

    @Slot()
    def _on_deletion_delete_requested(self) -> None:
        if self._going:
            self._archive.delete(self._going.scope, self._going.removal)

    @Slot(object)
    def _on_archive_deleted(self, deleted: Deleted) -> None:
        def put_back() -> None:
            self._comes_back = True
            self._archive.bring_back(deleted.step)

        said = self._going.in_bin if self._going and self._going.scope == deleted.scope else IN_BIN
        if self.workspace.open_visit is None:
            self.context.request(Request.PUT_VISIT_AWAY)
        self.context.request(Request.SHOW_HOME)
        self.window.show_notice(tr(said), (("put_back", tr(PUT_BACK), put_back),), lasting=True)

    @Slot(object)
    def _on_archive_put_back(self, back: PutBack) -> None:
        def show_it() -> None:
            self.context.request(Request.SHOW_VISIT, back.visit_id, back.record_id)

        at_once, self._comes_back = self._comes_back and bool(back.visit_id), False
        if at_once:
            show_it()
        can_show = bool(back.visit_id) and not at_once
        told = trn(ARE_BACK, max(1, back.records))
        self.window.show_notice(told, (("show_back", tr(SHOW), show_it),) if can_show else ())

    @Slot(int)
    def _on_bin_delete_requested(self, step: int) -> None:
        self._archive.empty([step])

    @Slot()
    def _on_bin_empty_requested(self) -> None:
        self._archive.empty()

    @Slot(int)
    def _on_archive_emptied(self, records: int) -> None:
        self.window.show_notice(trn(ALL_GONE, records))

    @Slot(object)
    def _on_archive_refused(self, sentence: Message | None) -> None:
        self._comes_back = False
        if self._going and self.window.stack.currentWidget() is self._going.page:
            self._going.page.complain(sentence)
            return
        if self._is_shown("history"):
            self.history.rest()
        if self._is_shown("bin"):
            self.bin.rest()
        if sentence:
            self.window.show_warning(sentence)


def _names(whole: WholeVisit) -> dict[str, str]:
    """Returns the words by which the records of a visit are called."""
    return {record.id: called(record) for record in records_of(whole)}
