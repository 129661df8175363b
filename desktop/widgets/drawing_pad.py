"""A field to draw a name on with a finger, a pen or the mouse; it keeps strokes of points, and no picture."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.naming import named

Strokes = tuple[tuple[tuple[float, float], ...], ...]
SIZE, RADIUS, PEN, FRAME = QSize(360, 104), 8.0, 2.4, 1.0
# The line to write on, as a share of the height.
BASE = 0.74


class DrawingPad(QWidget):
    """The field. Signals: `drawn` after each stroke, and after all were taken away."""

    drawn = Signal()

    def __init__(self, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self._strokes: list[list[QPointF]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)

    @property
    def strokes(self) -> Strokes:
        """What was drawn: each stroke as points, in shares of width and height."""
        width, height = max(self.width(), 1), max(self.height(), 1)
        return tuple(tuple((point.x() / width, point.y() / height) for point in stroke) for stroke in self._strokes)

    def clear(self) -> None:
        """Takes all strokes away."""
        if self._strokes:
            self._strokes = []
            self.update()
            self.drawn.emit()

    def sizeHint(self) -> QSize:
        """Returns room for a name."""
        return SIZE

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begins a stroke; a finger and a pen come as a mouse too."""
        if event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self._strokes.append([event.position()])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Goes on with the stroke."""
        if self._strokes and event.buttons() & Qt.MouseButton.LeftButton and self.isEnabled():
            self._strokes[-1].append(event.position())
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Ends the stroke."""
        if self._strokes and event.button() is Qt.MouseButton.LeftButton and self.isEnabled():
            self.drawn.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the frame, the line to write on, and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        faint = QColor(palette.color(palette.ColorRole.PlaceholderText))
        painter.setPen(QPen(faint, FRAME))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(FRAME, FRAME, -FRAME, -FRAME), RADIUS, RADIUS)
        faint.setAlpha(110)
        painter.setPen(QPen(faint, FRAME))
        base = self.height() * BASE
        painter.drawLine(QPointF(2 * RADIUS, base), QPointF(self.width() - 2 * RADIUS, base))
        ink = palette.color(palette.ColorRole.WindowText)
        painter.setPen(QPen(ink, PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        for stroke in self._strokes:
            # A single point is a dot over an i.
            painter.drawPolyline(QPolygonF(stroke if len(stroke) > 1 else [stroke[0], stroke[0]]))
