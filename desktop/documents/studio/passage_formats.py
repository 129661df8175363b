"""Reads and writes the sentences of a paragraph in a text document: every sign carries the number of its sentence.

A space between two sentences is of none, nor is the line end and the bullet before an item of a list. What is bold or italic,
and what leads somewhere, are the marks of a sentence.
"""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import (
    QBrush,
    QColor,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
)
from PySide6.QtWidgets import QTextEdit

from db.model.case_study import Sentence
from db.model.marks import Mark, Marks, pieces, tidy
from desktop.widgets.marked_words import ENDS, format_of, marks_of

# The number of the sentence a sign belongs to, and whether it only stands between two.
PIECE, BETWEEN = QTextFormat.Property.UserProperty + 1, QTextFormat.Property.UserProperty + 2
# Whether it is the bullet before an item of a list.
BULLET = QTextFormat.Property.UserProperty + 3
BULLET_SIGNS, LINE_END = "•\u00a0", "\u2028"
# Under a word with a mistake; seen on light and on dark.
MISTAKE = QColor("#CF3F4F")
# A sentence as it stands in the document.
Told = tuple[str, Marks]


def write(cursor: QTextCursor, sentences: Sequence[Sentence]) -> None:
    """Writes sentences, with a space between two; an item of a list on a line of its own, behind a bullet."""
    was_item = False
    for number, sentence in enumerate(sentences):
        if number and sentence.text and not cursor.atStart():
            cursor.insertText(LINE_END if sentence.item or was_item else " ", of_piece(number - 1, is_between=True))
        if sentence.text:
            was_item = sentence.item
            if sentence.item:
                cursor.insertText(BULLET_SIGNS, of_bullet(number))
        for piece in pieces(sentence.text, sentence.marks):
            look = format_of(piece, QColor())
            look.merge(of_piece(number))
            cursor.insertText(piece.text, look)


def read(document: QTextDocument, count: int) -> list[Told]:
    """Returns what each of so many sentences says, with its marks; one of which nothing is left says nothing."""
    texts, marks = [""] * count, [list[Mark]() for _ in range(count)]
    for number, text, look in _runs(document):
        at = min(number, count - 1)
        start = len(texts[at])
        texts[at] += text
        if look is not None:
            marks[at] += marks_of(look, start, len(texts[at]))
    # A line break at the end is only where the next word will stand.
    trims = [" "] * (count - 1) + [" \n"]
    return [_trimmed(*told) for told in zip(texts, marks, trims, strict=True)]


def fragments(document: QTextDocument) -> Iterator[QTextFragment]:
    """Yields the pieces of a document that look alike."""
    block = document.begin()
    while block.isValid():
        yield from _of_block(block)
        block = block.next()


def number_of(look: QTextCharFormat, usual: int = 0) -> int:
    """Returns the number of the sentence that a sign belongs to; what carries none goes with what stands before it."""
    return look.intProperty(PIECE) if look.hasProperty(PIECE) else usual


def of_piece(number: int, is_between: bool = False) -> QTextCharFormat:
    """Returns the format of the signs of a sentence."""
    look = QTextCharFormat()
    look.setProperty(PIECE, number)
    if is_between:
        look.setProperty(BETWEEN, True)
    return look


def of_bullet(number: int) -> QTextCharFormat:
    """Returns the format of the bullet before an item of a list."""
    look = of_piece(number)
    look.setProperty(BULLET, True)
    return look


def is_said(look: QTextCharFormat) -> bool:
    """Returns whether signs that look so are words of a sentence."""
    return not (look.boolProperty(BETWEEN) or look.boolProperty(BULLET))


def coloured(colour: QColor, underline: QColor | None = None) -> QTextCharFormat:
    """Returns the colour of words, and of the line under them."""
    look = QTextCharFormat()
    look.setForeground(QBrush(colour))
    styles = QTextCharFormat.UnderlineStyle
    look.setUnderlineStyle(styles.SingleUnderline if underline else styles.NoUnderline)
    if underline:
        look.setUnderlineColor(underline)
    return look


def wrong(cursor: QTextCursor) -> QTextEdit.ExtraSelection:
    """Returns a word as one with a mistake in spelling is shown."""
    shown = QTextEdit.ExtraSelection()
    shown.cursor = cursor
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SpellCheckUnderline)
    look.setUnderlineColor(MISTAKE)
    shown.format = look
    return shown


def number_at(document: QTextDocument, position: int) -> int:
    """Returns the number of the sentence at a place: of the sign before it, behind a space between two of the next."""
    cursor = QTextCursor(document)
    cursor.setPosition(position)
    before = cursor.charFormat()
    number = number_of(before)
    return number + 1 if before.boolProperty(BETWEEN) and not cursor.atBlockStart() else number


def begins(document: QTextDocument, number: int) -> int:
    """Returns the place of the first sign of a sentence."""
    for fragment in fragments(document):
        look = fragment.charFormat()
        if number_of(look) == number and is_said(look):
            return fragment.position()
    return document.characterCount() - 1


def _runs(document: QTextDocument) -> Iterator[tuple[int, str, QTextCharFormat | None]]:
    """Yields words with the number of their sentence and how they look.

    What was typed behind the space between two, and looks as it does, is of the second.
    """
    number, block = 0, document.begin()
    while block.isValid():
        for fragment in _of_block(block):
            look = fragment.charFormat()
            number = number_of(look, number)
            is_between = look.boolProperty(BETWEEN)
            text = fragment.text()[1:] if is_between else fragment.text()
            if look.boolProperty(BULLET):
                text = text.lstrip(BULLET_SIGNS)
            yield number + is_between, text.translate(ENDS), look
        block = block.next()
        if block.isValid():
            yield number, "\n", None


def _of_block(block: QTextBlock) -> Iterator[QTextFragment]:
    iterator = block.begin()
    while not iterator.atEnd():
        yield iterator.fragment()
        iterator += 1


def _trimmed(text: str, marks: list[Mark], trims: str) -> Told:
    lead = len(text) - len(text.lstrip(trims))
    trimmed = text.strip(trims)
    moved = (Mark(one.start - lead, one.end - lead, one.kind, one.target) for one in marks)
    return trimmed, tidy(moved, len(trimmed))
