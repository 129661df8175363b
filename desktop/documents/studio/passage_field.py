"""Lets one edit a paragraph of a case study as one text, and knows which sentence each sign of it belongs to.

Every sign carries the number of its sentence; what is typed belongs to the sentence it is typed in. Promise of safety: R12.
"""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QFont, QKeyEvent, QPalette, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QSizePolicy, QTextEdit

from desktop.documents.studio.passage_formats import (
    BETWEEN,
    BULLET,
    PIECE,
    Told,
    begins,
    coloured,
    number_at,
    read,
    write,
    wrong,
)
from desktop.documents.studio.passage_links import around, more_editing, of_link
from desktop.documents.studio.passage_look import colour
from desktop.documents.studio.passage_spelling import Mistakes, Suggestions, offered_for, wrong_word_at, wrong_words
from desktop.documents.studio.studio_sections import Passage, Piece
from desktop.theme.fonts import font
from desktop.theme.tokens import Type
from desktop.widgets.editing_menu import open_editing_menu
from desktop.widgets.fields import belongs_to_the_window
from desktop.widgets.key_places import in_latin
from desktop.widgets.keyboard import words_of
from desktop.widgets.positions import position_in

# In percent of the line of the face; a title needs less.
LINE_HEIGHT, TITLE_HEIGHT = 126, 102
UP, DOWN = -1, 1
# Keys that change words and are none.
CHANGING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_Enter)
KEYPAD = Qt.KeyboardModifier.KeypadModifier
STEPS = {Qt.Key.Key_Up: UP, Qt.Key.Key_Left: UP, Qt.Key.Key_Down: DOWN, Qt.Key.Key_Right: DOWN}


