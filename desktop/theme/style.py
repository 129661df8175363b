"""Turns the tokens into Qt's palette and style sheet, and follows the system between light and dark."""

import re
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from desktop.theme.fonts import font, load_fonts
from desktop.theme.scale import Rescaling
from desktop.theme.tokens import DARK, LIGHT, RADIUS_CARD, RADIUS_CONTROL, Colours, Type

LOOK = Path(__file__).with_name("look.qss")


class Theme(QObject):
    """The present look. Signals: `changed` when it switches between light and dark."""

    changed = Signal()

    def __init__(self, application: QApplication, scheme: Qt.ColorScheme = Qt.ColorScheme.Unknown) -> None:
        super().__init__(application)
        self._application = application
        self._chosen = scheme
        self.colours = LIGHT
        self.rescaling = Rescaling(self)
        load_fonts()
        self.apply()
        application.styleHints().colorSchemeChanged.connect(self._on_scheme_changed)

    def choose(self, scheme: Qt.ColorScheme) -> None:
        """Sets light or dark, or follows the system (`Unknown`)."""
        self._chosen = scheme
        self.apply()

    def set_text_size(self, percent: int) -> None:
        """Sets the text of everything that is shown, and of all that is made later."""
        self.rescaling.rescale(self._application.allWidgets(), percent)

    def apply(self) -> None:
        """Applies the present colours and text size to the whole program."""
        following = self._chosen is Qt.ColorScheme.Unknown
        scheme = self._application.styleHints().colorScheme() if following else self._chosen
        self.colours = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._application.setFont(font(Type.TEXT))
        self._application.setPalette(palette(self.colours))
        look = sheet(self.colours)
        if look != self._application.styleSheet():
            self._application.setStyleSheet(look)
        else:
            # Qt would dress every widget anew for the same sheet too, for a second in which nothing can be typed.
            self._tell_of_font()
        self.changed.emit()

    def _tell_of_font(self) -> None:
        """Lets every widget without a font of its own take that of the program, and asks for its new size."""
        changed = QEvent(QEvent.Type.ApplicationFontChange)
        for widget in self._application.allWidgets():
            QApplication.sendEvent(widget, changed)
            widget.updateGeometry()

    @Slot()
    def _on_scheme_changed(self) -> None:
        self.apply()


def sheet(colours: Colours) -> str:
    """Returns the style sheet for one set of colours."""
    hover = QColor(colours.accent).lighter(115).name()
    names = {**colours.items(), "accent_hover": hover, "radius": f"{RADIUS_CONTROL}px", "radius_card": f"{RADIUS_CARD}px"}
    return re.sub(r"\$(\w+)", lambda name: names[name[1]], LOOK.read_text("utf-8"))


def palette(colours: Colours) -> QPalette:
    """Returns Qt's palette for one set of colours, for what the style sheet does not reach."""
    roles = QPalette.ColorRole
    shades = {
        roles.Window: colours.paper,
        roles.WindowText: colours.ink,
        roles.Base: colours.card,
        roles.AlternateBase: colours.panel,
        roles.Text: colours.ink,
        roles.Button: colours.panel,
        roles.ButtonText: colours.ink,
        roles.PlaceholderText: colours.faint,
        # The colour of hand-drawn parts other than ink; Qt itself hardly uses this role.
        roles.Mid: colours.soft,
        roles.BrightText: colours.warn,
        roles.Highlight: colours.accent,
        roles.HighlightedText: colours.on_accent,
        roles.Link: colours.accent,
        roles.ToolTipBase: colours.ink,
        roles.ToolTipText: colours.paper,
    }
    made = QPalette()
    for role, shade in shades.items():
        made.setColor(role, QColor(shade))
    return made


def set_look(widget: QWidget, name: str, value: object) -> None:
    """Sets a property that the style sheet draws, and applies the sheet again where it is another and the widget was dressed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
