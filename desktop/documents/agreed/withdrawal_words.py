"""Says where something was used that is withdrawn: every file, version and line, and what to tell those who have copies."""

from collections.abc import Iterator

from db.model.agreed import Approval, Permission, Sharing
from db.model.messages import N_, NN_, Message
from db.model.studies import StudyVersion
from desktop.consent.sharing import WhereUsed

IN_VERSION = N_("version {number} of the case study {study}")
USED = NN_("It was used in {count} file or place:", "It was used in {count} files or places:")
NOT_USED = N_("Nothing went out with it.")
IN_VERSIONS = NN_("It stands in {count} version:", "It stands in {count} versions:")
ITEMS = NN_("{count} item is concerned:", "{count} items are concerned:")
BLOCKED = N_("From {day} on it is used in nothing that goes out.")


def where(
    taken: Permission | Approval, used: WhereUsed, versions: tuple[StudyVersion, ...]
) -> Iterator[tuple[Message, tuple[str | Message, ...]]]:
    """Yields each thing to say of a withdrawal, with what it concerns, one by one."""
    if used.sharings:
        yield Message(USED, count=len(used.sharings)), tuple(map(_sent, used.sharings))
    else:
        yield Message(NOT_USED), ()
    if versions:
        found = tuple(Message(IN_VERSION, number=one.position, study=one.title or one.study_id[:8]) for one in versions)
        yield Message(IN_VERSIONS, count=len(versions)), found
    if used.items:
        yield Message(ITEMS, count=len(used.items)), tuple(item.text for item in used.items)
    yield Message(BLOCKED, day=taken.since), ()


def _sent(one: Sharing) -> str:
    return "  ".join(filter(None, (one.day, one.to, one.file or one.place or one.document)))
