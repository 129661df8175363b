"""Builds window and workspace and connects them; the only module that knows every layer."""

import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from db.engine.folder_kind import kind_of
from db.engine.keys import Key
from db.model.messages import N_, Message, joined
from desktop.core.crash_log import CrashLog
from desktop.core.gc_timer import GarbageCollector
from desktop.core.messages import language_of_window
from desktop.core.none_refcount_fix import patch_none_refcount
from desktop.core.paths import DataFolder, resources
from desktop.core.settings import Settings
from desktop.core.step_by_step import QuietWait, StepByStep
from desktop.core.thread_end import end_after_threads
from desktop.keys.key_search import KeySearch
from desktop.shell.app_context import AppContext
from desktop.shell.appearance import AppearanceController, theme_of
from desktop.shell.first_picture import FirstPicture
from desktop.shell.language import speak_in
from desktop.shell.main_window import MainWindow
from desktop.shell.requests import Request
from desktop.shell.store_notices import StoreNotices
from desktop.widgets.file_dialogs import keep_qt_from_remembering
from desktop.widgets.moments import moment_in_words
from desktop.widgets.notice_queue import Scope
from desktop.widgets.words import tr
from desktop.workspace.unlocking import Unlocking
from desktop.workspace.workspace import Workspace

if TYPE_CHECKING:
    from db.service.maintenance import BackedUp
    from desktop.core.single_instance import LockHolder, SingleInstance

FAULT = N_("Something in Firsthand failed. What you typed is safe; please go on.")
LOCK_LOST = N_("Another Firsthand has opened this store; please close one of the two. What is typed in either is kept.")
ENDED_BADLY = N_("Firsthand did not end properly last time. Everything up to {moment} is here, in the place where you were.")
# Modules for the steps after Home is first shown; importing them in the window's thread would delay a click.
SOON = (
    *("desktop.workspace.store_writer", "desktop.interview.story", "db.repositories.visits", "PySide6.QtSvg", "PySide6.QtDBus"),
    *("desktop.security.lock_controller", "desktop.workspace.recovery_key_state", "desktop.security.controller"),
    "desktop.people.our_side_controller",
)
# Modules for visit and documents; imported while the window is idle, so that both open without a wait.
AHEAD = ("desktop.visit.controller", "desktop.documents.page", "desktop.report.content.case_study", "desktop.report.pdf_writer")
QUIET_MS = 300
# How long the system's end of a program or session is made to wait until everything is stored.
END_SECONDS, SESSION_ENDS_MS = 5.0, 15_000
# After this time it is known whether to ask for a passphrase; if so, Home can be made later.
SOON_KNOWN_MS = 30
# So long a thread at work may keep the window's thread waiting each time; a key waits for dozens of them.
SWITCH_SECONDS = 0.0001


