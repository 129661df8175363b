"""Lays out pages: an area that scrolls, a narrow column in the middle, a column read from the top, a hairline."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme.scale import limit_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr


def scrolling(inner: QWidget) -> QScrollArea:
    """Returns an area in which `inner` scrolls; only the widgets inside take the focus, never the area."""
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(inner)
    return scroll


def fill_scrolling(page: QWidget, ground: QWidget) -> QScrollArea:
    """Fills `page` with `ground`, which scrolls."""
    scroll = scrolling(ground)
    outer = QVBoxLayout(page)
    outer.setContentsMargins(0, 0, 0, 0)
    outer.addWidget(scroll)
    return scroll


def centred_column(page: QWidget, width: int, ground_name: str = "paper") -> QVBoxLayout:
    """Returns a column in the middle of `page`, which asks for one thing; `width` in pixels at the usual text size.

    It stands a little above the middle, on paper or another ground, and scrolls in a low window.
    """
    inner = QWidget()
    # The column gets narrower with the window.
    limit_width(inner, width)
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


def sheet_column(page: QWidget, title: str, about: str, back: QPushButton, width: int) -> QVBoxLayout:
    """Returns an empty column under `title` and `about`, at most `width` pixels wide at the usual text size; it scrolls."""
    inner = QWidget()
    limit_width(inner, width)
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


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """Returns the buttons of a page side by side, from the left."""
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S3)
    for button in buttons:
        row.addWidget(button)
    row.addStretch()
    return row


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
