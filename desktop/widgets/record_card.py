"""Shows a record as a card: as sentences, or opened as an editor in the same place."""

from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.records import PersonId, Record
from desktop.theme.fonts import text_scale
from desktop.theme.style import set_look
from desktop.theme.tokens import Space, Type
from desktop.widgets.key_places import letter_of
from desktop.widgets.keyboard import leave_keyboard_alone
from desktop.widgets.more_button import more_button
from desktop.widgets.naming import named
from desktop.widgets.proposal_row import ProposalRow
from desktop.widgets.reading import Reading
from desktop.widgets.record_editor import Offers, RecordEditor
from desktop.widgets.scale_line import ScaleLine
from desktop.widgets.side_words import SideWords
from desktop.widgets.text import Sentence, Text, key_cap, spacer
from desktop.widgets.words import tr

DUPLICATE = N_("Duplicate")
EARLIER = N_("Earlier …")
DELETE = N_("Delete")
UP = N_("Move up")
DOWN = N_("Move down")
# The row under which the editor shows what it understood.
UNDERSTOOD_AFTER = ("after", "intensity_after", "due", "rate")
# Up to this text size, in percent, a small screen has room for the keys beside the buttons.
ROOM_FOR_HINT = 120
NEXT = N_("Next")
# What can be done with a card, by the names of the buttons.
DEEDS = ("up", "down", "duplicate", "history", "delete")


