"""Which field of which record somebody types in, by the widget that has the keyboard."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.widgets.inputs import Input
from desktop.widgets.keyboard import takes_words
from desktop.widgets.note_item import NoteItem
from desktop.widgets.record_card import RecordCard


def field_at(widget: QWidget | None) -> tuple[str, str] | None:
    """The id of the record and the name of its field; None where what is typed is not stored in one as it is typed."""
    if not takes_words(widget):
        return None
    found, name = widget, ""
    while found is not None:
        match found:
            case NoteItem():
                return str(found.note.id), "text" if isinstance(widget, QPlainTextEdit) else "said_by"
            case Input():
                name = str(found.property("field"))
            case RecordCard():
                return (str(found.record.id), name) if name else None
            case _ if hasattr(found, "own_record"):
                # A form of the guide; that of an answer has one field, which is its own.
                name = getattr(found, "own_field", name)
                return (str(found.own_record()), name) if name else None
        found = found.parentWidget()
    return None
