"""Shows the pages, the menu of commands and the notice bar in the main window; it knows no page and decides nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QPixmap, QStatusTipEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.model.messages import N_, Message
from desktop.shell.commands import COMMANDS, SUBMENUS, Situation
from desktop.shell.keyboard_keeper import KeyboardKeeper
from desktop.shell.keys_by_place import KeysByPlace
from desktop.theme.tokens import Colours
from desktop.widgets.naming import named
from desktop.widgets.notice_bar import NoticeBar
from desktop.widgets.notice_queue import Action, Notice, Scope
from desktop.widgets.on_screen import keep_on_screen
from desktop.widgets.words import tr

MENU = N_("Menu")
USUAL_SIZE = QSize(1280, 800)
# Half of a common screen, so that a call or slides can stand beside.
LEAST_SIZE = QSize(640, 420)
# Room for the frame that the system draws around a window.
FRAME = 48


@dataclass
class _Behind:
    """What the window shows again once it is unlocked."""

    page: QWidget
    situation: Situation


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
        # The title holds no customer's name, as window lists and screenshots would show it.
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
        self.keyboard = KeyboardKeeper(self.stack)
        self._keys = KeysByPlace(self)
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
        """Shows a page; `in_visit` for a page of a visit, `alone` for one that must be left before anything else can be done."""
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self._show(page, replace(self._situation, in_visit=in_visit, alone=alone))

    def show_again(self, page: QWidget) -> None:
        """Shows a page again in the same way as last time."""
        as_before = self._shown_as.get(page, Situation())
        self.show_page(page, as_before.in_visit, as_before.alone)

    def is_in_visit(self, page: QWidget) -> bool:
        """Returns whether `page` was last shown as a page of a visit."""
        return self._shown_as.get(page, Situation()).in_visit

    @property
    def is_customer_safe(self) -> bool:
        """Whether the customer-safe view is on."""
        return self._situation.customer_safe

    def set_customer_safe(self, safe: bool) -> None:
        """Turns the customer-safe view on or off. A notice may name a customer, so it goes."""
        self.notice.leave_page()
        self._change_situation(replace(self._situation, customer_safe=safe))
        self.customer_safe_changed.emit(safe)

    # The lock --------------------------------------------------------------------------------------------------------------

    @property
    def is_covered(self) -> bool:
        """Whether the window is locked and shows only the page that unlocks it."""
        return self._behind is not None

    def cover(self, page: QWidget) -> None:
        """Shows only `page`, which unlocks the window; pages and notices that come meanwhile wait for `uncover`."""
        if self._behind is None:
            shown = self.stack.currentWidget()
            assert shown
            self.notice.hold(True)
            behind = _Behind(shown, self._situation)
            self.show_page(page, alone=True)
            self._change_situation(replace(self._situation, locked=True))
            self._behind = behind

    def uncover(self) -> None:
        """Shows what was shown before, or what came meanwhile."""
        if self._behind is not None:
            behind, self._behind = self._behind, None
            self.notice.hold(False)
            self._show(behind.page, behind.situation)

    # The window ------------------------------------------------------------------------------------------------------------

    def come_forward(self) -> None:
        """Brings the window to the front, even if it was minimised."""
        self.setWindowState((self.windowState() & ~Qt.WindowState.WindowMinimized) | Qt.WindowState.WindowActive)
        self.show()
        self.raise_()
        self.activateWindow()

    def set_colours(self, colours: Colours) -> None:
        """Sets the colours to draw in."""
        self.colours = colours
        self.colours_changed.emit(colours)
        self._draw_menu_icons()

    def restore(self, geometry: str) -> None:
        """Restores the place and size of the last session."""
        if geometry:
            self.restoreGeometry(QByteArray.fromBase64(geometry.encode()))
            keep_on_screen(self, LEAST_SIZE)

    def appear(self) -> None:
        """Shows the window; maximised on a screen that is hardly larger."""
        keep_on_screen(self, LEAST_SIZE)
        room = self.screen().availableSize()
        if self.width() > room.width() - FRAME or self.height() > room.height() - FRAME:
            self.showMaximized()
        else:
            self.show()

    def event(self, event: QEvent) -> bool:
        """Keeps a digit key with Ctrl from being taken for the sign on it; shows what a widget of a page tells."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.is_meant(event):
            event.accept()
            return True
        if isinstance(event, QStatusTipEvent) and event.tip():
            self.show_notice(event.tip())
            return True
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Emits place and size before the window closes."""
        self.geometry_changed.emit(bytes(self.saveGeometry().toBase64().data()).decode())
        super().closeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Gets the keys that nobody wanted: commands of another keyboard, and words, which go where words belong."""
        if not (self._keys.give(event) or self.keyboard.take_in(event)):
            super().keyPressEvent(event)

    def show_notice(
        self,
        text: str,
        actions: Sequence[Action] = (),
        lasting: bool = False,
        warn: bool = False,
        scope: Scope = Scope.PAGE,
        page: QWidget | None = None,
    ) -> None:
        """Shows a quiet line at the foot of the window; one of `page` (else the page now shown) only while that is shown."""
        # While the window is locked it belongs to whatever will be shown again.
        here = None if self._behind else self.stack.currentWidget()
        self.notice.add(Notice(text, tuple(actions), lasting, warn, scope, page or here))

    @Slot(object)
    def show_warning(self, sentence: Message, scope: Scope = Scope.PAGE) -> None:
        """Shows what went wrong, until it is closed."""
        self.show_notice(tr(sentence), lasting=True, warn=True, scope=scope)

    def go_to_notice(self) -> None:
        """Puts the keyboard on the buttons of a notice, or back where it was."""
        if self.notice.has_keyboard or not self.notice.take_keyboard():
            self.keyboard.give_back()

    def menu_button(self, name: str) -> QPushButton:
        """Returns a button of this name that opens the menu; the page places it."""
        button = named(QPushButton(), name, tr(MENU))
        button.setProperty("kind", "quiet")
        button.setToolTip(tr(MENU))
        button.setMenu(self._menu)
        # This text keeps the width until the icon is drawn: a button with neither is wider, and its neighbours would move.
        blank = QPixmap(button.iconSize())
        blank.fill(Qt.GlobalColor.transparent)
        button.setIcon(blank)
        self._menu_buttons.append(button)
        return button

    def _show(self, page: QWidget, situation: Situation) -> None:
        if self._behind is not None:
            self._behind.page, self._behind.situation = page, replace(situation, locked=False)
            return
        self._shown_as[page] = situation
        self.notice.go_to(page, situation.in_visit)
        self.stack.setCurrentWidget(page)
        self._change_situation(situation)

    def _change_situation(self, situation: Situation) -> None:
        self._situation = situation
        for command in COMMANDS:
            self.actions_by_name[command.name].setEnabled(command.is_available(situation))

    def _draw_menu_icons(self) -> None:
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
        """Returns the menu for the commands of one group: a submenu, or the menu itself after a separator.

        Submenus keep the menu short, as Qt breaks one that is higher than the screen into columns.
        """
        if before and not {before, group} <= SUBMENUS.keys():
            self._menu.addSeparator()
        return self._menu.addMenu(tr(SUBMENUS[group])) if group in SUBMENUS else self._menu

    @Slot()
    def _on_action_triggered(self) -> None:
        self.command_requested.emit(self.sender().objectName().removeprefix("action_"))
