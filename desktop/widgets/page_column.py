"""Lays out a page that is read from the top: a title, the button back, and the content below; it scrolls when it is long."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.fonts import text_scale
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.naming import named
from desktop.widgets.scrolling import fill_scrolling
from desktop.widgets.text import Text
from desktop.widgets.words import tr

BACK = N_("‹ Back")


def sheet_column(page: QWidget, title: str, about: str, back: QPushButton, width: int) -> QVBoxLayout:
    """Returns an empty column under `title` and `about`, at most `width` pixels wide at the usual text size."""
    inner = QWidget()
    inner.setMaximumWidth(width * text_scale() // 100)
    inner.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(inner)
    column.setContentsMargins(Space.S7, Space.S5, Space.S7, Space.S6)
    column.setSpacing(Space.S2)
    column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
    column.addWidget(named(Text(tr(title), Type.TITLE, wrap=True), f"{page.objectName()}_title"))
    column.addWidget(Text(tr(about), Type.TEXT, "soft", wrap=True))
    column.addSpacing(Space.S4)
    ground = QWidget()
    ground.setProperty("ground", "paper")
    middle = QHBoxLayout(ground)
    middle.setContentsMargins(0, 0, 0, 0)
    middle.addStretch(1)
    middle.addWidget(inner, 1000)
    middle.addStretch(1)
    fill_scrolling(page, ground)
    return column


def sheet_button(name: str, label: str, kind: str) -> QPushButton:
    """Returns a button of such a page; `kind` is primary, outline, quiet or link."""
    button = page_button(name, label, kind)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def back_button(name: str) -> QPushButton:
    """Returns the button that goes back."""
    return sheet_button(name, BACK, "link")
