"""Shows under the guide what the story still lacks, in the order to ask it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.scale import fix_width
from desktop.theme.tokens import RAIL_WIDTH, Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import Text, elided
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr

STILL = N_("Still to ask")
FIRST = N_("Ask these first")
MINUTES = N_("{minutes} min")
SPOKEN = N_("{title}: {what}")
# More lines could not be read at a glance.
MOST = 4


class AskLine(QPushButton):
    """One thing to ask; paints its text itself so that it shortens where room is short. `key` is the id of its question."""

    def __init__(self, key: str, what: str, minutes: str) -> None:
        super().__init__()
        self.key, self._what, self._minutes = key, what, minutes
        self.setProperty("kind", "row")
        set_tip(self, what)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Returns the width of the rail and the height of one line."""
        return QSize(RAIL_WIDTH - 2 * Space.S3, QFontMetrics(font(Type.SMALL)).height() + 2 * Space.S1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints what to ask and how long it takes."""
        super().paintEvent(event)
        painter = QPainter(self)
        aside, face = font(Type.LABEL), font(Type.SMALL)
        width = QFontMetrics(aside).horizontalAdvance(self._minutes)
        room = self.width() - width - 2 * Space.S4 - Space.S2
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(face)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = elided(QFontMetrics(face), self._what, room)
        painter.drawText(Space.S4, 0, room, self.height(), middle, shown)
        painter.setFont(aside)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawText(self.width() - width - Space.S2, 0, width + 1, self.height(), middle, self._minutes)


class AskNext(QWidget):
    """As many lines as there is room for. Signals: `asked(str)` with the id of the question pressed."""

    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "ask_next", tr(STILL))
        fix_width(self, RAIL_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Ignored)
        self._shown: tuple[str, tuple[tuple[str, str, int], ...]] = ("", ())
        self._lines: list[AskLine] = []
        self._title = Text("", Type.LABEL_STRONG, "soft")
        self._title.setContentsMargins(Space.S4, 0, 0, Space.S1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.S3, Space.S3, Space.S3, Space.S3)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addStretch(1)

    @property
    def lines(self) -> list[AskLine]:
        """The visible lines."""
        return [line for line in self._lines if not line.isHidden()]

    def show_asks(self, asks: Sequence[tuple[str, str, int]], hurried: bool) -> None:
        """Shows questions of (id, what the story lacks, minutes); `hurried` when there is no time for all of them."""
        title = tr(FIRST if hurried else STILL) if asks else ""
        if (title, tuple(asks)) == self._shown:
            return
        self._shown = (title, tuple(asks))
        for line in self._lines:
            self._column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._title.tell(title)
        self._lines = [self._line(title, *ask) for ask in asks[:MOST]]
        for n, line in enumerate(self._lines, 1):
            self._column.insertWidget(n, line)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows as many whole lines as fit."""
        super().resizeEvent(event)
        self._fit()

    def _line(self, title: str, question: str, what: str, minutes: int) -> AskLine:
        line = AskLine(question, what, tr(MINUTES, minutes=minutes))
        named(line, f"ask_{question}", tr(SPOKEN, title=title, what=what))
        line.clicked.connect(self._on_line_clicked)
        return line

    def _fit(self) -> None:
        room = self.height() - 2 * Space.S3 - self._title.sizeHint().height()
        for line in self._lines:
            room -= line.sizeHint().height()
            line.setVisible(room >= 0)
        self._title.setVisible(bool(self.lines))

    @Slot()
    def _on_line_clicked(self) -> None:
        line = self.sender()
        if isinstance(line, AskLine):
            self.asked.emit(line.key)
