"""Edits one record in rows of fields, as a table of specs says."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.records import PersonId, Record
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.inputs import Input, ObjectiveInput, Spec, input_for
from desktop.widgets.naming import named
from desktop.widgets.words import tr

Rows = Sequence[Sequence[Spec]]
MORE = QT_TRANSLATE_NOOP("Forms", "More")
LESS = QT_TRANSLATE_NOOP("Forms", "Less")


class RecordEditor(QWidget):
    """Fields of one record.

    Signals: `edited(str, object)` with the name of the field and its new value; `attributed(str, str)` with the name of a
    field that names a person and what was typed there.
    """

    edited = Signal(str, object)
    attributed = Signal(str, str)

    def __init__(self, rows: Rows, name: str) -> None:
        super().__init__()
        self._specs = {spec.name: spec for row in rows for spec in row}
        self.inputs: dict[str, Input] = {}
        self._details: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S4)
        for row in rows:
            self._layout.addWidget(self._row(row, name))
        self._more = self._more_button(name) if self._details else None

    def show_record(self, record: Record, people: Mapping[PersonId, str]) -> None:
        """Shows the fields of `record`; persons by their name in `people`."""
        for name, field in self.inputs.items():
            value = getattr(record, name)
            field.show_value(people.get(value, "") if self._specs[name].how == "person" else value)
        if self._more and not self._more.isChecked() and self._has_details(record):
            self._more.setChecked(True)

    def offer(self, name: str, words: Sequence[str]) -> None:
        """Offers words for the field `name`, where there is one."""
        if name in self.inputs:
            self.inputs[name].offer(words)

    def offer_objectives(self, objectives: Sequence[tuple[str, str]]) -> None:
        """Offers the objectives a record may answer."""
        for field in self.inputs.values():
            if isinstance(field, ObjectiveInput):
                field.show_objectives(objectives)

    def add_under(self, names: Sequence[str], widget: QWidget) -> None:
        """Puts a widget of another kind under the row with one of the fields `names`, or under all rows."""
        row = next((field.parentWidget() for name, field in self.inputs.items() if name in names), None)
        self._layout.insertWidget(self._layout.indexOf(row) + 1 if row else -1, widget)

    def focus_first(self) -> None:
        """Puts the cursor into the first field."""
        next(iter(self.inputs.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self, specs: Sequence[Spec], name: str) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S5)
        for spec in specs:
            field = input_for(spec, f"{name}_{spec.name}")
            field.setProperty("field", spec.name)
            field.edited.connect(self._on_input_edited)
            self.inputs[spec.name] = field
            layout.addWidget(field, spec.stretch)
        if sum(spec.stretch for spec in specs) < FULL_ROW:
            layout.addStretch(FULL_ROW - sum(spec.stretch for spec in specs))
        if any(spec.detail for spec in specs):
            row.hide()
            self._details.append(row)
        return row

    def _more_button(self, name: str) -> QPushButton:
        button = named(QPushButton(tr(MORE)), f"{name}_more", tr(MORE))
        button.setProperty("kind", "quiet")
        button.setFont(font(Type.SMALL))
        button.setCheckable(True)
        button.toggled.connect(self._on_more_toggled)
        self._layout.insertWidget(self._layout.indexOf(self._details[0]), button, 0, Qt.AlignmentFlag.AlignLeft)
        return button

    def _has_details(self, record: Record) -> bool:
        """Whether a field of a hidden row says something out of the ordinary."""
        names = [spec.name for spec in self._specs.values() if spec.detail]
        defaults = type(record).__dataclass_fields__
        return any(getattr(record, name) != defaults[name].default for name in names)

    @Slot(bool)
    def _on_more_toggled(self, on: bool) -> None:
        for row in self._details:
            row.setVisible(on)
        if self._more:
            self._more.setText(tr(LESS) if on else tr(MORE))

    @Slot(object)
    def _on_input_edited(self, value: object) -> None:
        sender = self.sender()
        name = str(sender.property("field"))
        if self._specs[name].how == "person":
            self.attributed.emit(name, str(value))
        else:
            self.edited.emit(name, value)


# The shares of a row; fields that take fewer leave the rest empty.
FULL_ROW = 12
