"""The composition root: the only place that knows every layer. Builds window and desk, and wires wishes to deeds."""

import sys
import threading
from collections.abc import Callable, Sequence
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from db.engine.folder_kind import kind_of
from db.engine.keys import Key
from db.model.errors import StoreError
from db.model.kinds import VisitId
from desktop import __version__
from desktop.core.crash_log import CrashLog
from desktop.core.gc_timer import GarbageCollector
from desktop.core.none_refcount_fix import patch_none_refcount
from desktop.core.paths import DataFolder, resources
from desktop.core.settings import Settings
from desktop.keys.key_search import KeySearch, Needed, Outcome
from desktop.shell.app_context import AppContext
from desktop.shell.appearance import AppearanceController, theme_of
from desktop.shell.main_window import MainWindow
from desktop.widgets.moments import moment_in_words
from desktop.widgets.words import tr
from desktop.workspace.unlocking import Unlocking
from desktop.workspace.workspace import OpenedVisit, Workspace

if TYPE_CHECKING:
    from db.model.records import WholeVisit
    from db.service.maintenance import BackedUp
    from desktop.backups.controller import BackupsController
    from desktop.core.single_instance import LockHolder, SingleInstance
    from desktop.documents.controller import DocumentsController
    from desktop.history.controller import HistoryController
    from desktop.home.plan_visit import VisitPlan
    from desktop.home.search import SearchJob
    from desktop.people.controller import PeopleController
    from desktop.security.controller import KeysController
    from desktop.security.lock import LockController

FAULT = QT_TRANSLATE_NOOP("Forms", "Something in Firsthand failed. What you typed is safe; please go on.")
CANNOT_SAVE = QT_TRANSLATE_NOOP("Forms", "{reason} Your words stay here and are saved as soon as it works again.")
RECOVERED = QT_TRANSLATE_NOOP("Forms", "Everything is saved again.")
LOST = QT_TRANSLATE_NOOP("Forms", "One change could not be stored. It is still on the screen; please copy it to a safe place.")
ENDED_BADLY = QT_TRANSLATE_NOOP(
    "Forms", "Firsthand did not end properly last time. Everything up to {moment} is here, in the place where you were."
)
IMPORT = QT_TRANSLATE_NOOP("Forms", "Import visit files")
VISIT_FILES = QT_TRANSLATE_NOOP("Forms", "Visit files and tables (*.json *.csv *.xlsx)")
IMPORTED = QT_TRANSLATE_NOOP("Forms", "Imported {count} visits.")
IMPORTED_ONE = QT_TRANSLATE_NOOP("Forms", "Imported the visit to {customer}.")
# Home tells of hours left and days late, so it is read again from time to time.
REFRESH_MS = 60_000
AHEAD = ("desktop.visit.page", "desktop.documents.page", "desktop.report.content.case_study", "desktop.report.pdf_writer")


