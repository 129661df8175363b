"""Makes the buttons of pages."""

from PySide6.QtWidgets import QPushButton

from desktop.theme.fonts import font
from desktop.theme.tokens import Type
from desktop.widgets.naming import named
from desktop.widgets.words import tr


def page_button(name: str, label: str, kind: str) -> QPushButton:
    """Returns a button with `label`; `kind` is primary, outline, quiet or link, the last two in small type."""
    button = named(QPushButton(tr(label)), name, tr(label))
    button.setProperty("kind", kind)
    button.setFont(font(Type.SMALL if kind in ("quiet", "link") else Type.TEXT))
    return button
