"""Says what a case study, a version of it or its card would print when it goes out, and logs one that did. Uses no Qt."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from db.engine.store import Store
from db.model.agreed import VersionItem
from db.model.edits import Edit
from db.model.ids import new_id
from db.model.kinds import Purpose, RecordId
from db.model.studies import StudyVersion, VersionSentence
from db.model.whole_study import WholeVersion, printed
from desktop.documents.sending import log, use_in, with_house
from desktop.documents.stops import Draft
from desktop.documents.study_material import StudyMaterial, next_version, printed_items, story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from db.model.agreed import Item


def study_draft(store: Store, of: StudyMaterial, made: Edit | None = None) -> Draft:
    """Returns a case study as it would go out: a version by its kept sentences and items, the open draft by `made`, its next one.

    Its card passes with it, as nothing stands on the card that the case study may not tell.
    """
    version = _with_items(of) if of.version else version_in(made or next_version(of))
    draft = Draft(story=story(of), version=version, wholes=of.wholes, known=of.known, away=bool(of.away))
    return with_house(store, of.known.customer, draft)


def version_in(made: Edit) -> WholeVersion:
    """Returns the version that an edit adds."""
    records = [change.record for change in made.changes]
    version = next(one for one in records if isinstance(one, StudyVersion))
    sentences = tuple(one for one in records if isinstance(one, VersionSentence))
    return WholeVersion(version, sentences, tuple(one for one in records if isinstance(one, VersionItem)))


def log_study(store: Store, of: StudyMaterial, path: Path, document: str) -> None:
    """Logs that a case study, or its card, was saved at `path`. Raises OSError where the file is gone."""
    use = use_in(study_draft(store, of))
    version_id = of.version.version.id if of.version else None
    log(store, document, path, of.known.customer.id, of.choices.visits, Purpose.SAVED, use, of.day, study_version=version_id)


def _with_items(of: StudyMaterial) -> WholeVersion:
    """Returns the version with its items; one that was kept without any has those of its kept sentences."""
    assert of.version
    if of.version.items:
        return of.version
    return replace(of.version, items=_as_lines(of.version.version, printed_items(of)))


def _as_lines(version: StudyVersion, items: "Sequence[Item]") -> tuple[VersionItem, ...]:
    return tuple(
        VersionItem(id=RecordId(new_id()), customer_id=version.customer_id, version_id=version.id, position=n, **printed(item))
        for n, item in enumerate(items)
    )
