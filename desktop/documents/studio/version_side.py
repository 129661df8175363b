"""Shows the head of one side of a comparison: which version stands there, another to choose, the button that restores it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from db.model.messages import N_
from desktop.documents.studies.version_comparison import DRAFT, Side
from desktop.documents.studio.study_list import day_of
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.words import tr

OPEN_DRAFT, VERSION, VERSION_OF = N_("the open draft"), N_("version {number}"), N_("version {number} of {day}")
CHOOSE = N_("Compare: {side}")
RESTORE = N_("Make version {number} the open draft")
# The sign of a button that opens a list.
OPENS = "▾"


class SideHead(QWidget):
    """The head of one side: which version it is, and the button that makes it the open draft.

    Signals: `chosen(int)` with the number of another one; `restore_requested(int)`.
    """

    chosen = Signal(int)
    restore_requested = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._number = DRAFT
        self.choice = page_button(f"{name}_choice", CHOOSE, "outline")
        self.restore_button = page_button(f"{name}_restore", RESTORE, "link")
        self._menu = QMenu(self.choice)
        self._menu.setFont(font(Type.TEXT))
        self.choice.setMenu(self._menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S3)
        row.addWidget(self.choice)
        row.addWidget(self.restore_button)
        row.addStretch(1)
        self.restore_button.clicked.connect(self._on_restore_clicked)

    def show_side(self, side: Side, sides: tuple[Side, ...]) -> None:
        """Shows which one it is, and those that can be chosen instead."""
        self._number = side.number
        self.choice.setText(f"{_as_title(called(side))}  {OPENS}")
        self.choice.setAccessibleName(tr(CHOOSE, side=called(side)))
        self.restore_button.setVisible(side.number != DRAFT)
        relabel(self.restore_button, tr(RESTORE, number=side.number))
        self._menu.clear()
        for one in sides:
            action = self._menu.addAction(_as_title(called(one)))
            action.setCheckable(True)
            action.setChecked(one.number == side.number)
            action.triggered.connect(self._chooses(one.number))

    def _chooses(self, number: int) -> Callable[..., object]:
        return partial(self._on_action_triggered, number)

    def _on_action_triggered(self, number: int, _checked: bool = False) -> None:
        self.chosen.emit(number)

    @Slot()
    def _on_restore_clicked(self) -> None:
        self.restore_requested.emit(self._number)


def called(side: Side) -> str:
    """Returns what a side is called within a sentence."""
    if side.number == DRAFT:
        return tr(OPEN_DRAFT)
    day = day_of(side.made_at)
    return tr(VERSION_OF, number=side.number, day=day) if day else tr(VERSION, number=side.number)


def relabel(button: QPushButton, label: str) -> None:
    """Gives a button another label, for the eye and for assistive technology."""
    button.setText(label)
    button.setAccessibleName(label)


def _as_title(text: str) -> str:
    return text[:1].upper() + text[1:]
