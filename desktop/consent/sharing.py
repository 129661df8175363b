"""Makes the records of what went out, and finds where something was used when it is withdrawn. Pure functions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from db.model.agreed import Item, Permission, Sharing
from db.model.ids import new_id, utc_now
from db.model.kinds import CustomerId, PermissionAnswer, PermissionSubject, PersonId, Purpose, RecordId, Rung, VisitId
from db.model.messages import N_, Message
from db.model.whole_study import WholeStudy, WholeVersion
from db.model.whole_visit import WholeVisit
from desktop.consent.permissions import LADDER, RIGHTS, Use

TELL = N_(
    "{customer} withdrew “{rung}” on {day}. Please stop using, and delete, what you have of it: {files}. "
    "A new copy will follow as far as that is still agreed."
)
TELL_OF_PUBLISHED = N_("It was published at {places}; please take it down there.")


def sharing_of(
    customer_id: CustomerId,
    document: str,
    purpose: Purpose,
    path: Path,
    data: bytes,
    use: Use,
    *,
    visits: Iterable[VisitId],
    day: str,
    to: str = "",
    study_version: RecordId | None = None,
) -> Sharing:
    """Returns the record of a file that went out with `data` in it; `use` is what it uses of the customer."""
    return Sharing(
        id=RecordId(new_id()),
        customer_id=customer_id,
        document=document,
        purpose=purpose,
        study_version=study_version,
        visits=tuple(visits),
        items=use.items,
        people=tuple(use.people),
        rung=use.rung,
        logo=use.logo,
        file=str(path),
        digest=sha256(data).hexdigest(),
        to=to.strip(),
        day=day,
        at=utc_now(),
    )


def use_of_all(wholes: Sequence[WholeVisit]) -> Use:
    """Returns what a document uses that tells everything of the visits: the name, and everybody of the customer."""
    people: dict[PersonId, Rung] = {one.id: Rung.NAME for whole in wholes for one in whole.people if one.customer_id}
    return Use(rung=Rung.NAME, people=people)


@dataclass(frozen=True, slots=True)
class WhereUsed:
    """Where something that is withdrawn was used: what went out, which versions of case studies hold it, in which items."""

    sharings: tuple[Sharing, ...] = ()
    versions: tuple[WholeVersion, ...] = ()
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


def where_used(withdrawn: Permission, sharings: Iterable[Sharing], studies: Iterable[WholeStudy]) -> WhereUsed:
    """Returns where something was used: every file that went out with it, and every version that holds it."""
    sent = tuple(one for one in sharings if one.customer_id == withdrawn.customer_id and uses(one, withdrawn))
    by_version = {one.study_version for one in sent}
    all_of_them = [version for study in studies for version in study.versions]
    versions = tuple(one for one in all_of_them if one.version.id in by_version or _concerned(one, withdrawn))
    items = (item for version in versions for item in _concerned(version, withdrawn))
    return WhereUsed(sent, versions, tuple({item.hash: item for item in items}.values()))


def _concerned(version: WholeVersion, withdrawn: Permission) -> list[Item]:
    """Returns the items of a version that use what is withdrawn; of the company that is the whole, and no item by itself."""
    if withdrawn.subject is PermissionSubject.ITEM:
        return [one.item for one in version.items if one.item.hash == withdrawn.item]
    if withdrawn.subject is PermissionSubject.PERSON:
        return [one.item for one in version.items if withdrawn.person in one.people]
    return []


def withdrawal_of(given: Permission, day: str, by: str = "", words: str = "") -> Permission:
    """Returns the answer that takes `given` back from `day` on."""
    fresh, taken = RecordId(new_id()), PermissionAnswer.WITHDRAWN
    return replace(given, id=fresh, answer=taken, since=day, until="", by=by.strip(), words=words, origin=None)


def words_to_tell(withdrawn: Permission, used: WhereUsed, customer: str) -> tuple[Message, ...]:
    """Returns what to tell those who have copies, sentence by sentence."""
    outside = (one.file for one in used.sharings if one.file and one.purpose is not Purpose.INSIDE)
    names = ", ".join(dict.fromkeys(Path(one).name for one in outside))
    told = []
    if names:
        rung = Message(withdrawn.rung.value)
        told.append(Message(TELL, customer=customer, rung=rung, day=withdrawn.since, files=names))
    if used.places:
        told.append(Message(TELL_OF_PUBLISHED, places=", ".join(used.places)))
    return tuple(told)
