"""Lays out one field of our company: its label at the left, what is typed at the right, with a remark under it."""

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from db.model.house import HOUSE_STYLE
from desktop.theme.scale import scaled
from desktop.theme.tokens import Space, Type
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.text_field import TextField
from desktop.widgets.words import tr

LABEL_WIDTH = 132
# Narrower than this, labels stand above.
NARROW = 420
# Puts small words on one line with what is typed beside them.
ABOVE_WORDS = Space.S1 + Space.HAIR


class LabelledRow(QWidget):
    """A label, and beside it whatever it names; above it where room is short."""

    def __init__(self, label: str) -> None:
        super().__init__()
        # Else the row would never get so narrow that its label goes above.
        self.setMinimumWidth(1)
        self._label = Text(label, Type.SMALL, "soft", wrap=True)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        self._stand(beside=True)

    def hold(self, part: QWidget) -> None:
        """Puts `part` beside the label."""
        self._row.addWidget(part, 1, Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Puts the label above where room is short."""
        super().resizeEvent(event)
        self._stand(self.width() >= scaled(NARROW))

    def changeEvent(self, event: QEvent) -> None:
        """Gives the label the width that another text size needs."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_row"):
            self._stand(self.width() >= scaled(NARROW))

    def _stand(self, beside: bool) -> None:
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        self._row.setSpacing(Space.S4 if beside else 0)
        # On one line with what is typed beside it.
        self._label.setContentsMargins(0, ABOVE_WORDS if beside else 0, 0, 0)
        self._label.setFixedWidth(scaled(LABEL_WIDTH) if beside else max(self.width(), 1))


class FieldRow(LabelledRow):
    """One field. Signals: `edited(str, str)` with the name of the field and what it holds now.

    `own_field` and `own_record` say where it is stored, so that undo begins with it.
    """

    edited = Signal(str, str)

    def __init__(self, field: str, label: str, hint: str = "", is_long: bool = False) -> None:
        super().__init__(tr(label))
        self.own_field = field
        self.field = self._made(tr(hint), is_long)
        named(self.field, f"settings_{field}", tr(label))
        self.hold(self._placed(tr(label)))

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
