"""Lays out a part of a page under its own small title: sentences, and buttons in a row."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.theme.tokens import Space, Type
from desktop.widgets.flow import FlowLayout
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule
from desktop.widgets.text import Text


class PageSection(QWidget):
    """The part of the page. `body` is the layout for further content."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        named(self, name, title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.S4)
        column.setSpacing(Space.S2)
        column.addWidget(Text(title, Type.LABEL_STRONG, "soft"))
        column.addWidget(rule())
        self.body = QVBoxLayout()
        self.body.setContentsMargins(0, Space.S1, 0, 0)
        self.body.setSpacing(Space.S2)
        column.addLayout(self.body)

    def add_text(self, name: str, kind: Type = Type.TEXT, tone: str = "", text: str = "") -> Text:
        """Adds a paragraph, which takes no room while it is empty."""
        label = named(Text("", kind, tone, wrap=True), name)
        label.tell(text)
        self.body.addWidget(label)
        return label

    def add_buttons(self, *buttons: QPushButton) -> None:
        """Adds a row of buttons, which wraps where room is short."""
        row = QWidget()
        flow = FlowLayout(row, Space.S3)
        for button in buttons:
            flow.addWidget(button)
        self.body.addWidget(row)
