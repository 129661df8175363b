"""Brings a filled sheet together with its version in the store: what it says, what must be decided, what is recorded. No Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from db.engine.store import Store
from db.model.edits import Edit, RecordChange
from db.model.errors import Refused
from db.model.kinds import RecordId
from db.model.messages import N_, NN_, Message
from db.model.moments import today
from db.model.whole_study import WholeStudy, WholeVersion
from db.repositories import customers, studies, visits
from desktop.consent.filled_sheet import FilledSheet, LineAnswer, SheetFields, decided, read_filled
from desktop.consent.lasting import lasting
from desktop.consent.sheet_answers import answers_on, is_approver, refused_before, usual_name
from desktop.consent.sheet_fields import Overall
from desktop.consent.status import Known
from desktop.core.short_text import short
from desktop.documents.studies.study_material import material_of
from desktop.documents.studies.study_sending import with_items
from desktop.exchange.sheets.sheets import read_sheet
from desktop.interview.dates import possible_dates
from desktop.workspace.known import known_of

UNKNOWN = N_("{name}: it is a sheet for a version that is not here.")
NOT_FILLED_IN = N_("{name}: nothing is filled in.")
LINE = N_("Line {number} is unclear, as {why}: “{text}”.")
SEVERAL_FOR_ALL = N_("Several boxes for all lines are ticked.")
NO_NAME = N_("Nobody wrote who signed it.")
NO_APPROVER = N_("{name} is not among those who must approve: {approvers}.")
NO_DAY = N_("“{text}” is no certain day.")
LATER = N_("The day on it has not come yet: {text}.")
DIFFERS = N_("The file prints line {number} otherwise than we asked it. What counts is our line: “{text}”.")
OLDER = N_("It is for version {number}; the newest is version {newest}. Lines that stand there word for word count.")
NOT_PRINTED = N_("Line {number} is printed no more, so nothing is recorded of it: “{text}”.")
TYPED = NN_(
    "{count} typed sentence stands on no line. Only “All lines as printed” approves it; the version is not approved: “{text}”.",
    "{count} typed sentences stand on no line, the first: “{text}”. Only “All lines as printed” approves them, so the version is "
    "not approved.",
)
COMMENTS = NN_(
    "Somebody put {count} comment on its pages; please read it there.",
    "Somebody put {count} comments on its pages; please read them there.",
)
BEFORE = NN_(
    "On the same day the same person gave {count} answer that refuses what this sheet approves. Does it take that back?",
    "On the same day the same person gave {count} answers that refuse what this sheet approves. Does it take them back?",
)
SHOWN = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """What whoever imports a sheet decided: the answer of an unclear line by its number, the box that counts for all lines, who
    signed, and when, where that is unclear. Whoever is named signed it, approver or not. `takes_back`: whether it corrects
    what the same person refused on the same day.
    """

    lines: Mapping[int, LineAnswer] = field(default_factory=dict)
    overall: Overall | None = None
    by: str = ""
    day: str = ""
    takes_back: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedSheet:
    """A sheet beside what is known of its customer; `questions` must be decided before it is recorded, `remarks` need not.

    `read` is the sheet as it came, `sheet` the same with what was decided; `asked` are the numbers of lines that came unclear,
    `days` what its date can mean. `signed_by` and `day` count as the signer and the day, empty where that must be decided.
    `refused_before` counts what the signer refused of it on the same day, which it may take back.
    """

    read: FilledSheet
    sheet: FilledSheet
    known: Known
    asked: tuple[int, ...]
    days: tuple[str, ...]
    signed_by: str
    day: str
    questions: tuple[Message, ...]
    remarks: tuple[Message, ...]
    refused_before: int = 0
    takes_back: bool = False

    @property
    def asks_which_for_all(self) -> bool:
        """Whether several boxes for all lines came ticked."""
        return len(self.read.overall) > 1

    @property
    def asks_who(self) -> bool:
        """Whether it came without an approver's name."""
        return not (self.read.name and is_approver(self.read.name, self.known))

    @property
    def asks_when(self) -> bool:
        """Whether it came without a day that is certain."""
        return not _day_of(self.read.date)


def import_sheet(store: Store, path: Path, decisions: Decisions | None = None) -> ImportedSheet:
    """Reads the sheet at `path`. Raises BadSheet or Refused with one sentence where it cannot be used; nothing is stored."""
    return in_store(store, read_sheet(path), path.name, decisions)


