"""Defines version 1 of the visit file as types: its keys, and the values that each may have.

An absent key means empty. `None` stands for absent where the file distinguishes "not said" from an answer.
"""

from typing import Annotated

from msgspec import Meta, Struct, field

from db.model.records import (
    ClaimKind,
    CompanyConsent,
    Evidence,
    Heard,
    NoteKind,
    ObjectionStatus,
    PersonConsent,
    Side,
    ValueCategory,
    VisitStatus,
)

VERSION = 1

# Fields that are numbers in the file, with their maximum, and typed text in a record.
NUMBERS = {"intensity_before": 10, "intensity_after": 10, "attribution": 100, "confidence": 100}
Percent = Annotated[float, Meta(ge=0, le=100)]
Intensity = Annotated[float, Meta(ge=0, le=10)]


class Part(Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """The base of all parts of the file: unknown keys are refused, and defaults are not written."""


class FileCustomer(Part):
    """`customer`."""

    name: str
    industry: str = ""
    country: str = ""
    size: str = ""
    about: str = ""
    alias: str = ""


class FileMeeting(Part):
    """`visit`."""

    date: str = ""
    place: str = ""
    status: VisitStatus | None = None
    product: str = ""
    language: str = ""


class FilePerson(Part):
    """One of `people`; `id` is unique in the file."""

    id: str
    name: str = ""
    job_title: str = ""
    side: Side | None = None
    role: str = ""
    consent: PersonConsent | None = None


class FileObjective(Part):
    """One of `objectives`."""

    text: str
    measure: str = ""
    target: str = ""
    by: str = ""
    said_by: str | None = None


class FileSituation(Part):
    """`situation`."""

    challenge: str = ""
    alternatives: str = ""
    solution: str = ""
    start: str = ""
    surprises: str = ""


class FileObjection(Part):
    """One of `objections`."""

    text: str
    verbatim: bool | None = None
    category: str = ""
    said_by: str | None = None
    heard: Heard | None = None
    answer: str = ""
    status: ObjectionStatus | None = None
    publish: bool = True


class FileClaim(Part):
    """One of `value`."""

    category: ValueCategory
    topic: str = ""
    metric: str = ""
    before: str = ""
    after: str = ""
    change: str = ""
    unit: str = ""
    period: str = ""
    wording: str = ""
    # Absent and "result" mean the same; it is always written, as every published file has it.
    kind: ClaimKind | None = None
    evidence: Evidence = Evidence.UNKNOWN
    hedges: tuple[str, ...] = ()
    said_by: str | None = None
    beneficiary: str = ""
    feeling: str = ""
    felt_by: str = ""
    moment: str = ""
    intensity_before: Intensity | None = None
    intensity_after: Intensity | None = None
    currency: str = ""
    annual_value: str = ""
    attribution: Percent | None = None
    confidence: Percent | None = None
    objective: int | None = None
    publish: bool = True


class FileQuote(Part):
    """One of `quotes`."""

    text: str
    said_by: str | None = None
    verbatim: bool = True
    publish: bool = True


class FilePromise(Part):
    """One of `next_steps`."""

    text: str
    owner: str = ""
    side: Side | None = None
    due: str = ""
    done: bool = False


class FileConsent(Part):
    """`consent`."""

    company: CompanyConsent | None = None
    approver: str = ""
    scope: tuple[str, ...] = ()
    note: str = ""


class FileNote(Part):
    """One of `notes`."""

    text: str
    at: str = ""
    kind: NoteKind | None = None
    said_by: str | None = None
    sorted: bool = False


class VisitFile(Struct, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """The whole file; its keys in the order in which they are written."""

    format: str
    version: int
    id: str = ""
    source: str = ""
    customer: FileCustomer
    visit: FileMeeting = field(default_factory=FileMeeting)
    people: tuple[FilePerson, ...] = ()
    objectives: tuple[FileObjective, ...] = ()
    situation: FileSituation = field(default_factory=FileSituation)
    objections: tuple[FileObjection, ...] = ()
    value: tuple[FileClaim, ...] = ()
    quotes: tuple[FileQuote, ...] = ()
    next_steps: tuple[FilePromise, ...] = ()
    consent: FileConsent = field(default_factory=FileConsent)
    notes: tuple[FileNote, ...] = ()
