"""What every control gets when it is made: a name for tests and tools, one for ears, and its manners with the keyboard."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

from desktop.widgets.keyboard import leave_keyboard_alone, stands_beside_words

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, spoken: str = "") -> W:
    """Gives `widget` its object name and, where it is a control, the name a screen reader speaks; returns it.

    Every control passes here, so here a button learns that a click on it leaves the keyboard with the words.
    """
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)
    if stands_beside_words(widget):
        leave_keyboard_alone(widget)
    return widget
