"""Makes the records of what went out, and finds where something was used when it is withdrawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from db.model.agreed import Approval, Item, Permission, Sharing, VersionItem
from db.model.ids import new_id, utc_now
from db.model.in_force import RIGHTS
from db.model.kinds import LADDER, CustomerId, PermissionSubject, PersonId, Purpose, RecordId, Rung, VisitId
from db.model.messages import N_, Message
from db.model.whole_visit import WholeVisit
from desktop.consent.permissions import Use

TELL = N_(
    "{customer} withdrew “{rung}” on {day}. Please stop using, and delete, what you have of it: {files}. "
    "A new copy will follow as far as that is still agreed."
)
THE_APPROVAL = N_("the approval")
TELL_OF_PUBLISHED = N_("It was published at {places}; please take it down there.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A document that went out on `day` as the file at `path`, or was published at a `place`; `use` is what it uses."""

    document: str
    customer_id: CustomerId
    visits: Sequence[VisitId]
    purpose: Purpose
    use: Use
    day: str
    path: Path | None = None
    to: str = ""
    place: str = ""
    study_version: RecordId | None = None


def sharing_of(sent: Sent) -> Sharing:
    """Returns the record of what went out, with the digest of its file. Raises OSError where the file is gone."""
    return Sharing(
        id=RecordId(new_id()),
        customer_id=sent.customer_id,
        document=sent.document,
        purpose=sent.purpose,
        study_version=sent.study_version,
        visits=tuple(sent.visits),
        items=sent.use.items,
        people=tuple(sent.use.people),
        rung=sent.use.rung,
        logo=sent.use.logo,
        file=str(sent.path) if sent.path else "",
        digest=sha256(sent.path.read_bytes()).hexdigest() if sent.path else "",
        to=sent.to.strip(),
        place=sent.place.strip(),
        day=sent.day,
        at=utc_now(),
    )


def use_of_all(wholes: Sequence[WholeVisit]) -> Use:
    """Returns what a document uses that tells everything of the visits: the name, and everybody of the customer."""
    people: dict[PersonId, Rung] = {one.id: Rung.NAME for whole in wholes for one in whole.people if one.customer_id}
    return Use(rung=Rung.NAME, people=people)


@dataclass(frozen=True, slots=True)
class WhereUsed:
    """Where something that is withdrawn was used: what went out, in which items of which versions (by id) it stands."""

    sharings: tuple[Sharing, ...] = ()
    versions: tuple[RecordId, ...] = ()
    items: tuple[Item, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The files that went out, each once."""
        return tuple(dict.fromkeys(one.file for one in self.sharings if one.file))

    @property
    def places(self) -> tuple[str, ...]:
        """Where it was published."""
        return tuple(dict.fromkeys(one.place for one in self.sharings if one.place.strip()))


def uses(sharing: Sharing, withdrawn: Permission) -> bool:
    """Returns whether what went out used what is withdrawn."""
    match withdrawn.subject:
        case PermissionSubject.ITEM:
            return withdrawn.item in sharing.items
        case PermissionSubject.PERSON | PermissionSubject.PHOTO:
            return withdrawn.person in sharing.people
        case PermissionSubject.LOGO:
            return sharing.logo
        case _:
            return _is_above(sharing.rung or Rung.NAME, withdrawn.rung)


def _is_above(used: Rung, withdrawn: Rung) -> bool:
    """Returns whether a document on the rung `used` needs what is withdrawn; a right concerns all that has the name in it."""
    if withdrawn in RIGHTS:
        return used is Rung.NAME
    return LADDER.index(used) >= LADDER.index(withdrawn)


def where_used(withdrawn: Permission, sharings: Iterable[Sharing], lines: Iterable[VersionItem]) -> WhereUsed:
    """Returns where something was used: every file that went out with it, every version and item that holds it.

    `sharings` and `lines` are those of the customer.
    """
    sent = tuple(one for one in sharings if uses(one, withdrawn))
    concerned = [one for one in lines if _concerns(one, withdrawn)]
    versions = dict.fromkeys([one.version_id for one in concerned] + [one.study_version for one in sent if one.study_version])
    return WhereUsed(sent, tuple(versions), tuple({one.item.hash: one.item for one in concerned}.values()))


def where_version_used(withdrawn: Approval, sharings: Iterable[Sharing]) -> WhereUsed:
    """Returns where a version went out whose approval is withdrawn."""
    version = withdrawn.study_version
    return WhereUsed(tuple(one for one in sharings if version and one.study_version == version), (version,) if version else ())


def _concerns(line: VersionItem, withdrawn: Permission) -> bool:
    """Returns whether an item uses what is withdrawn; of the company that is the whole document, and no item by itself."""
    if withdrawn.subject is PermissionSubject.ITEM:
        return line.item.hash == withdrawn.item
    return withdrawn.subject is PermissionSubject.PERSON and withdrawn.person in line.people


def words_to_tell(withdrawn: Permission | Approval, used: WhereUsed, customer: str) -> tuple[Message, ...]:
    """Returns what to tell those who have copies, sentence by sentence."""
    outside = (one.file for one in used.sharings if one.file and one.purpose is not Purpose.INSIDE)
    names = ", ".join(dict.fromkeys(Path(one).name for one in outside))
    told = []
    if names:
        taken = Message(withdrawn.rung.value if isinstance(withdrawn, Permission) else THE_APPROVAL)
        told.append(Message(TELL, customer=customer, rung=taken, day=withdrawn.since, files=names))
    if used.places:
        told.append(Message(TELL_OF_PUBLISHED, places=", ".join(used.places)))
    return tuple(told)
