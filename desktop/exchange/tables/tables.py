"""Converts the claims, quotes, objections or promises of a visit into a table of texts, and a table back into visits.

    WholeVisit ── table_of ──> Table ── csv_file / xlsx_file ──> bytes
    Path ── read_table ──> Table ── visits_of ──> WholeVisit, one for each customer and date

Each row is one record; beside its own fields it holds the customer, the date of the visit and who said it. A table leaves out
ids, the time of typing, and references to other records that prove a claim.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from db.model.fields import fields_of
from db.model.ids import new_id
from db.model.messages import N_
from db.model.records import (
    Claim,
    Customer,
    CustomerId,
    Objection,
    Objective,
    Person,
    PersonId,
    Presence,
    Promise,
    Quote,
    RecordId,
    Side,
    Visit,
    VisitId,
    VisitStatus,
)
from db.model.whole_visit import WholeVisit
from db.tables.table_names import called
from desktop.exchange.common.errors import BadCell, BadTable, reason_of, shown
from desktop.exchange.common.forms import is_date
from desktop.exchange.tables.safe_cells import items_of, listed

MOST_BYTES = 20 * 1000 * 1000
MOST_ROWS = 5_000
MOST_COLUMNS = 1_000
YES, NO = "yes", "no"
SAID = {YES: True, NO: False, "true": True, "false": False}
CUSTOMER, DATE, WHO, TITLE, OBJECTIVE = "customer", "date", "said by", "job title", "objective"

Row = Claim | Quote | Objection | Promise


@dataclass(frozen=True, slots=True)
class Table:
    """Headings and rows of text, each row as long as the headings; `numbers` are the rows' numbers in the file.

    `encoding` is that of a file that is not Unicode, `words` some that show it.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    encoding: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table: its type of record, the list of a whole visit that holds them, and the heading that identifies it."""

    record: type[Row]
    attribute: str
    marked_by: str
    renamed: Mapping[str, str]


TABLE_KINDS = {
    "claims": TableKind(Claim, "claims", "value category", {"category": "value category"}),
    "quotes": TableKind(Quote, "quotes", "quote", {"text": "quote"}),
    "objections": TableKind(Objection, "objections", "objection", {"text": "objection"}),
    "promises": TableKind(Promise, "promises", "promise", {"text": "promise"}),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a record as a column: its heading, and the functions from value to text and back."""

    name: str
    heading: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]


def table_of(whole: WholeVisit, kind: TableKind) -> Table:
    """Returns the records of one kind in `whole` as a table."""
    columns = columns_of(kind.record)
    objectives = {objective.id: objective.text for objective in whole.objectives}
    ties = _ties(kind)
    rows = []
    for record in getattr(whole, kind.attribute):
        person = whole.person(getattr(record, "said_by", None))
        told = {
            CUSTOMER: whole.customer.name,
            DATE: whole.visit.date,
            WHO: person.name if person else "",
            TITLE: person.job_title if person else "",
            OBJECTIVE: objectives.get(getattr(record, "objective_id", None) or RecordId(""), ""),
        }
        fields = [column.write(getattr(record, column.name)) for column in columns]
        rows.append((*(told[name] for name in ties[:2]), *fields, *(told[name] for name in ties[2:])))
    return Table(_headings(kind), tuple(rows))


def is_own(headings: Sequence[str]) -> bool:
    """Returns whether a table with these headings is an export of ours: it has all columns of a kind, and no other."""
    return any(set(headings) == set(_headings(kind)) for kind in TABLE_KINDS.values() if kind.marked_by in headings)


def is_known(headings: Sequence[str]) -> bool:
    """Returns whether a table with these headings is one that can be taken in."""
    return CUSTOMER in headings and any(kind.marked_by in headings for kind in TABLE_KINDS.values())


def _headings(kind: TableKind) -> tuple[str, ...]:
    ties = _ties(kind)
    return (*ties[:2], *(column.heading for column in columns_of(kind.record)), *ties[2:])


def visits_of(table: Table) -> tuple[WholeVisit, ...]:
    """Returns new visits that hold the rows of `table`: one for each customer and date. Raises BadTable with row and column."""
    kind = _kind_of(table)
    known = {column.heading: column for column in columns_of(kind.record)}
    ties = _ties(kind)
    for at, heading in enumerate(table.header):
        if heading not in known and heading not in ties:
            raise BadTable(
                N_('row 1: there is no column "{heading}" in a table of {table}'),
                heading=shown(heading),
                table=called(kind.attribute),
            )
        if heading in table.header[:at]:
            raise BadTable(N_('row 1: the column "{heading}" stands there twice'), heading=shown(heading))
    groups: dict[tuple[str, str], _Group] = {}
    for number, cells in zip(_numbers(table), table.rows, strict=True):
        row = dict(zip(table.header, cells, strict=True))
        customer, day = row.get(CUSTOMER, ""), row.get(DATE, "")
        if not customer.strip():
            raise BadTable(N_('row {number}, column "{column}": is empty'), number=number, column=CUSTOMER)
        if day and not is_date(day):
            raise BadTable(
                N_('row {number}, column "{column}": "{day}" is not an ISO date such as 2026-11-20'),
                number=number,
                column=DATE,
                day=shown(day),
            )
        groups.setdefault((customer, day), _Group(customer, day)).add(kind, _values(row, known, number), row)
    if not groups:
        raise BadTable(N_("the table has no rows"))
    return tuple(group.whole(kind) for group in groups.values())


