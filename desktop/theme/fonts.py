"""Loads the screen's fonts from their packages and hands out each way of setting type as a QFont."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from desktop.theme.tokens import DISPLAY_FAMILY, FONT_FILES, Type

# What the user chose with Ctrl + and Ctrl -, in percent.
_scale = 100


def load_fonts() -> None:
    """Makes the fonts known to Qt. The system's own stand in where a package is missing."""
    for package, file in FONT_FILES:
        if path := package_file(package, file):
            QFontDatabase.addApplicationFont(str(path))


def package_file(package: str, file: str) -> Path | None:
    """The path of `file` inside an installed package, without importing it; None where it is not there."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    path = Path(spec.origin).parent / file
    return path if path.exists() else None


@cache
def _font(kind: Type, scale: int) -> QFont:
    face = kind.value
    font = QFont(face.family)
    font.setPixelSize(round(face.size * scale / 100))
    # Both families are variable fonts, in which Qt finds only the default weight by itself.
    font.setVariableAxis(QFont.Tag("wght"), face.weight)
    if face.family == DISPLAY_FAMILY:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
    if face.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def font(kind: Type) -> QFont:
    """The QFont for one way of setting type, at the user's text size."""
    return _font(kind, _scale)


def set_text_scale(percent: int) -> None:
    """Sets the text size for everything made from now on; 100 is the size of the tokens."""
    global _scale
    _scale = percent


def text_scale() -> int:
    """The present text size in percent."""
    return _scale
