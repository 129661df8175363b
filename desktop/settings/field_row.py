"""Lays out one field of our company: its label at the left, what is typed at the right, with a remark under it."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.model.house import HOUSE_STYLE
from desktop.theme.scale import fix_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.text_field import TextField
from desktop.widgets.words import tr

LABEL_WIDTH = 132
# Puts small words on one line with what is typed beside them.
ABOVE_WORDS = Space.S1 + Space.HAIR


class FieldRow(QWidget):
    """One field. Signals: `edited(str, str)` with the name of the field and what it holds now.

    `own_field` and `own_record` say where it is stored, so that undo begins with it.
    """

    edited = Signal(str, str)

    def __init__(self, field: str, label: str, hint: str = "", is_long: bool = False) -> None:
        super().__init__()
        self.own_field = field
        self.field = self._made(tr(hint), is_long)
        named(self.field, f"settings_{field}", tr(label))
        labelled_row(self, tr(label), self._placed(tr(label)))

    def own_record(self) -> str:
        """Returns the id of the record that the field is stored in."""
        return HOUSE_STYLE

    def show_text(self, text: str) -> None:
        """Shows what is stored; emits nothing."""
        self.field.show_text(text)

    def _placed(self, _label: str) -> QWidget:
        """Returns what stands beside the label: the field, or something that holds it."""
        return self.field

    def _made(self, hint: str, is_long: bool) -> LineField | TextField:
        if is_long:
            text = TextField(Type.TEXT, hint)
            text.edited.connect(self._on_field_edited)
            return text
        line = LineField(Type.TEXT, hint, own_undo=False)
        line.textEdited.connect(self._on_field_edited)
        return line

    @Slot(str)
    def _on_field_edited(self, text: str) -> None:
        self.edited.emit(self.own_field, text)


def labelled_row(widget: QWidget, label: str, part: QWidget, above: int = ABOVE_WORDS) -> None:
    """Lays `part` out in `widget`, at the right of `label`, which stands `above` pixels lower."""
    row = QHBoxLayout(widget)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S4)
    words = Text(label, Type.SMALL, "soft", wrap=True)
    words.setContentsMargins(0, above, 0, 0)
    fix_width(words, LABEL_WIDTH)
    row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)
