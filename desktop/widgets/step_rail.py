"""Shows the guide at the left: its blocks, their minutes, and which are complete."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QPushButton, QVBoxLayout, QWidget

from db.model.messages import N_, NN_
from desktop.theme.fonts import font
from desktop.theme.scale import fix_width
from desktop.theme.tokens import RAIL_WIDTH, Colours, Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import elided
from desktop.widgets.words import tr, trn

COMPLETE = N_("complete")
NEEDED = N_("needed for the story")
MINUTES = NN_("{count} minute", "{count} minutes")
STEP_HEIGHT = 34
MARK = 16


@dataclass(frozen=True, slots=True)
class Step:
    """One block as the rail shows it. `tone` is the colour of its dot, empty for blocks without one; `count` of records.

    A `plain` one has no mark at the left, and at the right a check where it is complete, or else how many there are.
    """

    id: str
    title: str
    minutes: int
    complete: bool
    needed: bool
    tone: str = ""
    count: int = 0
    plain: bool = False

    @property
    def aside(self) -> str:
        """The text at the right: a star while a needed answer is missing, and the number of records, or else the minutes."""
        if self.plain:
            return "✓" if self.complete else str(self.count or "")
        star = "★ " if self.needed and not self.complete else ""
        return star + (str(self.count) if self.count else str(self.minutes) if self.minutes else "")

    @property
    def spoken(self) -> str:
        """The step as a screen reader speaks it."""
        parts = [self.title]
        if self.minutes:
            parts.append(trn(MINUTES, self.minutes))
        parts += [tr(COMPLETE)] if self.complete else [tr(NEEDED)] if self.needed else []
        return ", ".join(parts)


class StepButton(QPushButton):
    """One step, which paints itself: mark, title, aside."""

    def __init__(self, step: Step, colours: Colours) -> None:
        super().__init__()
        named(self, f"step_{step.id}", step.spoken)
        self.step = step
        self.colours = colours
        self.setProperty("kind", "step")
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        """Returns the width of the rail, and a height that a finger can hit."""
        return QSize(RAIL_WIDTH - 2 * Space.S3, max(STEP_HEIGHT, QFontMetrics(font(Type.TEXT)).height() + 2 * Space.S2))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the step over the background of the style sheet."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = self.height() / 2
        if not self.step.plain:
            self._paint_mark(painter, QPoint(Space.S4, round(middle)))
        aside_font = font(Type.LABEL)
        width = QFontMetrics(aside_font).horizontalAdvance(self.step.aside)
        left = Space.S3 if self.step.plain else Space.S4 + MARK
        title = QRectF(left, 0, self.width() - left - width - Space.S4, self.height())
        lit = self.isChecked() or self.step.complete
        painter.setPen(QColor(self.colours.ink if lit else self.colours.soft))
        title_font = font(Type.STRONG if self.isChecked() else Type.TEXT)
        painter.setFont(title_font)
        shown = elided(QFontMetrics(title_font), self.step.title, title.width())
        painter.drawText(title, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.setFont(aside_font)
        starred = self.step.aside.startswith("★")
        painter.setPen(QColor(self.colours.accent if starred else self.colours.faint))
        aside = QRectF(self.width() - width - Space.S2, 0, width + 1, self.height())
        painter.drawText(aside, int(Qt.AlignmentFlag.AlignVCenter), self.step.aside)

    def _paint_mark(self, painter: QPainter, centre: QPoint) -> None:
        if self.step.tone:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colours.items()[self.step.tone]))
            painter.drawEllipse(centre, 4, 4)
        elif self.step.complete:
            painter.setPen(QPen(QColor(self.colours.ink), 1.6, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            x, y = centre.x(), centre.y()
            painter.drawPolyline([QPoint(x - 4, y), QPoint(x - 1, y + 3), QPoint(x + 5, y - 4)])
        else:
            painter.setPen(QPen(QColor(self.colours.faint), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(centre, 2, 2)


class StepRail(QWidget):
    """All steps. Signals: `step_requested(str)` with the block's id."""

    step_requested = Signal(str)

    def __init__(self, colours: Colours) -> None:
        super().__init__()
        named(self, "rail")
        fix_width(self, RAIL_WIDTH)
        self._colours = colours
        self._buttons: dict[str, StepButton] = {}
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._on_group_button_clicked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.S3, Space.S5 - Space.S1, Space.S3, Space.S3)
        self._column.setSpacing(Space.HAIR)
        self._column.addStretch()

    def show_steps(self, steps: Sequence[Step], current: str) -> None:
        """Shows the steps as they stand, with `current` lit."""
        for gone in self._buttons.keys() - {step.id for step in steps}:
            self._drop(gone)
        for n, step in enumerate(steps):
            button = self._buttons.get(step.id)
            if button is None:
                button = self._buttons[step.id] = StepButton(step, self._colours)
                self._group.addButton(button)
                self._column.insertWidget(n, button)
            elif button.step != step:
                button.step = step
                button.setAccessibleName(step.spoken)
                button.update()
            if step.id == current and not button.isChecked():
                button.setChecked(True)

    def focus_current(self) -> None:
        """Puts the keyboard on the step that is lit."""
        if button := self._group.checkedButton():
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def set_colours(self, colours: Colours) -> None:
        """Sets the colours to draw in."""
        self._colours = colours
        for button in self._buttons.values():
            button.colours = colours
            button.update()

    def _drop(self, step_id: str) -> None:
        """Takes out a step that another visit or guide had."""
        button = self._buttons.pop(step_id)
        self._group.removeButton(button)
        self._column.removeWidget(button)
        button.hide()
        button.deleteLater()

    @Slot(object)
    def _on_group_button_clicked(self, button: StepButton) -> None:
        self.step_requested.emit(button.step.id)
