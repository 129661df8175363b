"""Keeps windows within the part of the screen that is free."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QWidget


def within(window: QRect, free: QRect) -> QRect:
    """Returns `window` moved, and made smaller where it has to be, so that all of it lies in `free`."""
    size = window.size().boundedTo(free.size())
    left = min(max(window.left(), free.left()), free.left() + free.width() - size.width())
    top = min(max(window.top(), free.top()), free.top() + free.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def keep_on_screen(window: QWidget, least: QSize) -> None:
    """Puts `window` where all of it can be reached; `least` is how small it may be made where the screen allows that."""
    free = window.screen().availableGeometry()
    window.setMinimumSize(least.boundedTo(free.size()))
    around = window.frameGeometry().size() - window.geometry().size()
    inside = QRect(free.topLeft(), free.size() - around)
    found = within(QRect(window.pos(), window.size()), inside)
    if found.size() != window.size():
        window.resize(found.size())
    if window.isVisible() and found.topLeft() != window.pos():
        window.move(found.topLeft())
