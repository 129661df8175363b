"""Shows plain text in one of the program's text styles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QTextLayout, QTextLine, QTextOption
from PySide6.QtWidgets import QApplication, QLabel, QSizePolicy, QWidget

from desktop.core.short_text import beginning, passage
from desktop.theme.fonts import font
from desktop.theme.style import set_look
from desktop.theme.tokens import Type
from desktop.widgets.keyboard import takes_words
from desktop.widgets.positions import range_in

# So many signs of a text are laid out, and of a line: to break the words of a whole book into lines takes seconds.
LONGEST, LONGEST_LINE = 4_000, 1_000
# The greatest width of a paragraph that may choose its own.
COMFORTABLE_WIDTH = 560
# Of all that changes about a widget, what makes its text larger or smaller; a window in front, say, does not.
RESIZES = {QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange}


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as laid out. It keeps the layout alive, which owns the line. `height` includes the leading."""

    drawn: QTextLine
    height: float
    to_right: bool
    layout: QTextLayout


def _broken(text: str, face: QFont, width: int, leading: float, formats: Sequence[QTextLayout.FormatRange] = ()) -> list[_Line]:
    """Returns `text`, one paragraph, broken into lines of `width`; `formats` set parts of it in another style."""
    to_right = _runs_to_the_left(text)
    layout = QTextLayout(text, face)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.setFormats(list(formats))
    layout.beginLayout()
    lines = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        lines.append(line)
    layout.endLayout()
    height = max(leading * face.pixelSize(), layout.lineAt(0).height() if lines else 0.0)
    return [_Line(line, height, to_right, layout) for line in lines]


def _runs_to_the_left(text: str) -> bool:
    """Returns whether the first letter of `text` belongs to a script written from right to left."""
    first = next((d for sign in text if (d := bidirectional(sign)) in ("L", "R", "AL")), "L")
    return first != "L"


class Text(QLabel):
    """A line or a paragraph of text. Never interprets markup, as a customer's words may look like some.

    Signals: `settled` when room that was kept is given back.

    A paragraph (`wrap`) has the line spacing of its style, which QLabel cannot set. Of a very long one the beginning is shown,
    or the passage with the words that were found, unless it must be read to its end (`whole`).
    """

    settled = Signal()

    def __init__(self, text: str = "", kind: Type = Type.TEXT, tone: str = "", wrap: bool = False, whole: bool = False) -> None:
        super().__init__()
        self._wraps = wrap
        self._is_whole = whole
        self._keeps_room = False
        # All of the text; the place in it that was found, and how far that stands further to the front in what is shown.
        self._told = ""
        self._found: tuple[int, int] | None = None
        self._left_out = 0
        # Cached, as a layout asks for heights often while somebody types elsewhere on the page.
        self._heights: dict[int, int] = {}
        self._natural_width = -1
        # The lines that were broken last, for this width: a text is painted again as it was laid out.
        self._broken_at = -1
        self._broken_lines: list[_Line] = []
        self._leading = kind.value.leading
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(kind))
        if tone:
            self.setProperty("tone", tone)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if text:
            self.setText(text)

    def set_tone(self, tone: str) -> None:
        """Sets the colour by its name in the tokens; empty for ink."""
        if tone or self.property("tone"):
            set_look(self, "tone", tone)

    def setText(self, text: str) -> None:
        """Shows `text`; what was found in another text is no longer marked."""
        if text != self._told:
            self._told, self._found = text, None
        self._show_told()

    def show_found(self, found: tuple[int, int] | None) -> None:
        """Marks the place `found` (start, end) in the text of a paragraph and shows the passage around it; None ends that."""
        if found != self._found:
            self._found = found
            self._show_told()
            self.update()

    def _show_told(self) -> None:
        self._forget_size()
        most = LONGEST if self._wraps else LONGEST_LINE
        self._left_out = 0
        if self._is_whole:
            super().setText(self._told)
        elif self._found is None:
            super().setText(beginning(self._told, most))
        else:
            shown, self._left_out = passage(self._told, most, self._found)
            super().setText(shown)

    def changeEvent(self, event: QEvent) -> None:
        """Forgets the lines when the font changes, or the colours that parts of them have."""
        if self._natural_width >= 0 or self._broken_lines:
            if (change := event.type()) in RESIZES:
                self._forget_size()
            elif change is QEvent.Type.PaletteChange:
                self._broken_at = -1
        super().changeEvent(event)

    def _forget_size(self) -> None:
        """Forgets what was worked out for another text, another font or other styles of its parts."""
        self._heights.clear()
        self._natural_width = self._broken_at = -1
        self._broken_lines = []

    def tell(self, text: str) -> None:
        """Shows `text`; hides the widget where it is empty."""
        if text != self._told:
            self.setText(text)
        self.setVisible(bool(text))

    def tell_steadily(self, text: str) -> None:
        """Shows `text` like `tell`; but while somebody types, nothing below moves up before they leave the field."""
        if self.isVisible() and takes_words(QApplication.focusWidget()):
            self.setMinimumHeight(self.height())
            self.setText(text)
            application = QApplication.instance()
            if isinstance(application, QApplication) and not self._keeps_room:
                application.focusChanged.connect(self._give_room_back)
                self._keeps_room = True
        else:
            self.tell(text)

    @Slot("QWidget*", "QWidget*")
    def _give_room_back(self, _old: QWidget | None, _now: QWidget | None) -> None:
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.disconnect(self._give_room_back)
        self._keeps_room = False
        self.setMinimumHeight(0)
        self.setVisible(bool(self.text()))
        self.settled.emit()

    def heightForWidth(self, width: int) -> int:
        """Returns the height of the paragraph at `width`."""
        if not self._wraps:
            return super().heightForWidth(width)
        if width not in self._heights:
            margins = self.contentsMargins()
            inner = width - margins.left() - margins.right()
            lines = ceil(sum(line.height for line in self._lines_at(inner)))
            self._heights[width] = lines + margins.top() + margins.bottom()
        return self._heights[width]

    def sizeHint(self) -> QSize:
        """Returns the size of the paragraph at a comfortable width, or of the line."""
        if not self._wraps:
            return super().sizeHint()
        if self._natural_width < 0:
            metrics = self.fontMetrics()
            self._natural_width = max(metrics.horizontalAdvance(line) for line in self.text().split("\n"))
        margins = self.contentsMargins()
        width = min(self._natural_width + 2, COMFORTABLE_WIDTH) + margins.left() + margins.right()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Returns the width of the longest word and the height of the first line for a paragraph."""
        if not self._wraps:
            return super().minimumSizeHint()
        return QSize(min(80, self.sizeHint().width()), self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints the paragraph line by line."""
        if not self._wraps:
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        for line, at in self._placed_lines():
            line.drawn.draw(painter, at)

    def found_rect(self) -> QRect:
        """Returns where the words found begin in the widget as it is laid out; nothing where none are marked."""
        first = None
        for line, at in self._placed_lines():
            mark = next(iter(line.layout.formats()), None)
            if mark and mark.start < line.drawn.textStart() + line.drawn.textLength():
                first = line.drawn.naturalTextRect().translated(at)
                break
        return first.toAlignedRect() if first else QRect()

    def _placed_lines(self) -> Iterator[tuple[_Line, QPointF]]:
        """Yields each line, and where it is drawn."""
        place = self.contentsRect()
        y = float(place.top())
        for line in self._lines_at(place.width()):
            slack = place.width() - line.drawn.naturalTextWidth()
            x = slack if self.alignment() & Qt.AlignmentFlag.AlignRight or line.to_right else 0.0
            yield line, QPointF(place.left() + x, y + (line.height - line.drawn.height()) / 2 - line.drawn.y())
            y += line.height

    def _lines_at(self, width: int) -> list[_Line]:
        """Returns the lines of the paragraph at `width`, broken anew only where they are not those of before."""
        if width != self._broken_at:
            self._broken_at, self._broken_lines = width, self._lines(width)
        return self._broken_lines

    def _lines(self, width: int) -> list[_Line]:
        """Breaks the paragraph into lines of `width`."""
        lines, start = [], 0
        for part in self.text().split("\n"):
            lines += _broken(part, self.font(), width, self._leading, self._formats(start, len(part)))
            start += len(part) + 1
        return lines

    def _formats(self, start: int, length: int) -> Sequence[QTextLayout.FormatRange]:
        """Returns the other styles of parts of the paragraph that begins at `start`, with places counted from there."""
        if self._found is None:
            return ()
        first, end = (min(max(at - self._left_out, start), start + length) for at in self._found)
        if first == end:
            return ()
        mark = QTextLayout.FormatRange()
        mark.start, mark.length = range_in(self.text()[start:], first - start, end - start)
        # As selected words look in a field.
        mark.format.setBackground(self.palette().color(QPalette.ColorRole.Highlight))
        mark.format.setForeground(self.palette().color(QPalette.ColorRole.HighlightedText))
        return [mark]


