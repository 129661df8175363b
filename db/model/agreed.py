"""The records of what was agreed: permissions, items of versions with their approvals, what went out, stops dismissed.

    Customer ──┬── Permission                                what may be used, as somebody answered on a day
               ├── VersionItem ── StudyVersion               what a version prints, line by line
               ├── Approval                                  an approver's answer to a version, or to an item of it
               ├── Sharing                                   a file that went out, or a place where it was published
               └── DismissedStop                             a stop or remark that somebody dismissed, with the reason

What was agreed, approved and sent is only added to; it ends by its opposite (`FOLLOWED`). An answer names what it is
about by id or by digest, which may be in the bin, or not here yet.
"""

from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from unicodedata import normalize

from db.model.fields import (
    AboutPerson,
    AnyPeople,
    AnyRecord,
    AnyRecords,
    Choice,
    Code,
    DrawnName,
    ExactWords,
    Flag,
    Id,
    Key,
    Keys,
    Moment,
    OfCustomer,
    OfVersion,
    PersonName,
    Position,
    SentFile,
    Stamp,
    Words,
)
from db.model.kinds import (
    AnswerWay,
    ApprovalAnswer,
    CustomerId,
    ItemKind,
    PermissionAnswer,
    PermissionSubject,
    PersonId,
    Purpose,
    RecordId,
    Rung,
    VisitId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """What somebody answered on whether something may be used, in their exact `words`.

    `person` is whom it is about, where the subject is a person or a photo; `item` the hash of the item it is about. It counts
    from the day `since` to the day `until` (ISO; empty: not recorded, and for ever). `origin` is the record it was read from, or
    the answer that it corrects; `drawn` is the name as somebody drew it at the table.
    """

    id: Id[RecordId]
    customer_id: OfCustomer[CustomerId]
    subject: Choice[PermissionSubject]
    rung: Choice[Rung]
    answer: Choice[PermissionAnswer]
    person: AboutPerson = None
    item: Key = ""
    by: PersonName = ""
    way: Choice[AnswerWay | None] = None
    words: ExactWords = ""
    since: Moment = ""
    until: Moment = ""
    origin: AnyRecord[RecordId | None] = None
    drawn: DrawnName = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Something a document prints that can be approved by itself, exactly as it is printed.

    `people` are those it names, `records` those it comes from; neither counts for the hash.
    """

    kind: ItemKind
    text: str
    unit: str = ""
    hedge: str = ""
    attribution: str = ""
    language: str = ""
    people: tuple[PersonId, ...] = ()
    records: tuple[RecordId, ...] = ()

    @property
    def hash(self) -> str:
        """By which the item is approved: SHA-256 of its parts in NFC with spaces folded, so that a changed comma changes it."""
        return joint_hash((self.kind.value, self.text, self.unit, self.hedge, self.attribution, self.language))


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionItem:
    """An item of a version, at its place among the lines of the approval sheet."""

    id: Id[RecordId]
    customer_id: OfCustomer[CustomerId]
    version_id: OfVersion
    position: Position = 0
    kind: Choice[ItemKind] = ItemKind.STATEMENT
    text: Words = ""
    unit: Words = ""
    hedge: Words = ""
    attribution: Words = ""
    language: Code = ""
    people: AnyPeople = ()
    records: AnyRecords[tuple[RecordId, ...]] = ()

    @property
    def item(self) -> Item:
        """The item as a value."""
        return Item(**{name: getattr(self, name) for name in Item.__dataclass_fields__})


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """The answer of an approver to the version with this `digest`, or to one `item` of it; `words` as they gave it.

    `origin` is the answer that it corrects.
    """

    id: Id[RecordId]
    customer_id: OfCustomer[CustomerId]
    study_version: AnyRecord[RecordId | None]
    digest: Key
    answer: Choice[ApprovalAnswer]
    item: Key = ""
    by: PersonName = ""
    way: Choice[AnswerWay | None] = None
    words: ExactWords = ""
    since: Moment = ""
    until: Moment = ""
    origin: AnyRecord[RecordId | None] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """A document that went out on `day`: to whom, for what purpose, with which items, as which file (by its SHA-256, `digest`).

    `rung` is how the customer is told of in it; `people` are those who are named, or told of by role. Where it was published
    stands in `place`.
    """

    id: Id[RecordId]
    customer_id: OfCustomer[CustomerId]
    document: Key
    purpose: Choice[Purpose]
    study_version: AnyRecord[RecordId | None] = None
    visits: AnyRecords[tuple[VisitId, ...]] = ()
    items: Keys = ()
    people: AnyPeople = ()
    rung: Choice[Rung | None] = None
    logo: Flag = False
    file: SentFile = ""
    digest: Key = ""
    to: PersonName = ""
    place: Words = ""
    day: Moment = ""
    at: Stamp = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DismissedStop:
    """Something the stop list asked or remarked (`rule`) of a text (`about`, by its digest), dismissed with a reason."""

    id: Id[RecordId]
    customer_id: OfCustomer[CustomerId]
    rule: Key
    about: Key = ""
    reason: Words = ""


# Neither changed nor deleted by an edit, unless their customer goes too: what was agreed or sent is followed by its opposite.
FOLLOWED = (Permission, Approval, Sharing)


def as_hashed(text: str) -> str:
    """Returns `text` as it counts for a hash: in NFC, every run of spaces as one."""
    return " ".join(normalize("NFC", text).split())


@lru_cache(4096)
def joint_hash(parts: tuple[str, ...]) -> str:
    """Returns one hash for several parts in their order."""
    return sha256("\n".join(map(as_hashed, parts)).encode("utf-8", "replace")).hexdigest()
