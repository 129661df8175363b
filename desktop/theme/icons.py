"""Draws icons from the Lucide set in a given colour; reads the package's archive at first use."""

from functools import cache
from zipimport import zipimporter

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from desktop.theme.fonts import package_file

PACKAGE, ARCHIVE = "justmyresource_lucide", "icons.zip"


def icon(name: str, colour: str, size: int = 18) -> QIcon:
    """Returns the Lucide icon `name` in `colour` (#RRGGBB), `size` logical pixels; an empty icon where the set is missing."""
    picture = QIcon()
    for scale in (1, 2):
        picture.addPixmap(_pixmap(name, colour, size, scale))
    return picture


@cache
def _pixmap(name: str, colour: str, size: int, scale: int) -> QPixmap:
    pixmap = QPixmap(size * scale, size * scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    if drawing := _drawing(name):
        # Imported here, as the first screen draws no icon.
        from PySide6.QtSvg import QSvgRenderer

        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode())).render(
            painter, QRectF(0, 0, size * scale, size * scale)
        )
        painter.end()
    pixmap.setDevicePixelRatio(scale)
    return pixmap


@cache
def _drawing(name: str) -> str:
    path = package_file(PACKAGE, ARCHIVE)
    if path is None:
        return ""
    # Not zipfile, which takes longer to import, and would read the list of all icons again for each.
    return zipimporter(str(path)).get_data(f"{name}.svg").decode()
