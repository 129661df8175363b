"""Keeps the place in a block while its page is made anew: which card is open, where the cursor is."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop.visit.block import BlockPage
from desktop.visit.record_in_focus import record_at
from desktop.widgets.record_card import RecordCard


@dataclass(frozen=True, slots=True)
class PlaceInBlock:
    """The ids of the open cards, and the field with the focus: its name, its record, the cursor in it."""

    opened: tuple[str, ...]
    field: str
    record_id: str
    cursor: int

    def give_back(self, page: BlockPage) -> bool:
        """Opens the cards and puts the cursor where it was in `page`; returns False where that field is not there."""
        for record_id in self.opened:
            page.go_to(record_id)
        fields = [widget for widget in page.findChildren(QWidget, self.field) if not widget.isHidden()] if self.field else []
        field = next((widget for widget in fields if record_at(widget) == self.record_id), None)
        if field is None:
            return False
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(field, QLineEdit):
            field.setCursorPosition(self.cursor)
        elif isinstance(field, QPlainTextEdit):
            cursor = field.textCursor()
            cursor.setPosition(min(self.cursor, len(field.toPlainText())))
            field.setTextCursor(cursor)
        return True


def place_in(page: BlockPage | None, focus: QWidget | None) -> PlaceInBlock | None:
    """Returns the place in `page`; None where neither the focus nor an open card is in it."""
    if page is None:
        return None
    opened = tuple(card.record.id for card in page.findChildren(RecordCard) if card.is_open)
    if focus is None or not page.isAncestorOf(focus):
        return PlaceInBlock(opened, "", "", 0) if opened else None
    cursor = focus.cursorPosition() if isinstance(focus, QLineEdit) else 0
    if isinstance(focus, QPlainTextEdit):
        cursor = focus.textCursor().position()
    return PlaceInBlock(opened, focus.objectName(), record_at(focus), cursor)
