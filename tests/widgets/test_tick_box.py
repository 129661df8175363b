import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop.theme.style import palette, sheet
from desktop.theme.tokens import DARK, LIGHT, Colours
from desktop.widgets.tick_box import TickBox


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_a_box_is_seen_in_light_and_dark_and_ticked_or_not(qapp: QApplication, colours: Colours) -> None:
    box = TickBox("words")
    box.setPalette(palette(colours))
    box.setStyleSheet(sheet(colours) + f"TickBox {{ background: {colours.card} }}")
    box.resize(box.sizeHint())
    empty = shades(box)
    box.setChecked(True)
    ticked = shades(box)
    assert QColor(colours.soft).rgb() in empty
    assert {QColor(colours.accent).rgb(), QColor(colours.on_accent).rgb()} <= ticked
    assert QColor(colours.accent).rgb() not in empty


def shades(box: TickBox) -> set[int]:
    """Returns the colours in the part of the box where no words stand."""
    image = box.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return {image.pixel(x, y) for x in range(min(26, image.width())) for y in range(image.height())}
