"""Shows the text of a case study in its sections, to be edited; the gutter beside each paragraph says who backs it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.core.timers import timer_once
from desktop.documents.studio.passage_field import DOWN, PassageField
from desktop.documents.studio.passage_links import ITEM_KEYS, LINK_KEYS, LinkLine
from desktop.documents.studio.passage_row import GUTTER, PassageRow
from desktop.documents.studio.passage_spelling import Mistakes, Suggestions
from desktop.documents.studio.studio_sections import Key, Passage, Piece, Section, pieces_of
from desktop.report.content.story.standing import TITLE
from desktop.theme.scale import indent, limit_width
from desktop.theme.tokens import READING_WIDTH, Space, Type
from desktop.widgets.naming import named
from desktop.widgets.page_layout import scrolling
from desktop.widgets.text import Text
from desktop.widgets.words import tr

# They say what they are without a heading.
WITHOUT_HEADING = (TITLE, "summary")


class StudioText(QWidget):
    """The text.

    Signals: `pieces_edited(list)` with sentences and what they say now; `entered(Piece)` where the caret came into one;
    `back_requested(Piece)` to the notes; `record_requested(str)` the record of a visit; `items_requested(list)` with sentences
    that are to be items of a list, or no longer; `word_accepted(str)` a word that is no mistake in spelling.
    """

    pieces_edited = Signal(list)
    entered = Signal(object)
    back_requested = Signal(object)
    record_requested = Signal(str)
    items_requested = Signal(list)
    word_accepted = Signal(str)

    def __init__(self, record_of: Callable[[Piece], str]) -> None:
        super().__init__()
        named(self, "study_text")
        self.setProperty("ground", "paper")
        self._record_of = record_of
        self.rows: dict[str, PassageRow] = {}
        self.sections: tuple[Section, ...] = ()
        self._headings: list[QWidget] = []
        self._is_awaited = False
        self._names: Mapping[str, str] = {}
        self._entered: PassageField | None = None
        # The paragraph from which one went to its notes.
        self._left_from = ""
        inner = QWidget()
        inner.setProperty("ground", "paper")
        limit_width(inner, READING_WIDTH + GUTTER)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, Space.S5, 0, Space.S6)
        self._column.setSpacing(Space.S2)
        ground = QWidget()
        ground.setProperty("ground", "paper")
        middle = QHBoxLayout(ground)
        middle.setContentsMargins(Space.S3, 0, Space.S5, 0)
        middle.addWidget(inner, 1, Qt.AlignmentFlag.AlignTop)
        self._area = scrolling(ground)
        # Once the text is laid out in its new room, or at its new height; not where somebody has scrolled away since.
        self._to_caret = timer_once(self, 0, self._keep_caret_in_sight)
        self._is_at_caret = False
        bar = self._area.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range_changed)
        bar.actionTriggered.connect(self._on_scrolled)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area, 1)
        self.link_line = LinkLine()
        outer.addWidget(self.link_line)
        # The field whose words are to lead somewhere.
        self._linking: PassageField | None = None
        self.link_line.target_set.connect(self._on_link_target_set)
        self.link_line.left.connect(self._on_link_left)
        works: dict[str, Callable[[], None]] = {
            "Ctrl+B": partial(self._mark, True),
            "Ctrl+I": partial(self._mark, False),
            LINK_KEYS: self._ask_for_link,
            ITEM_KEYS: self._ask_for_items,
        }
        for keys, work in works.items():
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(work)

    def show_sections(
        self, sections: Sequence[Section], names: Mapping[str, str], fixed: bool = False, anew: bool = False
    ) -> None:
        """Shows these sections; `fixed` where nothing may be changed; `anew` also where somebody is typing."""
        before, self.sections = self.sections, tuple(sections)
        # The same names are compared at once.
        self._names = names = self._names if names == self._names else names
        if _shape(sections) != _shape(before):
            self._build(sections, _former_keys(sections, before))
        for section in sections:
            for passage in section.passages:
                self.rows[passage.key].show_passage(passage, tr(section.heading), names, fixed, anew)
        if self._is_awaited and self.isVisible() and sections:
            self.focus_first()

    def show_mistakes(self, mistakes: Mistakes, suggestions: Suggestions) -> None:
        """Underlines mistakes in spelling; the menu of each offers what comes into `suggestions`."""
        for row in self.rows.values():
            if any(piece.is_typed for piece in row.field.passage.pieces) or row.field.extraSelections():
                row.field.show_mistakes(mistakes, suggestions)

    def focus_first(self) -> None:
        """Puts the caret where it was when one went to the notes, else at the beginning of the text, behind the title."""
        fields = list(self._fields())
        left, self._left_from = self.rows.get(self._left_from), ""
        if left:
            left.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._area.ensureWidgetVisible(left.field, 0, Space.S7)
            return
        # It is composed in a thread, and comes when it is.
        self._is_awaited = not fields
        if fields:
            (fields[1] if len(fields) > 1 else fields[0]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def go_to_section(self, slot: str) -> None:
        """Puts the caret at the beginning of a section."""
        for section in self.sections:
            if section.slot == slot and section.passages:
                self._enter(self.rows[section.passages[0].key].field)

    def go_to(self, piece: Piece, start: int = 0, length: int = 0) -> None:
        """Puts the caret into a sentence, and selects words of it."""
        for section in self.sections:
            for passage in section.passages:
                if any(one.key == piece.key for one in passage.pieces):
                    field = self.rows[passage.key].field
                    self._enter(field)
                    field.go_to(piece, start, length)

    def piece_that_says(self, text: str) -> Piece | None:
        """Returns the sentence that says this."""
        return next((one for one in pieces_of(self.sections) if one.sentence.text == text), None)

    def piece_of(self, key: Key) -> Piece | None:
        """Returns the sentence that is known by this."""
        return next((one for one in pieces_of(self.sections) if one.key == key), None)

    def focus_again(self) -> None:
        """Puts the keyboard where the caret was last, else at the beginning."""
        if self._entered and self._entered.isVisible():
            self._entered.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.focus_first()

    def _field_to_mark(self) -> PassageField | None:
        """Returns the field with the keyboard, where its words can be marked."""
        field = self.focusWidget()
        return field if isinstance(field, PassageField) and not field.isReadOnly() and not field.is_strong else None

    def _mark(self, is_bold: bool) -> None:
        """Makes what is selected bold or italic, or plain again."""
        if field := self._field_to_mark():
            field.toggle_mark(is_bold)

    @Slot()
    def _ask_for_link(self) -> None:
        """Asks where what is selected, or the word at the caret, is to lead."""
        if field := self._field_to_mark():
            self._linking = field
            target = field.choose_for_link()
            if field.textCursor().hasSelection():
                self.link_line.ask(target)

    @Slot()
    def _ask_for_items(self) -> None:
        """Asks for the sentences that are chosen to be items of a list, or no longer."""
        if field := self._field_to_mark():
            self.items_requested.emit(field.pieces_chosen())

    @Slot(str)
    def _on_link_target_set(self, target: str) -> None:
        field = self._linking
        self._on_link_left()
        if field:
            field.link(target)

    @Slot()
    def _on_link_left(self) -> None:
        field, self._linking = self._linking, None
        self.link_line.hide()
        if field:
            field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fields(self) -> Iterator[PassageField]:
        """Yields the fields that can be written in, from above."""
        for section in self.sections:
            fields = (self.rows[passage.key].field for passage in section.passages)
            yield from (one for one in fields if not one.isReadOnly())

    def _enter(self, field: PassageField) -> None:
        field.moveCursor(QTextCursor.MoveOperation.Start)
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._area.ensureWidgetVisible(field, 0, Space.S7)

    def _build(self, sections: Sequence[Section], former: Mapping[str, str]) -> None:
        while item := self._column.takeAt(0):
            del item
        for heading in self._headings:
            heading.hide()
            heading.deleteLater()
        self._headings = []
        kept, self.rows = self.rows, {}
        for section in sections:
            if section.slot not in WITHOUT_HEADING and section.passages:
                heading = Text(tr(section.heading), Type.LABEL_STRONG)
                heading.setContentsMargins(Space.S3, Space.S4, 0, 0)
                indent(heading, GUTTER)
                self._headings.append(heading)
                self._column.addWidget(heading)
            for passage in section.passages:
                row = kept.pop(former.get(passage.key, ""), None) or self._row(passage)
                self.rows[passage.key] = row
                self._column.addWidget(row)
                row.show()
        self._column.addStretch(1)
        for row in kept.values():
            if row.field is self._entered:
                self._entered = None
            if row.field is self._linking:
                self._linking = None
                self.link_line.hide()
            row.hide()
            row.deleteLater()

    def _row(self, passage: Passage) -> PassageRow:
        row = PassageRow(passage, self._record_of)
        row.field.pieces_edited.connect(self.pieces_edited)
        row.field.entered.connect(self._on_field_entered)
        row.field.word_accepted.connect(self.word_accepted)
        row.field.passed.connect(self._on_field_passed)
        row.field.left.connect(self._on_field_left)
        row.field.link_requested.connect(self._ask_for_link)
        row.field.items_requested.connect(self._ask_for_items)
        row.field.cursorPositionChanged.connect(self._keep_caret_in_sight)
        row.gutter.back_requested.connect(self.back_requested)
        row.gutter.record_requested.connect(self._on_gutter_record_requested)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keeps the caret in sight where a notice or a list takes room from the text."""
        super().resizeEvent(event)
        self._to_caret.start()

    @Slot()
    def _keep_caret_in_sight(self) -> None:
        field, ground = self.focusWidget(), self._area.widget()
        if ground and isinstance(field, PassageField) and field.hasFocus():
            caret = field.cursorRect()
            below = field.viewport().mapTo(ground, caret.bottomLeft())
            self._area.ensureVisible(below.x(), below.y(), 0, Space.S6 + caret.height())
            self._is_at_caret = True

    @Slot()
    def _on_range_changed(self) -> None:
        if self._is_at_caret:
            self._to_caret.start()

    @Slot()
    def _on_scrolled(self) -> None:
        self._is_at_caret = False

    @Slot(object)
    def _on_field_entered(self, piece: Piece) -> None:
        field = self.sender()
        self._entered = field if isinstance(field, PassageField) else None
        self.entered.emit(piece)

    @Slot(int)
    def _on_field_passed(self, step: int) -> None:
        fields, left = list(self._fields()), self.sender()
        at = next((n for n, field in enumerate(fields) if field is left), -1)
        if at >= 0 and 0 <= at + step < len(fields):
            field = fields[at + step]
            self._enter(field)
            field.moveCursor(QTextCursor.MoveOperation.Start if step == DOWN else QTextCursor.MoveOperation.End)

    @Slot(str)
    def _on_gutter_record_requested(self, record_id: str) -> None:
        """Remembers where the caret was: in the text, else in the paragraph of this gutter."""
        focus = self.window().focusWidget()
        rows = self.rows.items()
        at_caret = [key for key, row in rows if row.field is focus]
        self._left_from = next(iter(at_caret or [key for key, row in rows if row.gutter is self.sender()]), "")
        self.record_requested.emit(record_id)

    @Slot()
    def _on_field_left(self) -> None:
        field = self.sender()
        # While its link is asked for, what is selected there stays.
        if isinstance(field, PassageField) and field is not self._linking:
            field.show_known()


def _shape(sections: Sequence[Section]) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.slot, tuple(passage.key for passage in one.passages)) for one in sections]


def _former_keys(sections: Sequence[Section], before: Sequence[Section]) -> dict[str, str]:
    """Returns by the key of each passage the one it had before: the same, or that of one that is gone from its section.

    A title that somebody types has another key than the composed one; the field that they type in must stay.
    """
    known, now = ({passage.key for one in of for passage in one.passages} for of in (before, sections))
    gone = {one.slot: [passage.key for passage in one.passages if passage.key not in now] for one in before}
    former = {key: key for key in known & now}
    for section in sections:
        new = [passage.key for passage in section.passages if passage.key not in known]
        former.update(zip(new, gone.get(section.slot, ()), strict=False))
    return former
