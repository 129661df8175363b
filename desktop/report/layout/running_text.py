"""Sets running text of several paragraphs."""

from desktop.report.document.cancel import breathe
from desktop.report.document.outline import Text
from desktop.report.layout import styles
from desktop.report.layout.boxes import LayoutBox, spaced
from desktop.report.layout.styles import Style
from desktop.report.layout.text_frame import TextFrame, split


def set_text(text: Text, style: Style, place: TextFrame, role: str = "P", gap: float = styles.SMALL) -> list[LayoutBox]:
    """Sets running text, each paragraph an element of its own, with `gap` between them."""
    found: list[LayoutBox] = []
    for part in split(text):
        breathe()
        found += spaced(place.lines(part, style, place.parent.add(role)), gap if found else 0)
    return found
