"""Shows choices as small round buttons, to choose one or any of them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.flow import FlowLayout
from desktop.widgets.naming import named


class Chips(QWidget):
    """Chips for `choices` of (value, label). Signals: `chosen(tuple)` with the values now checked, in their order.

    With `many` any number may be checked, else one at most; pressing a checked chip unchecks it.
    """

    chosen = Signal(tuple)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]], many: bool = False, kind: str = "chip") -> None:
        super().__init__()
        self._many = many
        self._chips: dict[str, QPushButton] = {}
        layout = FlowLayout(self, Space.S2)
        for value, label in choices:
            chip = named(QPushButton(label), f"{name}_{value or 'none'}", label)
            chip.setProperty("kind", kind)
            chip.setFont(font(Type.SMALL))
            chip.setCheckable(True)
            chip.setProperty("value", value)
            chip.clicked.connect(self._on_chip_clicked)
            layout.addWidget(chip)
            self._chips[value] = chip

    @property
    def labels(self) -> dict[str, str]:
        """The labels of the chips, by their values."""
        return {value: chip.text() for value, chip in self._chips.items()}

    @property
    def values(self) -> tuple[str, ...]:
        """The values of the checked chips."""
        return tuple(value for value, chip in self._chips.items() if chip.isChecked())

    def chip(self, value: str) -> QPushButton:
        """Returns the chip of one value."""
        return self._chips[value]

    def show_values(self, values: Sequence[str]) -> None:
        """Checks the chips of `values` and no others; emits nothing."""
        for value, chip in self._chips.items():
            chip.setChecked(value in values)

    @Slot()
    def _on_chip_clicked(self) -> None:
        pressed = self.sender()
        if not self._many and isinstance(pressed, QAbstractButton) and pressed.isChecked():
            self.show_values((pressed.property("value"),))
        self.chosen.emit(self.values)


def instead(former: Chips, chips: Chips) -> Chips:
    """Puts chips in the place of others, and the keyboard where it was among them; returns them."""
    value = next((value for value in former.labels if former.chip(value).hasFocus()), None)
    around = former.parentWidget()
    if around and (layout := around.layout()):
        layout.replaceWidget(former, chips)
    former.hide()
    former.deleteLater()
    chips.show()
    if value in chips.labels:
        chips.chip(value).setFocus(Qt.FocusReason.OtherFocusReason)
    return chips
