"""Says how marked words look in a text document of Qt, and which marks a look means.

The plain text of Qt loses no-break spaces, so it is not used.
"""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from db.model.marks import Mark, MarkKind, Piece, target_in

# How Qt ends a paragraph and a line.
ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n"})


def format_of(piece: Piece, link: QColor) -> QTextCharFormat:
    """Returns how words look that are marked like `piece`; a link has the colour `link`, and a line below."""
    look = QTextCharFormat()
    if piece.bold:
        look.setFontWeight(QFont.Weight.Bold)
    look.setFontItalic(piece.italic)
    if piece.target:
        look.setAnchor(True)
        look.setAnchorHref(piece.target)
        look.setFontUnderline(True)
        look.setForeground(link)
    return look


def marks_of(look: QTextCharFormat, start: int, end: int) -> Iterator[Mark]:
    """Yields the marks of words that look so, from character `start` to before `end`; a link that may lead nowhere is none."""
    if look.fontWeight() > QFont.Weight.Medium:
        yield Mark(start, end, MarkKind.BOLD)
    if look.fontItalic():
        yield Mark(start, end, MarkKind.ITALIC)
    if target := target_in(look.anchorHref()):
        yield Mark(start, end, MarkKind.LINK, target)
