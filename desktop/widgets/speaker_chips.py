"""Offers people as chips while a name is typed, in place of other chips, so that nothing moves."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QStackedWidget, QWidget

from db.model.messages import N_
from desktop.interview.speakers import AtTable
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.words import tr

# As many as fit into the room; who types on sees the others.
MOST = 4
WHO = N_("Who said it")


class SpeakerChips(QStackedWidget):
    """Shows `others`, or the people offered. Signals: `chosen(AtTable)`."""

    chosen = Signal(object)

    def __init__(self, others: QWidget) -> None:
        super().__init__()
        self._offered: tuple[AtTable, ...] = ()
        self._at = 0
        names = QWidget()
        row = QHBoxLayout(names)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S1)
        self._chips = [self._chip(n) for n in range(MOST)]
        for chip in self._chips:
            row.addWidget(chip)
        row.addStretch()
        self.addWidget(others)
        self.addWidget(names)
        self._others = others
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        """As wide as the others, so that nothing moves beside them."""
        return self._others.sizeHint().grownBy(self.contentsMargins())

    def minimumSizeHint(self) -> QSize:
        """As the size hint: names that do not fit are found by typing on."""
        return self._others.minimumSizeHint().grownBy(self.contentsMargins())

    @property
    def are_offered(self) -> bool:
        """Returns whether people are offered now."""
        return bool(self._offered)

    def offer(self, people: Sequence[AtTable]) -> None:
        """Offers `people` and marks the first; without any, shows the others again."""
        people = tuple(people[:MOST])
        if people != self._offered:
            self._offered, self._at = people, 0
            self._show()

    def step(self, step: int) -> None:
        """Marks the next one, or the one before."""
        self._at = (self._at + step) % len(self._offered)
        self._show()

    def choose(self) -> None:
        """Takes the one that is marked."""
        self.chosen.emit(self._offered[self._at])

    def _show(self) -> None:
        for n, chip in enumerate(self._chips):
            chip.setVisible(n < len(self._offered))
            chip.setChecked(n == self._at)
            if n < len(self._offered):
                chip.setText(self._offered[n].name)
                chip.setAccessibleName(self._offered[n].name)
        self.setCurrentIndex(1 if self._offered else 0)

    def _chip(self, number: int) -> QPushButton:
        chip = named(QPushButton(), f"speaker_{number}", tr(WHO))
        chip.setProperty("kind", "chip")
        chip.setProperty("number", number)
        chip.setFont(font(Type.SMALL))
        chip.setCheckable(True)
        chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        chip.clicked.connect(self._on_chip_clicked)
        return chip

    @Slot()
    def _on_chip_clicked(self) -> None:
        self._at = int(self.sender().property("number"))
        self._show()
        self.choose()
