"""Puts the parts of a visit's page in their places, and takes out those that the customer does not read."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.visit.panels import Panels
from desktop.widgets.page_layout import rule
from desktop.widgets.removable import Removable

if TYPE_CHECKING:
    from desktop.visit.page import VisitPage


class VisitLayout:
    """The places of the parts of a visit's page; `panels` says which of them there is room for."""

    def __init__(self, page: "VisitPage") -> None:
        self._page = page
        column = _without_room(QVBoxLayout(page))
        column.addWidget(page.header)
        column.addWidget(rule())
        middle = _without_room(QHBoxLayout())
        guide = QWidget()
        left = _without_room(QVBoxLayout(guide))
        left.addWidget(page.rail)
        left.addStretch()
        middle.addWidget(guide)
        middle.addWidget(rule(upright=True))
        middle.addWidget(page.stack, 1)
        # What stands beside the block, and whether it is ours alone.
        self._sides = (
            (Removable(left, page.ask_next, stretch=1), True),
            (Removable(middle, page.notes), True),
            (Removable(middle, page.heard), False),
        )
        column.addLayout(middle, 1)
        self._sides[-1][0].set_there(False)
        column.addWidget(page.leave_question)
        column.addWidget(page.finding.bar)
        column.addWidget(rule())
        column.addWidget(page.capture)
        self.panels = Panels(page, guide, page.stack, page.notes)

    def set_at_table(self, at_table: bool) -> None:
        """Has beside the block what the customer may read along, or what is ours."""
        for side, is_ours in self._sides:
            side.set_there(is_ours != at_table)
        self.panels.put_beside(self._page.heard if at_table else self._page.notes)


def _without_room(layout: QBoxLayout) -> QBoxLayout:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    return layout
