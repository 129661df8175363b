"""Collects what can be read in the windows of the program, on the screen, by a screen reader, or by hovering."""

from collections.abc import Iterator

from PySide6.QtCore import QMetaProperty, QMetaType
from PySide6.QtWidgets import QApplication, QComboBox, QMenu, QWidget

_TEXTS: dict[tuple[type, str], list[QMetaProperty]] = {}


def readable() -> Iterator[str]:
    """Yields every text in a window or a widget that can be seen: titles, contents, placeholders, hints, names for ears."""
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            for widget in (window, *window.findChildren(QWidget)):
                if widget.isVisible():
                    yield from _of(widget)


def _of(widget: QWidget) -> Iterator[str]:
    """Yields whatever is a text among its properties, and among what a widget that paints itself holds."""
    values = [one.read(widget) for one in texts_among(widget)]
    yield from (value for value in (*values, *vars(widget).values()) if isinstance(value, str))
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())


def texts_among(widget: QWidget) -> list[QMetaProperty]:
    """Returns those properties of a widget that are texts, looked for once in each kind of widget: there are many others."""
    kind = widget.metaObject()
    # Qt's own private classes have the same Python type.
    name = (type(widget), kind.className())
    if name not in _TEXTS:
        found = (kind.property(n) for n in range(kind.propertyCount()))
        _TEXTS[name] = [one for one in found if one.metaType().id() == QMetaType.Type.QString.value]
    return _TEXTS[name]
