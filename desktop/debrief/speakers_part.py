"""Who said it and how they know, for several records at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_, NN_
from db.model.records import Claim, Person
from db.model.whole_visit import WholeVisit
from desktop.fields.editors import EVIDENCE
from desktop.fields.record_names import called, kind_of
from desktop.interview.debriefing import Said, debrief_left, lacks_evidence
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.chips import Chips
from desktop.widgets.key_places import digit_of, letter_of
from desktop.widgets.keyboard import is_plain
from desktop.widgets.links import ChangingChips
from desktop.widgets.naming import named
from desktop.widgets.page_layout import scrolling
from desktop.widgets.text import Text
from desktop.widgets.tick_box import TickBox
from desktop.widgets.words import tr, trn

TITLE = NN_("Who said this, and how do they know?", "Who said these, and how do they know?")
ALL_KNOWN = N_("Of everything it is known who said it, and how they know.")
ABOUT = N_("What is chosen counts for every record that is ticked. Space ticks one, A all or none.")
SAID_BY = N_("All that are ticked, said by")
FOUNDED = N_("The claims among them are")
WHO = N_("who?")
HOW = N_("how do they know?")


class SpeakersPart(QWidget):
    """The records that lack a speaker or evidence, to be ticked, and what to set in all of them.

    Signals: `said_by_chosen(tuple, str)` ids of records and the id of a person; `evidence_chosen(tuple, str)` ids and evidence.
    """

    said_by_chosen = Signal(tuple, str)
    evidence_chosen = Signal(tuple, str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "debrief_speakers")
        self._people: list[Person] = []
        self._records: dict[str, Said] = {}
        self._boxes: dict[str, TickBox] = {}
        self._title = Text("", Type.TITLE, wrap=True)
        self._who = ChangingChips("debrief_said_by", many=False)
        self._evidence = Chips("debrief_evidence", [(str(value), tr(label)) for value, label in EVIDENCE])
        self._lay_out()
        self._who.chosen.connect(self._on_who_chosen)
        self._evidence.chosen.connect(self._on_evidence_chosen)

    @property
    def ticked(self) -> tuple[str, ...]:
        """Returns the ids of the records that are ticked."""
        return tuple(record_id for record_id, box in self._boxes.items() if box.isChecked())

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows what lacks something; what was not ticked stays so."""
        self._people = [person for person in whole.people if person.name.strip()]
        self._who.offer([(person.id, f"{n}  {person.name}") for n, person in enumerate(self._people, 1)])
        left = debrief_left(whole).said
        self._records = {record.id: record for record in left}
        for gone in self._boxes.keys() - self._records.keys():
            self._drop(gone)
        for record in left:
            box = self._boxes.get(record.id) or self._add(record)
            box.setText(_told(record))
            box.setAccessibleName(_told(record))
        self._title.setText(trn(TITLE, len(left)) if left else tr(ALL_KNOWN))
        self._choices.setVisible(bool(left))
        self._founded.setVisible(any(isinstance(record, Claim) for record in left))
        self._clear()
        # Asked of the window: it has the answer also while another program is in front.
        if self.window().focusWidget() is self and self._boxes:
            self.focus_first()

    def focus_first(self) -> None:
        """Puts the keyboard on the first record."""
        first = next(iter(self._boxes.values()), None)
        (first or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit says who; A ticks all or none; Up and Down lead on."""
        boxes = list(self._boxes.values())
        at = next((n for n, box in enumerate(boxes) if box.hasFocus()), -1)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        plain = is_plain(event)
        if plain and (digit := digit_of(event)) and 1 <= int(digit) <= len(self._people):
            self._on_who_chosen((self._people[int(digit) - 1].id,))
        elif plain and letter_of(event) == "A":
            ticked = len(self.ticked) == len(boxes)
            for box in boxes:
                box.setChecked(not ticked)
        elif step and 0 <= at + step < len(boxes):
            boxes[at + step].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _add(self, record: Said) -> TickBox:
        box = named(TickBox(), "debrief_record")
        box.setFont(font(Type.TEXT))
        box.setChecked(True)
        self._boxes[record.id] = box
        self._rows.insertWidget(self._rows.count() - 1, box)
        # At once: what is shown only by and by cannot take the keyboard.
        box.show()
        return box

    def _drop(self, record_id: str) -> None:
        box = self._boxes.pop(record_id)
        had_focus = box.hasFocus()
        self._rows.removeWidget(box)
        box.hide()
        box.deleteLater()
        if had_focus:
            self.focus_first()

    def _clear(self) -> None:
        self._who.show_values(())
        self._evidence.show_values(())

    def _settle(self) -> None:
        """Gives the keyboard back to the records once something was chosen."""
        self._clear()
        if not any(box.hasFocus() for box in self._boxes.values()):
            self.focus_first()

    def _lay_out(self) -> None:
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        inner = QWidget()
        inner.setProperty("ground", "paper")
        self._rows = QVBoxLayout(inner)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(Space.S1)
        self._rows.addStretch(1)
        self._choices = QWidget()
        choices = QVBoxLayout(self._choices)
        choices.setContentsMargins(0, 0, 0, 0)
        choices.setSpacing(Space.S3)
        choices.addWidget(Text(tr(ABOUT), Type.TEXT, "soft", wrap=True))
        choices.addWidget(_labelled(SAID_BY, self._who))
        self._founded = _labelled(FOUNDED, self._evidence)
        choices.addWidget(self._founded)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        column.addWidget(self._title)
        column.addWidget(self._choices)
        column.addWidget(scrolling(inner), 1)

    @Slot(tuple)
    def _on_who_chosen(self, values: tuple[str, ...]) -> None:
        if values and self.ticked:
            self.said_by_chosen.emit(tuple(one for one in self.ticked if self._records[one].said_by is None), values[0])
        self._settle()

    @Slot(tuple)
    def _on_evidence_chosen(self, values: tuple[str, ...]) -> None:
        if values and self.ticked:
            self.evidence_chosen.emit(tuple(one for one in self.ticked if lacks_evidence(self._records[one])), values[0])
        self._settle()


def _labelled(label: str, chips: QWidget) -> QWidget:
    """Chips under what they are for."""
    group = QWidget()
    column = QVBoxLayout(group)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(Space.S1)
    column.addWidget(Text(tr(label), Type.LABEL, "soft"))
    column.addWidget(chips)
    return group


def _told(record: Said) -> str:
    """Returns the record by its words, and what it lacks."""
    words = called(record)
    lacks: Sequence[str] = [tr(WHO)] if record.said_by is None else []
    lacks = [*lacks, *([tr(HOW)] if lacks_evidence(record) else [])]
    return f"{kind_of(record)}: {words}   ({', '.join(lacks)})"
