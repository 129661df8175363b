"""Controls the pages about the recovery key and the change of what unlocks the store."""

import random
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTimer, Slot
from PySide6.QtWidgets import QWidget

from db.engine.keys import salt_of
from db.engine.recovery_key import groups_of, two_to_ask
from db.model.messages import N_, NN_, Message
from desktop.keys.key_change import Changed
from desktop.keys.unlock import is_wrapped, needs_passphrase
from desktop.security.recovery_page_job import RecoveryPageJob
from desktop.shell.app_context import AppContext, Controller
from desktop.widgets.notice_queue import Scope
from desktop.widgets.system_files import ask_where_to_save
from desktop.widgets.words import tr, trn
from desktop.workspace.change_key_job import ChangeKeyJob
from desktop.workspace.lock_passphrase_job import LockPassphraseJob
from desktop.workspace.recovery_key_state import is_put_away, put_away

if TYPE_CHECKING:
    from desktop.security.change_key_page import ChangeKeyPage
    from desktop.security.lock_passphrase_page import LockPassphrasePage
    from desktop.security.recovery_key_page import RecoveryKeyPage

REMINDER = N_("Your recovery key is not put away yet. Without it a lost key cannot be replaced.")
SHOW = N_("Show it")
CONFIRMED = N_("Good. You have your recovery key.")
CHANGED = N_("Done. Here is your new recovery key; please put it away too.")
LEFT = NN_(
    "{count} backup could not be changed along; it still needs the recovery key before this one.",
    "{count} backups could not be changed along; they still need the recovery key before this one.",
)
AWAY = NN_(
    "{folder} is away; its backups get the new key once it is back and Firsthand is started.",
    "{folder} and other folders are away; their backups get the new key once they are back and Firsthand is started.",
)
NOT_STORED = N_("Something is not stored yet, so nothing was changed. Please try again in a moment.")
WRAPPED = N_("Done. The lock, and each start, ask for your passphrase from now on.")
UNWRAPPED = N_("Done. The keyring opens the lock by itself again.")
SAVE_TITLE = N_("Save the recovery key")
# How long the last edits may take to reach the disk before a change of key is called off.
GLANCE_MS, MOST_GLANCES = 30, 150
FILE_NAME = N_("Firsthand recovery key.pdf")


