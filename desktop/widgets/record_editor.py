"""Lets one edit a record in rows of fields, described by a table of specs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.records import PersonId, Record
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.inputs import Input, Spec, input_for
from desktop.widgets.naming import named
from desktop.widgets.words import tr

Rows = Sequence[Sequence[Spec]]
# The label of the button that shows a group of hidden rows; a row names its group in `Spec.detail`.
MORE = N_("More")
MONEY = N_("Money")
GROUPS = {"more": MORE, "money": MONEY}


@dataclass(frozen=True, slots=True)
class Offers:
    """What an editor offers: words by field, and records of (id, words) by field."""

    words: Mapping[str, Sequence[str]] = field(default_factory=dict)
    records: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)


class RecordEditor(QWidget):
    """Fields of one record.

    Signals: `edited(str, object)` with the name of the field and its new value; `attributed(str, str)` with the name of a
    field that names a person and what was typed there; `field_left(str)` with the name of a field the cursor has left.
    """

    edited = Signal(str, object)
    attributed = Signal(str, str)
    field_left = Signal(str)

    def __init__(self, rows: Rows, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._specs = {spec.name: spec for row in rows for spec in row}
        self.inputs: dict[str, Input] = {}
        self._details: dict[str, list[QWidget]] = {}
        self._buttons: dict[str, QPushButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S4)
        for row in rows:
            self._layout.addWidget(self._row(row, name))
        if self._details:
            self._add_buttons(name)

    def show_record(self, record: Record, people: Mapping[PersonId, str]) -> None:
        """Shows the fields of `record`; persons by their name in `people`."""
        for name, entry in self.inputs.items():
            value = getattr(record, name)
            entry.show_value(people.get(value, "") if self._specs[name].how == "person" else value)
        for group, button in self._buttons.items():
            if not button.isChecked() and self._has_details(record, group):
                button.setChecked(True)

    def show_remarks(self, remarks: Mapping[str, str]) -> None:
        """Shows remarks, each sentence under the field it is about."""
        for name, entry in self.inputs.items():
            entry.show_remark(remarks.get(name, ""))

    def offer(self, offers: Offers) -> None:
        """Offers words and records in the fields that can use them."""
        for name, words in offers.words.items():
            if name in self.inputs:
                self.inputs[name].offer(words)
        for name, records in offers.records.items():
            if name in self.inputs:
                self.inputs[name].offer_records(records)

    def add_under(self, names: Sequence[str], widget: QWidget) -> None:
        """Puts a widget of another kind under the row with one of the fields `names`, or under all rows."""
        row = next((entry.parentWidget() for name, entry in self.inputs.items() if name in names), None)
        self._layout.insertWidget(self._layout.indexOf(row) + 1 if row else -1, widget)

    def focus_first(self) -> None:
        """Puts the cursor into the first field."""
        next(iter(self.inputs.values())).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _row(self, specs: Sequence[Spec], name: str) -> QWidget:
        # In its place before it is filled: Qt styles all that is within a widget again when it gets another parent.
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.S5)
        for spec in specs:
            entry = input_for(spec, f"{name}_{spec.name}", row)
            entry.setProperty("field", spec.name)
            entry.edited.connect(self._on_input_edited)
            entry.left.connect(self._on_input_left)
            self.inputs[spec.name] = entry
            layout.addWidget(entry, spec.stretch)
        if sum(spec.stretch for spec in specs) < FULL_ROW:
            layout.addStretch(FULL_ROW - sum(spec.stretch for spec in specs))
        group = next((spec.detail for spec in specs if spec.detail), "")
        if group:
            row.hide()
            self._details.setdefault(group, []).append(row)
        return row

    def _add_buttons(self, name: str) -> None:
        """Adds the buttons that show hidden rows, above the first of them."""
        bar = QHBoxLayout()
        bar.setSpacing(Space.S1)
        for group in self._details:
            button = named(QPushButton(tr(GROUPS[group])), f"{name}_{group}", tr(GROUPS[group]))
            button.setProperty("kind", "disclosure")
            button.setProperty("group", group)
            button.setFont(font(Type.SMALL))
            button.setCheckable(True)
            button.toggled.connect(self._on_button_toggled)
            self._buttons[group] = button
            bar.addWidget(button)
        bar.addStretch()
        first = next(iter(self._details.values()))[0]
        self._layout.insertLayout(self._layout.indexOf(first), bar)

    def _has_details(self, record: Record, group: str) -> bool:
        """Returns whether a field of a hidden row has another value than the usual one."""
        names = [spec.name for spec in self._specs.values() if spec.detail == group]
        defaults = type(record).__dataclass_fields__
        return any(getattr(record, name) != defaults[name].default for name in names)

    @Slot(bool)
    def _on_button_toggled(self, on: bool) -> None:
        for row in self._details[str(self.sender().property("group"))]:
            row.setVisible(on)

    @Slot()
    def _on_input_left(self) -> None:
        self.field_left.emit(str(self.sender().property("field")))

    @Slot(object)
    def _on_input_edited(self, value: object) -> None:
        name = str(self.sender().property("field"))
        if self._specs[name].how == "person":
            self.attributed.emit(name, str(value))
        else:
            self.edited.emit(name, value)


# The shares of a row; fields with fewer shares leave the rest empty.
FULL_ROW = 12
