"""Finds the words with mistakes in a paragraph, and what the menu offers for one: words instead, or that it is no mistake."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtGui import QTextCursor, QTextDocument

from db.model.messages import N_
from desktop.documents.studio.passage_formats import Told, begins
from desktop.documents.studio.passage_look import selected
from desktop.documents.studio.studio_sections import Passage
from desktop.widgets.editing_menu import MoreEditing
from desktop.widgets.positions import position_in
from desktop.widgets.words import tr

NO_MISTAKE = N_("“{word}” is no mistake")
INSTEAD = N_("Write “{word}”")
NOTHING_INSTEAD = N_("No suggestion for “{word}”")
# By what a sentence says: the start and length of each.
Mistakes = Mapping[str, tuple[tuple[int, int], ...]]
# By the word with a mistake; a word for which nobody has looked yet is not there.
Suggestions = Mapping[str, tuple[str, ...]]


def wrong_words(document: QTextDocument, passage: Passage, told: Sequence[Told], mistakes: Mistakes) -> Iterator[QTextCursor]:
    """Yields the words with mistakes in what somebody typed, each selected."""
    for number, (piece, (text, _)) in enumerate(zip(passage.pieces, told, strict=False)):
        for start, length in mistakes.get(text, ()) if piece.is_typed else ():
            first = begins(document, number) + position_in(text, start)
            yield selected(document, first, position_in(text[start:], length))


def wrong_word_at(words: Iterator[QTextCursor], position: int) -> QTextCursor | None:
    """Returns the one of `words` that stands at a place."""
    return next((one for one in words if one.selectionStart() <= position <= one.selectionEnd()), None)


def offered_for(wrong: QTextCursor, suggestions: Suggestions, accept: Callable[[str], None]) -> list[MoreEditing]:
    """Returns the entries of the menu for a selected word with a mistake."""
    word = wrong.selectedText()
    entries = [MoreEditing(tr(INSTEAD, word=one), "", True, partial(_write, wrong, one)) for one in suggestions.get(word, ())]
    if word in suggestions and not entries:
        entries = [MoreEditing(tr(NOTHING_INSTEAD, word=word), "", False, partial(accept, word))]
    return [*entries, MoreEditing(tr(NO_MISTAKE, word=word), "", True, partial(accept, word))]


def _write(wrong: QTextCursor, word: str) -> None:
    """Writes a word in the place of the selected one, with its look."""
    look = QTextCursor(wrong)
    look.setPosition(wrong.selectionEnd())
    wrong.insertText(word, look.charFormat())
