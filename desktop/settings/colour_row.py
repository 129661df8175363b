"""Lays out one colour of our company: a square of it to choose by, its number to type, and how well words can be read on it."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QColorDialog, QHBoxLayout, QPushButton, QWidget

from db.model.messages import N_
from desktop.core.contrast import NEEDED, as_hex, colour_of, contrast_with_white, readable
from desktop.settings.field_row import ABOVE_WORDS, FieldRow
from desktop.theme.scale import fix_width, scaled
from desktop.theme.tokens import Space, Type
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr

READS_WELL = N_("{use} · {ratio} : 1, reads well")
TOO_LIGHT = N_("{use} · {ratio} : 1, too light for words; these print in {darker}")
NO_COLOUR = N_("This is no colour; one is written as #0F5C6E.")
NONE_YET = N_("{use}; none yet")
CHOOSE = N_("Choose the colour: {name}")
SQUARE, RADIUS, NUMBER_WIDTH = 28, 7, 96


class ColourSquare(QPushButton):
    """A square of a colour; an outline where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._colour = ""

    def show_colour(self, colour: str) -> None:
        """Shows a colour, "#0F5C6E", or none."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        """Returns the size of the square, with room for the mark of the keyboard."""
        side = scaled(SQUARE) + 2 * Space.S1
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """Returns the same: it must not get smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the square, and a line around it while it has the keyboard."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = scaled(SQUARE)
        square = QRectF(Space.S1, (self.height() - side) / 2, side, side)
        painter.setPen(Qt.PenStyle.NoPen if self._colour else QPen(self.palette().color(QPalette.ColorRole.Mid), 1))
        painter.setBrush(QColor(self._colour) if self._colour else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(square, RADIUS, RADIUS)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(square.adjusted(-3, -3, 3, 3), RADIUS + 2, RADIUS + 2)


class ColourRow(FieldRow):
    """One colour. Signals: as FieldRow; `use` says what documents print in it."""

    def __init__(self, field: str, label: str, use: str) -> None:
        super().__init__(field, label)
        self._name, self._use = tr(label), tr(use)
        self.square.clicked.connect(self._on_square_clicked)

    def show_text(self, text: str) -> None:
        """Shows a colour and what is to be said of it."""
        super().show_text(text)
        colour = colour_of(text)
        self.square.show_colour(as_hex(colour) if colour else "")
        if colour is None:
            self.remark.setText(tr(NO_COLOUR) if text.strip() else tr(NONE_YET, use=self._use))
            self.remark.set_tone("warn" if text.strip() else "soft")
            return
        ratio = contrast_with_white(colour)
        well = ratio >= NEEDED
        # 4.46 must not be told as the 4.5 that is needed.
        told = f"{ratio if well else min(ratio, NEEDED - 0.1):.1f}"
        self.remark.setText(tr(READS_WELL if well else TOO_LIGHT, use=self._use, ratio=told, darker=readable(text)))
        self.remark.set_tone("soft" if well else "warn")

    def _placed(self, label: str) -> QWidget:
        """Returns the square, the number and the remark beside each other."""
        self.square = named(ColourSquare(), f"settings_{self.own_field}_square", tr(CHOOSE, name=label))
        self.remark = named(Text("", Type.SMALL, "soft", wrap=True), f"settings_{self.own_field}_remark")
        self.remark.setContentsMargins(0, ABOVE_WORDS, 0, 0)
        fix_width(self.field, NUMBER_WIDTH)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S3)
        row.addWidget(self.square, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.field, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.remark, 1, Qt.AlignmentFlag.AlignTop)
        return line

    @Slot()
    def _on_square_clicked(self) -> None:
        dialog = QColorDialog(self)
        dialog.setWindowTitle(self._name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if colour := colour_of(self.field.text()):
            dialog.setCurrentColor(QColor(as_hex(colour)))
        dialog.colorSelected.connect(self._on_dialog_color_selected)
        dialog.open()

    @Slot(QColor)
    def _on_dialog_color_selected(self, colour: QColor) -> None:
        self.edited.emit(self.own_field, colour.name().upper())
