"""Makes the button with three dots: a menu of what is seldom done."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QMenu, QPushButton

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.tokens import Type
from desktop.widgets.naming import named
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr

MORE = N_("More for this card")


def more_button(owner: str, deeds: Sequence[tuple[str, str, Callable[[], object]]]) -> QPushButton:
    """Returns the button; each deed is the end of its action's name behind that of the `owner`, its label, and what it does."""
    button = named(QPushButton("···"), f"{owner}_more", tr(MORE))
    menu = QMenu(button)
    for name, label, slot in deeds:
        action = menu.addAction(tr(label))
        action.setObjectName(f"{owner}_{name}")
        action.triggered.connect(slot)
    set_tip(button, tr(MORE))
    button.setProperty("kind", "quiet")
    button.setFont(font(Type.SMALL))
    button.setMenu(menu)
    return button
