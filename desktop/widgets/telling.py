"""How a widget deep in a page tells something where all is told: it goes up to the window, as Qt's tips do."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QStatusTipEvent
from PySide6.QtWidgets import QWidget


def tell(widget: QWidget, sentence: str) -> None:
    """Has the window of `widget` show `sentence` as a notice."""
    QCoreApplication.sendEvent(widget, QStatusTipEvent(sentence))
