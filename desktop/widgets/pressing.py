"""Enter presses the button it is on, as in every dialog of the system; outside of dialogs Qt leaves that to Space."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget


def pressed_by_enter(page: QWidget, event: QKeyEvent) -> bool:
    """Presses the button of `page` that has the keyboard if `event` is Enter, held down or not; returns whether it was one."""
    button = page.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QPushButton):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
