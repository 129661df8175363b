"""Quiet lines at the foot of the window that say what happened, with what can be done about it. Never a pop-up."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from db.model.messages import N_
from desktop.core.timers import timer_once
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import pressed_by_enter
from desktop.widgets.naming import named
from desktop.widgets.notice_queue import Notice, NoticeQueue, Place
from desktop.widgets.text import Text
from desktop.widgets.words import tr

CLOSE = N_("Close")
# Which of the notices that wait is shown.
OF_SEVERAL = N_("1 of {count}")
SHOWN_MS = 9000


class NoticeLine(QFrame):
    """One notice with its buttons. Signals: `closed(Notice)` by a button, a key, or its time."""

    closed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.notice: Notice | None = None
        self._text = named(Text("", Type.TEXT, wrap=True), "notice_text")
        self._count = named(Text("", Type.LABEL, "soft"), "notice_count")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.S5, Space.S2, Space.S4, Space.S2)
        self._row.setSpacing(Space.S3)
        self._row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self._row.addWidget(self._count, 0, Qt.AlignmentFlag.AlignVCenter)
        self.buttons: list[QPushButton] = []
        self._callbacks: dict[str, Callable[[], object]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timer_timeout)
        self.hide()

    def show_notice(self, notice: Notice | None, count: int = 1) -> None:
        """Shows `notice`, one of `count` that wait; None for nothing."""
        self._count.tell(tr(OF_SEVERAL, count=count) if count > 1 else "")
        if notice is self.notice:
            return
        # Hidden while it changes: buttons that come into a line that is shown would be seen a moment later than it.
        self.hide()
        self._clear()
        self.notice = notice
        if notice is None:
            return
        self._text.setText(notice.text)
        self._text.set_tone("warn" if notice.warn else "")
        for name, label, callback in notice.actions:
            self._add_button(name, label, "outline", callback)
        self._add_button("close", tr(CLOSE), "quiet", lambda: None)
        self.show()
        self._announce(notice)
        # What can still be done about something does not go before it was done, or something else happened.
        if not (notice.lasting or notice.actions):
            self._timer.start(SHOWN_MS)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Stays while the mouse is on it."""
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Goes some time after the mouse has left."""
        super().leaveEvent(event)
        if self.notice and not (self.notice.lasting or self.notice.actions):
            self._timer.start(SHOWN_MS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a button; Escape closes."""
        if event.key() == Qt.Key.Key_Escape and self.notice:
            self.closed.emit(self.notice)
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _announce(self, notice: Notice) -> None:
        """Tells whoever hears the screen: a warning at once, anything else when there is a pause."""
        event = QAccessibleAnnouncementEvent(self, notice.text)
        kinds = QAccessible.AnnouncementPoliteness
        event.setPoliteness(kinds.Assertive if notice.warn else kinds.Polite)
        QAccessible.updateAccessibility(event)

    def _add_button(self, name: str, label: str, kind: str, callback: Callable[[], object]) -> None:
        button = named(QPushButton(label), f"notice_{name}", label)
        button.setProperty("kind", kind)
        button.setFont(font(Type.SMALL))
        self._callbacks[button.objectName()] = callback
        button.clicked.connect(self._on_button_clicked)
        self._row.addWidget(button)
        self.buttons.append(button)

    def _clear(self) -> None:
        self._timer.stop()
        self._text.setText("")
        self._callbacks.clear()
        for button in self.buttons:
            self._row.removeWidget(button)
            # It goes later; until then it must not lie over those of the next notice.
            button.hide()
            button.deleteLater()
        self.buttons.clear()

    @Slot()
    def _on_button_clicked(self) -> None:
        callback = self._callbacks.get(self.sender().objectName())
        if self.notice:
            self.closed.emit(self.notice)
        if callback:
            callback()

    @Slot()
    def _on_timer_timeout(self) -> None:
        if self.notice:
            self.closed.emit(self.notice)


class NoticeBar(QFrame):
    """The newest passing notice, and under it the gravest of those that last."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "notice")
        self.setProperty("kind", "notice")
        self._queue = NoticeQueue()
        self._is_held = False
        self._passing, self._lasting = NoticeLine(), NoticeLine()
        # One step may lead past a page, as the end of a visit leads to its debrief: what waited goes to the page it ends on.
        self._arriving = timer_once(self, 0, self._on_arriving_timeout)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in (self._passing, self._lasting):
            column.addWidget(line)
            line.closed.connect(self._on_line_closed)
        self.hide()

    @property
    def text(self) -> str:
        """What is shown, a line for each notice; empty for nothing."""
        return "\n".join(line.notice.text for line in self._lines if line.notice)

    @property
    def has_keyboard(self) -> bool:
        """Whether one of its buttons has the keyboard."""
        return self.isAncestorOf(self.window().focusWidget() or self.window())

    def add(self, notice: Notice) -> None:
        """Shows `notice`, or keeps it until those before it are closed."""
        self._queue.add(notice)
        self._show()

    def withdraw(self, text: str) -> None:
        """Takes away what no longer holds."""
        self._queue.withdraw(text)
        self._show()

    def outdate(self, about: str) -> None:
        """Takes away what was told of earlier tries of `about`."""
        self._queue.outdate(about)
        self._show()

    def leave_page(self) -> None:
        """Takes away what is about the page now shown."""
        self._queue.leave_page()
        self._show()

    @property
    def waiting(self) -> list[Notice]:
        """What may not be shown now."""
        return self._queue.waiting

    def go_to(self, place: Place) -> None:
        """Another page is shown, or the same one in another situation."""
        if not self._is_held:
            self._queue.go_to(place)
            self._arriving.start()
            self._show()

    @Slot()
    def _on_arriving_timeout(self) -> None:
        self._queue.settle()
        self._show()

    def hold(self, held: bool) -> None:
        """Shows nothing while `held`: what comes meanwhile waits."""
        self._is_held = held
        self._show()

    @Slot()
    def dismiss(self) -> None:
        """Closes everything that is shown."""
        for line in self._lines:
            if line.notice:
                self._queue.remove(line.notice)
        self._show()

    def take_keyboard(self) -> bool:
        """Puts the keyboard on the first button; False where there is none."""
        button = next((line.buttons[0] for line in reversed(self._lines) if line.buttons), None)
        if button:
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return button is not None

    @property
    def _lines(self) -> tuple[NoticeLine, NoticeLine]:
        return self._passing, self._lasting

    def _show(self) -> None:
        lasting = [] if self._is_held else self._queue.lasting
        self._lasting.show_notice(lasting[0] if lasting else None, len(lasting))
        self._passing.show_notice(None if self._is_held else self._queue.passing)
        self.setVisible(any(line.notice for line in self._lines))

    @Slot(object)
    def _on_line_closed(self, notice: Notice) -> None:
        self._queue.remove(notice)
        self._show()
