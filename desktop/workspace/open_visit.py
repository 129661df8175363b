"""Edits the open visit: stores every edit by itself, and can undo it. Promises of safety: R1, R12."""

from dataclasses import fields, replace
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject

from db.model.earlier import EarlierVisits
from db.model.edits import Edit, RecordChange
from db.model.follow_ups import Dismissal
from db.model.ids import new_id, text_digest
from db.model.moments import room_now
from db.model.records import Answer, Claim, Note, Person, PersonId, Presence, Record, RecordId, Side, ValueCategory, VisitId
from db.model.visit_copy import position_of, records_of
from db.model.whole_visit import WholeVisit
from desktop.interview.our_side import on_side
from desktop.interview.proposals import proposals_for, taken, words_of
from desktop.interview.sorting import Place
from desktop.workspace.adopt_edit import adopted
from desktop.workspace.known_people import known_by_name, with_known
from desktop.workspace.note_to_record import from_answer, from_note, from_sentence, next_position, presence_of, sorted_claim
from desktop.workspace.open_records import OpenRecords
from desktop.workspace.paper_answer import from_paper
from desktop.workspace.store_writer import StoreWriter
from desktop.workspace.whole_visit import gathered

if TYPE_CHECKING:
    from desktop.interview.guide import Question

R = TypeVar("R", bound=Record)
# An answer under a name with this beginning is a draft: words typed but not entered.
DRAFT = "draft."


