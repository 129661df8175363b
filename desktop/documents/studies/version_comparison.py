"""Compares two versions of a case study, or one with the open draft, and makes a version the open draft again. Uses no Qt."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.model.case_study import Sentence
from db.model.edits import Edit
from db.model.errors import Refused
from db.model.kinds import RecordId
from db.model.messages import N_, Message
from db.model.studies import StudyVersion
from db.model.whole_study import WholeStudy, WholeVersion, restored
from db.repositories import studies
from desktop.core.messages import ENGLISH, Translator
from desktop.documents.studies.study_material import StudyMaterial, kept_as_version, material_of, refused, said_now
from desktop.documents.studies.version_difference import SectionDifference, alike, differences

if TYPE_CHECKING:
    from db.engine.driver import Connection

# By which the open draft is chosen, in the place of a version's number.
DRAFT = 0
NO_VERSION = N_("This case study has no version {number}.")
RESTORED = N_(
    "The open draft has the choices and the typed words of version {number} again; what nobody typed follows the notes."
)
KEPT_BEFORE = N_("What it said before is kept as version {number}.")


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two that are compared: the number of a version and when it was made (UTC), or the open draft."""

    number: int = DRAFT
    made_at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What differs between two sides, and the names of the sections that say the same; `sides` are all one can choose from.

    `may_keep` where the later one is the open draft, differs from every version, and may be kept.
    """

    study_id: RecordId
    sides: tuple[Side, ...]
    older: Side
    newer: Side
    sections: tuple[SectionDifference, ...] = ()
    same: tuple[str, ...] = ()
    other_visits: bool = False
    may_keep: bool = False

    @property
    def next_number(self) -> int:
        """The number that the next version gets."""
        return max(side.number for side in self.sides) + 1


def compare(
    connection: "Connection", whole: WholeStudy, older: int | None = None, newer: int = DRAFT, words: Translator = ENGLISH
) -> Comparison:
    """Compares two versions by their numbers; the latest one is the older where none is given, `DRAFT` is the open draft.

    Raises Refused where there is no such version.
    """
    older = max((one.version.position for one in whole.versions), default=DRAFT) if older is None else older
    before, after = (material_of(connection, whole, _version(whole, number), words) for number in (older, newer))
    old, new = said_now(before), said_now(after)
    of_draft = after if newer == DRAFT else None
    return Comparison(
        study_id=whole.study.id,
        sides=(Side(), *map(_side, reversed(whole.versions))),
        older=_side(before.version),
        newer=_side(after.version),
        sections=differences(old, new),
        same=alike(old, new),
        other_visits=before.choices.visits != after.choices.visits,
        may_keep=of_draft is not None and not is_kept(of_draft) and refused(of_draft) is None,
    )


def restoring(of: StudyMaterial, version: WholeVersion) -> Edit:
    """Returns the edit after which the open draft has choices and sentences of a version; `of` is the draft as it is.

    What the draft says is kept as a version first, unless one says it already; what somebody typed is in it, with a place or not.
    """
    back = restored(of.whole, version)
    return back if is_kept(of) else Edit(back.scope, (*kept_as_version(of).changes, *back.changes))


def restore(connection: "Connection", study_id: RecordId, number: int, words: Translator = ENGLISH) -> Edit:
    """Returns `restoring` for a version by its number. Raises Refused where there is none."""
    whole = studies.load(connection, study_id)
    version = _version(whole, number)
    if version is None:
        raise Refused(NO_VERSION, number=number)
    return restoring(material_of(connection, whole, words=words), version)


def told_of_restoring(edit: Edit, number: int) -> tuple[Message, ...]:
    """Returns what was done by the edit that restores the version of this number."""
    kept = next((one.after.position for one in edit.changes if isinstance(one.after, StudyVersion)), None)
    return (Message(RESTORED, number=number), *((Message(KEPT_BEFORE, number=kept),) if kept else ()))


def is_kept(of: StudyMaterial) -> bool:
    """Whether a version says what the open draft says now, by the same choices."""
    said = _words(said_now(of))
    return any(
        one.version.choices == of.choices and _words([kept.sentence for kept in one.sentences]) == said
        for one in of.whole.versions
    )


def _words(sentences: Sequence[Sentence]) -> list[Sentence]:
    """Returns the sentences a reader sees, without what says where they come from and where they stand."""
    return [replace(one, digest="", record_ids=()) for one in sentences if one.text or one.typed]


def _version(whole: WholeStudy, number: int) -> WholeVersion | None:
    """Returns the version of this number, None for the open draft. Raises Refused where there is none."""
    found = next((one for one in whole.versions if one.version.position == number), None)
    if found is None and number != DRAFT:
        raise Refused(NO_VERSION, number=number)
    return found


def _side(version: WholeVersion | None) -> Side:
    return Side(version.version.position, version.version.made_at) if version else Side()
