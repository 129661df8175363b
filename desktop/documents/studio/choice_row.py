"""Draws one thing to choose from in the column beside a case study: a mark, its words, and at the right where it stands."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy

from db.model.messages import N_
from desktop.core.short_text import short
from desktop.documents.studio.studio_options import Option
from desktop.theme.fonts import font
from desktop.theme.scale import scaled
from desktop.theme.tokens import Colours, Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import elided
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr

WAITS = N_("What you wrote there waits until it is told there again.")
MARK_WIDTH = 24
DOT = " · "
# As many as a usual title has in a narrow panel.
MOST_LINES = 6
# What is longer fits into no few lines.
LONGEST = 400
# How round the corners of the box for a tick are, in parts of its side.
ROUND = 0.27
WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignTop
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class ChoiceRow(QPushButton):
    """One thing. Signals: `moved(str, int)` with its id, up or down; `passed(int)` to the row above or below;
    `dropped(str, int)` with its id and the height (in its parent) at which it was dropped.
    """

    moved = Signal(str, int)
    passed = Signal(int)
    dropped = Signal(str, int)

    def __init__(self, name: str, colours: Callable[[], Colours], can_move: bool = False, wraps: bool = False) -> None:
        super().__init__()
        self._name, self._colours, self._can_move, self._wraps = name, colours, can_move, wraps
        self.option = Option(id="", words="")
        self._pressed_at: QPointF | None = None
        self._is_dragged = False
        self.setProperty("kind", "choice")
        self.setFont(font(Type.SMALL))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum if wraps else QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(wraps)
        self.setSizePolicy(policy)
        self.setCheckable(True)

    def show_option(self, option: Option) -> None:
        """Shows it."""
        if option == self.option:
            return
        self.option = option
        self.setChecked(option.is_on)
        self.setEnabled(not option.is_fixed)
        number = str(option.number) if option.number else ""
        words = short(option.words, LONGEST)
        named(self, self._name, ", ".join(filter(None, (number, words, *map(tr, option.said)))))
        set_tip(self, "\n".join((words, *([tr(WAITS)] if option.waits else []))))
        self.updateGeometry()
        self.update()

    def nextCheckState(self) -> None:
        """Leaves the mark to whoever stores the choice."""

    def sizeHint(self) -> QSize:
        """Returns the height of one line."""
        return QSize(120, QFontMetrics(self.font()).height() + 2 * Space.S1)

    def minimumSizeHint(self) -> QSize:
        """Returns the same."""
        return QSize(60, self.sizeHint().height())

    def heightForWidth(self, width: int) -> int:
        """Returns the height of its words, up to a few lines."""
        face = QFontMetrics(self.font())
        if not self._wraps:
            return self.sizeHint().height()
        room = QRectF(0, 0, max(40, width - scaled(MARK_WIDTH) - Space.S1), 10_000)
        lines = round(
            face.boundingRect(room.toRect(), WRAPPED.value, short(self.option.words, LONGEST)).height() / face.lineSpacing()
        )
        return max(1, min(lines, MOST_LINES)) * face.lineSpacing() + 2 * Space.S1

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Moves it with Alt and an arrow, goes to the next with an arrow alone."""
        step = STEPS.get(Qt.Key(event.key()))
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if step and held == Qt.KeyboardModifier.AltModifier and self._can_move:
            self.moved.emit(self.option.id, step)
        elif step and held == Qt.KeyboardModifier.NoModifier:
            self.passed.emit(step)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remembers where it was taken."""
        self._pressed_at, self._is_dragged = event.position(), False
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drags it, once the mouse has gone far enough."""
        if self._can_move and self._pressed_at and not self._is_dragged:
            way = (event.position() - self._pressed_at).manhattanLength()
            self._is_dragged = way >= QApplication.startDragDistance()
            if self._is_dragged:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self.setDown(False)
        if not self._is_dragged:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Drops it, or is a click."""
        if self._is_dragged:
            self.unsetCursor()
            self.dropped.emit(self.option.id, self.mapToParent(event.position().toPoint()).y())
        else:
            super().mouseReleaseEvent(event)
        self._pressed_at, self._is_dragged = None, False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints it over the background of the style sheet."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        roles, option = QPalette.ColorRole, self.option
        ink = self.palette().color(roles.WindowText if option.is_on else roles.Mid)
        mark = scaled(MARK_WIDTH)
        right = float(self.width() - Space.S1)
        if option.said:
            right = self._paint_said(painter, right)
        elif option.tone:
            right = self._paint_tone(painter, right)
        self._paint_mark(painter, ink)
        painter.setPen(ink)
        painter.setFont(self.font())
        room = QRectF(mark, Space.S1, right - mark, self.height() - Space.S1)
        if self._wraps:
            painter.drawText(room, WRAPPED.value, short(option.words, LONGEST))
        else:
            shown = elided(QFontMetrics(self.font()), option.words, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignTop.value, shown)

    def _paint_said(self, painter: QPainter, right: float) -> float:
        face = font(Type.LABEL)
        words = DOT.join(map(tr, self.option.said))
        width = QFontMetrics(face).horizontalAdvance(words) + 1
        painter.setFont(face)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        top = Space.S1 + QFontMetrics(self.font()).ascent() - QFontMetrics(face).ascent()
        painter.drawText(QRectF(right - width, top, width, self.height()), Qt.AlignmentFlag.AlignTop.value, words)
        return right - width - Space.S2

    def _paint_tone(self, painter: QPainter, right: float) -> float:
        side = scaled(8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours().items()[self.option.tone]))
        painter.drawEllipse(QPointF(right - side / 2, self.height() / 2), side / 2, side / 2)
        return right - side - Space.S2

    def _paint_mark(self, painter: QPainter, ink: QColor) -> None:
        option, middle = self.option, Space.S1 + QFontMetrics(self.font()).height() / 2
        painter.setFont(font(Type.LABEL_STRONG))
        painter.setPen(ink)
        if option.number:
            painter.drawText(QRectF(0, Space.S1, scaled(20), self.height()), Qt.AlignmentFlag.AlignTop.value, str(option.number))
        elif self._wraps:
            accent = self.palette().color(QPalette.ColorRole.Link if option.is_on else QPalette.ColorRole.Mid)
            size = scaled(6)
            painter.setPen(QPen(accent, size * 0.7 if option.is_on else 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = size * 0.68 if option.is_on else size
            painter.drawEllipse(QPointF(size + 1, middle), radius, radius)
        elif not option.is_fixed:
            self._paint_tick(painter, middle)

    def _paint_tick(self, painter: QPainter, middle: float) -> None:
        """Draws the box that says whether it is taken in."""
        side = scaled(11)
        box = QRectF(1, middle - side / 2, side, side)
        roles = QPalette.ColorRole
        painter.setPen(QPen(self.palette().color(roles.Link if self.option.is_on else roles.Mid), 1.4))
        painter.setBrush(self.palette().color(roles.Link) if self.option.is_on else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, side * ROUND, side * ROUND)
        if self.option.is_on:
            painter.setPen(QPen(self.palette().color(roles.HighlightedText), 1.6))
            points = [(0.25, 0.5), (0.43, 0.7), (0.76, 0.3)]
            painter.drawPolyline([QPointF(box.left() + x * side, box.top() + y * side) for x, y in points])
