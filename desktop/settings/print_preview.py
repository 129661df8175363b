"""Draws how our company will stand in print: the head of a document and its end, in our colours, on white paper."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from db.model.house import HouseStyle
from db.model.messages import N_
from desktop.core.contrast import as_hex, colour_of, readable
from desktop.theme.fonts import font
from desktop.theme.scale import scaled
from desktop.theme.tokens import LIGHT, Space, Type
from desktop.widgets.naming import named
from desktop.widgets.words import tr

STORY = N_("customer story")
OUR_NAME = N_("Our company")
EXAMPLE_TITLE = N_("A customer finds a spare part in minutes, no longer in hours")
# Invented figures, as they stand in tiles, and what they are about.
TILES = (("14 → 4", N_("call-outs a quarter")), ("20 min", N_("to find a part")), ("2", N_("new contracts")))
LOGO_HEIGHT, LOGO_WIDTH, RULE_WIDTH = 16, 44, 48
FOREVER = 100_000.0


class PrintPreview(QWidget):
    """Two sheets, the head and the end of a document; as high as their words need."""

    def __init__(self, is_end: bool, name: str, spoken: str) -> None:
        super().__init__()
        named(self, name, spoken)
        self._is_end = is_end
        self._style = HouseStyle()
        self._logo = QPixmap()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_style(self, style: HouseStyle, logo: QPixmap) -> None:
        """Shows our company as it stands now."""
        self._style, self._logo = style, logo
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The height follows the words."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Returns the height of the sheet at this width."""
        return round(self._draw(None, width))

    def sizeHint(self) -> QSize:
        """Returns the size at a usual width."""
        return QSize(300, self.heightForWidth(300))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws the sheet."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(LIGHT.card))
        self._draw(painter, self.width())

    def _draw(self, painter: QPainter | None, width: int) -> float:
        """Draws the sheet, or only measures it without a painter; returns its height."""
        pen = _Pen(painter, width)
        (self._end if self._is_end else self._head)(pen)
        return pen.at + Space.S5

    def _head(self, pen: "_Pen") -> None:
        first, second = _printed(self._style.first_colour), _lines(self._style.second_colour)
        name = self._style.name.strip() or tr(OUR_NAME)
        pen.brand(self._logo, f"{name.upper()}  ·  {tr(STORY).upper()}", first)
        pen.write(tr(EXAMPLE_TITLE), font(Type.SECOND_QUESTION), LIGHT.ink, Space.S2)
        pen.rule(second, RULE_WIDTH, 2)
        pen.tiles([(figure, tr(about)) for figure, about in TILES], first)

    def _end(self, pen: "_Pen") -> None:
        style, first = self._style, _printed(self._style.first_colour)
        pen.write(style.call_to_action, font(Type.LABEL_STRONG), first, Space.S1)
        pen.write(style.contact, font(Type.KEY), LIGHT.ink, Space.S3)
        if style.about_us.strip() or style.legal_line.strip():
            pen.rule(LIGHT.line, pen.room, 1)
        pen.write(style.about_us, font(Type.KEY), LIGHT.soft, Space.S1)
        pen.write(style.legal_line, font(Type.KEY), LIGHT.soft, 0)


class _Pen:
    """Draws from the top down; without a painter it only measures."""

    def __init__(self, painter: QPainter | None, width: int) -> None:
        self._painter = painter
        self.left, self.room = float(Space.S5), float(max(width - 2 * Space.S5, 40))
        self.at = float(Space.S5)

    def write(self, text: str, face: QFont, colour: str, after: float) -> None:
        """Writes a paragraph; nothing where it has no words."""
        if text.strip():
            self.at += self._paragraph(text.strip(), face, colour, self.left, self.room) + after

    def brand(self, logo: QPixmap, text: str, colour: str) -> None:
        """Writes a line with the logo before it."""
        height, left = scaled(LOGO_HEIGHT), self.left
        if not logo.isNull():
            size = logo.size().scaled(scaled(LOGO_WIDTH), height, Qt.AspectRatioMode.KeepAspectRatio)
            if self._painter:
                self._painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
                self._painter.drawPixmap(QRectF(left, self.at, size.width(), size.height()), logo, QRectF(logo.rect()))
            left += size.width() + Space.S2
        lines = self._paragraph(text, _small_strong(), colour, left, self.left + self.room - left)
        self.at += max(lines, 0.0 if logo.isNull() else height) + Space.S2

    def rule(self, colour: str, width: float, height: int) -> None:
        """Draws a line."""
        self.at += Space.S1
        if self._painter:
            self._painter.fillRect(QRectF(self.left, self.at, min(width, self.room), height), QColor(colour))
        self.at += height + Space.S3

    def tiles(self, tiles: list[tuple[str, str]], colour: str) -> None:
        """Writes figures beside each other, each above what it is about."""
        gap, heights = Space.S3, [0.0]
        width = (self.room - gap * (len(tiles) - 1)) / len(tiles)
        top = self.at
        for n, (figure, about) in enumerate(tiles):
            left = self.left + n * (width + gap)
            self.at = top
            self.at += self._paragraph(figure, font(Type.STRONG), colour, left, width)
            heights.append(self.at - top + self._paragraph(about, font(Type.KEY), LIGHT.soft, left, width))
        self.at = top + max(heights)

    def _paragraph(self, text: str, face: QFont, colour: str, left: float, width: float) -> float:
        """Writes words into a column of this width; returns their height."""
        flags = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        flags |= int(Qt.TextFlag.TextWrapAnywhere) if _longest_word(text, face) > width else 0
        height = QFontMetricsF(face).boundingRect(QRectF(0, 0, width, FOREVER), flags, text).height()
        if self._painter:
            self._painter.setFont(face)
            self._painter.setPen(QColor(colour))
            self._painter.drawText(QRectF(QPointF(left, self.at), QPointF(left + width, self.at + height + 1)), flags, text)
        return height


def _longest_word(text: str, face: QFont) -> float:
    measure = QFontMetricsF(face)
    return max((measure.horizontalAdvance(word) for word in text.split()), default=0.0)


def _small_strong() -> QFont:
    face = QFont(font(Type.LABEL_STRONG))
    face.setPixelSize(font(Type.KEY).pixelSize() - 1)
    return face


def _printed(colour: str) -> str:
    """Returns the colour as documents print words in it; that of the window where there is none."""
    return readable(colour) or LIGHT.accent


def _lines(colour: str) -> str:
    found = colour_of(colour)
    return as_hex(found) if found else LIGHT.accent
