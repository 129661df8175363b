"""What stands before the window: menus, sheets, file dialogues, hints. Each may show a name."""

from PySide6.QtWidgets import QApplication, QToolTip, QWidget


def close_what_is_in_front(window: QWidget) -> None:
    """Closes everything that stands before `window`."""
    QToolTip.hideText()
    for widget in QApplication.topLevelWidgets():
        if widget is not window and widget.isVisible():
            widget.close()
