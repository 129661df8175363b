"""Shows who is at the table. All visits share the persons; only their presence belongs to this visit."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QWidget

from db.model.messages import N_
from db.model.records import Person, PersonId, Record
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.interview.guide import Question
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

    def __init__(self, question: Question, visit: OpenVisit, used: Mapping[str, Sequence[str]], words: Translator) -> None:
        super().__init__(question, visit, used, words)
        self._offers: dict[str, QPushButton] = {}
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