class OpenVisit(OpenRecords):
    """One visit while it is open; signals as in OpenRecords."""

    def __init__(
        self, whole: WholeVisit, writer: StoreWriter, known_people: tuple[Person, ...] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(whole.visit.id, records_of(whole), writer, parent)
        self._known_people = known_people
        # What was heard at earlier visits to this customer, set by whoever opens the visit.
        self.earlier = EarlierVisits()
        self.id: VisitId = whole.visit.id
        self._whole: WholeVisit | None = whole
        self._coined: dict[str, PersonId] = {}

    @property
    def whole(self) -> WholeVisit:
        """The visit as it stands now."""
        if self._whole is None:
            self._whole = gathered(self.id, self._records.values())
        return self._whole

    def add(self, kind: type[R], typed_in: str = "", /, **values: object) -> R:
        """Makes a record of this visit at the end of its list, and returns it; typing on in the field `typed_in` is one step."""
        names = {field.name for field in fields(kind)}
        given: dict[str, object] = {"id": RecordId(new_id()), "visit_id": self.id, **values}
        if "position" in names and "position" not in values:
            given["position"] = next_position(self.whole, kind)
        record = kind(**{name: value for name, value in given.items() if name in names})  # type: ignore[arg-type]  # its own fields
        self.put(record, typing=f"{record.id} {typed_in}" if typed_in else "")
        return record

    def answer(self, question: str, text: str, typing: bool = True) -> None:
        """Stores the free answer to one question of the guide."""
        known = next((answer for answer in self.whole.answers if answer.question == question), None)
        answer = replace(known, text=text) if known else Answer(id=_fresh(), visit_id=self.id, question=question, text=text)
        self.put(answer, typing=f"{answer.id} text" if typing else "")

    def keep_draft(self, name: str, text: str) -> None:
        """Stores words typed but not entered, so that a crash does not lose them; no step to undo."""
        question = DRAFT + name
        known = next((answer for answer in self.whole.answers if answer.question == question), None)
        if text:
            draft = replace(known, text=text) if known else Answer(id=_fresh(), visit_id=self.id, question=question, text=text)
            self._take(Edit(self.id, (RecordChange(known, draft),)))
        elif known:
            self._take(Edit(self.id, (RecordChange(known, None),)))

    def draft(self, name: str) -> str:
        """Returns the words that were typed under `name` and never entered."""
        return self.whole.answer(DRAFT + name)

    def name_person(self, record_id: str, field: str, text: str) -> None:
        """Sets `field` of a record to the person with the typed name: somebody present, or a new person.

        While a new name is typed, the person made for its first letter is renamed.
        """
        name = text.strip()
        typing = f"{record_id} {field}"
        coined = self._coined.get(typing)
        present = {person.name.strip().casefold(): person for person in self.whole.people if person.id != coined}
        record = self._records[record_id]
        if not name or name.casefold() in present:
            person_id = present[name.casefold()].id if name else None
            named = replace(record, **{field: person_id})  # type: ignore[arg-type]  # a field that names a person
            self._put_and_drop((named,), self._coined.pop(typing, None), typing)
        elif coined and isinstance(person := self._records.get(coined), Person):
            self.put(replace(person, name=text), typing=typing)
        else:
            self._coined[typing] = person_id = PersonId(new_id())
            person = Person(id=person_id, customer_id=self.whole.customer.id, side=Side.CUSTOMER, name=text)
            self.put(person, presence_of(person, self.whole), replace(record, **{field: person_id}), typing=typing)  # type: ignore[arg-type]

    def welcome(self, name: str, person: Person | None = None) -> Person:
        """Brings somebody to the table: a person known from earlier, or somebody new at the customer."""
        person = person or known_by_name(name, self.known_people, self.whole)
        if person and any(known.id == person.id for known in self._known_people):
            self._keep_people(person)
        person = person or Person(id=PersonId(new_id()), customer_id=self.whole.customer.id, side=Side.CUSTOMER, name=name)
        self.put(person, presence_of(person, self.whole))
        return person

    def take_side(self, person_id: PersonId, side: Side) -> None:
        """Puts somebody on one side of the table."""
        person = self._records.get(person_id)
        if isinstance(person, Person) and (person.side or Side.CUSTOMER) is not side:
            self.put(on_side(person, side, self.whole.customer.id))

    def send_away(self, person_id: PersonId) -> None:
        """Removes somebody from the table; what they said stays without a speaker, and the person stays stored."""
        presences = [p for p in self._records.values() if isinstance(p, Presence) and p.person_id == person_id]
        self._do((*self._freeing((person_id,)), *(RecordChange(presence, None) for presence in presences)))

    def duplicate(self, record_id: str) -> None:
        """Puts a copy of a record right after it."""
        record = self._records[record_id]
        copy = replace(record, id=_fresh())  # type: ignore[arg-type]  # a record of a list
        siblings = [r for r in sorted(self._records.values(), key=position_of) if isinstance(r, type(record))]
        at = siblings.index(record) + 1
        self.reorder((*siblings[:at], copy, *siblings[at:]))

    def settle_names(self, record_id: str) -> None:
        """Ends the typing of names in a record; from now on they are persons like any other, or those known by that name."""
        for typing, coined in [found for found in self._coined.items() if found[0].startswith(f"{record_id} ")]:
            self._take_known(record_id, typing.removeprefix(f"{record_id} "), coined, typing)
        self._coined = {typing: coined for typing, coined in self._coined.items() if not typing.startswith(f"{record_id} ")}

    def reorder(self, records: tuple[Record, ...]) -> None:
        """Sorts records of one list in the given order, within the positions they had."""
        places = sorted({position_of(record) for record in records})
        if len(places) < len(records):
            places = list(range(len(records)))
        self.put(*(replace(record, position=n) for n, record in zip(places, records, strict=True)))  # type: ignore[arg-type]  # kinds with one

    @property
    def known_people(self) -> tuple[Person, ...]:
        """Everybody known at this customer and on our side, present or not."""
        here = {record.id: record for record in self._records.values() if isinstance(record, Person)}
        return tuple(here.pop(person.id, person) for person in self._known_people) + tuple(here.values())

    def sort_note(self, note_id: str, place: Place, said_by: PersonId | None = None) -> Record | None:
        """Puts the words of a note to `place`, `said_by` where it names nobody, and the note aside; returns where they stand."""
        note = self._records.get(note_id)
        if not isinstance(note, Note):
            return None
        note = replace(note, said_by=note.said_by or said_by)
        return self._put_first((*from_note(note, place, self.whole), replace(note, sorted=True)))

    def turn_answer(self, question: str, form: str) -> Record | None:
        """Makes a record of `form` from an answer, unless there is one with these words; one step to undo."""
        return self._put_first(from_answer(question, form, self.whole))

    def enter_from_paper(self, question: "Question", text: str) -> Record | None:
        """Puts an answer from the paper guide to the place of its question, as one step; returns where it stands."""
        return self._put_first(from_paper(question, text, self.whole, self.known_people))

    def take_proposal(self, record_id: str, key: str) -> None:
        """Stores what the words of a record say of its empty fields: the proposal with this key; one step to undo."""
        record = self._records.get(record_id)
        self.put(*(taken(one, record) for one in proposals_for(record, self.whole) if one.key == key) if record else ())

    def dismiss_proposals(self, record_id: str) -> None:
        """Remembers that nothing is to be proposed for the words that a record has now; one step to undo."""
        if record := self._records.get(record_id):
            self.add(Dismissal, record_id=record.id, digest=text_digest(record.id, words_of(record)))

    def say(self, sentence: str, category: ValueCategory) -> Record | None:
        """Makes a claim from a sentence, as one step; returns None where the sentence has no figures."""
        return self._put_first(from_sentence(sentence, category, self.whole, heard_at=room_now()))

    def say_in(self, claim: Claim) -> None:
        """Sorts a sentence typed into the first field of a claim into its fields, if the others are still empty; one step."""
        self.put(*sorted_claim(claim, self.whole))

    def _put_first(self, records: tuple[Record, ...]) -> Record | None:
        """Puts records as one step, and returns the first; whoever they bring in and is known by that name is meant."""
        meant, known = with_known(records, self._records, self.known_people, self.whole)
        self._keep_people(*known)
        self.put(*meant)
        return meant[0] if meant else None

    def _take_known(self, record_id: str, field: str, coined: PersonId, typing: str) -> None:
        """Puts somebody known in the place of a person who was typed anew in a field of a record."""
        person, record = self._records.get(coined), self._records.get(record_id)
        known = known_by_name(person.name, self.known_people, self.whole) if isinstance(person, Person) else None
        if known and record and getattr(record, field) == coined:
            self._keep_people(known)
            named = replace(record, **{field: known.id})  # type: ignore[arg-type]  # a field that names a person
            self._put_and_drop((presence_of(known, self.whole), named), coined, typing)

    def adopt(self, edit: Edit) -> None:
        """Applies an edit made elsewhere, from a version or the bin, as one step of this visit.

        Persons named by restored records come back to the table too.
        """
        found = adopted(edit, self.whole, self._records, {person.id: person for person in self.known_people})
        self._keep_people(*found.people)
        self._do(found.changes, keep=edit.keep)

    def _keep_people(self, *people: Person) -> None:
        """Adds people who are stored already, so that undoing the step that adds them to the table does not delete them."""
        for person in people:
            self._records.setdefault(person.id, person)

    def _put_and_drop(self, records: tuple[Record, ...], person_id: PersonId | None, typing: str) -> None:
        """Puts records and, in the same step, removes a new person who turned out to be somebody known."""
        changes = [RecordChange(self._records.get(record.id), record) for record in records]
        if person_id:
            dropped = [p for p in self._records.values() if isinstance(p, Presence) and p.person_id == person_id]
            changes += [RecordChange(record, None) for record in (*dropped, self._records[person_id])]
        self._do(tuple(change for change in changes if change.before != change.after), typing)

    def _forget_whole(self) -> None:
        self._whole = None


def _fresh() -> RecordId:
    return RecordId(new_id())
