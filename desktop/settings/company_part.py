"""Lays out how our company stands on documents: name, logo, two colours, and the words at the end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.house import HouseStyle
from db.model.messages import N_
from desktop.fields.editors import COMPANY
from desktop.settings.colour_row import ColourRow
from desktop.settings.field_row import FieldRow
from desktop.settings.logo_row import LogoRow
from desktop.theme.tokens import Space
from desktop.widgets.inputs import Spec

# What is said beside a colour, and in a field while it is empty.
USES = {"first_colour": N_("headings and figures"), "second_colour": N_("lines")}
HINTS = {
    "contact": N_("Who answers, and how to reach them"),
    "call_to_action": N_("What readers should do next"),
    "about_us": N_("What you do, in a sentence or two"),
    "legal_line": N_("In small letters at the very end"),
}


class CompanyPart(QWidget):
    """The fields of our company. Signals: `edited(str, str)` with the name of a field and what it holds now."""

    edited = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.logo = LogoRow()
        self.rows: dict[str, FieldRow] = {spec.name: _row(spec) for spec in COMPANY if spec.how != "picture"}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        for name, row in self.rows.items():
            column.addWidget(row)
            if name == "name":
                column.addWidget(self.logo)
            row.edited.connect(self.edited)

    def show_style(self, style: HouseStyle, logo: bytes | None) -> None:
        """Shows what is stored; fields in which somebody types keep their cursor."""
        for name, row in self.rows.items():
            row.show_text(getattr(style, name))
        self.logo.show_logo(logo)

    def focus_first(self) -> None:
        """Puts the keyboard into the name."""
        self.rows["name"].field.setFocus(Qt.FocusReason.OtherFocusReason)


def _row(spec: Spec) -> FieldRow:
    if spec.how == "colour":
        return ColourRow(spec.name, spec.label, USES[spec.name])
    return FieldRow(spec.name, spec.label, HINTS.get(spec.name, ""), is_long=spec.how == "text")
