"""Lays out how our company stands on documents: name, logo, two colours, and the words at the end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.house import HouseStyle
from db.model.messages import N_
from desktop.settings.colour_row import ColourRow
from desktop.settings.field_row import FieldRow
from desktop.settings.logo_row import LogoRow
from desktop.theme.tokens import Space


class CompanyPart(QWidget):
    """The fields of our company. Signals: `edited(str, str)` with the name of a field and what it holds now."""

    edited = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.logo = LogoRow()
        self.rows: dict[str, FieldRow] = {
            "name": FieldRow("name", N_("Name")),
            "first_colour": ColourRow("first_colour", N_("First colour"), N_("headings and figures")),
            "second_colour": ColourRow("second_colour", N_("Second colour"), N_("lines")),
            "contact": FieldRow("contact", N_("Contact"), N_("Who answers, and how to reach them"), is_long=True),
            "call_to_action": FieldRow("call_to_action", N_("What to do next"), N_("What readers should do next"), is_long=True),
            "about_us": FieldRow("about_us", N_("About us"), N_("What you do, in a sentence or two"), is_long=True),
            "legal_line": FieldRow("legal_line", N_("Legal line"), N_("In small letters at the very end"), is_long=True),
        }
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
