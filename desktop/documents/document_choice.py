"""Offers the documents of a visit as chips, in groups by who will read them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.documents.saving.document_table import DOCUMENTS, Document
from desktop.documents.saving.document_texts import NAMES
from desktop.theme.tokens import Space
from desktop.widgets.chips import Chips
from desktop.widgets.fields import Labelled
from desktop.widgets.words import tr

GROUPS = SHARED, TO_CUSTOMER, OURS, FILES = N_("To share"), N_("For the customer"), N_("For us"), N_("As files")


class DocumentChoice(QWidget):
    """The chips of all documents, of which one is checked. Signal: `chosen(tuple)` with its name, or with none."""

    chosen = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S2)
        self._groups: list[tuple[Labelled, Chips, tuple[str, ...]]] = []
        for number, (label, names) in enumerate(grouped().items()):
            chips = Chips("document", [(name, tr(NAMES[name])) for name in names])
            chips.chosen.connect(self._on_chips_chosen)
            group = Labelled(tr(label), chips, f"documents_group_{number}")
            column.addWidget(group)
            self._groups.append((group, chips, names))

    @property
    def values(self) -> tuple[str, ...]:
        """The name of the checked document, if any."""
        return tuple(name for _, chips, _ in self._groups for name in chips.values)

    def chip(self, name: str) -> QPushButton:
        """Returns the chip of one document."""
        return next(chips.chip(name) for _, chips, names in self._groups if name in names)

    def offer(self, offered: Sequence[str]) -> None:
        """Shows the chips of `offered` and no others; a group without any is hidden."""
        for group, chips, names in self._groups:
            for name in names:
                chips.chip(name).setVisible(name in offered)
            group.setVisible(any(name in offered for name in names))

    def show_values(self, values: Sequence[str]) -> None:
        """Checks the chips of `values` and no others; emits nothing."""
        for _, chips, _ in self._groups:
            chips.show_values(values)

    @Slot(tuple)
    def _on_chips_chosen(self, values: tuple[str, ...]) -> None:
        self.show_values(values)
        self.chosen.emit(values)


def grouped() -> dict[str, tuple[str, ...]]:
    """Returns the names of the documents in their order, by the label of their group."""
    groups = {label: tuple(name for name, document in DOCUMENTS.items() if _group_of(document) == label) for label in GROUPS}
    return {label: names for label, names in groups.items() if names}


def _group_of(document: Document) -> str:
    if document.shared:
        return SHARED
    if document.to_customer:
        return TO_CUSTOMER
    return OURS if document.suffix == ".pdf" else FILES
