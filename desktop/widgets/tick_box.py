"""A box to tick whose frame and tick are seen in light and dark; the system's own is drawn for one of them."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

# The corners of the tick, as shares of the box's side.
TICK = ((0.24, 0.52), (0.43, 0.70), (0.77, 0.32))


class TickBox(QCheckBox):
    """A box to tick, with words beside it; the style sheet draws the box, and this the tick."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the tick over the box."""
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self.palette().color(self.palette().ColorRole.HighlightedText)
        painter.setPen(QPen(ink, box.width() / 8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
        painter.drawPolyline([QPointF(box.x() + x * box.width(), box.y() + y * box.height()) for x, y in TICK])