def in_store(store: Store, fields: SheetFields, name: str, decisions: Decisions | None = None) -> ImportedSheet:
    """Returns the sheet with these fields, from the file called `name`. Raises Refused where it cannot be used."""
    whole, version = _version_of(store, fields.version, name)
    newest = _printed(store, whole, whole.versions[-1])
    sheet = read_filled(fields, _printed(store, whole, version), newest)
    if sheet.is_empty:
        raise Refused(NOT_FILLED_IN, name=name)
    customer = customers.with_id(store.connection, whole.study.customer_id)
    return with_decisions(sheet, known_of(store.connection, customer, today()), decisions or Decisions())


def with_decisions(sheet: FilledSheet, known: Known, decisions: Decisions) -> ImportedSheet:
    """Returns what a sheet comes to with these decisions."""
    settled = decided(sheet, decisions.lines, decisions.overall)
    is_clear = bool(settled.name) and is_approver(settled.name, known)
    by = usual_name(settled.name, known) if is_clear else decisions.by.strip()
    day = _day_of(settled.date) or decisions.day
    several = decided(sheet, {}, decisions.overall)
    before = refused_before(settled, known, by, day) if by and day else 0
    asked = (Message(BEFORE, count=before),) if before and decisions.takes_back is None else ()
    return ImportedSheet(
        read=sheet,
        sheet=settled,
        asked=tuple(one.number for one in several.unclear),
        known=known,
        days=possible_dates(sheet.date),
        signed_by=by,
        day=day,
        questions=(*_questions(settled, known, by, day), *asked),
        remarks=tuple(_remarks(settled)),
        refused_before=before,
        takes_back=bool(decisions.takes_back),
    )


def record(store: Store, imported: ImportedSheet, years: int = 0) -> int:
    """Stores what a sheet answers in one step, once nothing is open; returns how many answers were new.

    What it approves counts for so many `years`; for good where that is 0.
    """
    assert not imported.questions
    known = known_of(store.connection, imported.known.customer, today())
    answers = answers_on(imported.sheet, known, imported.signed_by, imported.day, imported.takes_back)
    changes = tuple(RecordChange(None, lasting(one, years)) for one in answers)
    if changes:
        visits.apply(store, Edit(imported.known.customer.id, changes))
    return len(changes)


def _version_of(store: Store, version_id: RecordId, name: str) -> tuple[WholeStudy, WholeVersion]:
    study = studies.study_of(store.connection, version_id)
    if study is not None:
        whole = studies.load(store.connection, study.id)
        for version in whole.versions:
            if version.version.id == version_id:
                return whole, version
    raise Refused(UNKNOWN, name=name)


def _printed(store: Store, whole: WholeStudy, version: WholeVersion) -> WholeVersion:
    """Returns the version with its items, also where it was kept before items were."""
    return version if version.items else with_items(material_of(store.connection, whole, version))


def _day_of(written: str) -> str:
    """Returns the day that was written, today where none was; empty where that is not certain, or has not come."""
    if not written:
        return today()
    # "Today" would be the day of the import.
    found = possible_dates(written) if any(map(str.isdigit, written)) else ()
    return found[0] if len(found) == 1 and found[0] <= today() else ""


def _questions(sheet: FilledSheet, known: Known, by: str, day: str) -> Iterator[Message]:
    if len(sheet.overall) > 1:
        yield Message(SEVERAL_FOR_ALL)
    for line in sheet.unclear:
        yield Message(LINE, number=line.number, why=Message(line.why), text=short(line.item.text, SHOWN))
    if not by and not sheet.name:
        yield Message(NO_NAME)
    elif not by:
        yield Message(NO_APPROVER, name=sheet.name, approvers=", ".join(known.required))
    if not day:
        found = possible_dates(sheet.date)
        yield Message(LATER if len(found) == 1 else NO_DAY, text=sheet.date)


def _remarks(sheet: FilledSheet) -> Iterator[Message]:
    if sheet.is_older:
        yield Message(OLDER, number=sheet.version.version.position, newest=sheet.newest.version.position)
    for line in sheet.lines:
        if not line.counts:
            yield Message(NOT_PRINTED, number=line.number, text=short(line.item.text, SHOWN))
        if line.number in sheet.differing:
            yield Message(DIFFERS, number=line.number, text=short(line.item.text, SHOWN))
    if typed := sheet.typed_left:
        yield Message(TYPED, count=len(typed), text=short(typed[0], SHOWN))
    if sheet.comments:
        yield Message(COMMENTS, count=sheet.comments)
