"""Controls the restoring of a backup: over an open store, over one that does not open, on a new machine.

Promises of safety: R8, R9.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.driver_errors import plain_errors
from db.engine.keys import Key
from db.engine.recovery_key import groups_of, raw_of
from db.model.errors import StoreError
from db.model.messages import N_, Message
from db.privacy import erasure_list
from db.repositories.app_state import BACKUPS
from db.repositories.overview import is_empty
from desktop.backups.backup_list import BackupLine, BackupList
from desktop.backups.restore_job import RestoreJob, RestoreRequest
from desktop.keys.backup_keys import BackupKeys, is_out_of_step
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.widgets.notice_queue import Scope
from desktop.widgets.words import tr

if TYPE_CHECKING:
    from desktop.backups.restore_page import RestorePage

STORING = N_("Storing every word and making a backup of what stands now …")
RESTORING = N_("Reading the backup, checking every page, putting it in its place …")
OPENING = N_("Opening it …")
NOT_STORED = N_("Something is not stored yet, so nothing was changed. Please try again in a moment.")
NOT_ITS_KEY = N_("That does not open this backup. Nothing was changed.")
RESTORED = N_("Restored: the backup from {moment}.")
RESTORED_FILE = N_("Restored: {name}.")
KEPT = N_("What stood there before is kept in {folder}.")
NOT_ELSEWHERE = N_("Its second folder for backups, {folder}, is not used here; you can choose one under Security and backups.")
SHOW = N_("Show in folder")
OFFERED = N_("The newest good backup is from {moment} and holds {what}.")
# How long the last edits may take to reach the disk before restoring is called off.
PATIENCE_MS = 60_000


class RestoreController(Controller):
    """Connects the restore page with the workspace.

    Signals: `check_requested` when the person wants to save what can be read.
    """

    check_requested = Signal()

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._data_folder, self._unlocking = context.data_folder, context.unlocking
        self._typed: dict[str, tuple[str, str]] = {}
        self._keys = BackupKeys()
        self._request: RestoreRequest | None = None
        self._former: Key | None = None
        self._news: tuple[BackupLine, str, str] | None = None
        self._offers = False
        self._backup_list, self._single = BackupList(context.data_folder, self), BackupList(context.data_folder, self)
        self._restoring = RestoreJob(context.data_folder, self)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(PATIENCE_MS)
        self._patience.timeout.connect(self._on_patience_timeout)
        self._backup_list.looked.connect(self._on_backup_list_looked)
        self._single.looked.connect(self._on_single_looked)
        self._restoring.restored.connect(self._on_restoring_restored)
        self._restoring.failed.connect(self._on_restoring_failed)
        context.workspace.ready.connect(self._on_workspace_ready)
        context.workspace.troubled.connect(self._on_workspace_troubled)

    @cached_property
    def page(self) -> "RestorePage":
        """The page with the list of backups."""
        from desktop.backups.restore_page import RestorePage

        page = RestorePage()
        page.restore_requested.connect(self._on_page_restore_requested)
        page.file_chosen.connect(self.look_at)
        page.recovery_key_given.connect(self._on_page_recovery_key_given)
        page.passphrase_given.connect(self._on_page_passphrase_given)
        page.check_requested.connect(self.check_requested)
        page.closed.connect(self._on_page_closed)
        self._backup_list.listed.connect(page.show_lines)
        self._backup_list.stood.connect(page.show_now)
        for backup_list in (self._backup_list, self._single):
            backup_list.failed.connect(page.complain)
        return page

    def show(self) -> None:
        """Shows which backups can be restored; they are opened one by one meanwhile."""
        from desktop.backups.restore_page import Case

        self.workspace.flush()
        self._offers = False
        self._keys = self.backup_keys()
        self._typed.clear()
        if self.workspace.is_ready:
            case = Case.NEW if self._is_empty() else Case.OPEN
        else:
            case = Case.NEW if self._unlocking.is_new and not self._unlocking.is_broken else Case.BROKEN
        self.navigation.show(self.page, alone=not self.workspace.is_ready)
        # An open store knows its own erasures, and its list stands beside it as soon as there is one.
        self.page.begin(case, case is Case.OPEN or erasure_list.path_of_list(self._data_folder.store).exists())
        # A keyring may ask the person for its password; with an open store there is no need for it.
        self._backup_list.look(self._keys, self.chosen_folder(), asks_keyring=case is Case.BROKEN)

    def look_at(self, path: str) -> None:
        """Opens a backup file that the person chose."""
        self._single.look_at(Path(path), self._keys)

    def show_file(self, path: str) -> None:
        """Shows the page with one file added to the list."""
        self.show()
        self.look_at(path)

    def backup_keys(self) -> BackupKeys:
        """Returns the keys that may open a backup now."""
        found = self._unlocking.backup_keys
        if self.workspace.key and self.workspace.key not in found.keys:
            found.keys.insert(0, self.workspace.key)
        return found

    def look_for_backup(self) -> None:
        """Looks for the newest good backup, to be offered where the store does not open."""
        self._offers = True
        self._backup_list.look(self.backup_keys(), None, asks_keyring=True)

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        self._backup_list.wait()
        self._single.wait()
        self._restoring.wait()

    def _is_empty(self) -> bool:
        try:
            with plain_errors(self._data_folder.store):
                return is_empty(self.workspace.connection)
        except StoreError:
            return False

    def chosen_folder(self) -> Path | None:
        """Returns the second folder for backups, if the store can be read."""
        chosen = self.workspace.recall(BACKUPS)
        return Path(chosen) if chosen else None

    @Slot(object)
    def _on_backup_list_looked(self, line: BackupLine) -> None:
        if self._offers and line.is_good and line.held:
            from datetime import UTC, datetime

            from desktop.backups.backup_text import held_in_words, moment_and_day

            self._offers = False
            moment = moment_and_day(line.at, datetime.now(UTC))
            sentence = Message(OFFERED, moment=moment, what=held_in_words(line.held))
            self.context.request(Request.OFFER_BACKUP, sentence)
        elif "page" in self.__dict__:
            self.page.show_looked(line)

    @Slot(object)
    def _on_single_looked(self, line: BackupLine) -> None:
        path = str(line.path)
        self.page.show_looked(line)
        if path in self._typed and not line.is_good:
            self._typed.pop(path)
            self.page.complain(Message(NOT_ITS_KEY) if line.standing == "other_key" else line.sentence)

    @Slot(str, str)
    def _on_page_recovery_key_given(self, path: str, text: str) -> None:
        try:
            key = Key(raw_of(text))
        except StoreError as error:
            self.page.complain(error.message)
            return
        self._typed[path] = (text, "")
        self._single.look_at(Path(path), BackupKeys([key]))

    @Slot(str, str)
    def _on_page_passphrase_given(self, path: str, passphrase: str) -> None:
        self._typed[path] = ("", passphrase)
        self._single.look_at(Path(path), BackupKeys([], [passphrase]))

    @Slot(str)
    def _on_page_restore_requested(self, path: str) -> None:
        line, key = self.page.line(path), self._single.key_of(Path(path)) or self._backup_list.key_of(Path(path))
        if line is None or key is None or self._request:
            return
        self._request = RestoreRequest(line, key, *self._typed.get(path, ("", "")))
        self._former = self.workspace.key if self.workspace.is_ready else None
        if not self.workspace.is_ready:
            self._start()
            return
        # First every edit is stored, then a backup of the present store is made as a way back; closing then needs none.
        self.workspace.flush()
        self.page.work(tr(STORING))
        self.window.show_page(self.page, alone=True)
        self._patience.start()
        self.workspace.writer.do(
            lambda store: backups.before(store, BackupReason.RESTORING), self._go_on_once_stored, self._go_on_once_stored
        )

    def _go_on_once_stored(self, _outcome: object) -> None:
        """Goes on once all edits are stored; where no backup could be made, restoring still keeps the file itself."""
        if self._request is None or not self._patience.isActive():
            return
        if self.workspace.all_stored:
            self._patience.stop()
            self.workspace.release()
            self._start()
        else:
            self._give_up(Message(NOT_STORED))

    @Slot()
    def _on_patience_timeout(self) -> None:
        self._give_up(Message(NOT_STORED))

    @Slot(object)
    def _on_workspace_troubled(self, _reason: object) -> None:
        if self._request and self._patience.isActive():
            self._give_up(Message(NOT_STORED))

    def _give_up(self, sentence: Message) -> None:
        self._patience.stop()
        self._request = None
        self.window.show_page(self.page)
        self.page.complain(sentence)

    def _start(self) -> None:
        assert self._request
        self.page.work(tr(RESTORING))
        self.window.show_page(self.page, alone=True)
        self._restoring.start(self._request)

    @Slot(str, str)
    def _on_restoring_restored(self, aside: str, elsewhere: str) -> None:
        request = self._request
        assert request
        self._request = None
        self._news = (request.line, aside, elsewhere)
        self._typed.clear()
        self.page.details.forget()
        self.page.work(tr(OPENING))
        if request.recovery_key:
            # This search also finds out who keeps the key from now on.
            self._unlocking.try_recovery_key(request.recovery_key)
        elif request.passphrase:
            self._unlocking.try_passphrase(request.passphrase)
        elif is_out_of_step(self._data_folder):
            # Asks for a new passphrase, and makes a key from it.
            self._unlocking.try_recovery_key(" ".join(groups_of(request.key.raw)))
        else:
            self._unlocking.give(request.key)

    @Slot(object)
    def _on_restoring_failed(self, sentence: Message) -> None:
        self._request = None
        if self._former:
            try:
                self.workspace.open(self._former)
            except StoreError as error:
                self._unlocking.hindered.emit(error.message)
                return
            self.window.show_page(self.page)
        self.page.complain(sentence)

    @Slot()
    def _on_workspace_ready(self) -> None:
        self._offers = False
        if self._news:
            if "page" in self.__dict__:
                self.page.rest()
            # Shown after all other notices of a store that was just opened.
            QTimer.singleShot(0, self._show_news)

    @Slot()
    def _show_news(self) -> None:
        from datetime import UTC, datetime

        from desktop.backups.backup_text import moment_and_day
        from desktop.widgets.system_files import open_file

        if self._news is None:
            return
        (line, aside, elsewhere), self._news = self._news, None
        moment = moment_and_day(line.at, datetime.now(UTC))
        sentence = tr(RESTORED, moment=moment) if moment else tr(RESTORED_FILE, name=line.path.name)
        if elsewhere:
            sentence = f"{sentence} {tr(NOT_ELSEWHERE, folder=elsewhere)}"

        def show() -> None:
            if not open_file(aside):
                # The path stays on the screen where no program shows it.
                self.window.show_notice(tr(KEPT, folder=aside), lasting=True)

        if aside:
            kept = tr(KEPT, folder=aside)
            self.window.show_notice(f"{sentence} {kept}", (("aside", tr(SHOW), show),), lasting=True, scope=Scope.EVERYWHERE)
        else:
            self.window.show_notice(sentence, lasting=True, scope=Scope.EVERYWHERE)

    @Slot()
    def _on_page_closed(self) -> None:
        self._typed.clear()
        self.navigation.leave(self.page)
