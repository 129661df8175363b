"""Marks words that were found in a field, and scrolls to where they stand."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.theme.tokens import Space
from desktop.widgets.fields import LineField
from desktop.widgets.positions import position_in
from desktop.widgets.text_field import TextField


def select_in(field: TextField | LineField, start: int, end: int) -> None:
    """Selects the characters of `field` from `start` to before `end`; the field scrolls to them."""
    text = field.text()
    first, last = position_in(text, start), position_in(text, end)
    if isinstance(field, TextField):
        cursor = field.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
    else:
        field.setSelection(first, last - first)


def cursor_in(field: TextField | LineField) -> int:
    """Returns where the cursor of `field` stands, as Qt counts."""
    return field.textCursor().position() if isinstance(field, TextField) else field.cursorPosition()


def put_cursor(field: TextField | LineField, position: int) -> None:
    """Puts the cursor of `field` to `position`, as Qt counts, with nothing selected: the next key replaces nothing."""
    if isinstance(field, TextField):
        cursor = field.textCursor()
        cursor.setPosition(min(position, field.document().characterCount() - 1))
        field.setTextCursor(cursor)
    else:
        field.setCursorPosition(position)


def cursor_rect(field: TextField | LineField) -> QRect:
    """Returns where the cursor of `field` stands in it; of a line, the line."""
    return field.cursorRect() if isinstance(field, TextField) else field.rect()


def scroll_to(area: QScrollArea, widget: QWidget, rect: QRect) -> None:
    """Scrolls `area` up or down so that `rect` of a widget in it is in sight, with the line before and after it."""
    inner = area.widget()
    if inner is None or rect.isEmpty():
        return
    top = widget.mapTo(inner, QPoint(0, rect.top())).y()
    middle, reach = top + rect.height() // 2, rect.height() // 2 + Space.S6
    area.ensureVisible(area.horizontalScrollBar().value(), middle, 0, min(reach, area.viewport().height() // 2))
