"""Keeps the keyboard with the words: gives it back when what had it goes, and brings stray words to where they belong."""

from PySide6.QtCore import QCoreApplication, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from desktop.widgets.keyboard import stands_beside_words, takes_words, words_of


class KeyboardKeeper(QObject):
    """Watches who has the keyboard in the window of `stack`, the pages one of which is shown."""

    def __init__(self, stack: QStackedWidget) -> None:
        super().__init__(stack)
        self._stack = stack
        # Where somebody worked last: a field, a row, a card; never a button.
        self._place: QWidget | None = None
        # Who has the keyboard now and can be seen.
        self._holder: QWidget | None = None
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_application_focus_changed)

    @property
    def place(self) -> QWidget | None:
        """Where somebody worked last, if it can still be seen."""
        place = self._place
        return place if place is not None and isValid(place) and place.isVisible() and place.isEnabled() else None

    def give_back(self) -> None:
        """Puts the keyboard where somebody worked last, cursor included, or where the page wants it first."""
        if self.place is not None:
            self.place.setFocus(Qt.FocusReason.OtherFocusReason)
        elif (page := self._stack.currentWidget()) and page.isVisible():
            focus_first(page)

    def take_in(self, event: QKeyEvent) -> bool:
        """Types the words of a key that nobody wanted into the line of the page; False where there are none, or no line."""
        page, before = self._stack.currentWidget(), QApplication.focusWidget()
        if not words_of(event) or page is None or takes_words(before):
            return False
        focus_first(page)
        now = QApplication.focusWidget()
        if now is not None and takes_words(now):
            QCoreApplication.sendEvent(now, event)
            return True
        if before is not None:
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        return False

    @Slot("QWidget*", "QWidget*")
    def _on_application_focus_changed(self, old: QWidget | None, now: QWidget | None) -> None:
        gone = old is not None and old is self._holder and self._has_gone(old)
        self._holder = now if now is not None and now.isVisible() else None
        if gone:
            self.give_back()
        elif now is not None and now.window() is self._stack.window() and not stands_beside_words(now):
            self._place = now

    def _has_gone(self, widget: QWidget) -> bool:
        """Whether `widget`, which had the keyboard, was hidden or disabled: then Qt has passed the keyboard to just anybody."""
        return isValid(widget) and widget.window() is self._stack.window() and not (widget.isVisible() and widget.isEnabled())


def focus_first(page: QWidget) -> None:
    """Puts the keyboard where a page wants it first, if it says so."""
    if first := getattr(page, "focus_first", None):
        first()
