"""Lays out a page that asks for one thing: a narrow column a little above the middle, which scrolls in a low window."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.theme.fonts import text_scale
from desktop.theme.tokens import Space
from desktop.widgets.scrolling import fill_scrolling


def centred_column(page: QWidget, width: int, ground_name: str = "paper") -> QVBoxLayout:
    """Returns a column in the middle of `page`, on paper or another ground; `width` in pixels at the usual text size."""
    inner = QWidget()
    # The column gets narrower with the window.
    inner.setMaximumWidth(width * text_scale() // 100)
    column = QVBoxLayout(inner)
    column.setSpacing(Space.S4)
    ground = QWidget()
    ground.setProperty("ground", ground_name)
    # Centred by stretches around it, as a layout ignores height-for-width of an aligned widget.
    middle = QHBoxLayout()
    middle.setContentsMargins(Space.S4, 0, Space.S4, 0)
    middle.addStretch(1)
    middle.addWidget(inner, 1000)
    middle.addStretch(1)
    rows = QVBoxLayout(ground)
    rows.addStretch(2)
    rows.addLayout(middle)
    rows.addStretch(3)
    fill_scrolling(page, ground)
    return column