class Firsthand(QObject):
    """The running program."""

    # A fault may come up in any thread; a signal brings the news into the window's.
    _faulted = Signal()

    def __init__(self, application: QApplication, data_folder: DataFolder, search: KeySearch | None = None) -> None:
        super().__init__(application)
        self._application = application
        self._settings = Settings(data_folder.settings)
        self._theme = theme_of(application, self._settings)
        locale = QLocale().name() if QLocale().name() != "C" else "en"
        self._crash = CrashLog(data_folder.folder / "firsthand")
        self._data_folder = data_folder
        self._unlocking = Unlocking(data_folder, search, self)
        self._searching: SearchJob | None = None
        self._begun = False
        self.workspace = Workspace(data_folder, self)
        self.window = MainWindow(self._theme.colours, __version__)
        self.window.restore(self._settings.text("window"))
        self._context = AppContext(data_folder, self.window, self._unlocking, self.workspace, self._release, locale)
        self._looks = AppearanceController(self.window, self._theme, self._settings)
        self._collector = GarbageCollector(self)
        self._refresh = QTimer(self)
        self._refresh.setInterval(REFRESH_MS)
        self._refresh.timeout.connect(self.refresh_home)
        self._connect()

    def start(self) -> None:
        """Opens the store and shows the window; where the key is found already, Home is there with the first picture."""
        self._crash.install(self._faulted.emit)
        self._unlocking.begin()
        self.window.appear()

    @Slot(object)
    def use_key(self, key: Key) -> None:
        """Opens the store with `key`, or the window that was locked."""
        if self.window.is_covered:
            self.lock.try_key(key)
        else:
            self.workspace.open(key)

    @cached_property
    def locksmith(self) -> "KeysController":
        """Who knows about keys."""
        from desktop.security.controller import KeysController

        return KeysController(self._context)

    @cached_property
    def caretaker(self) -> "BackupsController":
        """Who sees to safe keeping: backups, restoring, checks."""
        from desktop.backups.controller import BackupsController

        caretaker = BackupsController(self._context)
        caretaker.lock_minutes = self._settings.number("lock_minutes")
        caretaker.lock_minutes_chosen.connect(self._on_lock_minutes_chosen)
        return caretaker

    @cached_property
    def archivist(self) -> "HistoryController":
        """Who knows what was."""
        from desktop.history.controller import HistoryController

        return HistoryController(self._context, self.show_visit)

    @cached_property
    def lock(self) -> "LockController":
        """Who locks the window; nothing needs it before the first look."""
        from desktop.security.lock import LockController

        return LockController(self._context)

    @cached_property
    def documents(self) -> "DocumentsController":
        """Who sees to the documents."""
        from desktop.documents.controller import DocumentsController

        return DocumentsController(self._context)

    @cached_property
    def registrar(self) -> "PeopleController":
        """Who sees to the rights of the people interviewed."""
        from desktop.people.controller import PeopleController

        return PeopleController(self._context)

    @Slot()
    def listen_for_calls(self) -> None:
        """From now on a second start brings this window before all others."""
        from desktop.core.single_instance import SecondStartListener

        SecondStartListener(self._data_folder, self).rung.connect(self.window.come_forward)

    def show_visit(self, visit_id: str, record_id: str = "") -> None:
        """Opens a visit, at the record named or where it was left."""
        try:
            self.workspace.show(VisitId(visit_id))
        except StoreError as error:
            self.caretaker.say_damaged(str(error))
            return
        self.window.show_visit()
        visit = self.workspace.open_visit
        if record_id and visit and visit.record(record_id):
            self.window.visit.go_to_record(record_id)

    @Slot()
    def show_home(self) -> None:
        """Shows Home as it stands now; every word of the open visit is handed over."""
        self.workspace.leave_table()
        self.window.show_home()
        self.refresh_home()

    @Slot()
    def refresh_home(self) -> None:
        """Reads again what Home tells, where Home can be seen."""
        if self.workspace.is_ready and self.window.stack.currentWidget() is self.window.home:
            try:
                view = self.workspace.home()
            except StoreError as error:
                self.caretaker.say_damaged(str(error))
            else:
                self.window.home.show_view(view)

    def close(self) -> bool:
        """Stores what is still on its way and closes everything; False if something could not be stored."""
        self._refresh.stop()
        self._collector.stop()
        if "lock" in self.__dict__:
            self.lock.guard.stop()
        self._unlocking.wait()
        for helper in ("handing_over", "locksmith", "caretaker", "archivist", "registrar"):
            if helper in self.__dict__:
                getattr(self, helper).wait()
        self._stop_searching()
        stored = self.workspace.close()
        self._crash.uninstall()
        return stored

    def _stop_searching(self) -> None:
        if self._searching:
            self._searching.close()
            self._searching = None

    def _release(self) -> bool:
        """Closes the store everywhere, so that its file can be replaced."""
        self._refresh.stop()
        self._stop_searching()
        return self.workspace.release()

    def _connect(self) -> None:
        window, home, workspace = self.window, self.window.home, self.workspace
        self._unlocking.unlocked.connect(self.use_key)
        self._unlocking.hindered.connect(self._on_unlocking_hindered)
        self._unlocking.waiting.connect(self._on_unlocking_waiting)
        workspace.ready.connect(self._on_workspace_ready)
        workspace.home_changed.connect(self.refresh_home)
        workspace.visit_opened.connect(self._on_workspace_visit_opened)
        workspace.taken_in.connect(self._on_workspace_taken_in)
        workspace.refused.connect(window.warn)
        workspace.troubled.connect(self._on_workspace_troubled)
        workspace.recovered.connect(self._on_workspace_recovered)
        workspace.edit_lost.connect(self._on_workspace_edit_lost)
        self._faulted.connect(self._on_fault)
        workspace.guides_read.connect(self._on_workspace_guides_read)
        workspace.ended_badly.connect(self._on_workspace_ended_badly)
        home.visit_requested.connect(self.show_visit)
        home.plan_requested.connect(self._on_home_plan_requested)
        home.visit_planned.connect(self._on_home_visit_planned)
        home.sample_requested.connect(self._on_home_sample_requested)
        home.import_requested.connect(self._on_import_requested)
        home.more_requested.connect(workspace.show_more)
        home.search_changed.connect(self._on_home_search_changed)
        window.passphrase_given.connect(self._unlocking.try_passphrase)
        window.passphrase_chosen.connect(self._unlocking.choose_passphrase)
        window.choice_put_off.connect(self._unlocking.put_off)
        window.recovery_key_given.connect(self._unlocking.try_recovery_key)
        window.try_again_requested.connect(self._unlocking.try_again)
        window.wished.connect(self._on_window_wished)
        window.home_requested.connect(self.show_home)
        window.place_changed.connect(self._on_window_place_changed)
        workspace.noticed.connect(self._on_workspace_noticed)
        workspace.backed_up.connect(self._on_workspace_backed_up)
        workspace.backup_failed.connect(self._on_workspace_backup_failed)
        home.backup_requested.connect(self._on_restore_requested)
        window.history_requested.connect(self._on_history_requested)
        self._application.aboutToQuit.connect(self.close)
        # Somebody logs out or switches off: what is typed goes to the disk at once.
        self._application.commitDataRequest.connect(self._on_session_ending)

    # What the desk tells -------------------------------------------------------------------------------------------------

    @Slot()
    def _on_workspace_ready(self) -> None:
        self.show_home()
        if self._unlocking.is_new and not self._begun:
            self.locksmith.show_recovery_key()
        self._begun = True
        self._refresh.start()
        QTimer.singleShot(0, self._after_first_look)

    @Slot()
    def _after_first_look(self) -> None:
        """What the first look at Home does not need, once it stands."""
        if not self.workspace.is_ready:
            return
        self.workspace.start_writing()
        self.workspace.read_guides()
        threading.Thread(target=_import_ahead, name="import", daemon=True).start()
        self.window.set_colours(self._theme.colours)
        self._application.setWindowIcon(QIcon(str(resources() / "icons" / "firsthand.svg")))
        self._collector.start()
        self.lock.watch(self._settings.number("lock_minutes"))
        if self._unlocking.found:
            self._look_after_keys()
        if not kind_of(self._data_folder.folder).is_local:
            self.caretaker.warn_of_folder()

    def _look_after_keys(self) -> None:
        """Finishes a change of key that was cut short, and reminds of a recovery key that was not put away."""
        from desktop.keys.key_change import settle_all
        from desktop.workspace.recovery_key_state import is_put_away

        threading.Thread(target=settle_all, args=(self._data_folder, self.workspace.key), name="settle", daemon=True).start()
        if self.window.stack.currentWidget() is self.window.home and not is_put_away(self.workspace):
            self.locksmith.remind()

    @Slot(str, str)
    def _on_workspace_ended_badly(self, visit_id: str, moment: str) -> None:
        if visit_id:
            self.show_visit(visit_id)
        self.window.tell(tr(ENDED_BADLY).format(moment=moment_in_words(moment)), lasting=True)

    @Slot(list)
    def _on_workspace_guides_read(self, complaints: Sequence[str]) -> None:
        self.refresh_home()
        if complaints:
            self.window.warn("  ".join(complaints))

    @Slot(object)
    def _on_workspace_visit_opened(self, opened: OpenedVisit) -> None:
        self.window.visit.show_visit(opened.visit, opened.guide, opened.used, self._context.locale, opened.block)
        self.window.show_visit()

    @Slot(list)
    def _on_workspace_taken_in(self, found: "Sequence[WholeVisit]") -> None:
        if len(found) == 1:
            self.show_visit(found[0].visit.id)
            self.window.tell(tr(IMPORTED_ONE).format(customer=found[0].customer.name))
        else:
            self.show_home()
            self.window.tell(tr(IMPORTED).format(count=len(found)))

    @Slot(str)
    def _on_workspace_troubled(self, reason: str) -> None:
        if self.window.has("visit"):
            self.window.visit.header.show_unsaved(trouble=True)
        self.window.warn(tr(CANNOT_SAVE).format(reason=reason))

    @Slot()
    def _on_workspace_recovered(self) -> None:
        self.window.tell(tr(RECOVERED))

    @Slot(object)
    def _on_workspace_edit_lost(self, _edit: object) -> None:
        self.window.warn(tr(LOST))

    # What the window asks for ----------------------------------------------------------------------------------------------

    @Slot(object)
    def _on_unlocking_hindered(self, outcome: Outcome) -> None:
        if self.window.is_covered:
            self.lock.hinder(outcome)
        elif isinstance(outcome, Needed):
            self.window.show_unlock(outcome.new, outcome.why)
        else:
            self.locksmith.hinder(outcome)
            self.caretaker.stand_by(outcome)

    @Slot()
    def _on_unlocking_waiting(self) -> None:
        if not self.window.is_covered:
            self.locksmith.say_waiting()

    @Slot(int)
    def _on_lock_minutes_chosen(self, minutes: int) -> None:
        self._settings.choose("lock_minutes", minutes)
        self.lock.guard.set_idle_minutes(minutes)

    # Safe keeping --------------------------------------------------------------------------------------------------------

    @Slot(list)
    def _on_workspace_noticed(self, sentences: Sequence[str]) -> None:
        self.caretaker.tell_noticed(sentences)

    @Slot(object)
    def _on_workspace_backed_up(self, made: "BackedUp") -> None:
        # One that went well is told nowhere but on the page about it.
        if made.elsewhere or "caretaker" in self.__dict__:
            self.caretaker.note_backup(made)

    @Slot(str)
    def _on_workspace_backup_failed(self, reason: str) -> None:
        self.caretaker.tell_backup_failed(reason)

    @Slot()
    def _on_restore_requested(self) -> None:
        self.caretaker.show_restore()

    @Slot(str)
    def _on_history_requested(self, record_id: str) -> None:
        self.archivist.show_history(record_id)

    @Slot(str)
    def _on_window_wished(self, name: str) -> None:
        deeds: dict[str, Callable[[], object]] = {
            "import_file": self._on_import_requested,
            "documents": lambda: self.documents.show(),
            "undo": self.workspace.undo,
            "redo": self.workspace.redo,
            "appearance": self._looks.next_appearance,
            # Who does these is made when first needed.
            "bin": lambda: self.archivist.show_bin(),
            "delete_visit": lambda: self.archivist.ask_to_delete(),
            "person": lambda: self.registrar.open(),
            "lock": lambda: self.lock.lock(),
            "backups": lambda: self.caretaker.show_backups(),
            "restore": lambda: self.caretaker.show_restore(),
            "check": lambda: self.caretaker.show_check(),
            "problem": lambda: self.caretaker.show_problem(),
            "recovery_key": lambda: self.locksmith.look_at_recovery_key(),
            "change_key": lambda: self.locksmith.offer_change(),
        }
        deeds[name]()

    @Slot()
    def _on_home_plan_requested(self) -> None:
        guides = [(name, guide.minutes) for name, guide in self.workspace.guides.items()]
        chosen = self._settings.text("guide")
        self.window.home.start_plan(self.workspace.customer_names(), guides, chosen)

    @Slot(object)
    def _on_home_visit_planned(self, plan: "VisitPlan") -> None:
        if plan.guide:
            self._settings.choose("guide", plan.guide)
        self.workspace.plan(plan)

    @Slot()
    def _on_home_sample_requested(self) -> None:
        self.workspace.take_in([resources() / "samples" / "halden-pumps.json"])

    @Slot(str)
    def _on_home_search_changed(self, typed: str) -> None:
        from desktop.home.search import SearchJob

        if self._searching is None and self.workspace.is_ready:
            self._searching = SearchJob(self.workspace.reading_store, self)
            self._searching.found.connect(self.window.home.show_hits)
            self._searching.failed.connect(self._on_searching_failed)
        if self._searching:
            self._searching.search(typed)

    @Slot(str, str)
    def _on_searching_failed(self, typed: str, sentence: str) -> None:
        self.window.home.show_hits(typed, None)
        self.caretaker.say_damaged(sentence)

    @Slot()
    def _on_import_requested(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        dialog = QFileDialog(self.window, tr(IMPORT))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilter(tr(VISIT_FILES))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._on_files_selected)
        # Shown, not executed: nothing modal, a visit may be running.
        dialog.show()

    @Slot(list)
    def _on_files_selected(self, paths: Sequence[str]) -> None:
        self.workspace.take_in([Path(path) for path in paths])

    @Slot(str)
    def _on_window_place_changed(self, block_id: str) -> None:
        if self.workspace.open_visit:
            self.workspace.remember(f"block {self.workspace.open_visit.id}", block_id)

    @Slot(object)
    def _on_session_ending(self, _manager: object) -> None:
        self.workspace.flush()

    @Slot()
    def _on_fault(self) -> None:
        self.workspace.flush()
        self.window.warn(tr(FAULT))


