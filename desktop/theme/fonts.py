"""Loads the screen's fonts from their packages, and returns each text style as a QFont."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from desktop.theme.tokens import DISPLAY_FAMILY, FONT_FILES, Type

WEIGHT = QFont.Tag("wght")
# The size the person chose with Ctrl + and Ctrl -, in percent.
_scale = 100


@cache
def load_fonts() -> None:
    """Adds the fonts to Qt, once. The system's own fonts are used where a package is missing."""
    for package, file in FONT_FILES:
        if path := package_file(package, file):
            QFontDatabase.addApplicationFont(str(path))


def package_file(package: str, file: str) -> Path | None:
    """Returns the path of `file` inside an installed package, without importing it; None where it is missing."""
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
    # Both families are variable fonts, of which Qt finds only the default weight.
    font.setVariableAxis(WEIGHT, face.weight + _mark(kind))
    if face.family == DISPLAY_FAMILY:
        font.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 99)
    if face.tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def _mark(kind: Type) -> float:
    """Returns what nobody sees of a weight, and what tells which style a font is: rounded, two styles may have one size."""
    return list(Type).index(kind) / 1000


def style_of(face: QFont) -> Type | None:
    """Returns the text style that a font was made for; None where it was made elsewhere."""
    return _styles().get((face.family(), round(face.variableAxisValue(WEIGHT), 3)))


@cache
def _styles() -> dict[tuple[str, float], Type]:
    return {(kind.value.family, round(kind.value.weight + _mark(kind), 3)): kind for kind in Type}


def font(kind: Type) -> QFont:
    """Returns the QFont for one text style, at the chosen text size."""
    return _font(kind, _scale)


def set_text_scale(percent: int) -> None:
    """Sets the text size for all fonts made later; 100 is the size of the tokens."""
    global _scale
    _scale = percent


def text_scale() -> int:
    """Returns the present text size in percent."""
    return _scale
