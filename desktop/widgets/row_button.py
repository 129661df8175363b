"""Draws a line of a list that can be pressed: short text at the left, words in the middle, short text at the right.

It paints its texts itself, as Home shows dozens of lines and a widget for each text would slow the start.
"""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QPushButton, QSizePolicy

from desktop.core.short_text import word_from
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.positions import range_in
from desktop.widgets.text import elided

LEFT_WIDTH = 88
# Stands before words of which the beginning is left out.
MORE = "… "
CENTRE = int(Qt.AlignmentFlag.AlignVCenter)


class RowButton(QPushButton):
    """One line. `key` is for the slot that handles the click; `late` draws it in the colour of a warning."""

    def __init__(
        self,
        name: str,
        key: str,
        left: str,
        title: str,
        below: str = "",
        right: str = "",
        late: bool = False,
        strong: bool = True,
    ) -> None:
        super().__init__()
        self.key = key
        # The room in pixels that widgets over the right end take from the words.
        self.covered = 0
        self._marks: Sequence[tuple[int, int]] = ()
        self._left, self.title, self._below, self._right, self._late = left, title, below, right, late
        self._title_type = Type.STRONG if below and strong else Type.TEXT
        self._left_type = Type.CLOCK if ":" in left else Type.LABEL
        self.setProperty("kind", "row")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        named(self, name, ", ".join(filter(None, (left, title, below, right))))

    def mark(self, places: Sequence[tuple[int, int]]) -> None:
        """Marks the pieces of the title from start to end, words that were searched for."""
        self._marks = places
        self.update()

    def retell(self, below: str, right: str, late: bool) -> None:
        """Changes the text under the title and at the right."""
        self._below, self._right, self._late = below, right, late
        self.setAccessibleName(", ".join(filter(None, (self._left, self.title, below.strip(), right))))
        self.update()

    def sizeHint(self) -> QSize:
        """Returns the height of its words."""
        height = QFontMetrics(font(self._title_type)).height()
        if self._below:
            height += Space.HAIR + QFontMetrics(font(Type.LABEL)).height()
        return QSize(200, height + 2 * Space.S3)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the words over the background of the style sheet."""
        super().paintEvent(event)
        painter = QPainter(self)
        title_height = QFontMetrics(font(self._title_type)).height()
        left, right = float(Space.S3), self.width() - float(Space.S3) - self.covered
        soft, warn = QPalette.ColorRole.Mid, QPalette.ColorRole.BrightText
        if self._left:
            self._draw(painter, self._left, self._left_type, warn if self._late else soft, left, LEFT_WIDTH, title_height)
            left += LEFT_WIDTH + Space.S4
        if self._right:
            width = QFontMetrics(font(Type.LABEL)).horizontalAdvance(self._right) + 1
            role = warn if self._late and not self._left else soft
            self._draw(painter, self._right, Type.LABEL, role, right - width, width, title_height)
            right -= width + Space.S4
        room = right - left
        if self._marks:
            self._draw_marked(painter, left, room)
        else:
            self._draw(painter, self.title, self._title_type, QPalette.ColorRole.WindowText, left, room, title_height)
        if self._below:
            painter.translate(0, title_height + Space.HAIR)
            self._draw(painter, self._below, Type.LABEL, soft, left, room, QFontMetrics(font(Type.LABEL)).height())

    def _draw(
        self, painter: QPainter, text: str, kind: Type, role: QPalette.ColorRole, left: float, width: float, height: int
    ) -> None:
        face = font(kind)
        painter.setFont(face)
        painter.setPen(self.palette().color(role))
        shown = elided(QFontMetrics(face), text, width)
        painter.drawText(QRectF(left, Space.S3, width, height), CENTRE, shown)

    def _draw_marked(self, painter: QPainter, left: float, width: float) -> None:
        face = font(self._title_type)
        title, marks = self._with_first_mark(QFontMetrics(face), width)
        shown = elided(QFontMetrics(face), title, width)
        whole = shown == title
        layout = QTextLayout(shown, face)
        last = len(shown) if whole else len(shown) - 1
        layout.setFormats([self._marked(shown, start, min(end, last)) for start, end in marks if start < last])
        layout.beginLayout()
        layout.createLine().setLineWidth(width)
        layout.endLayout()
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        layout.draw(painter, QPointF(left, Space.S3))

    def _with_first_mark(self, metrics: QFontMetrics, width: float) -> tuple[str, Sequence[tuple[int, int]]]:
        """Returns the title and its marks; without the words before the first mark where that would have no room."""
        start, end = self._marks[0]
        if metrics.horizontalAdvance(self.title[:end] + MORE) <= width:
            return self.title, self._marks
        first = word_from(self.title, start - int(width / 3 / metrics.averageCharWidth()), start)
        moved = len(MORE) - first
        return MORE + self.title[first:], [(one + moved, other + moved) for one, other in self._marks]

    def _marked(self, shown: str, start: int, end: int) -> QTextLayout.FormatRange:
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = range_in(shown, start, end)
        look = QTextCharFormat()
        look.setFontWeight(QFont.Weight.DemiBold)
        look.setFontUnderline(True)
        look.setForeground(self.palette().color(QPalette.ColorRole.Link))
        mark.format = look
        return mark
