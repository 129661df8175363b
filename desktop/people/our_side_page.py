"""The people who are kept as the customer's and have a role of ours, to be put on our side by whoever knows them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, sheet_button
from desktop.widgets.naming import named
from desktop.widgets.page_layout import sheet_column
from desktop.widgets.tick_box import TickBox
from desktop.widgets.words import tr

TITLE = N_("Who of them is one of you?")
ABOUT = N_(
    "These people have a role of yours, but are kept as people of the customer: earlier versions could not tell. Whoever is put "
    "on your side is offered at every visit, and stands in no document as the customer's."
)
OURS = N_("They are on our side")
AS_THEY_ARE = N_("Leave them as they are")
WIDTH = 760


class OurSidePage(QWidget):
    """The list. Signals: `chosen(tuple)` with the ids of those who are ours; `closed` when nothing is to be changed."""

    chosen = Signal(tuple)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "our_side_page")
        self._boxes: dict[str, TickBox] = {}
        back = back_button("our_side_back")
        column = sheet_column(self, TITLE, ABOUT, back, WIDTH)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(Space.S1)
        column.addLayout(self._rows)
        column.addSpacing(Space.S4)
        self.ours = sheet_button("our_side_ours", OURS, "primary")
        leave = sheet_button("our_side_leave", AS_THEY_ARE, "outline")
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.S3)
        for button in (self.ours, leave):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addStretch(1)
        self.ours.clicked.connect(self._on_ours_clicked)
        leave.clicked.connect(self.closed)
        back.clicked.connect(self.closed)

    def show_people(self, people: Sequence[tuple[str, str]]) -> None:
        """Shows people of (id, words), all of them ticked."""
        for box in self._boxes.values():
            self._rows.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = {}
        for person_id, words in people:
            box = self._boxes[person_id] = named(TickBox(words), "our_side_person", words)
            box.setFont(font(Type.TEXT))
            box.setChecked(True)
            box.toggled.connect(self._on_box_toggled)
            self._rows.addWidget(box)
        self._on_box_toggled()

    def focus_first(self) -> None:
        """Puts the keyboard on the first of them."""
        next(iter(self._boxes.values()), self.ours).setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _ticked(self) -> tuple[str, ...]:
        return tuple(person_id for person_id, box in self._boxes.items() if box.isChecked())

    @Slot()
    def _on_box_toggled(self) -> None:
        self.ours.setEnabled(bool(self._ticked))
        self.ours.setText(tr(OURS))

    @Slot()
    def _on_ours_clicked(self) -> None:
        self.chosen.emit(self._ticked)
