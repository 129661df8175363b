"""The main window: its pages, its commands, and the one line that tells what happened. It emits wishes; others decide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QByteArray, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from desktop.home.page import HomePage
from desktop.shell.commands import COMMANDS, SUBMENUS
from desktop.theme.tokens import Colours
from desktop.widgets.naming import named
from desktop.widgets.notice_bar import Action, Notice, NoticeBar
from desktop.widgets.words import tr

if TYPE_CHECKING:
    from desktop.documents.page import DocumentsPage
    from desktop.security.unlock_page import UnlockPage
    from desktop.visit.page import VisitPage

MENU = QT_TRANSLATE_NOOP("Forms", "Menu")
SAVED_TO = QT_TRANSLATE_NOOP("Forms", "Saved: {path}")
OPEN = QT_TRANSLATE_NOOP("Forms", "Open")
SHOW = QT_TRANSLATE_NOOP("Forms", "Show in folder")
CARE = ("backups", "restore", "check", "problem")
LEADING_AWAY = (
    *("new_visit", "search", "home", "import_file", "bin", "history", "delete_visit"),
    *("recovery_key", "change_key", "person", *CARE),
)
# What can be done while the window is locked.
ALWAYS = ("larger", "smaller", "appearance", "quit")
USUAL_SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(1024, 600)
# Room for what the system draws around a window.
FRAME = 48


@dataclass
class _Behind:
    """What a locked window will show again."""

    page: QWidget
    in_visit: bool
    notice: Notice | None


class MainWindow(QMainWindow):
    """The window. Only Home is made at once; the other pages come into being when first asked for.

    Signals: `wished(str)` with the name of a command that needs more than the window (see commands), except for those which
    tell more: `home_requested`, `history_requested(str)` with the record somebody is at, or an empty text,
    `text_size_requested(int)` (+1 or -1); what its pages tell: `passphrase_given(str)`, `passphrase_chosen(str)`,
    `choice_put_off`, `recovery_key_given(str)`, `try_again_requested`, `place_changed(str)` with the block shown,
    `geometry_changed(str)` at the end.
    """

    wished = Signal(str)
    home_requested = Signal()
    text_size_requested = Signal(int)
    history_requested = Signal(str)
    passphrase_given = Signal(str)
    passphrase_chosen = Signal(str)
    choice_put_off = Signal()
    recovery_key_given = Signal(str)
    try_again_requested = Signal()
    place_changed = Signal(str)
    geometry_changed = Signal(str)

    def __init__(self, colours: Colours, version: str) -> None:
        super().__init__()
        named(self, "firsthand", "Firsthand")
        # The customer's name stays out of the title: window lists and screenshots of others would show it.
        self.setWindowTitle("Firsthand")
        self._version = version
        self._colours = colours
        self._behind: _Behind | None = None
        self._menu = QMenu(self)
        self.actions_by_name: dict[str, QAction] = {}
        self._menu_buttons: list[QPushButton] = []
        self.home = HomePage(self._menu_button("home_menu"))
        self.notice = NoticeBar()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.home)
        body = QWidget()
        body.setProperty("ground", "paper")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notice)
        self.setCentralWidget(body)
        self._make_actions()
        self.setMinimumSize(LEAST_SIZE)
        self.resize(USUAL_SIZE)
        self.show_home()

    @cached_property
    def unlock(self) -> "UnlockPage":
        """The page that asks for the passphrase, or the recovery key."""
        from desktop.security.unlock_page import UnlockPage

        page = UnlockPage()
        page.passphrase_given.connect(self.passphrase_given)
        page.passphrase_chosen.connect(self.passphrase_chosen)
        page.choice_put_off.connect(self.choice_put_off)
        page.recovery_key_given.connect(self.recovery_key_given)
        page.try_again_requested.connect(self.try_again_requested)
        page.restore_requested.connect(partial(self.wished.emit, "restore"))
        page.problem_requested.connect(partial(self.wished.emit, "problem"))
        self.stack.addWidget(page)
        return page

    @cached_property
    def visit(self) -> "VisitPage":
        """The page of the open visit."""
        from desktop.visit.page import VisitPage

        page = VisitPage(self._colours, self._menu_button("visit_menu"))
        self._dress_menu_buttons()
        page.told.connect(self.tell)
        page.home_requested.connect(self.home_requested)
        page.place_changed.connect(self.place_changed)
        page.safe_changed.connect(self._on_visit_safe_changed)
        page.history_requested.connect(self.history_requested)
        self.stack.addWidget(page)
        return page

    @cached_property
    def documents(self) -> "DocumentsPage":
        """The page with the documents of the open visit."""
        from desktop.documents.page import DocumentsPage

        page = DocumentsPage()
        page.saved.connect(self._on_documents_saved)
        page.failed.connect(self._on_documents_failed)
        page.closed.connect(self.show_visit)
        page.check_requested.connect(self._on_documents_check_requested)
        self.stack.addWidget(page)
        return page

    def has(self, page: str) -> bool:
        """Whether the page of this name has been made yet."""
        return page in self.__dict__

    def show_home(self) -> None:
        """Shows Home."""
        self._show(self.home, in_visit=False)
        self.home.focus_search()

    @Slot()
    def show_visit(self) -> None:
        """Shows the open visit."""
        self._show(self.visit, in_visit=True)
        self.visit.capture.focus_line()

    def put_visit_away(self) -> None:
        """Lets go of the visit that was shown."""
        if self.has("visit"):
            self.visit.close_visit()

    def show_documents(self) -> None:
        """Shows what can be handed over of the open visit."""
        self._show(self.documents, in_visit=True)

    @Slot(bool)
    def show_unlock(self, new: bool, remark: str = "") -> None:
        """Asks for the passphrase; nothing else can be done meanwhile."""
        self.show_alone(self.unlock)
        self.unlock.ask(new, remark)

    def show_page(self, page: QWidget) -> None:
        """Shows a page from which every way leads on."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self._show(page, in_visit=False)

    def show_alone(self, page: QWidget) -> None:
        """Shows a page that has to be left before anything else can be done."""
        self.show_page(page)
        for name in LEADING_AWAY:
            self.actions_by_name[name].setEnabled(False)

    @property
    def is_covered(self) -> bool:
        """Whether the window is locked: only the page that unlocks it can be seen."""
        return self._behind is not None

    def cover(self) -> None:
        """Shows nothing but the page that unlocks; pages and notices that come up meanwhile wait for `uncover`."""
        if self._behind is None:
            page = self.stack.currentWidget()
            assert page
            behind = _Behind(page, self.actions_by_name["capture"].isEnabled(), self.notice.put_by())
            self.show_alone(self.unlock)
            for name, action in self.actions_by_name.items():
                action.setEnabled(name in ALWAYS)
            self._behind = behind

    def uncover(self) -> None:
        """Shows what was there before, or what came up meanwhile."""
        if self._behind is not None:
            behind, self._behind = self._behind, None
            self._show(behind.page, behind.in_visit)
            if behind.notice:
                self.tell(*behind.notice)

    def come_forward(self) -> None:
        """Brings the window before all others, also where it was put away."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def set_colours(self, colours: Colours) -> None:
        """Draws in other colours from now on."""
        self._colours = colours
        if self.has("visit"):
            self.visit.set_colours(colours)
        self._dress_menu_buttons()

    def restore(self, geometry: str) -> None:
        """Takes up the place and size of the last time."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))

    def appear(self) -> None:
        """Shows the window; on a screen that is hardly larger it takes all of it."""
        room = self.screen().availableSize()
        if self.width() > room.width() - FRAME or self.height() > room.height() - FRAME:
            self.showMaximized()
        else:
            self.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tells its place and size before it goes."""
        self.geometry_changed.emit(bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)

    def tell(self, text: str, actions: Sequence[Action] = (), lasting: bool = False, warn: bool = False) -> None:
        """Shows one quiet line at the foot of the window."""
        if self._behind is None:
            self.notice.tell(text, actions, lasting, warn)
        else:
            self._behind.notice = (text, actions, lasting, warn)

    @Slot(str)
    def warn(self, text: str) -> None:
        """Shows what went wrong, until it is closed."""
        self.tell(text, lasting=True, warn=True)

    def _show(self, page: QWidget, in_visit: bool) -> None:
        if self._behind is not None:
            self._behind.page, self._behind.in_visit = page, in_visit
            return
        self.stack.setCurrentWidget(page)
        safe = self.has("visit") and self.visit.is_safe
        for command in COMMANDS:
            usable = (in_visit or not command.in_visit) and not (safe and command.name in LEADING_AWAY)
            self.actions_by_name[command.name].setEnabled(usable)

    def _dress_menu_buttons(self) -> None:
        from desktop.theme.icons import icon

        for button in self._menu_buttons:
            button.setIcon(icon("menu", self._colours.soft))

    def _menu_button(self, name: str) -> QPushButton:
        button = named(QPushButton(), name, tr(MENU))
        button.setProperty("kind", "quiet")
        button.setToolTip(tr(MENU))
        button.setMenu(self._menu)
        # A click opens the menu and leaves the keyboard where it is: some commands are about the record one is at.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu_buttons.append(button)
        return button

    def _make_actions(self) -> None:
        # Signals are passed on as they are; Qt drops the `checked` that an action would add.
        slots: dict[str, Callable[[], object] | SignalInstance] = {
            "new_visit": self._on_new_visit_triggered,
            "search": self._on_search_triggered,
            "home": self.home_requested,
            "capture": self.show_visit,
            "notes": self._on_notes_triggered,
            "previous_block": self._on_previous_block_triggered,
            "next_block": self._on_next_block_triggered,
            "safe": self._on_safe_triggered,
            "history": self._on_history_triggered,
            "larger": self._on_larger_triggered,
            "smaller": self._on_smaller_triggered,
            "shortcuts": self._on_shortcuts_triggered,
            "about": self._on_about_triggered,
            "quit": self._on_quit_triggered,
        }
        group, menu = "", self._menu
        for command in COMMANDS:
            if command.group != group:
                menu = self._menu_part(command.group, group)
                group = command.group
            action = QAction(tr(command.label), self)
            action.setObjectName(f"action_{command.name}")
            if command.keys:
                action.setShortcuts([QKeySequence(command.keys), *(QKeySequence(k) for k in command.also)])
            action.triggered.connect(slots.get(command.name, self._on_action_triggered))
            menu.addAction(action)
            self.addAction(action)
            self.actions_by_name[command.name] = action

    def _menu_part(self, group: str, before: str) -> QMenu:
        """The menu for the commands of one group: one that opens beside the whole, or the whole from a line on.

        A menu that is higher than a small screen would be broken into columns.
        """
        if before and not {before, group} <= SUBMENUS.keys():
            self._menu.addSeparator()
        return self._menu.addMenu(tr(SUBMENUS[group])) if group in SUBMENUS else self._menu

    @Slot()
    def _on_action_triggered(self) -> None:
        self.wished.emit(self.sender().objectName().removeprefix("action_"))

    @Slot()
    def _on_new_visit_triggered(self) -> None:
        self.home_requested.emit()
        self.home.plan_requested.emit()

    @Slot()
    def _on_search_triggered(self) -> None:
        self.home_requested.emit()
        self.home.focus_search()

    @Slot()
    def _on_notes_triggered(self) -> None:
        self.visit.notes.focus_newest()

    @Slot()
    def _on_previous_block_triggered(self) -> None:
        self.visit.step_block(-1)

    @Slot()
    def _on_next_block_triggered(self) -> None:
        self.visit.step_block(1)

    @Slot()
    def _on_safe_triggered(self) -> None:
        self.visit.header.switch.toggle()

    @Slot()
    def _on_history_triggered(self) -> None:
        self.history_requested.emit(self.visit.record_in_focus)

    @Slot()
    def _on_larger_triggered(self) -> None:
        self.text_size_requested.emit(1)

    @Slot()
    def _on_smaller_triggered(self) -> None:
        self.text_size_requested.emit(-1)

    @Slot()
    def _on_shortcuts_triggered(self) -> None:
        from desktop.shell.help_dialogs import ShortcutsDialog

        ShortcutsDialog(self).show()

    @Slot()
    def _on_about_triggered(self) -> None:
        from desktop.shell.help_dialogs import AboutDialog

        AboutDialog(self, self._version).show()

    @Slot()
    def _on_quit_triggered(self) -> None:
        self.close()

    @Slot(bool)
    def _on_visit_safe_changed(self, safe: bool) -> None:
        # A notice may name another customer, and so may all that leads away from this visit.
        self.notice.dismiss()
        for name in LEADING_AWAY:
            self.actions_by_name[name].setEnabled(not safe)

    @Slot(str)
    def _on_documents_saved(self, path: str) -> None:
        from desktop.widgets.system_files import open_file, show_in_folder

        def open_it() -> None:
            open_file(path)

        def show_it() -> None:
            show_in_folder(path)

        actions = (("open", tr(OPEN), open_it), ("show", tr(SHOW), show_it))
        self.tell(tr(SAVED_TO).format(path=path), actions, lasting=True)

    @Slot(str, str)
    def _on_documents_check_requested(self, record_id: str, question_id: str) -> None:
        self.show_visit()
        if record_id:
            self.visit.go_to_record(record_id)
        else:
            self.visit.go_to_question(question_id)

    @Slot(str)
    def _on_documents_failed(self, sentence: str) -> None:
        self.tell(sentence, lasting=True, warn=True)
