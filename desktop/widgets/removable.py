"""Takes a widget out of its layout and puts it back: what is only hidden can still be read by assistive technology."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout, QWidget


def nowhere(owner: QObject) -> QWidget:
    """Returns a parent for widgets that must be in no window: it is never shown, and goes with `owner`."""
    parent = QWidget()
    # Qt deletes it with what is in it; Python alone would keep both, and dress them anew with the program.
    owner.destroyed.connect(parent.deleteLater)
    return parent


class Removable:
    """A widget that is in `layout`, before `anchor` or at the end, or nowhere in the window."""

    def __init__(self, layout: QBoxLayout, widget: QWidget, anchor: QWidget | None = None, stretch: int = 0) -> None:
        self._layout, self._widget, self._anchor, self._stretch = layout, widget, anchor, stretch
        self._away = nowhere(layout)
        self._insert()

    def set_there(self, there: bool) -> None:
        """Puts the widget into its layout, or takes it out of the window."""
        if there == (self._layout.indexOf(self._widget) >= 0):
            return
        if there:
            self._insert()
            self._widget.show()
        else:
            self._layout.removeWidget(self._widget)
            self._widget.setParent(self._away)

    def _insert(self) -> None:
        at = self._layout.indexOf(self._anchor) if self._anchor else -1
        self._layout.insertWidget(at, self._widget, self._stretch)
