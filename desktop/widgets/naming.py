"""Gives every control two names: an object name for tests and tools, an accessible name for screen readers."""

from typing import TypeVar

from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def named(widget: W, name: str, spoken: str = "") -> W:
    """Gives `widget` its object name and, where it is a control, the name a screen reader speaks; returns it."""
    widget.setObjectName(name)
    if spoken:
        widget.setAccessibleName(spoken)
    return widget
