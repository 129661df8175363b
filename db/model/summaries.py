"""Defines the lines that lists show: a visit, a promise, a customer, a record found by search. Read-only values."""

from dataclasses import dataclass

from db.model.kinds import CustomerId, RecordId, Side, VisitId, VisitStatus


@dataclass(frozen=True, slots=True)
class VisitLine:
    """One visit as a list shows it; the counts are numbers of records, `quote` is its first verbatim quote."""

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
    ended_at: str = ""


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A promise not yet kept, with its owner."""

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
class StudyLine:
    """A case study with its title as it stands in the open draft, and how many versions were kept."""

    id: RecordId
    customer: str
    title: str
    versions: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A record in which search found the words; `text` is all its words, `kind` its table."""

    record_id: RecordId
    visit_id: VisitId | None
    kind: str
    text: str
    customer: str
    date: str


@dataclass(frozen=True, slots=True)
class BinLine:
    """The records deleted in one step, which can be brought back in one: `kind` is the table of the main one, `text` its words.

    `at` is the moment of the deletion (UTC); customer and date are those of the visit; `records` is how many come back together.
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
    """A document exported from a visit: which one, to what path, and when (UTC)."""

    id: int
    visit_id: VisitId
    document: str
    path: str
    at: str


@dataclass(frozen=True, slots=True)
class ErasureLine:
    """The fact that a person was erased: when (UTC), their id, how many records changed; nothing of what was erased."""

    number: int
    at: str
    person_id: str
    records: int
    versions: int
    backups: int
    is_done: bool
