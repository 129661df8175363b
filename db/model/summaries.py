"""What lists show: a visit, a promise, a customer, a record that was found, each in a line. Read-only values."""

from dataclasses import dataclass

from db.model.kinds import CustomerId, RecordId, Side, VisitId, VisitStatus


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit as a list shows it; counts are of records, `quote` is its first verbatim one."""

    id: VisitId
    customer_id: CustomerId
    customer: str
    date: str
    time: str
    place: str
    status: VisitStatus | None
    guide: str
    people: str
    our_people: str
    to_sort: int
    claims: int
    quote: str


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise not yet kept, and whose."""

    id: RecordId
    visit_id: VisitId
    customer: str
    text: str
    owner: str
    side: Side | None
    due: str


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer with how often and when last visited; `date` is ISO, empty where no visit has one."""

    id: CustomerId
    name: str
    industry: str
    visits: int
    date: str
    last_visit: VisitId


@dataclass(frozen=True, slots=True)
class Hit:
    """A record in which the words were found; `text` is all it says, `kind` the table it lives in."""

    record_id: RecordId
    visit_id: VisitId | None
    kind: str
    text: str
    customer: str
    date: str


@dataclass(frozen=True, slots=True)
class BinLine:
    """What was deleted in one step and can come back in one: `kind` is the table of the record that names it, `text` its words.

    `at` is when it was deleted (UTC); customer and date are those of its visit; `records` is how many come back together.
    """

    step: int
    kind: str
    text: str
    at: str
    customer: str
    date: str
    visit_id: VisitId | None
    records: int


@dataclass(frozen=True, slots=True)
class ExportLine:
    """A document that was written out of a visit, to where and when (UTC)."""

    id: int
    visit_id: VisitId
    document: str
    path: str
    at: str


@dataclass(frozen=True, slots=True)
class ErasureLine:
    """That somebody was erased: when (UTC), of which id, how much it changed; nothing of what was erased."""

    number: int
    at: str
    person_id: str
    records: int
    versions: int
    backups: int
    is_done: bool