class Firsthand(QObject):
    """The running program."""

    # A fault may come up in any thread; the signal passes it to the window's thread.
    _faulted = Signal()
    _soon_imported = Signal()
    _ahead_imported = Signal()

    def __init__(self, application: QApplication, data_folder: DataFolder, search: KeySearch | None = None) -> None:
        super().__init__(application)
        sys.setswitchinterval(SWITCH_SECONDS)
        self._application, self._data_folder = application, data_folder
        theme = theme_of(application, Settings(data_folder.settings))
        words = speak_in(application, language_of_window())
        self._crash = CrashLog(data_folder.folder / "firsthand")
        self._unlocking = Unlocking(data_folder, search, self)
        self._begun = self._has_ended = self._session_ends = False
        self.instance: SingleInstance | None = None  # the lock on the store, once it is held
        self.workspace = Workspace(data_folder, self)
        self.window = MainWindow(theme.colours)
        self.context = AppContext(data_folder, self.window, self.workspace, self._unlocking, theme, words)
        self.window.restore(self.context.settings.text("window"))
        self.context.controller(AppearanceController)
        self._garbage_collector = GarbageCollector(self, lambda: self.context.rested())
        self._afterwards = StepByStep(
            (
                self.workspace.start_writing,
                self.workspace.guides.read_in_background,
                self._draw_icons,
                partial(self.context.request, Request.TAKE_DROPPED_SHEETS),
                self._garbage_collector.start,
                partial(self.context.request, Request.WATCH),
                self._look_after_keys,
                self._look_at_folder,
                partial(self.context.request, Request.OFFER_OUR_SIDE),
            ),
            self,
        )
        self._connect()

    def start(self) -> None:
        """Shows the empty window; once it is painted, opens the store and fills it.

        Work in the window's thread before the first paint event would leave the window black on the screen.
        """
        self._crash.install(self._faulted.emit)
        FirstPicture(self.window).shown.connect(self._on_first_picture_shown)
        self.window.appear()

    def use_key(self, key: Key) -> None:
        """Opens the store with `key`, or the window that was locked."""
        if self.window.is_covered or self.window.notice.text:
            self.context.request(Request.USE_KEY, key)
        else:
            # An ordinary start does not need the code that asks for keys.
            self.workspace.open(key)

    def listen_for_calls(self) -> None:
        """Listens for a second start of the program, which brings this window to the front."""
        from desktop.core.second_start import SecondStartListener

        SecondStartListener(self._data_folder, self).rung.connect(self.window.come_forward)
        if self.instance:
            from desktop.core.lock_watch import LockWatch

            LockWatch(self._data_folder, self.instance, self).lost.connect(self._on_lock_lost)

    @Slot()
    def _on_lock_lost(self) -> None:
        self.window.show_warning(Message(LOCK_LOST), Scope.EVERYWHERE)

    @Slot()
    def listen_for_ends(self) -> None:
        """Listens for the signals with which the system ends a program; then everything is stored first."""
        from desktop.core.end_signals import EndSignals

        EndSignals(self).came.connect(self._on_end_signals_came)

    def close(self) -> bool:
        """Stores everything and closes it; returns False if something could not be stored."""
        if self._has_ended:
            return True
        if self._session_ends:
            return self._end_in_time()
        self._garbage_collector.stop()
        self._unlocking.wait()
        self.context.wait()
        stored = self.workspace.close()
        self._crash.uninstall()
        return stored

    def _end_in_time(self) -> bool:
        """Stores everything as long as the system waits for it; what does not fit is said at the next start."""
        self._has_ended = True
        self._garbage_collector.stop()
        stored = self.workspace.close(within=END_SECONDS)
        self._crash.uninstall()
        return stored

    def _connect(self) -> None:
        context, workspace, unlocking = self.context, self.workspace, self._unlocking
        unlocking.unlocked.connect(self.use_key)
        context.connect(unlocking.hindered, Request.ASK_FOR_KEY)
        context.connect(unlocking.waiting, Request.SAY_WAITING)
        workspace.ready.connect(self._on_workspace_ready)
        context.connect(workspace.visit_opened, Request.SHOW_OPENED_VISIT)
        context.connect(workspace.taken_in, Request.SHOW_IMPORTED)
        context.connect(workspace.letters_unsure, Request.ASK_WHICH_WORDS)
        context.connect(workspace.noticed, Request.REPORT_LOSS)
        context.connect(workspace.backup_failed, Request.REPORT_FAILED_BACKUP)
        workspace.backed_up.connect(self._on_workspace_backed_up)
        workspace.refused.connect(self.window.show_warning)
        workspace.guides.were_read.connect(self._on_guides_were_read)
        StoreNotices(self.workspace, self.window)
        workspace.ended_badly.connect(self._on_workspace_ended_badly)
        workspace.visit_runs.changed.connect(self.window.set_visit_runs)
        self.window.close_requested.connect(self._on_window_close_requested)
        workspace.closing.connect(self._afterwards.stop)
        self._faulted.connect(self._on_faulted)
        self._soon_imported.connect(self._on_soon_imported)
        # Else the first garbage collection would go through all those modules while somebody works.
        self._ahead_imported.connect(self._garbage_collector.start)
        self._afterwards.done.connect(self._on_afterwards_done)
        self._application.aboutToQuit.connect(self.close)
        # At logout or shutdown everything typed goes to the disk at once.
        self._application.commitDataRequest.connect(self._on_application_commit_data_request)

    @Slot()
    def _on_first_picture_shown(self) -> None:
        self._unlocking.begin()
        self.listen_for_calls()
        QTimer.singleShot(SOON_KNOWN_MS, self._prepare_home)

    @Slot()
    def _prepare_home(self) -> None:
        """Makes Home while the key is still being looked for; it is shown once the store can be read."""
        if self._unlocking.is_looking:
            from desktop.home.controller import HomeController

            self.context.controller(HomeController)

    @Slot()
    def _on_workspace_ready(self) -> None:
        cut_off = "" if self._begun else self.workspace.visit_cut_off
        if cut_off:
            # Somebody sits at a customer's table: Home, with all the others, does not come between.
            self.context.request(Request.SHOW_VISIT, cut_off, "")
        else:
            self.context.request(Request.SHOW_HOME)
        if self._unlocking.is_new and not self._begun:
            self.context.request(Request.SHOW_RECOVERY_KEY)
        self._begun = True
        QTimer.singleShot(0, self._after_first_look)

    @Slot()
    def _after_first_look(self) -> None:
        """Prepares what Home does not need, once it is shown: imports modules in a thread, and goes on in steps."""
        if self.workspace.is_ready:
            threading.Thread(target=_import, args=(SOON, self._soon_imported), name="import", daemon=True).start()

    @Slot()
    def _on_soon_imported(self) -> None:
        if self.workspace.is_ready:
            self._afterwards.start()

    @Slot()
    def _on_afterwards_done(self) -> None:
        rest = QuietWait(self.window.windowHandle() or self.window, QUIET_MS, self.window)
        rest.over.connect(self._on_rest_over)

    @Slot()
    def _on_rest_over(self) -> None:
        threading.Thread(target=_import, args=(AHEAD, self._ahead_imported), name="import", daemon=True).start()

    def _draw_icons(self) -> None:
        self.window.set_colours(self.context.theme.colours)

    def _look_after_keys(self) -> None:
        """Finishes an interrupted change of key, and shows a reminder of a recovery key that was not put away."""
        if not self._unlocking.found:
            return
        from desktop.workspace.recovery_key_state import is_put_away

        threading.Thread(target=_settle_keys, args=(self._data_folder, self.workspace.key), name="settle", daemon=True).start()
        if not is_put_away(self.workspace):
            self.context.request(Request.REMIND_OF_RECOVERY_KEY)

    def _look_at_folder(self) -> None:
        if not kind_of(self._data_folder.folder).is_local:
            self.context.request(Request.WARN_OF_FOLDER)

    @Slot(str, str)
    def _on_workspace_ended_badly(self, visit_id: str, moment: str) -> None:
        if visit_id:
            self.context.request(Request.SHOW_VISIT, visit_id, "")
        self.window.show_notice(tr(ENDED_BADLY, moment=moment_in_words(moment)), lasting=True, scope=Scope.EVERYWHERE)

    @Slot(list)
    def _on_guides_were_read(self, complaints: Sequence[Message]) -> None:
        if complaints:
            self.window.show_warning(joined(complaints, "  "), Scope.AWAY_FROM_TABLE)

    @Slot(object)
    def _on_workspace_backed_up(self, made: "BackedUp") -> None:
        # Only the page about backups shows a backup that was made.
        if made.elsewhere or self.context.is_made(Request.NOTE_BACKUP):
            self.context.request(Request.NOTE_BACKUP, made)

    @Slot(object)
    def _on_application_commit_data_request(self, _manager: object) -> None:
        self._session_ends = True
        # Somebody may think better of it and stay logged in.
        QTimer.singleShot(SESSION_ENDS_MS, self._on_session_stayed)
        self.workspace.settle(END_SECONDS)

    @Slot()
    def _on_session_stayed(self) -> None:
        self._session_ends = False

    @Slot()
    def _on_end_signals_came(self) -> None:
        if not self._has_ended:
            self._end_in_time()
            self._application.quit()

    @Slot()
    def _on_window_close_requested(self) -> None:
        """Closes at once where nothing has to be stored, or where the session ends and nobody may be asked."""
        self.workspace.flush()
        if self._has_ended or self._session_ends or not self.workspace.must_be_waited_for:
            self.window.close_now()
        else:
            self.context.request(Request.END)

    @Slot()
    def _on_faulted(self) -> None:
        self.workspace.flush()
        self.window.show_warning(Message(FAULT), Scope.EVERYWHERE)