class KeysController(Controller):
    """Connects the pages about keys with the workspace."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._data_folder = context.data_folder
        self._wanted: tuple[str | None, str | None] = (None, None)
        self._glances = 0
        self._until_stored = QTimer(self)
        self._until_stored.setInterval(GLANCE_MS)
        self._until_stored.timeout.connect(self._on_until_stored_timeout)
        self._change = ChangeKeyJob(context.data_folder, self)
        self._lock_job = LockPassphraseJob(context.data_folder, self)
        self._recovery_page_job = RecoveryPageJob(self)
        self._change.changed.connect(self._on_change_changed)
        self._change.refused.connect(self._on_change_refused)
        self._change.failed.connect(self._on_change_failed)
        self._recovery_page_job.written.connect(self._on_recovery_page_job_written)
        self._recovery_page_job.failed.connect(self._on_recovery_page_job_failed)

    @cached_property
    def _recovery_page(self) -> "RecoveryKeyPage":
        from desktop.security.recovery_key_page import RecoveryKeyPage

        page = RecoveryKeyPage()
        page.save_requested.connect(self._on_save_requested)
        page.confirmed.connect(self._on_confirmed)
        page.closed.connect(self._leave)
        return page

    @cached_property
    def _lock_page(self) -> "LockPassphrasePage":
        from desktop.security.lock_passphrase_page import LockPassphrasePage

        page = LockPassphrasePage()
        page.change_requested.connect(self._on_lock_change_requested)
        page.closed.connect(self._leave)
        self._lock_job.done.connect(self._on_lock_job_done)
        self._lock_job.refused.connect(page.complain)
        self._lock_job.failed.connect(page.complain)
        return page

    @cached_property
    def _change_page(self) -> "ChangeKeyPage":
        from desktop.security.change_key_page import ChangeKeyPage

        page = ChangeKeyPage()
        page.change_requested.connect(self._on_change_requested)
        self._change.keyring_looked_for.connect(page.allow_keyring)
        page.closed.connect(self._leave)
        return page

    def show_recovery_key(self) -> None:
        """Shows the recovery key of a new store, or one not put away yet; covered at first while a visit is shown."""
        self._show_key(asks=True, covered=not self.navigation.is_at_home)

    def remind(self) -> None:
        """Reminds of a recovery key that was not put away."""
        show = ("recovery_key", tr(SHOW), self.show_recovery_key)
        self.window.show_notice(tr(REMINDER), (show,), lasting=True, scope=Scope.AWAY_FROM_TABLE)

    def look_at_recovery_key(self) -> None:
        """Shows the recovery key again on request, covered at first because others may see the screen."""
        self._show_key(asks=not is_put_away(self.workspace), covered=True)

    def offer_change(self) -> None:
        """Shows the page on which one changes what unlocks the store."""
        self._show_alone(self._change_page)
        self._change_page.show_ways(needs_passphrase(self._data_folder))
        self._change.look_for_keyring()

    def offer_lock_passphrase(self) -> None:
        """Shows the page on which one sets, changes or removes the passphrase of the lock."""
        self._show_alone(self._lock_page)
        self._show_lock_state()

    def _show_lock_state(self) -> None:
        wrapped = is_wrapped(self._data_folder)
        self._lock_page.show_state(wrapped or not needs_passphrase(self._data_folder), wrapped)

    def wait(self) -> None:
        """Waits for running work to end; called when the program ends."""
        self._change.wait()
        self._lock_job.wait()
        self._recovery_page_job.wait()

    def _show_key(self, asks: bool, covered: bool) -> None:
        if self.workspace.key is None:
            return
        self._show_alone(self._recovery_page)
        self._recovery_page.show_key(groups_of(self.workspace.key.raw), two_to_ask(random.SystemRandom()), asks, covered)

    def _show_alone(self, page: QWidget) -> None:
        """Shows a page instead of another page about keys, or over the present page."""
        self.workspace.flush()
        self._dismiss(REMINDER)
        here = self.window.stack.currentWidget()
        if here in [self.__dict__.get(name) for name in ("_change_page", "_recovery_page", "_lock_page")]:
            self.navigation.show_instead(page)
        else:
            self.navigation.show(page, alone=True)

    @Slot()
    def _leave(self) -> None:
        """Goes back to the page from which this one was opened, or Home."""
        if page := self.window.stack.currentWidget():
            self.navigation.leave(page)

    def _dismiss(self, notice: str) -> None:
        """Takes a notice away."""
        self.window.notice.withdraw(tr(notice))

    @Slot()
    def _on_confirmed(self) -> None:
        put_away(self.workspace)
        self._leave()
        self.window.show_notice(tr(CONFIRMED))

    @Slot()
    def _on_save_requested(self) -> None:
        ask_where_to_save(self.window, tr(SAVE_TITLE), tr(FILE_NAME), "pdf", self._on_file_selected)

    @Slot(str)
    def _on_file_selected(self, path: str) -> None:
        assert self.workspace.key
        store = salt_of(self._data_folder.store)[:4].hex()
        imperial = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
        paper = "Letter" if imperial else "A4"
        groups, own = groups_of(self.workspace.key.raw), self.workspace.own_files()
        self._recovery_page_job.write(Path(path), groups, store, own, paper, self.context.document_words)

    @Slot(str)
    def _on_recovery_page_job_written(self, path: str) -> None:
        self._recovery_page.say_saved(path)

    @Slot(object)
    def _on_recovery_page_job_failed(self, sentence: Message) -> None:
        self._recovery_page.complain(sentence)

    @Slot(object, object)
    def _on_lock_change_requested(self, passphrase: str | None, present: str | None) -> None:
        assert self.workspace.key
        self._lock_job.start(self.workspace.key, passphrase, present)

    @Slot()
    def _on_lock_job_done(self) -> None:
        self._show_lock_state()
        self._leave()
        self.window.show_notice(tr(WRAPPED if is_wrapped(self._data_folder) else UNWRAPPED))

    @Slot(object, object)
    def _on_change_requested(self, passphrase: str | None, present: str | None) -> None:
        self._wanted = (passphrase, present)
        self.workspace.flush()
        self._glances = 0
        self._until_stored.start()

    @Slot()
    def _on_until_stored_timeout(self) -> None:
        """Starts once the last edit is on the disk; changes nothing while nothing can be stored."""
        self._glances += 1
        if self.workspace.all_stored and self.workspace.key:
            self._until_stored.stop()
            self.workspace.release()
            self._change.start(self.workspace.key, *self._wanted)
            self._wanted = (None, None)
        elif self._glances >= MOST_GLANCES:
            self._until_stored.stop()
            self._change_page.complain(Message(NOT_STORED))

    @Slot(object)
    def _on_change_changed(self, changed: Changed) -> None:
        self._change_page.rest()
        self._change_page.forget()
        self.workspace.open(changed.key)
        self.show_recovery_key()
        left = [trn(LEFT, len(changed.left))] if changed.left else []
        left += [trn(AWAY, len(changed.away), folder=changed.away[0])] if changed.away else []
        self.window.show_notice(" ".join(left) or tr(CHANGED), lasting=bool(left), scope=Scope.AWAY_FROM_TABLE)

    @Slot()
    def _on_change_refused(self) -> None:
        self._reopen()
        self._change_page.refuse()

    @Slot(object)
    def _on_change_failed(self, sentence: Message) -> None:
        self._reopen()
        self._change_page.complain(sentence)

    def _reopen(self) -> None:
        """Opens the store again; the page stays as it was."""
        assert self.workspace.key
        self.workspace.open(self.workspace.key)
        self.window.show_page(self._change_page, alone=True)
