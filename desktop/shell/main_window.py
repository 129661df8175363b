"""Shows the pages, the menu of commands and the notice bar in the main window; it knows no page and decides nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QPixmap, QStatusTipEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from db.model.messages import N_, Message
from desktop.shell.commands import COMMANDS, SUBMENUS, Situation
from desktop.shell.keyboard_keeper import KeyboardKeeper
from desktop.shell.keys_by_place import KeysByPlace
from desktop.theme.tokens import Colours
from desktop.widgets.in_front import close_what_is_in_front
from desktop.widgets.naming import named
from desktop.widgets.notice_bar import NoticeBar
from desktop.widgets.notice_queue import Action, Notice, Place, Scope
from desktop.widgets.on_screen import keep_on_screen
from desktop.widgets.removable import nowhere
from desktop.widgets.tips import set_tip
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

    Signals: `command_requested(str)` with the name of a command; `colours_changed(Colours)`; `geometry_changed(str)` at the
    end; `close_requested` when somebody wants to close it, which `close_now` does.
    """

    command_requested = Signal(str)
    colours_changed = Signal(object)
    geometry_changed = Signal(str)
    close_requested = Signal()

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        named(self, "firsthand", "Firsthand")
        # The title holds no customer's name, as window lists and screenshots would show it.
        self.setWindowTitle("Firsthand")
        self.colours = colours
        self._situation = Situation()
        self._shown_as: dict[QWidget, Situation] = {}
        self._behind: _Behind | None = None
        self._may_close = False
        # Where pages are that must not exist now: a page that is only hidden can still be read by assistive technology.
        self._away = nowhere(self)
        self._menu = QMenu(self)
        self._submenus: list[QMenu] = []
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
        """Shows a page: one of a visit, one that has to be left before anything else can be done, or another."""
        self._show(page, replace(self._now, in_visit=in_visit, alone=alone))

    def show_again(self, page: QWidget) -> None:
        """Shows a page again in the same way as last time."""
        as_before = self._shown_as.get(page, Situation())
        self.show_page(page, as_before.in_visit, as_before.alone)

    def is_in_visit(self, page: QWidget) -> bool:
        """Returns whether `page` was last shown as a page of a visit."""
        return self._shown_as.get(page, Situation()).in_visit

    @property
    def is_at_table(self) -> bool:
        """Whether only what the customer may read along is shown."""
        return self._situation.at_table

    def set_at_table(self, at_table: bool) -> None:
        """Shows only what the customer may read along, or everything again. What the page told was told to others, so it goes."""
        self.notice.leave_page()
        self._change_situation(replace(self._now, at_table=at_table))

    def set_visit_runs(self, runs: bool) -> None:
        """While a visit runs nothing leads to another customer. A sheet may name one, so it goes; notices wait."""
        if runs:
            close_what_is_in_front(self)
        self._change_situation(replace(self._now, runs=runs))

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
            self._behind = behind
            self._apply(replace(self._situation, locked=True))

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

    def close_now(self) -> None:
        """Closes the window without a question."""
        self._may_close = True
        self.close()

    def event(self, event: QEvent) -> bool:
        """Keeps a digit key with Ctrl from being taken for the sign on it; shows what a widget of a page tells."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._keys.is_meant(event):
            event.accept()
            return True
        if isinstance(event, QStatusTipEvent) and event.tip():
            self.show_notice(event.tip(), page=self.stack.currentWidget())
            return True
        return super().event(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Emits place and size before the window closes."""
        if not self._may_close:
            # Whoever hears it may call close_now at once; within this event that only lets the window close.
            self.close_requested.emit()
        if not self._may_close:
            event.ignore()
            return
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
        about: str = "",
    ) -> None:
        """Shows a quiet line at the foot of the window; one of `page` (else the page now shown) only while that is shown.

        It takes the place of what was told of an earlier try of the same thing (`about`).
        While the window is locked or a visit runs, one that names no page waits, and then belongs to what is shown.
        """
        now = self._now
        waits = self.is_covered or now.runs or (now.at_table and warn)
        here = None if waits else self.stack.currentWidget()
        self.notice.add(Notice(text, tuple(actions), lasting, warn, scope, page or here, about))

    @Slot(object)
    def show_warning(self, sentence: Message, scope: Scope = Scope.PAGE, about: str = "") -> None:
        """Shows what went wrong, until it is closed."""
        self.show_notice(tr(sentence), lasting=True, warn=True, scope=scope, about=about)

    def go_to_notice(self) -> None:
        """Puts the keyboard on the buttons of a notice, else on what is to be looked at next, or back where it was."""
        look_at_next: Callable[[], bool] = getattr(self.stack.currentWidget(), "look_at_next", lambda: False)
        if self.notice.has_keyboard or not (self.notice.take_keyboard() or look_at_next()):
            self.keyboard.give_back()

    def menu_button(self, name: str) -> QPushButton:
        """Returns a button of this name that opens the menu; the page places it."""
        button = named(QPushButton(), name, tr(MENU))
        button.setProperty("kind", "quiet")
        set_tip(button, tr(MENU))
        button.setMenu(self._menu)
        # This text keeps the width until the icon is drawn: a button with neither is wider, and its neighbours would move.
        blank = QPixmap(button.iconSize())
        blank.fill(Qt.GlobalColor.transparent)
        button.setIcon(blank)
        self._menu_buttons.append(button)
        return button

    @property
    def _now(self) -> Situation:
        """The situation, behind the lock as well."""
        return self._behind.situation if self._behind else self._situation

    def _show(self, page: QWidget, situation: Situation) -> None:
        if self._behind is not None:
            self._behind.page, self._behind.situation = page, replace(situation, locked=False)
            return
        self._shown_as[page] = situation
        if self.stack.indexOf(page) < 0:
            self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._apply(situation)

    def _change_situation(self, situation: Situation) -> None:
        if self._behind is not None:
            self._behind.situation = situation
        else:
            self._apply(situation)

    def _apply(self, situation: Situation) -> None:
        changed = situation.at_table != self.is_at_table
        self._situation = situation
        if changed:
            self._draw_menu_icons()
        if page := self.stack.currentWidget():
            self.notice.go_to(Place(page, situation.runs, situation.at_table))
        for command in COMMANDS:
            action = self.actions_by_name[command.name]
            action.setVisible(command.exists(situation))
            action.setEnabled(command.is_available(situation))
            if command.back:
                action.setText(tr(command.back if situation.at_table else command.label))
        for menu in self._submenus:
            menu.menuAction().setVisible(any(action.isVisible() for action in menu.actions()))
        self._take_out_what_must_not_be()

    def _take_out_what_must_not_be(self) -> None:
        """Locked, or while a visit runs, no page is in the window but the one that is seen."""
        if not (self._situation.locked or self._situation.runs):
            return
        seen = self.stack.currentWidget()
        for page in [self.stack.widget(n) for n in range(self.stack.count())]:
            if page and page is not seen:
                self.stack.removeWidget(page)
                page.setParent(self._away)

    def _draw_menu_icons(self) -> None:
        from desktop.theme.icons import icon

        for button in self._menu_buttons:
            button.setIcon(icon("ellipsis" if self.is_at_table else "menu", self.colours.soft))

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
        if group not in SUBMENUS:
            return self._menu
        self._submenus.append(self._menu.addMenu(tr(SUBMENUS[group])))
        return self._submenus[-1]

    @Slot()
    def _on_action_triggered(self) -> None:
        self.command_requested.emit(self.sender().objectName().removeprefix("action_"))
