"""Sizes that follow the text size at once: every font of ours, and the widths and heights given through here."""

from collections.abc import Iterable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from shiboken6 import isValid

from desktop.theme.fonts import font, set_text_scale, style_of, text_scale
from desktop.theme.tokens import Type

# Which sizes a widget was given, at the usual text size; kept on the widget itself.
SIZES = "scaled_sizes"
# Under a style sheet Qt remembers the first font of a widget here, and gives it back when the widget gets another parent, as
# pages do at the lock and panels at the table.
QT_FONT = "_q_styleSheetWidgetFont"
# So long it dresses without looking after keys.
TURN_S = 0.005


def scaled(pixels: int) -> int:
    """Returns a length at the chosen text size; `pixels` is the length at the usual one."""
    return pixels * text_scale() // 100


def fix_width(widget: QWidget, pixels: int) -> None:
    """Gives `widget` a width that follows the text size."""
    _give(widget, "setFixedWidth", pixels)


def fix_height(widget: QWidget, pixels: int) -> None:
    """Gives `widget` a height that follows the text size."""
    _give(widget, "setFixedHeight", pixels)


def limit_width(widget: QWidget, pixels: int) -> None:
    """Gives `widget` a greatest width that follows the text size."""
    _give(widget, "setMaximumWidth", pixels)


def indent(label: QLabel, pixels: int) -> None:
    """Moves the words of `label` to the right by a width that follows the text size."""
    _give(label, "setIndent", pixels)


def rescale(widgets: Iterable[QWidget], percent: int) -> None:
    """Sets the text size, and dresses `widgets` in it; their words, cursors and places stay."""
    before = text_scale()
    _set_size(percent)
    for widget in widgets:
        _dress(widget, before)


class Rescaling(QObject):
    """Dresses in another text size at once what is seen, and right after it, little by little, what is not."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        # Each with the size in which it stands.
        self._waiting: dict[QWidget, int] = {}
        self._turns = QTimer(self)
        self._turns.setInterval(0)
        self._turns.timeout.connect(self._on_turns_timeout)

    @property
    def is_done(self) -> bool:
        """Whether everything has the size that was chosen last."""
        return not self._waiting

    def rescale(self, widgets: Iterable[QWidget], percent: int) -> None:
        """Sets the text size."""
        before = text_scale()
        _set_size(percent)
        waited, self._waiting = self._waiting, {}
        for widget in widgets:
            stands = waited.get(widget, before)
            if widget.isVisible():
                _dress(widget, stands)
            else:
                self._waiting[widget] = stands
        self._turns.start()

    @Slot()
    def _on_turns_timeout(self) -> None:
        # What is seen by now, on another page, does not wait.
        for widget in [widget for widget in self._waiting if isValid(widget) and widget.isVisible()]:
            _dress(widget, self._waiting.pop(widget))
        end = perf_counter() + TURN_S
        while self._waiting and perf_counter() < end:
            widget, before = self._waiting.popitem()
            if isValid(widget):
                _dress(widget, before)
        if not self._waiting:
            self._turns.stop()


def _set_size(percent: int) -> None:
    set_text_scale(percent)
    QApplication.setFont(font(Type.TEXT))


def _dress(widget: QWidget, before: int) -> None:
    if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
        face = widget.font()
        kind = style_of(face)
        # Rounded from the size of its style, not from that before: else a size there and back would not be the same.
        face.setPixelSize(font(kind).pixelSize() if kind else round(face.pixelSize() * text_scale() / before))
        widget.setFont(face)
        if widget.property(QT_FONT) is not None:
            widget.setProperty(QT_FONT, face)
    elif widget.font().pixelSize() != QApplication.font().pixelSize():
        # Under a style sheet Qt forgets to tell some buttons of a new font of the program.
        widget.setFont(QFont())
    for setter, pixels in (widget.property(SIZES) or {}).items():
        getattr(widget, setter)(scaled(pixels))
    # What draws its words itself has another size from now on.
    widget.updateGeometry()
    widget.update()


def _give(widget: QWidget, setter: str, pixels: int) -> None:
    widget.setProperty(SIZES, {**(widget.property(SIZES) or {}), setter: pixels})
    getattr(widget, setter)(scaled(pixels))
