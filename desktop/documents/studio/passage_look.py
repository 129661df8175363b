"""Gives the words of a paragraph their look: soft, ink or underlined."""

from collections.abc import Sequence

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument

from desktop.documents.studio.passage_formats import begins, coloured, fragments, number_of
from desktop.documents.studio.studio_sections import Passage
from desktop.widgets.positions import position_in


def colour(
    document: QTextDocument, passage: Passage, unbacked: Sequence[Sequence[tuple[int, int]]], colours: Sequence[QColor], high: int
) -> None:
    """Gives typed words the first of `colours`, composed ones the second, and what no note holds a line in the third.

    `unbacked` are the places of such words in each sentence, as start and length; `high` is the height of a line in percent.
    """
    ink, soft, warn = colours
    lines = QTextBlockFormat()
    lines.setLineHeight(high, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    whole = QTextCursor(document)
    # Laid out once, and not after each look.
    whole.beginEditBlock()
    whole.select(QTextCursor.SelectionType.Document)
    whole.mergeBlockFormat(lines)
    pieces = passage.pieces
    spans = [(one.position(), one.length(), one.charFormat()) for one in fragments(document)]
    for position, length, look in spans:
        number = number_of(look)
        of_words = ink if number < len(pieces) and pieces[number].is_typed else soft
        _set(document, position, length, coloured(of_words, of_words if look.isAnchor() else None))
    for number, places in enumerate(unbacked):
        for start, length in places:
            text, first = pieces[number].sentence.text, begins(document, number)
            at, end = position_in(text, start), position_in(text, start + length)
            _set(document, first + at, end - at, coloured(ink, warn))
    whole.endEditBlock()


def _set(document: QTextDocument, position: int, length: int, look: QTextCharFormat) -> None:
    selected(document, position, length).mergeCharFormat(look)


def selected(document: QTextDocument, position: int, length: int) -> QTextCursor:
    """Returns a cursor that selects `length` places from `position` on."""
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
    return cursor
