"""Draws the small parts of a visit's header: the bar of the clock, the story meter, a switch."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from db.model.messages import N_
from desktop.theme.tokens import Colours, Space
from desktop.widgets.naming import named
from desktop.widgets.words import tr

SPOKEN_CLOCK = N_("{elapsed} of {planned} minutes")
SPOKEN_METER = N_("Story {count} of {of}")
OUTLINE = 1.6


class ClockBar(QWidget):
    """A thin bar for the part of the time that is used."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        named(self, "clock_bar")
        self.colours = colours
        self._share = 0.0
        self.setFixedSize(120, 4)

    def show_minutes(self, elapsed: int, planned: int) -> None:
        """Fills the bar to `elapsed` of `planned` minutes."""
        self._share = min(1.0, elapsed / planned) if planned else 0.0
        self.setAccessibleName(tr(SPOKEN_CLOCK, elapsed=elapsed, planned=planned))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the bar."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.line))
        painter.drawRoundedRect(QRectF(self.rect()), 2, 2)
        painter.setBrush(QColor(self.colours.accent))
        if self._share:
            painter.drawRoundedRect(QRectF(0, 0, max(4.0, self.width() * self._share), self.height()), 2, 2)


class MeterSquares(QWidget):
    """The story meter: one square for each starred item, filled when it is there, outlined when it was heard."""

    SIDE, GAP = 10, 4

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        named(self, "story_squares")
        self.colours = colours
        self._full = self._half = self._of = 0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_story(self, full: int, half: int, of: int, reading: str) -> None:
        """Shows how many of the items are there, and how many were only heard, in this order; `reading` tells it as a number."""
        self._full, self._half, self._of = full, half, of
        self.setAccessibleName(tr(SPOKEN_METER, count=reading, of=of))
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Room for all squares."""
        return QSize(self._of * (self.SIDE + self.GAP), self.SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the squares."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for n in range(self._of):
            square = QRectF(n * (self.SIDE + self.GAP), 0, self.SIDE, self.SIDE)
            is_outlined = self._full <= n < self._full + self._half
            painter.setPen(QPen(QColor(self.colours.accent), OUTLINE) if is_outlined else Qt.PenStyle.NoPen)
            fill = self.colours.accent if n < self._full else self.colours.paper if is_outlined else self.colours.line
            painter.setBrush(QColor(fill))
            inset = OUTLINE / 2 if is_outlined else 0.0
            painter.drawRoundedRect(square.adjusted(inset, inset, -inset, -inset), 3, 3)


class Switch(QAbstractButton):
    """A small sliding switch for on or off."""

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        self.colours = colours
        self.setCheckable(True)
        self.setFixedSize(30 + 2 * Space.HAIR, 18 + 2 * Space.HAIR)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paints the switch, with a ring while it has the focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner = QRectF(self.rect()).adjusted(Space.HAIR, Space.HAIR, -Space.HAIR, -Space.HAIR)
        if self.hasFocus():
            painter.setPen(QColor(self.colours.accent))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 11, 11)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.colours.accent if self.isChecked() else self.colours.line))
        painter.drawRoundedRect(inner, 9, 9)
        painter.setBrush(QColor(self.colours.card))
        x = inner.right() - 9 if self.isChecked() else inner.left() + 9
        painter.drawEllipse(QPointF(x, inner.center().y()), 7, 7)