def _import(modules: Sequence[str], done: SignalInstance) -> None:
    """Imports the modules needed next, then emits; allowed in a thread, as no widget is made."""
    try:
        for module in modules:
            import_module(module)
    finally:
        # The program may have ended meanwhile; then nothing receives the signal.
        with suppress(RuntimeError):
            done.emit()


def _settle_keys(data_folder: DataFolder, key: Key) -> None:
    from desktop.keys.key_change import settle_all

    settle_all(data_folder, key)


def run(data_folder: DataFolder, search: KeySearch, instance: "SingleInstance", holder: "LockHolder | None" = None) -> int:
    """Opens the window and runs until it is closed; returns the exit status.

    `search` starts once the window is painted and the store is ours; `holder` is who has the store, if somebody does.
    """
    patch_none_refcount()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Firsthand")
    application.setDesktopFileName("firsthand")
    keep_qt_from_remembering()
    # Before any window: one that gets it later stands in the list of windows without it, for as long as nobody unlocks.
    application.setWindowIcon(QIcon(str(resources() / "icons" / "firsthand.svg")))
    if holder:
        from desktop.shell.store_in_use_dialog import may_go_on

        if not may_go_on(application, data_folder, instance, holder):
            return 1
    program = Firsthand(application, data_folder, search)
    program.instance = instance
    FirstPicture(program.window).shown.connect(program.listen_for_ends)
    program.start()
    status = application.exec()
    instance.leave()
    return end_after_threads(status)
