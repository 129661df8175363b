"""Lets Enter press the focused button on pages, as in dialogs; outside of dialogs Qt does so only for Space."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


def pressed_by_enter(page: QWidget, event: QKeyEvent) -> bool:
    """Presses the focused button of `page` if `event` is Enter; returns whether Enter was on a button."""
    button = page.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QPushButton):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
