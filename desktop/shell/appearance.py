"""Sets and keeps the look: light or dark, the size of text, the place of the window."""

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from db.model.messages import N_
from desktop.core.settings import Settings
from desktop.shell.app_context import AppContext, Controller
from desktop.theme.fonts import set_text_scale, text_scale
from desktop.theme.style import Theme
from desktop.widgets.notice_queue import Scope
from desktop.widgets.words import tr

TEXT_SIZE = N_("Text size {percent} %")
APPEARANCE = {
    "system": (N_("Light or dark as the system is."), Qt.ColorScheme.Unknown),
    "light": (N_("Always light."), Qt.ColorScheme.Light),
    "dark": (N_("Always dark."), Qt.ColorScheme.Dark),
}
TEXT_STEP = 10
USUAL_TEXT = 100


def theme_of(application: QApplication, settings: Settings) -> Theme:
    """Returns the chosen theme at the chosen text size."""
    set_text_scale(settings.number("text_size"))
    return Theme(application, APPEARANCE[settings.text("appearance")][1])


class AppearanceController(Controller):
    """Stores what is chosen about the look of the window."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._theme, self._settings = context.theme, context.settings
        self._dressing = QTimer(self)
        self._dressing.setSingleShot(True)
        self._dressing.setInterval(0)
        self._dressing.timeout.connect(self._on_dressing_timeout)
        context.theme.changed.connect(self._on_theme_changed)
        context.window.geometry_changed.connect(self._on_window_geometry_changed)

    def choose_next(self) -> None:
        """Switches from system to light to dark and back to system."""
        names = list(APPEARANCE)
        name = names[(names.index(self._settings.text("appearance")) + 1) % len(names)]
        self._settings.choose("appearance", name)
        sentence, scheme = APPEARANCE[name]
        self._theme.choose(scheme)
        self.window.show_notice(tr(sentence), scope=Scope.EVERYWHERE)

    def make_larger(self) -> None:
        """Makes the text a step larger."""
        self._change_text_size(TEXT_STEP)

    def make_smaller(self) -> None:
        """Makes the text a step smaller."""
        self._change_text_size(-TEXT_STEP)

    def make_usual(self) -> None:
        """Sets the text to the usual size."""
        self._set_text_size(USUAL_TEXT)

    def _change_text_size(self, step: int) -> None:
        self._set_text_size(self._settings.number("text_size") + step)

    def _set_text_size(self, percent: int) -> None:
        self._settings.choose("text_size", percent)
        # Keys that are held down come faster than a page is dressed: those that wait already are answered at once.
        self._dressing.start()

    @Slot()
    def _on_dressing_timeout(self) -> None:
        if self._settings.number("text_size") != text_scale():
            self._theme.set_text_size(self._settings.number("text_size"))
        self.window.show_notice(tr(TEXT_SIZE, percent=text_scale()), scope=Scope.EVERYWHERE)

    @Slot()
    def _on_theme_changed(self) -> None:
        self.window.set_colours(self._theme.colours)

    @Slot(str)
    def _on_window_geometry_changed(self, geometry: str) -> None:
        self._settings.choose("window", geometry)
