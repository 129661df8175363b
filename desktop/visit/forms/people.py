"""Shows who is at the table. All visits share the persons; only their presence belongs to this visit."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from db.model.messages import N_
from db.model.records import Person, PersonId, Record, Side
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.interview.guide import Question
from desktop.interview.our_side import means_ours
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.visit.forms.records import RecordsForm
from desktop.widgets.flow import FlowLayout
from desktop.widgets.naming import named
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit

KNOWN = N_("+ {name}")
ALSO_HERE = N_("{name} is here too")


class PeopleForm(RecordsForm):
    """The people present as cards, and the people known from earlier visits as buttons that add them."""

    def __init__(
        self,
        parent: QWidget,
        question: Question,
        visit: OpenVisit,
        used: Mapping[str, Sequence[str]],
        words: Translator,
        at_table: bool = False,
    ) -> None:
        super().__init__(parent, question, visit, used, words, at_table)
        self._offers: dict[str, QPushButton] = {}
        # Whose role was typed since the field was last left: a side that was chosen is not taken back by an old role.
        self._typed_roles: set[str] = set()
        self._known = QWidget()
        self._flow = FlowLayout(self._known, Space.S2)
        self._layout.insertWidget(0, self._known)
        self._known.hide()

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the people present, and offers the others."""
        super().show_visit(whole)
        present = {person.id for person in whole.people}
        for person in self._visit.known_people:
            button = self._offers.get(person.id) or self._offer(person)
            button.setVisible(person.id not in present)
        self._known.setVisible(any(not button.isHidden() for button in self._offers.values()))

    def _offer(self, person: Person) -> QPushButton:
        button = QPushButton(tr(KNOWN, name=person.name))
        named(button, "person_known", tr(ALSO_HERE, name=person.name))
        button.setProperty("kind", "chip")
        button.setProperty("person", person.id)
        button.setFont(font(Type.SMALL))
        button.clicked.connect(self._on_offer_clicked)
        self._flow.addWidget(button)
        self._offers[person.id] = button
        return button

    def _add(self, text: str) -> Record:
        return self._visit.welcome(text)

    @Slot(str, str, object)
    def _on_list_edited(self, record_id: str, name: str, value: object) -> None:
        if name == "side":
            self._typed_roles.discard(record_id)
            self._visit.take_side(PersonId(record_id), Side(str(value)) if value else Side.CUSTOMER)
            return
        super()._on_list_edited(record_id, name, value)
        if name == "role":
            self._typed_roles.add(record_id)

    @Slot(str, str)
    def _on_list_field_left(self, record_id: str, name: str) -> None:
        # Once the role is typed whole: on the way to "sales director" it says "sales" for a moment.
        person = self._visit.record(record_id)
        if name == "role" and record_id in self._typed_roles and isinstance(person, Person):
            self._typed_roles.discard(record_id)
            if means_ours(person.role):
                self._visit.take_side(person.id, Side.US)

    @Slot()
    def _on_offer_clicked(self) -> None:
        wanted = self.sender().property("person")
        person = next(person for person in self._visit.known_people if person.id == wanted)
        self._visit.welcome(person.name, person)

    @Slot(str)
    def _on_list_delete_requested(self, record_id: str) -> None:
        self._visit.send_away(PersonId(record_id))

    @Slot(str)
    def _on_list_duplicate_requested(self, record_id: str) -> None:
        person = self._visit.record(record_id)
        if isinstance(person, Person):
            self._visit.welcome(person.name)

    @Slot(str, int)
    def _on_list_move_requested(self, record_id: str, step: int) -> None:
        presences = list(self._visit.whole.presences)
        at = next(n for n, presence in enumerate(presences) if presence.person_id == record_id)
        if 0 <= at + step < len(presences):
            presences[at], presences[at + step] = presences[at + step], presences[at]
            self._visit.reorder(tuple(presences))
