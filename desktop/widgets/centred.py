"""A page that asks for one thing: a narrow column a little above the middle; it scrolls where the window is too low for it."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.theme.fonts import text_scale
from desktop.theme.tokens import Space
from desktop.widgets.scrolling import fill_scrolling


def centred_column(page: QWidget, width: int, ground_name: str = "paper") -> QVBoxLayout:
    """A column in the middle of `page`, on paper or another ground; `width` in pixels at the usual text size."""
    inner = QWidget()
    # Narrower where the window is.
    inner.setMaximumWidth(width * text_scale() // 100)
    column = QVBoxLayout(inner)
    column.setSpacing(Space.S4)
    ground = QWidget()
    ground.setProperty("ground", ground_name)
    # Centred by the room around it: a layout asks an aligned widget for no height that fits its width.
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
