"""Lays out what was found about a person: one row for each record."""

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.fields.record_names import RECORD_NAMES
from desktop.people.privacy_job import NamedIn
from desktop.theme.tokens import Space, Type
from desktop.widgets.text import Text
from desktop.widgets.words import tr

LONGEST = 220


def kind_of(line: NamedIn) -> str:
    """Returns the kind of record in a word."""
    return tr(RECORD_NAMES.get(line.kind, N_("Entry")))


def short(text: str) -> str:
    """Returns the beginning of a long text."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def entry(line: NamedIn, deed: QPushButton | None = None) -> QWidget:
    """Returns a row for one record that names the person, with the choices for it."""
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S4)
    words, column = section(Space.HAIR)
    column.addWidget(Text(short(line.text) or kind_of(line), Type.SMALL, wrap=True))
    column.addWidget(Text(", ".join(filter(None, (kind_of(line), tr(line.place)))), Type.LABEL, "soft", wrap=True))
    row.addWidget(words, 1)
    if deed:
        row.addWidget(deed)
    return whole


def section(spacing: int = Space.S3) -> tuple[QWidget, QVBoxLayout]:
    """Returns a widget and the column in it."""
    widget = QWidget()
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return widget, column


def empty(column: QVBoxLayout) -> None:
    """Removes everything from a column."""
    while item := column.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