def _import_ahead() -> None:
    """Imports what visit and hand-over need, so that they open without a wait; a thread may, as no widget is made."""
    for module in AHEAD:
        import_module(module)


def run(data_folder: DataFolder, search: KeySearch, instance: "SingleInstance", holder: "LockHolder | None" = None) -> int:
    """Opens the window and stays until it is closed; returns the exit status.

    `search` looks for the key already, unless that has to wait for the store to be ours: `holder` is whoever has it.
    """
    patch_none_refcount()
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Firsthand")
    application.setDesktopFileName("firsthand")
    if holder and not _may_go_on(application, data_folder, instance, holder):
        return 1
    if search.ident is None:
        search.start()
    program = Firsthand(application, data_folder, search)
    program.start()
    QTimer.singleShot(0, program.listen_for_calls)
    status = application.exec()
    instance.leave()
    return status


def _may_go_on(application: QApplication, data_folder: DataFolder, instance: "SingleInstance", holder: "LockHolder") -> bool:
    """Asks what to do about somebody else who has the store open; True once it is ours."""
    from desktop.shell.store_in_use_dialog import StoreInUseDialog

    theme = theme_of(application, Settings(data_folder.settings))
    ours = StoreInUseDialog(instance, holder).ask()
    theme.deleteLater()
    return ours
