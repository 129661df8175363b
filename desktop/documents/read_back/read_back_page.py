"""A card that fills the window: one quote or number in large type, for the customer to read, correct and agree to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.documents.read_back.read_back import Card
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, page_button, pressed_by_enter
from desktop.widgets.drawing_pad import DrawingPad
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.naming import named
from desktop.widgets.page_layout import button_row, centred_column
from desktop.widgets.text import Text
from desktop.widgets.words import tr

TITLE = N_("Read back")
PLACE = N_("{number} of {count}")
IS_THIS_RIGHT = N_("May this be printed about you, exactly so?")
NAME, DRAW, ERASE = N_("Your name"), N_("Or draw it here"), N_("Draw again")
RIGHT, CORRECT, LEAVE_OUT = N_("Yes, exactly so"), N_("Something is not right"), N_("Please leave it out")
NEXT, BEFORE = N_("Next ›"), N_("‹ Before")
AS_CORRECTED, AS_IT_WAS = N_("Take this instead"), N_("Leave it as it was")
AGREED, LEFT_OUT, CORRECTED = N_("✓ Agreed"), N_("Left out"), N_("Corrected. Please read it once more.")
LEFT_OUT_BY = N_("Left out, as {name} said. If {name} thinks otherwise, “Yes, exactly so” with that name brings it back.")
NOTHING = N_("There is no quote and no number yet that would be printed.")
WIDTH = 860
# Longer words are set in smaller type, so that a card needs no scrolling: the most signs for each size.
SIZES = ((110, Type.TITLE), (420, Type.QUESTION), (0, Type.SECOND_QUESTION))


class ReadBackPage(QWidget):
    """The page.

    Signals: `agreed(str, tuple)` with a name, and the strokes of one that was drawn; `left_out(str, tuple)`, or without;
    `corrected(dict)` with the fields of the record as they should read; `step_requested(int)`; `correct_requested`; `closed`.
    """

    agreed = Signal(str, tuple)
    left_out = Signal(str, tuple)
    corrected = Signal(dict)
    correct_requested = Signal()
    step_requested = Signal(int)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "read_back", tr(TITLE))
        self._fields: dict[str, LineField] = {}
        self._supposed = ""
        self.back = back_button("read_back_back")
        self._place = named(Text("", Type.SMALL, "soft"), "read_back_place")
        self._asked = named(Text(tr(IS_THIS_RIGHT), Type.READ, "soft", wrap=True), "read_back_asked")
        self._words = {size: named(Text("", size, wrap=True, whole=True), "read_back_words") for _, size in SIZES}
        self._besides = named(Text("", Type.READ, "soft", wrap=True), "read_back_besides")
        self._state = named(Text("", Type.READ_STRONG, "revenue", wrap=True), "read_back_state")
        self.name = LineField(Type.READ)
        self.pad = DrawingPad("read_back_pad", tr(DRAW))
        self.erase = page_button("read_back_erase", ERASE, "quiet")
        self.right = page_button("read_back_right", RIGHT, "primary")
        self.correct = page_button("read_back_correct", CORRECT, "outline")
        self.leave_out = page_button("read_back_leave_out", LEAVE_OUT, "outline")
        self.before, self.next = (page_button(f"read_back_{n}", text, "link") for n, text in (("before", BEFORE), ("next", NEXT)))
        self.take = page_button("read_back_take", AS_CORRECTED, "primary")
        self.keep = page_button("read_back_keep", AS_IT_WAS, "outline")
        self._answering, self._correcting = QWidget(), QWidget()
        self._lay_out()
        self._connect()

    def show_card(
        self, card: Card | None, number: int, count: int, state: str = "", can_correct: bool = True, supposed: str = ""
    ) -> None:
        """Shows a card, as number `number` (from 1) of `count`; None where there is none.

        `supposed` is who probably agrees: the name that is filled in once somebody draws theirs, as a drawn name can be found
        again only by one in words.
        """
        self._supposed = supposed
        self._end_correcting()
        self._place.tell(tr(PLACE, number=number, count=count) if card else "")
        texts = [item.text for item in card.items] if card else [tr(NOTHING)]
        text = "\n\n".join(dict.fromkeys(texts))
        chosen = next(size for most, size in SIZES if len(text) <= most or not most)
        for size, words in self._words.items():
            words.tell(text if size is chosen else "")
        said = dict.fromkeys(item.attribution for item in card.items if item.attribution) if card else ()
        self._besides.tell("\n".join(said))
        self._asked.setVisible(card is not None)
        self._answering.setVisible(card is not None)
        self._state.tell(state)
        self.correct.setVisible(can_correct)
        self.before.setVisible(number > 1)
        self.next.setVisible(number < count)
        self.pad.clear()
        self._on_name_changed()

    def offer_names(self, names: Sequence[str]) -> None:
        """Offers the names of those who sit at the table."""
        self.name.offer(names)

    def show_fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """Shows what can be corrected: names of fields, and what stands in each."""
        self._end_correcting()
        for at, (name, text) in enumerate(fields):
            field = self._fields[name] = LineField(Type.READ)
            field.setText(text)
            label = tr(name.replace("_", " "))
            self._rows.insertWidget(at, Labelled(label[:1].upper() + label[1:], field, f"read_back_field_{name}"))
        self._answering.hide()
        self._asked.hide()
        self._correcting.show()
        next(iter(self._fields.values())).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Puts the keyboard on the name, or on the button once there is one."""
        first = self.back if not self._answering.isVisibleTo(self) else self.right if self.right.isEnabled() else self.name
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter agrees from the name, or presses the button it is on; Escape leaves a correction, or the card."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._on_escape()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(self.focusWidget(), LineField):
            (self.take if self._correcting.isVisibleTo(self) else self.right).click()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    @Slot()
    def _on_escape(self) -> None:
        if self._correcting.isVisibleTo(self):
            self._on_keep_clicked()
        else:
            self.closed.emit()

    @Slot()
    def _on_name_changed(self) -> None:
        """Whoever agrees says who they are."""
        self.right.setEnabled(bool(self.name.text().strip()))
        self.erase.setVisible(bool(self.pad.strokes))

    @Slot()
    def _on_pad_drawn(self) -> None:
        if self.pad.strokes and not self.name.text().strip():
            self.name.setText(self._supposed)
        self._on_name_changed()
        if not self.right.isEnabled():
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_right_clicked(self) -> None:
        self.agreed.emit(self.name.text().strip(), self.pad.strokes)

    @Slot()
    def _on_leave_out_clicked(self) -> None:
        self.left_out.emit(self.name.text().strip(), self.pad.strokes)

    @Slot()
    def _on_take_clicked(self) -> None:
        self.corrected.emit({name: field.text() for name, field in self._fields.items()})

    @Slot()
    def _on_keep_clicked(self) -> None:
        self._end_correcting()
        self._answering.show()
        self._asked.show()
        self.correct.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_next_clicked(self) -> None:
        self.step_requested.emit(1)

    @Slot()
    def _on_before_clicked(self) -> None:
        self.step_requested.emit(-1)

    def _end_correcting(self) -> None:
        for field in self._fields.values():
            if holder := field.parentWidget():
                self._rows.removeWidget(holder)
                holder.hide()
                holder.deleteLater()
        self._fields = {}
        self._correcting.hide()

    def _connect(self) -> None:
        self.back.clicked.connect(self.closed)
        self.name.textChanged.connect(self._on_name_changed)
        self.pad.drawn.connect(self._on_pad_drawn)
        self.erase.clicked.connect(self.pad.clear)
        self.right.clicked.connect(self._on_right_clicked)
        self.correct.clicked.connect(self.correct_requested)
        self.leave_out.clicked.connect(self._on_leave_out_clicked)
        self.take.clicked.connect(self._on_take_clicked)
        self.keep.clicked.connect(self._on_keep_clicked)
        self.next.clicked.connect(self._on_next_clicked)
        self.before.clicked.connect(self._on_before_clicked)
        # Else the page would scroll.
        for key, step in ((Qt.Key.Key_PageDown, self._on_next_clicked), (Qt.Key.Key_PageUp, self._on_before_clicked)):
            QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut).activated.connect(step)

    def _lay_out(self) -> None:
        column = centred_column(self, WIDTH)
        head = QHBoxLayout()
        head.addWidget(self.back)
        head.addStretch(1)
        for part in (self.before, self._place, self.next):
            keeps = part.sizePolicy()
            keeps.setRetainSizeWhenHidden(True)
            part.setSizePolicy(keeps)
            head.addWidget(part)
        column.addLayout(head)
        column.addSpacing(Space.S5)
        for part in (self._asked, *self._words.values(), self._besides, self._state):
            column.addWidget(part)
        column.addSpacing(Space.S4)
        self._lay_out_answering()
        self._lay_out_correcting()
        column.addWidget(self._answering)
        column.addWidget(self._correcting)

    def _lay_out_answering(self) -> None:
        rows = QVBoxLayout(self._answering)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(Space.S4)
        who = QHBoxLayout()
        who.setSpacing(Space.S5)
        who.addWidget(Labelled(tr(NAME), self.name, "read_back_name"), 1, Qt.AlignmentFlag.AlignTop)
        drawn = QVBoxLayout()
        drawn.setSpacing(Space.S1)
        above = QHBoxLayout()
        above.addWidget(Text(tr(DRAW), Type.LABEL, "soft"))
        above.addStretch(1)
        above.addWidget(self.erase)
        drawn.addLayout(above)
        drawn.addWidget(self.pad)
        who.addLayout(drawn, 1)
        rows.addLayout(who)
        rows.addLayout(button_row(self.right, self.correct, self.leave_out))

    def _lay_out_correcting(self) -> None:
        self._rows = QVBoxLayout(self._correcting)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.S3)
        self._rows.addLayout(button_row(self.take, self.keep))