def _values(row: Mapping[str, str], known: Mapping[str, Column], number: int) -> dict[str, Any]:
    values = {}
    for heading, text in row.items():
        if heading in known:
            try:
                values[known[heading].name] = known[heading].read(text)
            except ValueError as error:
                raise BadTable(
                    N_('row {number}, column "{heading}": {reason}'), number=number, heading=heading, reason=reason_of(error)
                ) from None
    return values


def _kind_of(table: Table) -> TableKind:
    found = [kind for kind in TABLE_KINDS.values() if kind.marked_by in table.header]
    if len(found) != 1 or CUSTOMER not in table.header:
        marks = ", ".join(f'"{kind.marked_by}"' for kind in TABLE_KINDS.values())
        raise BadTable(
            N_('row 1: this is no table of Firsthand (it has the columns "{customer}" and one of {marks})'),
            customer=CUSTOMER,
            marks=marks,
        )
    return found[0]


def _numbers(table: Table) -> Sequence[int]:
    return table.numbers or range(2, len(table.rows) + 2)


class _Group:
    """The rows that belong to one visit."""

    def __init__(self, customer: str, date: str) -> None:
        self._customer = Customer(id=CustomerId(new_id()), name=customer)
        self._visit = Visit(id=VisitId(new_id()), customer_id=self._customer.id, date=date, status=VisitStatus.DONE)
        self._people: dict[tuple[str, str], Person] = {}
        self._objectives: dict[str, Objective] = {}
        self._records: list[Row] = []

    def add(self, kind: TableKind, values: dict[str, Any], row: Mapping[str, str]) -> None:
        """Adds one record and the people it names."""
        ties: dict[str, Any] = {"id": RecordId(new_id()), "visit_id": self._visit.id, "position": len(self._records)}
        who = (row.get(WHO, ""), row.get(TITLE, ""))
        if any(who):
            ties["said_by"] = self._people.setdefault(who, self._person(*who)).id
        objective = row.get(OBJECTIVE, "")
        if objective:
            ties["objective_id"] = self._objectives.setdefault(objective, self._objective(objective)).id
        self._records.append(kind.record(**values, **ties))

    def whole(self, kind: TableKind) -> WholeVisit:
        """Returns the visit with all its rows."""
        people = tuple(self._people.values())
        lists: dict[str, Any] = {kind.attribute: tuple(self._records)}
        return WholeVisit(
            visit=self._visit,
            customer=self._customer,
            people=people,
            presences=tuple(
                Presence(id=RecordId(new_id()), visit_id=self._visit.id, person_id=person.id, position=n)
                for n, person in enumerate(people)
            ),
            objectives=tuple(self._objectives.values()),
            **lists,
        )

    def _person(self, name: str, title: str) -> Person:
        return Person(id=PersonId(new_id()), customer_id=self._customer.id, side=Side.CUSTOMER, name=name, job_title=title)

    def _objective(self, text: str) -> Objective:
        return Objective(id=RecordId(new_id()), visit_id=self._visit.id, position=len(self._objectives), text=text)


# Fields as columns, by their types


def columns_of(record: type[Row]) -> tuple[Column, ...]:
    """Returns the columns for the record's own fields."""
    hints = get_type_hints(record)
    renamed = next(kind.renamed for kind in TABLE_KINDS.values() if kind.record is record)
    return tuple(
        _column(field.name, renamed.get(field.name, field.name.replace("_", " ")), hints[field.name], field.default)
        for field in fields(record)
        if field.name in fields_of(record).content
    )


def _ties(kind: TableKind) -> tuple[str, ...]:
    """Returns the columns besides the record's own fields: customer and date first; who said it and why it counts last."""
    hints = get_type_hints(kind.record)
    said = (WHO, TITLE) if "said_by" in hints else ()
    return (CUSTOMER, DATE, *said, *((OBJECTIVE,) if "objective_id" in hints else ()))


def _column(name: str, heading: str, hint: Any, unsaid: object) -> Column:
    inner = next(arg for arg in get_args(hint) if arg is not NoneType) if get_origin(hint) in (Union, UnionType) else hint
    if inner is bool:
        return Column(name, heading, _written_answer, lambda text: _answer(text) if text.strip() else unsaid)
    if get_origin(inner) is tuple:
        return Column(name, heading, listed, items_of)
    if isinstance(inner, type) and issubclass(inner, StrEnum):
        return Column(name, heading, lambda value: value or "", lambda text: _choice(inner, text, unsaid))
    return Column(name, heading, str, str)


def _written_answer(value: bool | None) -> str:
    return "" if value is None else YES if value else NO


def _answer(text: str) -> bool:
    if text.strip().casefold() not in SAID:
        raise BadCell(N_('"{text}" is not yes or no'), text=shown(text))
    return SAID[text.strip().casefold()]


def _choice(kind: type[StrEnum], text: str, unsaid: object) -> object:
    wanted = "_".join(text.casefold().split())
    if not wanted and unsaid is not MISSING:
        return unsaid
    if wanted not in list(kind):
        raise BadCell(N_('"{text}" is not one of {known}'), text=shown(text), known=", ".join(kind))
    return kind(wanted)
