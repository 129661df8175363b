"""Controls the pages about backups: shows their state, checks the store, reports a problem, warns when a backup fails."""

from collections.abc import Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Slot

from db.backup import backups
from db.backup.names import BackupReason
from db.backup.ownership import mark_of
from db.engine.folder_kind import Where, kind_of
from db.model.errors import StoreError
from db.model.messages import N_, Message, joined
from db.privacy import requests
from db.service.maintenance import BackedUp
from desktop.backups.check_job import CheckJob
from desktop.backups.overview import BackUpJob, BackupsReader
from desktop.backups.restore_controller import RestoreController
from desktop.backups.text_file_job import TextFileJob
from desktop.keys.key_record import read_record
from desktop.keys.unlock import needs_passphrase
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.notice_queue import Scope
from desktop.widgets.words import tr
from desktop.workspace.recovery_key_state import is_put_away

if TYPE_CHECKING:
    from desktop.backups.check_page import CheckPage
    from desktop.backups.overview_page import BackupsPage
    from desktop.backups.problem_page import ProblemPage

CHECK = N_("Check my data")
RESTORE = N_("Restore a backup …")
LOOK = N_("Security and backups …")
NO_BACKUP = N_("No backup could be made just now; what you type is saved all the same. {reason}")
SYNCED = N_(
    "Your visits lie in a folder that {by} keeps in step ({folder}). It can bring an older state back or damage it; please keep "
    "them in a folder of this laptop only."
)
NETWORK = N_("Your visits lie on the network ({folder}), where a file can be damaged; please keep them on this laptop.")
NO_KEY = N_("Nothing in the store can be read without its key. You can restore a backup.")
# The store keeps under this name which kind of folder the person was warned of.
WARNED = "folder warned of"


