"""Finds the record that has the focus."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.visit.forms.form import Form
from desktop.widgets.note_item import NoteItem
from desktop.widgets.record_card import RecordCard
from desktop.widgets.row_button import RowButton


def record_at(widget: QWidget | None) -> str:
    """Returns the id of the record that `widget` shows or edits, or an empty text where it belongs to none."""
    found: QObject | None = widget
    while found is not None:
        match found:
            case NoteItem():
                return str(found.note.id)
            case RecordCard():
                return str(found.record.id)
            case RowButton():
                return found.key
            case Form():
                return found.own_record()
        found = found.parent()
    return ""