class Sentence(Text):
    """A sentence in large type, with an addition after it in small grey type."""

    def __init__(self, kind: Type, added_kind: Type) -> None:
        super().__init__("", kind, wrap=True)
        self._added_kind = added_kind
        self._added = 0

    def tell_both(self, text: str, added: str) -> None:
        """Shows `text`, and `added` after it."""
        text, added = beginning(text, LONGEST // 2), beginning(added, LONGEST // 4)
        self._added = len(added)
        self._forget_size()
        self.tell(f"{text}   {added}" if text and added else text or added)

    def _lines(self, width: int) -> list[_Line]:
        added = QTextLayout.FormatRange()
        added.start, added.length = len(self.text()) - self._added, self._added
        added.format.setFont(font(self._added_kind))
        added.format.setForeground(self.palette().color(QPalette.ColorRole.Mid))
        if "\n" in self.text() or not self._added:
            return super()._lines(width)
        lines = _broken(self.text(), self.font(), width, self._leading, [added])
        if len(lines) == 1 or added.start == 0:
            return lines
        # Where there is no room for both on one line, the addition starts a new line, so that it is not split.
        main = self.text()[: added.start].rstrip()
        added.start = 0
        small = font(self._added_kind)
        behind = self.text()[-self._added :]
        return _broken(main, self.font(), width, self._leading) + _broken(behind, small, width, self._leading, [added])


class OneLine(Text):
    """A text of one line that is cut with an ellipsis when room is short; its tool tip shows all of it."""

    def minimumSizeHint(self) -> QSize:
        """Returns almost no width, as the text may be cut anywhere."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paints as much of the text as there is room for."""
        shown = elided(self.fontMetrics(), self.text(), self.width())
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignVCenter) | int(Qt.AlignmentFlag.AlignLeft), shown)


def elided(metrics: QFontMetrics, text: str, width: float) -> str:
    """Returns as much of `text`, on one line, as there is room for."""
    line = beginning(text, LONGEST_LINE).replace("\n", " ")
    return metrics.elidedText(line, Qt.TextElideMode.ElideRight, round(width))


def key_cap(text: str) -> Text:
    """Returns a label that looks like a key of the keyboard."""
    label = Text(text, Type.KEY)
    label.setProperty("kind", "key")
    label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
    return label


def spacer() -> QWidget:
    """Returns an empty widget that takes all spare width."""
    widget = QWidget()
    widget.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    return widget
