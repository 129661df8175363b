"""Draws the hairline between two parts of a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame


def rule(upright: bool = False) -> QFrame:
    """Returns a hairline between two parts."""
    line = QFrame()
    line.setProperty("kind", "rule")
    if upright:
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    line.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return line
