"""Shows a list of records as cards, at most one of them open, with a line below that adds the next."""

from collections.abc import Callable, Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.records import PersonId, Record
from desktop.theme.tokens import Space, Type
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.reading import Reading
from desktop.widgets.record_card import DEEDS, RecordCard
from desktop.widgets.record_editor import Offers, RecordEditor, Rows
from desktop.widgets.text import Text
from desktop.widgets.words import tr

ADD = N_("Add, then press Enter")


class RecordList(QWidget):
    """Cards of one kind of record.

    Signals: `edited(str, str, object)`, `attributed(str, str, str)`, `field_left(str, str)`, `delete_requested(str)`,
    `duplicate_requested(str)`, `history_requested(str)`, `move_requested(str, int)`, `proposal_taken(str, str)`,
    `proposals_dismissed(str)` as the cards emit them; `added(str)` with the words entered into the line below, `drafted(str)`
    while they are typed; `left(str)` with the record whose editor was closed.
    """

    edited = Signal(str, str, object)
    attributed = Signal(str, str, str)
    field_left = Signal(str, str)
    delete_requested = Signal(str)
    duplicate_requested = Signal(str)
    history_requested = Signal(str)
    move_requested = Signal(str, int)
    proposal_taken = Signal(str, str)
    proposals_dismissed = Signal(str)
    added = Signal(str)
    drafted = Signal(str)
    left = Signal(str)

    def __init__(self, name: str, rows: Rows, placeholder: str, deeds: Collection[str] = DEEDS) -> None:
        super().__init__()
        named(self, name)
        self._rows, self._deeds = rows, deeds
        self._cards: dict[str, RecordCard] = {}
        self._offered = Offers()
        self._context: object = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S3)
        self.adding = named(LineField(Type.READ, placeholder), f"{name}_add", placeholder or tr(ADD))
        self.adding.returnPressed.connect(self._on_adding_return_pressed)
        self.adding.textEdited.connect(self.drafted)
        self._layout.addWidget(self.adding)
        self._preview = named(Text("", Type.SMALL, "soft", wrap=True), f"{name}_preview")
        self._preview.hide()
        self._layout.addWidget(self._preview)

    @property
    def cards(self) -> list[RecordCard]:
        """The cards in their order."""
        return list(self._cards.values())

    def card(self, record_id: str) -> RecordCard | None:
        """Returns the card of one record."""
        return self._cards.get(record_id)

    def show_records(
        self, records: Sequence[Record], read: Callable[[Record], Reading], people: Mapping[PersonId, str], beside: object = None
    ) -> None:
        """Shows `records` in this order; cards of records that stay keep focus and open editor.

        `beside` is what else their readings depend on.
        """
        for record_id in self._cards.keys() - {record.id for record in records}:
            self._drop(self._cards.pop(record_id))
        context_same = (people, self._offered.records, beside) == self._context
        self._context = (people, self._offered.records, beside)
        for record in records:
            card = self._cards.get(record.id)
            # While somebody types in one card the others need not be updated.
            if card is None or not context_same or card.record != record:
                card = card or self._add_card(record)
                card.show_record(record, read(record), people)
        ordered: dict[str, RecordCard] = {record.id: self._cards[record.id] for record in records}
        if list(ordered) != list(self._cards) or any(self._layout.indexOf(c) != n for n, c in enumerate(ordered.values())):
            self._cards = ordered
            for n, card in enumerate(ordered.values()):
                self._layout.insertWidget(n, card)

    def offer(self, offers: Offers) -> None:
        """Sets what the editors offer: words by field, records to link to."""
        if offers != self._offered:
            self._offered = offers
            for card in self._cards.values():
                card.offer(offers)

    def show_preview(self, text: str) -> None:
        """Shows what the words in the line below would become; an empty text removes it."""
        self._preview.tell(text)

    def open(self, record_id: str, field: str = "") -> None:
        """Opens one card and closes the others; the cursor goes to `field`, or to the first."""
        for other_id, other in self._cards.items():
            if other_id != record_id and other.is_open:
                self.close_card(other_id)
        card = self._cards.get(record_id)
        if card is None:
            return
        card.open()
        card.offer(self._offered)
        if card.editor and field in card.editor.inputs:
            card.editor.inputs[field].setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif card.editor:
            card.editor.focus_first()

    def close_card(self, record_id: str) -> None:
        """Closes one card."""
        card = self._cards.get(record_id)
        if card and card.is_open:
            card.close_editor()
            self.left.emit(record_id)

    def focus_adding(self) -> None:
        """Puts the cursor into the line that adds a record."""
        self.adding.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add_card(self, record: Record) -> RecordCard:
        name = f"{self.objectName()}_card"
        card = RecordCard(record, editor_maker(self._rows, self.objectName()), name, self._deeds)
        card.edited.connect(self.edited)
        card.attributed.connect(self.attributed)
        card.field_left.connect(self.field_left)
        card.delete_requested.connect(self._on_card_delete_requested)
        card.duplicate_requested.connect(self.duplicate_requested)
        card.history_requested.connect(self.history_requested)
        card.move_requested.connect(self.move_requested)
        card.proposal_taken.connect(self.proposal_taken)
        card.proposals_dismissed.connect(self.proposals_dismissed)
        card.open_requested.connect(self._on_card_open_requested)
        card.close_requested.connect(self._on_card_close_requested)
        card.next_requested.connect(self._on_card_next_requested)
        card.stepped.connect(self._on_card_stepped)
        self._cards[record.id] = card
        return card

    def _drop(self, card: RecordCard) -> None:
        if card.isAncestorOf(self.focusWidget() or self):
            self.focus_adding()
        self._layout.removeWidget(card)
        card.hide()
        card.deleteLater()

    @Slot()
    def _on_adding_return_pressed(self) -> None:
        text = self.adding.text()
        if text.strip():
            self.adding.clear()
            self.show_preview("")
            self.added.emit(text)

    @Slot(str)
    def _on_card_open_requested(self, record_id: str) -> None:
        self.open(record_id)

    @Slot(str)
    def _on_card_close_requested(self, record_id: str) -> None:
        self.close_card(record_id)
        if card := self._cards.get(record_id):
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_card_next_requested(self, record_id: str) -> None:
        self.close_card(record_id)
        self.focus_adding()

    @Slot(str)
    def _on_card_delete_requested(self, record_id: str) -> None:
        self.focus_adding()
        self.delete_requested.emit(record_id)

    @Slot(str, int)
    def _on_card_stepped(self, record_id: str, step: int) -> None:
        ids = list(self._cards)
        at = ids.index(record_id) + step
        if at >= len(ids):
            self.focus_adding()
        elif at >= 0:
            self._cards[ids[at]].setFocus(Qt.FocusReason.OtherFocusReason)


def editor_maker(rows: Rows, name: str) -> Callable[[], RecordEditor]:
    """Returns a function that makes an editor of `rows`; cards make theirs when first opened."""
    return lambda: RecordEditor(rows, name)
