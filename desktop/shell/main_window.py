"""The main window: its pages, its commands, and the one line that says what happened. It knows no page and decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPixmap
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.model.messages import N_, Message
from desktop.shell.commands import COMMANDS, SUBMENUS, Situation
from desktop.theme.tokens import Colours
from desktop.widgets.naming import named
from desktop.widgets.notice_bar import Action, Notice, NoticeBar
from desktop.widgets.words import tr

MENU = N_("Menu")
USUAL_SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(1024, 600)
# Room for what the system draws around a window.
FRAME = 48


@dataclass
class _Behind:
    """What a locked window will show again."""

    page: QWidget
    situation: Situation
    notice: Notice | None


class MainWindow(QMainWindow):
    """The window.

    Signals: `command_requested(str)` with the name of a command; `customer_safe_changed(bool)`; `colours_changed(Colours)`;
    `geometry_changed(str)` at the end.
    """

    command_requested = Signal(str)
    customer_safe_changed = Signal(bool)
    colours_changed = Signal(object)
    geometry_changed = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        named(self, "firsthand", "Firsthand")
        # The customer's name stays out of the title: window lists and screenshots of others would show it.
        self.setWindowTitle("Firsthand")
        self.colours = colours
        self._situation = Situation()
        self._shown_as: dict[QWidget, Situation] = {}
        self._behind: _Behind | None = None
        self._menu = QMenu(self)
        self.actions_by_name: dict[str, QAction] = {}
        self._menu_buttons: list[QPushButton] = []
        self.notice = NoticeBar()
        self.stack = QStackedWidget()
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

    # Pages -----------------------------------------------------------------------------------------------------------------

    def show_page(self, page: QWidget, in_visit: bool = False, alone: bool = False) -> None:
        """Shows a page: one of a visit, one that has to be left before anything else can be done, or another."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self._show(page, replace(self._situation, in_visit=in_visit, alone=alone))

    def show_again(self, page: QWidget) -> None:
        """Shows a page as it was shown last."""
        as_before = self._shown_as.get(page, Situation())
        self.show_page(page, as_before.in_visit, as_before.alone)

    def is_in_visit(self, page: QWidget) -> bool:
        """Whether `page` was last shown as one of a visit."""
        return self._shown_as.get(page, Situation()).in_visit

    @property
    def is_customer_safe(self) -> bool:
        """Whether the customer-safe view is on."""
        return self._situation.customer_safe

    def set_customer_safe(self, safe: bool) -> None:
        """Turns the customer-safe view on or off. A notice may name another customer, so it goes."""
        self.notice.dismiss()
        self._change_situation(replace(self._situation, customer_safe=safe))
        self.customer_safe_changed.emit(safe)

    # The lock --------------------------------------------------------------------------------------------------------------

    @property
    def is_covered(self) -> bool:
        """Whether the window is locked: only the page that unlocks it can be seen."""
        return self._behind is not None

    def cover(self, page: QWidget) -> None:
        """Shows nothing but `page`, which unlocks; pages and notices that come up meanwhile wait for `uncover`."""
        if self._behind is None:
            shown = self.stack.currentWidget()
            assert shown
            behind = _Behind(shown, self._situation, self.notice.take_away())
            self.show_page(page, alone=True)
            self._change_situation(replace(self._situation, locked=True))
            self._behind = behind

    def uncover(self) -> None:
        """Shows what was there before, or what came up meanwhile."""
        if self._behind is not None:
            behind, self._behind = self._behind, None
            self._show(behind.page, behind.situation)
            if behind.notice:
                self.show_notice(*behind.notice)

    # The window ------------------------------------------------------------------------------------------------------------

    def come_forward(self) -> None:
        """Brings the window before all others, also where it was put away."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def set_colours(self, colours: Colours) -> None:
        """Draws in other colours from now on."""
        self.colours = colours
        self.colours_changed.emit(colours)
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
        """Emits its place and size before it goes."""
        self.geometry_changed.emit(bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)

    def show_notice(self, text: str, actions: Sequence[Action] = (), lasting: bool = False, warn: bool = False) -> None:
        """Shows one quiet line at the foot of the window."""
        if self._behind is None:
            self.notice.show_notice(text, actions, lasting, warn)
        else:
            self._behind.notice = (text, actions, lasting, warn)

    @Slot(object)
    def show_warning(self, sentence: Message) -> None:
        """Shows what went wrong, until it is closed."""
        self.show_notice(tr(sentence), lasting=True, warn=True)

    def menu_button(self, name: str) -> QPushButton:
        """A button of this name that opens the menu, for a page to place."""
        button = named(QPushButton(), name, tr(MENU))
        button.setProperty("kind", "quiet")
        button.setToolTip(tr(MENU))
        button.setMenu(self._menu)
        # Until its icon is drawn this keeps the place: a button with neither is wider, and what stands beside it would move.
        blank = QPixmap(button.iconSize())
        blank.fill(Qt.GlobalColor.transparent)
        button.setIcon(blank)
        # A click opens the menu and leaves the keyboard where it is: some commands are about the record one is at.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._menu_buttons.append(button)
        return button

    def _show(self, page: QWidget, situation: Situation) -> None:
        if self._behind is not None:
            self._behind.page, self._behind.situation = page, replace(situation, locked=False)
            return
        self._shown_as[page] = situation
        self.stack.setCurrentWidget(page)
        self._change_situation(situation)

    def _change_situation(self, situation: Situation) -> None:
        self._situation = situation
        for command in COMMANDS:
            self.actions_by_name[command.name].setEnabled(command.is_available(situation))

    def _dress_menu_buttons(self) -> None:
        from desktop.theme.icons import icon

        for button in self._menu_buttons:
            button.setIcon(icon("menu", self.colours.soft))

    def _make_actions(self) -> None:
        group, menu = "", self._menu
        for command in COMMANDS:
            if command.menu != group:
                menu = self._menu_part(command.menu, group)
                group = command.menu
            action = QAction(tr(command.label), self)
            action.setObjectName(f"action_{command.name}")
            if command.keys:
                action.setShortcuts([QKeySequence(command.keys), *(QKeySequence(k) for k in command.also)])
            action.triggered.connect(self._on_action_triggered)
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
        self.command_requested.emit(self.sender().objectName().removeprefix("action_"))