class BackupsController(Controller):
    """Connects the pages about backups with the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._data_folder = data_folder = context.data_folder
        self._reader, self._checking, self._now = BackupsReader(data_folder, self), CheckJob(data_folder, self), BackUpJob(self)
        self._text_file = TextFileJob(self)
        # Failures that were shown and still last: each is shown once, not every half hour.
        self._told: dict[str, Message] = {}
        self._restore = context.controller(RestoreController)
        self._restore.check_requested.connect(self.show_check)
        self._now.made.connect(self._on_now_made)
        self._now.failed.connect(self._on_now_failed)
        context.workspace.ready.connect(self._told.clear)
        context.window.stack.currentChanged.connect(self._refresh_if_shown)

    @cached_property
    def page(self) -> "BackupsPage":
        """The page that shows the state of backups and keys."""
        from desktop.backups.overview_page import BackupsPage

        page = BackupsPage()
        page.back_up_requested.connect(self.back_up_now)
        page.restore_requested.connect(self.show_restore)
        page.folder_chosen.connect(self._on_page_folder_chosen)
        page.waiting.lost.connect(self._on_page_waiting_lost)
        page.recovery_key_requested.connect(partial(self.context.run_command, "recovery_key"))
        page.change_key_requested.connect(partial(self.context.run_command, "change_key"))
        page.check_requested.connect(self.show_check)
        page.problem_requested.connect(self.show_problem)
        page.closed.connect(self._on_page_closed)
        page.lock.show_minutes(self.context.settings.number("lock_minutes"))
        self.context.connect(page.lock.minutes_chosen, Request.SET_LOCK_MINUTES)
        self._reader.read.connect(page.show_view)
        self._reader.failed.connect(page.complain)
        return page

    @cached_property
    def check_page(self) -> "CheckPage":
        """The page that shows what a check found."""
        from desktop.backups.check_page import CheckPage

        page = CheckPage()
        page.check_requested.connect(self.check)
        page.save_requested.connect(self._on_check_page_save_requested)
        page.restore_requested.connect(self.show_restore)
        page.use_requested.connect(self._restore.show_file)
        page.closed.connect(self._on_check_page_closed)
        self._checking.found.connect(page.add)
        self._checking.ended.connect(page.end)
        self._checking.repaired.connect(page.show_saved)
        self._checking.failed.connect(page.complain)
        return page

    @cached_property
    def problem_page(self) -> "ProblemPage":
        """The page with the report of a problem."""
        from desktop.backups.problem_page import ProblemPage

        page = ProblemPage()
        page.save_requested.connect(self._on_problem_page_save_requested)
        page.closed.connect(self._on_problem_page_closed)
        self._text_file.written.connect(page.say_saved)
        self._text_file.failed.connect(page.complain)
        return page

    # Pages -----------------------------------------------------------------------------------------------------------------

    def show(self) -> None:
        """Shows the state of backups and keys."""
        if self.workspace.is_ready:
            self.workspace.flush()
            self.navigation.show(self.page)
            self.page.focus_first()

    @Slot()
    def show_restore(self) -> None:
        """Shows which backups can be restored."""
        self._restore.show()

    @Slot()
    def show_check(self) -> None:
        """Shows the page for the check, and starts the check."""
        self.workspace.flush()
        self.navigation.show(self.check_page, alone=not self.workspace.is_ready)
        self.check()

    @Slot()
    def show_problem(self) -> None:
        """Shows the report of a problem with the present state of things."""
        from desktop.core import problem_report

        self.workspace.flush()
        schema = self.workspace.schema_version
        now = read_record(self._data_folder).now
        self.navigation.show(self.problem_page, alone=not self.workspace.is_ready)
        self.problem_page.show_report(
            problem_report.report(self._data_folder, schema, now.backend if now else "", self.context.words)
        )

    @Slot()
    def check(self) -> None:
        """Checks the store and its backups, in a thread."""
        self.check_page.begin()
        if key := next(iter(self._restore.backup_keys().keys), None):
            self._checking.start(key, is_put_away(self.workspace) if self.workspace.is_ready else None)
        else:
            self.check_page.complain(Message(NO_KEY))

    @Slot()
    def back_up_now(self) -> None:
        """Makes a backup in a thread while the person goes on working."""
        self.workspace.flush()
        self.page.set_working(True)
        if kind_of(self._data_folder.folder).is_local:
            # The writer works in order, so the backup holds everything handed over before.
            self.workspace.writer.do(lambda _store: None, self._begin_backup, self._on_backup_failed)
        else:
            # Without a write-ahead log a reader would keep the writer waiting.
            self.workspace.writer.do(
                lambda store: backups.back_up(store, BackupReason.ASKED), self._on_backup_made, self._on_backup_failed
            )

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        for work in (self._reader, self._checking, self._now, self._text_file, self._restore):
            work.wait()

    # Notices ---------------------------------------------------------------------------------------------------------------

    def look_for_backup(self) -> None:
        """Looks for the newest good backup, to offer it where the store does not open."""
        self._restore.look_for_backup()

    def report_loss(self, sentences: Sequence[Message]) -> None:
        """Warns that the store holds less than it did, and offers what to do."""
        self._warn("noticed", joined(sentences, " "), ("check", "restore"))

    def report_damage(self, sentence: Message) -> None:
        """Warns that the open store cannot be read, and offers what to do."""
        self._warn("damaged", sentence, ("check", "restore"))

    def report_failed_backup(self, reason: Message) -> None:
        """Warns that no backup could be made; only once until one can be made again."""
        self._warn("backup", Message(NO_BACKUP, reason=reason), ("backups",))
        self._refresh_if_shown()

    def note_backup(self, made: BackedUp) -> None:
        """Shows a backup that was made on the page; warns once of a second folder that could not be reached."""
        self._take_back("backup")
        if made.elsewhere:
            self._warn("second folder", made.elsewhere, ("backups",))
        else:
            self._take_back("second folder")
        self._refresh_if_shown()

    def warn_of_folder(self) -> None:
        """Warns once, before the first word is typed, of a folder that a service synchronises or that is on the network."""
        kind = kind_of(self._data_folder.folder)
        told = f"{kind.where} {kind.by}"
        if kind.is_local or not self.workspace.is_ready or self.workspace.recall(WARNED) == told:
            return
        if not self.navigation.is_at_home:
            # The recovery key of a new store is shown first, and its page shows a notice of its own when it is left.
            self.window.stack.currentChanged.connect(self._on_stack_current_changed)
            return
        self.workspace.remember(WARNED, told)
        sentence = SYNCED if kind.where is Where.SYNCED else NETWORK
        self.window.show_warning(Message(sentence, by=Message(kind.by), folder=self._data_folder.folder), Scope.AWAY_FROM_TABLE)

    def _take_back(self, about: str) -> None:
        """Takes away what was warned of: it is good again."""
        self._told.pop(about, None)
        self.window.notice.outdate(about)

    def _warn(self, about: str, sentence: Message, ways: Sequence[str]) -> None:
        if self._told.get(about) == sentence:
            return
        self._told[about] = sentence
        known = {
            "check": ("check", tr(CHECK), self.show_check),
            "restore": ("restore", tr(RESTORE), self.show_restore),
            "backups": ("backups", tr(LOOK), self.show),
        }
        actions, scope = [known[way] for way in ways], Scope.AWAY_FROM_TABLE
        self.window.show_notice(tr(sentence), actions, lasting=True, warn=True, scope=scope, about=about)

    @Slot()
    def _on_stack_current_changed(self) -> None:
        if self.navigation.is_at_home:
            self.window.stack.currentChanged.disconnect(self._on_stack_current_changed)
            QTimer.singleShot(0, self.warn_of_folder)

    # Outcomes --------------------------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        if self.workspace.is_ready and self.workspace.key:
            self.page.show_keys(needs_passphrase(self._data_folder), is_put_away(self.workspace))
            self.page.waiting.show_folders(requests.all_waiting_folders(self.workspace.connection, self.workspace.key))
            self._reader.look(self._restore.backup_keys(), self._restore.chosen_folder(), mark_of(self.workspace.connection))

    @Slot()
    def _refresh_if_shown(self) -> None:
        if "page" in self.__dict__ and self.window.stack.currentWidget() is self.page:
            self._refresh()

    def _begin_backup(self, _outcome: object) -> None:
        if self.workspace.is_ready:
            self._now.start(self.workspace.reading_store)

    def _on_backup_made(self, made: object) -> None:
        self._on_now_made(made.elsewhere if isinstance(made, backups.NewBackup) else None)

    def _on_backup_failed(self, error: Exception) -> None:
        self._on_now_failed(error.message if isinstance(error, StoreError) else Message("{kind}", kind=type(error).__name__))

    @Slot(object)
    def _on_now_made(self, elsewhere: Message | None) -> None:
        self.page.set_working(False)
        self.page.complain(elsewhere)
        # The page shows it, so the notice bar need not repeat it.
        if elsewhere:
            self._told["second folder"] = elsewhere
        else:
            self._take_back("second folder")
        self._take_back("backup")
        self._refresh_if_shown()

    @Slot(object)
    def _on_now_failed(self, reason: Message) -> None:
        self.page.set_working(False)
        self.page.complain(Message(NO_BACKUP, reason=reason))

    @Slot()
    def _on_page_closed(self) -> None:
        self.navigation.leave(self.page)

    @Slot()
    def _on_check_page_closed(self) -> None:
        self.navigation.leave(self.check_page)

    @Slot()
    def _on_problem_page_closed(self) -> None:
        self.navigation.leave(self.problem_page)

    @Slot(str)
    def _on_page_folder_chosen(self, folder: str) -> None:
        def done(_outcome: object) -> None:
            self.page.complain_of_folder(None)
            self._take_back("second folder")
            if folder:
                # A backup at once, so that the new folder holds one before the next half hour is over.
                self.back_up_now()
            self._refresh_if_shown()

        def failed(error: Exception) -> None:
            if not isinstance(error, StoreError):
                raise error
            self.page.complain_of_folder(error.message)

        self.workspace.writer.do(lambda store: backups.choose_folder(store, Path(folder) if folder else None), done, failed)

    @Slot(str)
    def _on_page_waiting_lost(self, folder: str) -> None:
        def done(_outcome: object) -> None:
            self._take_back("second folder")
            self._refresh_if_shown()
            self.page.focus_first()

        def failed(error: Exception) -> None:
            if not isinstance(error, StoreError):
                raise error
            self.page.complain_of_folder(error.message)

        self.workspace.writer.do(lambda store: requests.declare_lost(store, Path(folder)), done, failed)

    @Slot()
    def _on_check_page_save_requested(self) -> None:
        if key := next(iter(self._restore.backup_keys().keys), None):
            self.check_page.begin_saving()
            self._checking.save_what_can_be_read(key)

    @Slot(str, str)
    def _on_problem_page_save_requested(self, path: str, text: str) -> None:
        self._text_file.write(Path(path), text, self.workspace.own_files())
