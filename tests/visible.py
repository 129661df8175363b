"""Collects what can be read in the windows of the program, on the screen, by a screen reader, or by hovering."""

from collections.abc import Iterator

from PySide6.QtCore import QMetaType
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget


def readable() -> Iterator[str]:
    """Yields every text in a window or a widget that can be seen: titles, contents, placeholders, hints, names for ears."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            for widget in (window, *window.findChildren(QWidget)):
                if widget.isVisible():
                    yield from _of(widget)


def _of(widget: QWidget) -> Iterator[str]:
    """Yields whatever is a text among its properties, and among what a widget that paints itself holds."""
    kind = widget.metaObject()
    found = (kind.property(n) for n in range(kind.propertyCount()))
    values = [one.read(widget) for one in found if one.metaType().id() == QMetaType.Type.QString.value]
    yield from (value for value in (*values, *vars(widget).values()) if isinstance(value, str))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
