"""Makes the buttons of pages, and lets Enter press the focused one."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.tokens import Type
from desktop.widgets.naming import named
from desktop.widgets.words import tr

BACK = N_("‹ Back")


def page_button(name: str, label: str, kind: str) -> QPushButton:
    """Returns a button with `label`; `kind` is primary, outline, quiet or link, the last two in small type."""
    button = named(QPushButton(tr(label)), name, tr(label))
    button.setProperty("kind", kind)
    button.setFont(font(Type.SMALL if kind in ("quiet", "link") else Type.TEXT))
    return button


def sheet_button(name: str, label: str, kind: str) -> QPushButton:
    """Returns a button no wider than its label, as pages that are read from the top have them."""
    button = page_button(name, label, kind)
    button.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return button


def back_button(name: str) -> QPushButton:
    """Returns the button that goes back."""
    return sheet_button(name, BACK, "link")


def pressed_by_enter(page: QWidget, event: QKeyEvent) -> bool:
    """Presses the focused button of `page` if `event` is Enter; returns whether Enter was on a button.

    Outside of dialogs Qt presses a button only with Space.
    """
    button = page.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not isinstance(button, QPushButton):
        return False
    if not event.isAutoRepeat():
        button.click()
    return True
