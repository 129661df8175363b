"""Draws a feeling before and now as two points on a line from 0 to 10."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

RADIUS = 5.0
LENGTH = 220


class ScaleLine(QWidget):
    """The line with its two points; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._points: tuple[float, float] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_points(self, points: tuple[float, float] | None, tone: str) -> None:
        """Shows before and now, each 0 to 10, in the colour `tone` that the style sheet gives to text."""
        self._points = points
        self.setProperty("tone", tone)
        self.setVisible(points is not None)
        self.update()

    def sizeHint(self) -> QSize:
        """Returns a fixed length, high enough for the points."""
        return QSize(LENGTH, round(4 * RADIUS))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints an empty point for before, a full one for now, and the line between."""
        if self._points is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        room = self.width() - 4 * RADIUS
        before, now = (QPointF(2 * RADIUS + room * point / 10, middle) for point in self._points)
        faint = QColor(self.palette().color(self.palette().ColorRole.PlaceholderText))
        faint.setAlpha(90)
        painter.setPen(QPen(faint, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(RADIUS, middle), QPointF(self.width() - RADIUS, middle))
        colour = self.palette().color(self.foregroundRole())
        painter.setPen(QPen(colour, 2))
        painter.drawLine(before, now)
        painter.setBrush(self.palette().color(self.palette().ColorRole.Base))
        painter.drawEllipse(before, RADIUS, RADIUS)
        painter.setBrush(colour)
        painter.drawEllipse(now, RADIUS, RADIUS)
