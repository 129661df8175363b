"""One square for each note: those sorted are full, the one that is looked at is outlined."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.naming import named

SIDE, GAP, OUTLINE = 10, 4, 1.6
# More squares would not be counted at a glance: then they become one bar.
MOST_SQUARES = 36


class NoteSquares(QWidget):
    """The squares of all notes, or a bar where there are many."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "debrief_squares")
        self._sorted: tuple[bool, ...] = ()
        self._here = -1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_notes(self, is_sorted: tuple[bool, ...], here: int, spoken: str) -> None:
        """Shows which notes are sorted, and that the one with the number `here` is looked at; `spoken` says it in words."""
        self._sorted, self._here = is_sorted, here
        self.setAccessibleName(spoken)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the squares, or for the bar."""
        return QSize(min(len(self._sorted), MOST_SQUARES) * (SIDE + GAP), SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if len(self._sorted) > MOST_SQUARES:
            self._paint_bar(painter)
            return
        for n, there in enumerate(self._sorted):
            is_here = n == self._here
            inset = OUTLINE / 2 if is_here else 0.0
            painter.setPen(QPen(self._accent, OUTLINE) if is_here else Qt.PenStyle.NoPen)
            painter.setBrush(self._accent if there and not is_here else self._paper if is_here else self._line)
            painter.drawRoundedRect(QRectF(n * (SIDE + GAP), 0, SIDE, SIDE).adjusted(inset, inset, -inset, -inset), 3, 3)

    def _paint_bar(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        bar = QRectF(0, SIDE / 2 - 2, self.width() - GAP, 4)
        painter.setBrush(self._line)
        painter.drawRoundedRect(bar, 2, 2)
        painter.setBrush(self._accent)
        bar.setWidth(bar.width() * sum(self._sorted) / len(self._sorted))
        painter.drawRoundedRect(bar, 2, 2)

    @property
    def _accent(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Highlight)

    @property
    def _paper(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.Window)

    @property
    def _line(self) -> QColor:
        shade = QColor(self.palette().color(QPalette.ColorRole.Mid))
        shade.setAlphaF(0.25)
        return shade
