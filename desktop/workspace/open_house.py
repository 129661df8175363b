"""Edits the records of the house: our company, our people, competitors. Every edit is stored by itself and can be undone."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from PySide6.QtCore import QObject

from db.model.house import HOUSE_STYLE, Competitor, HouseStyle, OurPerson, our_person_id
from db.model.ids import new_id
from db.model.kinds import HOUSE
from db.model.records import Person, PersonId, Record, RecordId, Side
from desktop.workspace.open_records import OpenRecords
from desktop.workspace.store_writer import StoreWriter

R = TypeVar("R", bound=Record)
# What is kept of one of our people besides the person itself.
OF_OUR_PERSON = ("contact", "left")


class OpenHouse(OpenRecords):
    """The house while the program runs, with everything that was done to it; signals as in OpenRecords."""

    def __init__(self, records: Iterable[Record], writer: StoreWriter, parent: QObject | None = None) -> None:
        super().__init__(HOUSE, records, writer, parent)

    @property
    def style(self) -> HouseStyle:
        """Our company as it stands on documents."""
        found = self._records.get(HOUSE_STYLE)
        return found if isinstance(found, HouseStyle) else HouseStyle()

    @property
    def people(self) -> list[Person]:
        """Our people, by name, those who left last: nobody is ranked."""
        return sorted(self._all(Person), key=lambda one: (self.besides(one.id).left, one.name.casefold(), one.id))

    @property
    def competitors(self) -> list[Competitor]:
        """Whom else a customer could buy from, in their order."""
        return sorted(self._all(Competitor), key=lambda one: one.position)

    def besides(self, person_id: PersonId) -> OurPerson:
        """Returns what is known of one of our people besides the person."""
        found = self._records.get(our_person_id(person_id))
        return found if isinstance(found, OurPerson) else OurPerson(id=our_person_id(person_id), person_id=person_id)

    def set_style(self, field: str, value: str) -> None:
        """Sets a field of our company."""
        changed = replace(self.style, **{field: value})  # type: ignore[arg-type]  # a field of its own
        self.put(changed, typing=f"{HOUSE_STYLE} {field}")

    def set_person(self, person_id: PersonId, field: str, value: object) -> None:
        """Sets a field of one of our people, wherever it is kept."""
        if field in OF_OUR_PERSON:
            besides = self.besides(person_id)
            self.put(replace(besides, **{field: value}), typing=f"{besides.id} {field}")  # type: ignore[arg-type]  # its own
        else:
            self.change(person_id, **{field: value})

    def add_person(self, name: str) -> Person:
        """Adds one of our people, and returns them."""
        person = Person(id=PersonId(new_id()), side=Side.US, name=name)
        self.put(person)
        return person

    def remove_person(self, person_id: PersonId) -> None:
        """Puts one of our people into the bin, with what is known of them."""
        self.remove(our_person_id(person_id), person_id)

    def add_competitor(self, name: str) -> Competitor:
        """Adds a competitor at the end, and returns it."""
        position = max((one.position for one in self.competitors), default=-1) + 1
        competitor = Competitor(id=RecordId(new_id()), position=position, name=name)
        self.put(competitor)
        return competitor

    def move_competitor(self, record_id: str, step: int) -> None:
        """Moves a competitor up or down by one."""
        order = self.competitors
        at = next((n for n, one in enumerate(order) if one.id == record_id), None)
        if at is not None and 0 <= at + step < len(order):
            order.insert(at + step, order.pop(at))
            self.put(*(replace(one, position=n) for n, one in enumerate(order)))

    def undo_in(self, record_id: str, field: str) -> bool:
        """Takes back the last step in one field; that of a person may be kept beside the person."""
        is_beside = field in OF_OUR_PERSON and isinstance(self.record(record_id), Person)
        return super().undo_in(our_person_id(PersonId(record_id)) if is_beside else record_id, field)

    def _all(self, kind: type[R]) -> list[R]:
        return [record for record in self._records.values() if isinstance(record, kind)]
