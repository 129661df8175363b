"""Holds a case study with its sentences and versions, and makes the edits that change it. Pure functions."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from db.model.agreed import Item, VersionItem
from db.model.case_study import Choices, Sentence
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id, utc_now
from db.model.kinds import CustomerId, RecordId
from db.model.records import Record
from db.model.studies import CaseStudy, StudySentence, StudyVersion, VersionSentence, chosen, said


@dataclass(frozen=True, slots=True)
class WholeVersion:
    """A version with every sentence of it, in order, and every item it prints."""

    version: StudyVersion
    sentences: tuple[VersionSentence, ...] = ()
    items: tuple[VersionItem, ...] = ()

    @property
    def is_whole(self) -> bool:
        """Whether no sentence was lost, as in a store that was repaired."""
        return len(self.sentences) == self.version.length


@dataclass(frozen=True, slots=True)
class WholeStudy:
    """A case study with the sentences of its open draft, and its versions, the first one first."""

    study: CaseStudy
    sentences: tuple[StudySentence, ...] = ()
    versions: tuple[WholeVersion, ...] = ()

    @property
    def title(self) -> str:
        """The title of the open draft: the one that was chosen, else the composed one as it is stored; may be empty."""
        return self.study.title or next((one.text for one in self.sentences if one.slot == "title"), "")

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record of it, each after those it refers to."""
        of_versions: list[Record] = []
        for one in self.versions:
            of_versions += (one.version, *one.sentences, *one.items)
        return (self.study, *self.sentences, *of_versions)


def begun(customer_id: CustomerId, choices: Choices) -> WholeStudy:
    """Returns a new case study of a customer, not stored yet and without a sentence."""
    return WholeStudy(CaseStudy(id=_fresh(), customer_id=customer_id, begun_at=utc_now(), **chosen(choices)))


def written(before: WholeStudy | None, study: CaseStudy, sentences: Sequence[Sentence]) -> Edit:
    """Returns the edit after which the open draft of `study` has its choices and these sentences; `before` is what is stored.

    A sentence goes on being the record it was: the one that says the same, else that of the same origin, else of its section.
    """
    old = {record.id: record for record in (before.sentences if before else ())}
    known: dict[int, StudySentence] = {}
    for likeness in _LIKENESSES:
        waiting: dict[object, list[StudySentence]] = {}
        for record in reversed(old.values()):
            waiting.setdefault(likeness(record.sentence), []).append(record)
        for n, sentence in enumerate(sentences):
            if n not in known and (alike := waiting.get(likeness(sentence))):
                known[n] = old.pop(alike.pop().id)
    changes = [RecordChange(before.study if before else None, study)]
    for n, sentence in enumerate(sentences):
        base = known.get(n) or StudySentence(id=_fresh(), customer_id=study.customer_id, study_id=study.id)
        changes.append(RecordChange(known.get(n), replace(base, position=n, **said(sentence))))
    changes += [RecordChange(record, None) for record in old.values()]
    return Edit(study.customer_id, tuple(change for change in changes if change.before != change.after))


def as_version(whole: WholeStudy, items: Sequence[Item] = ()) -> Edit:
    """Returns the edit that adds a version: the open draft with its choices, every sentence in full, and what it prints."""
    study = whole.study
    number = max((one.version.position for one in whole.versions), default=0) + 1
    version = StudyVersion(
        id=_fresh(),
        customer_id=study.customer_id,
        study_id=study.id,
        position=number,
        length=len(whole.sentences),
        made_at=utc_now(),
        **chosen(study.choices),
    )
    sentences = [
        VersionSentence(id=_fresh(), customer_id=study.customer_id, version_id=version.id, position=n, **said(one.sentence))
        for n, one in enumerate(whole.sentences)
    ]
    records: tuple[Record, ...] = (version, *sentences, *lines_of(version, items))
    return Edit(study.customer_id, tuple(RecordChange(None, record) for record in records))


def version_in(made: Edit) -> WholeVersion:
    """Returns the version that an edit adds."""
    records = [change.record for change in made.changes]
    version = next(one for one in records if isinstance(one, StudyVersion))
    sentences = tuple(one for one in records if isinstance(one, VersionSentence))
    return WholeVersion(version, sentences, tuple(one for one in records if isinstance(one, VersionItem)))


def lines_of(version: StudyVersion, items: Sequence[Item]) -> tuple[VersionItem, ...]:
    """Returns the records of what a version prints, line by line."""
    return tuple(
        VersionItem(id=_fresh(), customer_id=version.customer_id, version_id=version.id, position=n, **_printed(item))
        for n, item in enumerate(items)
    )


def drafted(study: CaseStudy, sentences: Sequence[Sentence]) -> tuple[StudySentence, ...]:
    """Returns new records of these sentences for the open draft of `study`."""
    return tuple(StudySentence(id=_fresh(), customer_id=study.customer_id, study_id=study.id, **said(one)) for one in sentences)


def restored(whole: WholeStudy, version: WholeVersion) -> Edit:
    """Returns the edit after which the open draft has the choices and the sentences of a version; the versions stay."""
    study = replace(whole.study, **chosen(version.version.choices))
    return written(whole, study, [one.sentence for one in version.sentences])


def removed(whole: WholeStudy) -> Edit:
    """Returns the edit that puts a case study into the bin, with its versions."""
    return Edit(whole.study.customer_id, tuple(RecordChange(record, None) for record in reversed(whole.records)))


_LIKENESSES: tuple[Callable[[Sentence], object], ...] = (
    lambda one: one,
    lambda one: (one.slot, one.record_ids, one.added),
    lambda one: (one.slot, one.added),
)


def _printed(item: Item) -> dict[str, Any]:
    """Returns an item as values for the fields of a record."""
    return {name: getattr(item, name) for name in Item.__dataclass_fields__}


def _fresh() -> RecordId:
    return RecordId(new_id())
