"""Says what each word for consent allows, the same everywhere, and asks how long an answer counts."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.kinds import Rung
from db.model.messages import N_, NN_
from desktop.consent.lasting import YEARS
from desktop.theme.tokens import Space, Type
from desktop.widgets.chips import Chips
from desktop.widgets.fields import Labelled
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr, trn

LASTS = N_("What was agreed counts")
FOR_GOOD, FOR_YEARS = N_("for good"), NN_("for {count} year", "for {count} years")
MEANS = {
    Rung.INTERNAL: N_("Only we read it. Nothing goes out."),
    Rung.NUMBER: N_("A number, with nothing that tells whose it is."),
    Rung.STORY: N_("The story with an alias, roles and a region."),
    Rung.ROLE: N_("A person by job title, the company by its industry."),
    Rung.NAME: N_("A person and the company by name."),
    Rung.LOGO: N_("The logo beside the name."),
    Rung.PHOTO: N_("A photo of a person beside the name."),
    Rung.FULL: N_("All that was agreed as a story of its own, with the name."),
    Rung.CALL: N_("The next buyer may ring them up."),
}


class ConsentPart(QWidget):
    """The part. Signals: `years_chosen(int)`, 0 for good."""

    years_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        labels = [(str(years), trn(FOR_YEARS, years) if years else tr(FOR_GOOD)) for years in YEARS]
        self.years = Chips("settings_consent_years", labels)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        column.addLayout(_words())
        column.addWidget(Labelled(tr(LASTS), self.years, "settings_consent_lasts"))
        self.years.chosen.connect(self._on_years_chosen)

    def show_years(self, years: int) -> None:
        """Shows how long an answer counts."""
        self.years.show_values((str(years),))

    def focus_first(self) -> None:
        """Puts the keyboard on the choice."""
        self.years.chip(self.years.values[0]).setFocus()

    @Slot(tuple)
    def _on_years_chosen(self, values: tuple[str, ...]) -> None:
        # One is always chosen; the same one again takes nothing away.
        self.years_chosen.emit(int(values[0]) if values else 0)


def _words() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(Space.S2)
    for row, (rung, means) in enumerate(MEANS.items()):
        told = QVBoxLayout()
        told.setSpacing(0)
        told.addWidget(named(Text(tr(rung.value), Type.STRONG, wrap=True), f"settings_rung_{row}"))
        told.addWidget(Text(tr(means), Type.TEXT, "soft", wrap=True))
        column.addLayout(told)
    return column
