"""Shows a text with removed words struck through and added words underlined, each in its own colour."""

from collections.abc import Iterator, Sequence

from PySide6.QtGui import QPalette, QTextCharFormat, QTextLayout

from db.model.messages import N_
from desktop.core.text_diff import DiffKind, DiffPiece
from desktop.theme.tokens import Type
from desktop.widgets.text import Text
from desktop.widgets.words import tr

# How a screen reader speaks the pieces.
SPOKEN = {
    DiffKind.KEPT: N_("{text}"),
    DiffKind.REMOVED: N_("[taken away: {text}]"),
    DiffKind.ADDED: N_("[added: {text}]"),
}
THIN_SPACE = "\N{THIN SPACE}"
# Long unchanged pieces are cut in their middle, others at their end; in characters.
KEPT_SHOWN, CHANGED_SHOWN = 600, 4000


class MarkedText(Text):
    """Pieces of text, marked as kept, removed or added."""

    def __init__(self, kind: Type = Type.READ) -> None:
        # What is shown of each piece is shortened already, and the marks count its signs.
        super().__init__("", kind, wrap=True, whole=True)
        self._pieces: tuple[DiffPiece, ...] = ()

    def tell_pieces(self, pieces: Sequence[DiffPiece]) -> None:
        """Shows `pieces`; hides where there are none."""
        shown = [shortened(piece) for piece in pieces]
        self.setAccessibleName(" ".join(tr(SPOKEN[piece.fate], text=piece.text) for piece in shown))
        self._pieces = tuple(apart(shown))
        # The marks are others even where the text is the same.
        self._forget_size()
        self.tell("".join(piece.text for piece in self._pieces))

    def _formats(self, start: int, length: int) -> Sequence[QTextLayout.FormatRange]:
        found: list[QTextLayout.FormatRange] = []
        at = 0
        for piece in self._pieces:
            # Qt counts in UTF-16, where some characters take two places.
            size = len(piece.text)
            first, last = max(at, start), min(at + size, start + length)
            if piece.fate is not DiffKind.KEPT and first < last:
                text = self.text()
                mark = QTextLayout.FormatRange()
                mark.start, mark.length = _units(text[start:first]), _units(text[first:last])
                mark.format = self._look(piece.fate)
                found.append(mark)
            at += size
        return found

    def _look(self, fate: DiffKind) -> QTextCharFormat:
        look = QTextCharFormat()
        if fate is DiffKind.REMOVED:
            look.setFontStrikeOut(True)
            look.setForeground(self.palette().color(QPalette.ColorRole.BrightText))
        else:
            look.setFontUnderline(True)
            look.setForeground(self.palette().color(QPalette.ColorRole.Link))
        return look


def shortened(piece: DiffPiece) -> DiffPiece:
    """Returns `piece` with its text shortened."""
    text = piece.text
    if piece.fate is DiffKind.KEPT and len(text) > KEPT_SHOWN:
        text = f"{text[: KEPT_SHOWN // 2]} … {text[-KEPT_SHOWN // 2 :]}"
    elif len(text) > CHANGED_SHOWN:
        text = f"{text[:CHANGED_SHOWN]} …"
    return DiffPiece(piece.fate, text)


def apart(pieces: Sequence[DiffPiece]) -> Iterator[DiffPiece]:
    """Returns `pieces` with a space between removed words and the words that replace them."""
    for n, piece in enumerate(pieces):
        if piece.fate is DiffKind.ADDED and n and pieces[n - 1].fate is DiffKind.REMOVED and not pieces[n - 1].text[-1].isspace():
            yield DiffPiece(DiffKind.KEPT, THIN_SPACE)
        yield piece


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
