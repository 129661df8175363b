"""Marks a widget as the one the keys belong to, by a property that the style sheet draws."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from desktop.theme.style import set_look


class FocusMark(QObject):
    """Sets `property_name` of `widget` to `on` while it has the keyboard, else to `off`."""

    def __init__(self, widget: QWidget, property_name: str, on: object, off: object) -> None:
        super().__init__(widget)
        self._widget, self._name = widget, property_name
        self._values = {QEvent.Type.FocusIn: on, QEvent.Type.FocusOut: off}
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Marks the widget, or takes the mark away."""
        if watched is self._widget and event.type() in self._values:
            set_look(self._widget, self._name, self._values[event.type()])
        return False
