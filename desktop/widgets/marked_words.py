"""Shows marked words in a text document of Qt, and reads them back: the words exactly, and what is marked in them.

Qt counts halves of surrogate pairs; marks count characters. Its plain text loses no-break spaces, so it is not used.
"""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QFont, QTextCharFormat, QTextCursor, QTextDocument

from db.model.marks import Mark, MarkKind, Marks, Piece, pieces, target_in, tidy

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


def insert_marked(cursor: QTextCursor, text: str, marks: Marks, link: QColor) -> None:
    """Puts marked words where the cursor stands, as one step of undo."""
    cursor.beginEditBlock()
    for piece in pieces(text, marks):
        cursor.insertText(piece.text, format_of(piece, link))
    cursor.endEditBlock()


def marked_in(document: QTextDocument, start: int = 0, end: int | None = None) -> tuple[str, Marks]:
    """Returns the words of a document, or those from one of its positions to before another, with their marks."""
    text, marks = "", list[Mark]()
    for words, look in _runs(document, start, document.characterCount() - 1 if end is None else end):
        first, text = len(text), text + words
        if look.fontWeight() > QFont.Weight.Medium:
            marks.append(Mark(first, len(text), MarkKind.BOLD))
        if look.fontItalic():
            marks.append(Mark(first, len(text), MarkKind.ITALIC))
        if target := target_in(look.anchorHref()):
            marks.append(Mark(first, len(text), MarkKind.LINK, target))
    return text, tidy(marks, len(text))


def place_in(text: str, position: int) -> int:
    """Returns how many characters of `text` stand before a position of Qt."""
    return len(text.encode("utf-16-le", "surrogatepass")[: position * 2].decode("utf-16-le", "ignore"))


def position_in(text: str, place: int) -> int:
    """Returns the position of Qt before which so many characters of `text` stand."""
    return len(text[:place].encode("utf-16-le", "surrogatepass")) // 2


def _runs(document: QTextDocument, start: int, end: int) -> Iterator[tuple[str, QTextCharFormat]]:
    """Yields the words between two positions, run by run; the end of a paragraph belongs to the marks around it."""
    block = document.findBlock(start)
    while block.isValid() and block.position() < end:
        look = block.charFormat()
        for part in block:  # type: ignore[attr-defined]  # Qt's iterator, which its types do not tell
            fragment = part.fragment()
            at, raw = fragment.position(), fragment.text().encode("utf-16-le", "surrogatepass")
            look = fragment.charFormat()
            words = raw[max(start - at, 0) * 2 : max(end - at, 0) * 2].decode("utf-16-le", "surrogatepass")
            if words:
                yield words.translate(ENDS), look
        ends = block.position() + block.length() - 1
        if start <= ends < end:
            yield "\n", look
        block = block.next()