class PassageField(QTextEdit):
    """A paragraph. Signals: `pieces_edited(list)` with each sentence that changed (a Piece), its words and their marks;
    `passed(int)` where an arrow leads out of it, up or down; `entered(Piece)` when the caret came into a sentence; `left`;
    `link_requested` and `items_requested` where what is chosen is to lead somewhere, or to be items of a list;
    `word_accepted(str)` a word that is no mistake.
    """

    pieces_edited = Signal(list)
    passed = Signal(int)
    entered = Signal(object)
    left = Signal()
    link_requested = Signal()
    items_requested = Signal()
    word_accepted = Signal(str)
    # The field of its records, for undo.
    own_field = "text"

    def __init__(self, record_of: Callable[[Piece], str], kind: Type = Type.READ, is_strong: bool = False) -> None:
        super().__init__()
        self._record_of = record_of
        self.is_strong = is_strong
        self._line_height = TITLE_HEIGHT if is_strong else LINE_HEIGHT
        self.setProperty("kind", "passage")
        self.passage = Passage("", ())
        self._told: list[Told] = []
        self._items: list[bool] = []
        self._at = -1
        self._is_showing = False
        self._mistakes: Mistakes = {}
        self._suggestions: Suggestions = {}
        # By what its look was made last.
        self._looks_as: tuple[object, ...] = ()
        # Whether somebody typed here since it was left; then nothing but undo puts other words in its place.
        self.is_typed_in = False
        # Whether what was typed last is still to be composed: until then the paragraph known here is older than the words.
        self._is_ahead = False
        self.setFont(font(kind))
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.textChanged.connect(self._on_text_changed)
        self.cursorPositionChanged.connect(self._on_cursor_moved)

    # What stands in it

    def show_passage(self, passage: Passage, anew: bool = False) -> None:
        """Shows a paragraph, composed after all that was typed; words that somebody is typing stay, unless shown `anew`."""
        self._is_ahead = False
        self._show(passage, anew)

    def show_known(self) -> None:
        """Shows the paragraph as it was composed last, unless words were typed since."""
        if not self._is_ahead:
            self._show(self.passage)

    def _show(self, passage: Passage, anew: bool = False) -> None:
        said = [(one.sentence.text, one.sentence.marks) for one in passage.pieces]
        keeps = self.hasFocus() and self.is_typed_in and not anew and len(said) == len(self._told)
        self.passage = passage
        self._is_showing = True
        if not keeps:
            self.is_typed_in = False
        if not keeps and (said != self._told or self._items != [one.sentence.item for one in passage.pieces]):
            self._write(passage)
        self._colour()
        self._is_showing = False

    def show_mistakes(self, mistakes: Mistakes, suggestions: Suggestions) -> None:
        """Underlines mistakes in spelling, of what somebody typed, but not the word that is being typed.

        More suggestions may come into the mapping later.
        """
        self._mistakes, self._suggestions = mistakes, suggestions
        self._underline()

    def _underline(self) -> None:
        self.setExtraSelections([wrong(cursor) for cursor in self._wrong_words() if not self._is_at(cursor)])

    def _is_at(self, cursor: QTextCursor) -> bool:
        return self.hasFocus() and cursor.selectionEnd() == self.textCursor().position()

    def _wrong_words(self) -> Iterator[QTextCursor]:
        return wrong_words(self.document(), self.passage, self._told, self._mistakes)

    def told(self) -> list[Told]:
        """Returns what each sentence says now, with its marks."""
        return read(self.document(), len(self.passage.pieces))

    def piece_at(self) -> Piece | None:
        """Returns the sentence that the caret is in."""
        number = number_at(self.document(), self.textCursor().position())
        return self.passage.pieces[number] if number < len(self.passage.pieces) else None

    def own_record(self) -> str:
        """Returns the id of the record of the sentence that the caret is in, for undo."""
        piece = self.piece_at()
        return self._record_of(piece) if piece else ""

    def go_to(self, piece: Piece, start: int = 0, length: int = 0) -> None:
        """Puts the caret into a sentence, and selects words of it."""
        wanted = next((n for n, one in enumerate(self.passage.pieces) if one.key == piece.key), 0)
        if wanted >= len(self._told):
            return
        text = self._told[wanted][0]
        cursor = self.textCursor()
        cursor.setPosition(begins(self.document(), wanted) + position_in(text, start))
        chosen = text[start : start + length]
        cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor, position_in(chosen, len(chosen)))
        self.setTextCursor(cursor)

    def toggle_mark(self, is_bold: bool) -> None:
        """Makes what is selected bold or italic, or plain again; without a selection what is typed next."""
        look, now = QTextCharFormat(), self.currentCharFormat()
        if is_bold:
            look.setFontWeight(QFont.Weight.Normal if now.fontWeight() > QFont.Weight.Medium else QFont.Weight.Bold)
        else:
            look.setFontItalic(not now.fontItalic())
        self.mergeCurrentCharFormat(look)

    def pieces_chosen(self) -> list[Piece]:
        """Returns the sentences in which something is selected; without a selection the one that the caret is in."""
        cursor = self.textCursor()
        first = number_at(self.document(), cursor.selectionStart() + cursor.hasSelection())
        return list(self.passage.pieces[first : number_at(self.document(), cursor.selectionEnd()) + 1])

    def choose_for_link(self) -> str:
        """Selects the link or the word at the caret, where nothing is selected; returns where it leads."""
        cursor, target = around(self.textCursor())
        self.setTextCursor(cursor)
        return target

    def link(self, target: str) -> None:
        """Has what is selected lead there; with no target, nowhere."""
        self.textCursor().mergeCharFormat(of_link(target))

    def _write(self, passage: Passage) -> None:
        at = self.textCursor().position()
        items = [one.sentence.item for one in passage.pieces]
        if items != self._items:
            # What stands before the words of a sentence is another then; the caret stays with its word.
            number = number_at(self.document(), at)
            into = at - begins(self.document(), number)
        else:
            number, into = -1, 0
        self._items, self._looks_as = items, ()
        self.clear()
        cursor = self.textCursor()
        # Laid out once, and not after each sentence.
        cursor.beginEditBlock()
        write(cursor, [one.sentence for one in passage.pieces])
        cursor.endEditBlock()
        self._told = [(one.sentence.text, one.sentence.marks) for one in passage.pieces]
        cursor = self.textCursor()
        at = begins(self.document(), number) + into if number >= 0 else at
        cursor.setPosition(max(0, min(at, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)

    # How it looks

    def _colour(self) -> None:
        """Gives composed words the soft colour, typed ones ink, and underlines what no note holds."""
        palette = self.palette()
        roles = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Mid, QPalette.ColorRole.BrightText)
        ink, soft, warn = (palette.color(role) for role in roles)
        pieces = self.passage.pieces
        # The places of words are those of what was looked at, which may not be what stands here now.
        is_current = [one.sentence.text for one in pieces] == [text for text, _ in self._told]
        unbacked = [one.unbacked for one in pieces] if is_current else []
        looks_as = (ink.rgb(), soft.rgb(), [one.is_typed for one in pieces], unbacked, self._told)
        if looks_as != self._looks_as:
            self._looks_as = looks_as
            colours = (ink, ink if self.is_strong else soft, warn)
            colour(self.document(), self.passage, unbacked, colours, self._line_height)

    def changeEvent(self, event: QEvent) -> None:
        """Follows another palette and another text size."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange, QEvent.Type.FontChange) and not self._is_showing:
            self._is_showing = True
            self._colour()
            self._is_showing = False
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fits the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Returns the usual width and the height of the text."""
        return QSize(200, self.height())

    def _fit(self) -> None:
        line = self.fontMetrics().lineSpacing() * self._line_height / 100
        height = round(max(self.document().size().height(), line)) + 2
        if height != self.height():
            self.setFixedHeight(height)

    # What somebody does

    def event(self, event: QEvent) -> bool:
        """Leaves the keys of the window to the window."""
        if latin := in_latin(event):
            done = self.event(latin)
            event.setAccepted(latin.isAccepted())
            return done
        if belongs_to_the_window(event):
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes on to the next paragraph where an arrow leads out of this one; Escape belongs to the page."""
        step = STEPS.get(Qt.Key(event.key())) if event.modifiers() in (Qt.KeyboardModifier.NoModifier, KEYPAD) else None
        before = self.textCursor().position()
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Backspace and self.textCursor().charFormat().boolProperty(BULLET):
            self.items_requested.emit()
            return
        if words_of(event) or event.key() in CHANGING:
            self._take_up_sentence()
        super().keyPressEvent(event)
        if step and self.textCursor().position() == before and not self.textCursor().hasSelection():
            self.passed.emit(step)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Inserts pasted words only; no picture, no file, no markup."""
        if source.hasText():
            self._take_up_sentence()
            self.insertPlainText(source.text())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Returns whether `source` has text."""
        return source.hasText()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Opens the menu that all fields have, and what can be done with words of a case study."""
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        cursor = self.cursorForPosition(event.pos()) if by_mouse else self.textCursor()
        wrong = wrong_word_at(self._wrong_words(), cursor.position())
        own = offered_for(wrong, self._suggestions, self.word_accepted.emit) if wrong else []
        live = not (self.isReadOnly() or self.is_strong)
        more = more_editing(live, self.link_requested.emit, self.items_requested.emit)
        open_editing_menu(self, event.globalPos(), more, own)

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Loads nothing, as a text may name files or addresses."""
        return None

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tells which sentence the caret is in, also where it was in it before."""
        super().focusInEvent(event)
        self._at = -1
        self._on_cursor_moved()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Emits `left`."""
        super().focusOutEvent(event)
        self.left.emit()

    def _take_up_sentence(self) -> None:
        """Lets what is typed behind the space between two sentences belong to the second, and never to that space."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            # It would be given to all that is selected.
            return
        look = QTextCharFormat(self.currentCharFormat())
        look.setProperty(PIECE, number_at(self.document(), cursor.position()))
        look.setProperty(BETWEEN, False)
        look.setProperty(BULLET, False)
        look.merge(coloured(self.palette().color(QPalette.ColorRole.WindowText)))
        if look.isAnchor():
            # What is typed behind a link is not part of it.
            look.setAnchor(False)
            look.setAnchorHref("")
        self.setCurrentCharFormat(look)

    def _on_text_changed(self) -> None:
        if self._is_showing:
            return
        self.is_typed_in = True
        now, before = self.told(), self._told
        self._told = now
        pieces = zip(self.passage.pieces, now, before, strict=True)
        if changed := [(piece, *told) for piece, told, old in pieces if told != old]:
            self._is_ahead = True
            self.pieces_edited.emit(changed)

    def _on_cursor_moved(self) -> None:
        if self._is_showing or not self.hasFocus():
            return
        if self._mistakes:
            self._underline()
        number = number_at(self.document(), self.textCursor().position())
        if number != self._at and number < len(self.passage.pieces):
            self._at = number
            self.entered.emit(self.passage.pieces[number])