class RecordCard(QFrame):
    """One record, closed or open. Always shows the record last given to `show_record`.

    Signals: `edited(str, str, object)` record id, field, value; `attributed(str, str, str)` record id, field, name typed;
    `field_left(str, str)` record id, field; `open_requested(str)`, `close_requested(str)`, `next_requested(str)`,
    `delete_requested(str)`, `duplicate_requested(str)`, `history_requested(str)`, `move_requested(str, int)`, each with the
    record's id; `proposal_taken(str, str)` with the key of one, `proposals_dismissed(str)`; `stepped(str, int)` when the arrow
    keys leave the card.
    """

    edited = Signal(str, str, object)
    attributed = Signal(str, str, str)
    field_left = Signal(str, str)
    open_requested = Signal(str)
    close_requested = Signal(str)
    next_requested = Signal(str)
    delete_requested = Signal(str)
    duplicate_requested = Signal(str)
    history_requested = Signal(str)
    move_requested = Signal(str, int)
    proposal_taken = Signal(str, str)
    proposals_dismissed = Signal(str)
    stepped = Signal(str, int)

    def __init__(self, record: Record, make: Callable[[], RecordEditor], name: str, deeds: Collection[str] = DEEDS) -> None:
        super().__init__()
        self.record, self._make_editor, self._deeds = record, make, deeds
        self.editor: RecordEditor | None = None
        self._reading = Reading()
        self._people: Mapping[PersonId, str] = {}
        named(self, name)
        self.setProperty("kind", "card")
        # A click opens the card; beside the fields of an open one it changes nothing.
        leave_keyboard_alone(self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(Space.S5 - Space.S1, Space.S4, Space.S5 - Space.S1, Space.S4)
        outer.setSpacing(0)
        outer.addWidget(self._reading_part())
        self._outer = outer
        self._editing_part: QWidget | None = None
        self._proposals: ProposalRow | None = None
        self._hints: tuple[Text, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether the editor is shown."""
        return self._editing_part is not None and not self._editing_part.isHidden()

    def show_record(self, record: Record, reading: Reading, people: Mapping[PersonId, str]) -> None:
        """Shows `record`, closed or open as the card is."""
        self.record, self._reading, self._people = record, reading, people
        self._set("category", reading.tone)
        self.setAccessibleName(", ".join(filter(None, (reading.title, reading.main, reading.extra, reading.meta))))
        if self.is_open:
            self._show_in_editor()
        else:
            self._show_as_sentences()
        self._show_proposed()

    def _show_proposed(self) -> None:
        if self._proposals is None and self._reading.proposed:
            self._proposals = ProposalRow(self.objectName(), self)
            self._proposals.taken.connect(self._on_proposals_taken)
            self._proposals.dismissed.connect(self._on_proposals_dismissed)
        if self._proposals:
            # Right under what was read, above the buttons.
            if self.is_open and self._editing_part:
                self._editing_layout.insertWidget(1, self._proposals)
            else:
                self._outer.addWidget(self._proposals)
            self._proposals.show_proposed(self._reading.proposed)

    def _show_as_sentences(self) -> None:
        reading = self._reading
        self._title.tell(reading.title)
        self._main.tell_both(reading.main, reading.extra)
        self._meta.tell(reading.meta)
        self._aside.tell(reading.aside)
        self._scale.show_points(reading.scale, reading.tone)
        self._bar.setVisible(reading.tone != "none")

    def changeEvent(self, event: QEvent) -> None:
        """Shows the hints at keys where the text size leaves room for them."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_hints"):
            for hint in self._hints:
                hint.setVisible(text_scale() <= ROOM_FOR_HINT)

    def open(self) -> None:
        """Shows the editor in place of the sentences."""
        if self._editing_part is None:
            self._editing_part = self._make_editing_part()
            self._outer.insertWidget(1, self._editing_part)
        self._reading_widget.hide()
        self._editing_part.show()
        self._set("open", True)
        self._show_in_editor()
        self._show_proposed()

    def close_editor(self) -> None:
        """Shows the sentences again."""
        if self._editing_part:
            self._editing_part.hide()
        self._show_as_sentences()
        self._show_proposed()
        self._reading_widget.show()
        self._set("open", False)

    def offer(self, offers: Offers) -> None:
        """Offers words and records for the fields of the editor."""
        if self.editor:
            self.editor.offer(offers)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Opens the card on a click."""
        super().mouseReleaseEvent(event)
        if event.button() is Qt.MouseButton.LeftButton and not self.is_open:
            self.open_requested.emit(self.record.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Opens on Enter, closes on Escape, deletes on Delete; moves the card on Alt with an arrow, the focus on an arrow."""
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if self.is_open:
            self._key_in_editor(event, control, alt, step)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.open_requested.emit(self.record.id)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(self.record.id)
        elif control and letter_of(event) == "D":
            self.duplicate_requested.emit(self.record.id)
        elif step:
            (self.move_requested if alt else self.stepped).emit(self.record.id, step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Marks the card while it has the focus."""
        super().focusInEvent(event)
        self._set("open", True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Removes the mark."""
        super().focusOutEvent(event)
        self._set("open", self.is_open)

    def _key_in_editor(self, event: QKeyEvent, control: bool, alt: bool, step: int) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.close_requested.emit(self.record.id)
        elif enter and control:
            self.next_requested.emit(self.record.id)
        elif enter:
            self.close_requested.emit(self.record.id)
        elif step and alt:
            self.move_requested.emit(self.record.id, step)
        else:
            super().keyPressEvent(event)

    def _reading_part(self) -> QWidget:
        self._title = Text("", Type.STRONG, wrap=True)
        self._main = Sentence(Type.READ, Type.SMALL)
        self._meta = Text("", Type.SMALL, "soft", wrap=True)
        self._aside = SideWords()
        self._scale = ScaleLine()
        self._bar = QFrame()
        self._bar.setProperty("kind", "bar")
        self._bar.setFixedWidth(Space.S1)
        words = QVBoxLayout()
        words.setSpacing(Space.S1)
        words.addWidget(self._title)
        words.addWidget(self._main)
        words.addWidget(self._scale)
        words.addWidget(self._meta)
        words.addStretch()
        self._reading_widget = QWidget()
        row = QHBoxLayout(self._reading_widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.S4)
        row.addWidget(self._bar)
        row.addLayout(words, 1)
        row.addWidget(self._aside, 0, Qt.AlignmentFlag.AlignTop)
        return self._reading_widget

    def _make_editing_part(self) -> QWidget:
        self.editor = self._make_editor()
        self.editor.edited.connect(self._on_editor_edited)
        self.editor.attributed.connect(self._on_editor_attributed)
        self.editor.field_left.connect(self._on_editor_field_left)
        self.editor.add_under(UNDERSTOOD_AFTER, self._understood_box())
        part = QWidget()
        layout = self._editing_layout = QVBoxLayout(part)
        layout.setContentsMargins(0, Space.S1, 0, 0)
        layout.setSpacing(Space.S3)
        layout.addWidget(self.editor)
        layout.addLayout(self._actions())
        return part

    def _understood_box(self) -> QFrame:
        self._box = QFrame()
        self._box.setProperty("kind", "understood")
        layout = QVBoxLayout(self._box)
        layout.setContentsMargins(Space.S4, Space.S3, Space.S4, Space.S3)
        layout.setSpacing(Space.S1)
        self._understood = named(Text("", Type.TEXT, wrap=True), f"{self.objectName()}_understood")
        self._worth = named(Text("", Type.SMALL, "soft", wrap=True), f"{self.objectName()}_worth")
        self._remarks = named(Text("", Type.SMALL, "warn", wrap=True), f"{self.objectName()}_remarks")
        layout.addWidget(self._understood)
        layout.addWidget(self._worth)
        layout.addWidget(self._remarks)
        for part in (self._understood, self._worth, self._remarks):
            part.settled.connect(self._fit_box)
        return self._box

    def _actions(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(Space.S1)
        row.addWidget(spacer())
        row.addWidget(self._more_button())
        self._hints = (Text(tr(NEXT), Type.LABEL, "soft"), key_cap("Ctrl ↵"))
        row.addSpacing(Space.S3)
        for hint in self._hints:
            row.addWidget(hint)
            # Never shown from here: it has no parent yet, and would be a window of its own for a moment.
            if text_scale() > ROOM_FOR_HINT:
                hint.hide()
        return row

    def _more_button(self) -> QPushButton:
        """Returns the button whose menu holds what is seldom done with a card."""
        deeds = (
            ("up", UP, self._on_up_clicked),
            ("down", DOWN, self._on_down_clicked),
            ("duplicate", DUPLICATE, self._on_duplicate_clicked),
            ("history", EARLIER, self._on_history_clicked),
            ("delete", DELETE, self._on_delete_clicked),
        )
        return more_button(self.objectName(), [deed for deed in deeds if deed[0] in self._deeds])

    def _show_in_editor(self) -> None:
        if self.editor:
            reading = self._reading
            self.editor.offer(Offers(words=reading.words))
            self.editor.show_record(self.record, self._people)
            self.editor.show_remarks(reading.beside)
            self._understood.tell_steadily(reading.understood)
            self._worth.tell_steadily(reading.worth)
            self._remarks.tell_steadily("  ".join(reading.remarks))
            self._fit_box()

    @Slot()
    def _fit_box(self) -> None:
        self._box.setVisible(any(not part.isHidden() for part in (self._understood, self._worth, self._remarks)))

    def _set(self, name: str, value: object) -> None:
        set_look(self, name, value)
        if name == "category":
            set_look(self._bar, name, value)

    @Slot(str, object)
    def _on_editor_edited(self, name: str, value: object) -> None:
        self.edited.emit(self.record.id, name, value)

    @Slot(str, str)
    def _on_editor_attributed(self, name: str, text: str) -> None:
        self.attributed.emit(self.record.id, name, text)

    @Slot(str)
    def _on_editor_field_left(self, name: str) -> None:
        self.field_left.emit(self.record.id, name)

    @Slot(str)
    def _on_proposals_taken(self, key: str) -> None:
        self.proposal_taken.emit(self.record.id, key)

    @Slot()
    def _on_proposals_dismissed(self) -> None:
        self.proposals_dismissed.emit(self.record.id)

    @Slot()
    def _on_up_clicked(self) -> None:
        self.move_requested.emit(self.record.id, -1)

    @Slot()
    def _on_down_clicked(self) -> None:
        self.move_requested.emit(self.record.id, 1)

    @Slot()
    def _on_duplicate_clicked(self) -> None:
        self.duplicate_requested.emit(self.record.id)

    @Slot()
    def _on_history_clicked(self) -> None:
        self.history_requested.emit(self.record.id)

    @Slot()
    def _on_delete_clicked(self) -> None:
        self.delete_requested.emit(self.record.id)
