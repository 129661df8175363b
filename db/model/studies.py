"""The records of a case study: the choices made for it, the sentences of its open draft, and its versions.

Values of `db.model.case_study` are what rules and pages work with; these records are how they are stored.

    Customer ── CaseStudy ──┬── StudySentence                    the open draft
                            └── StudyVersion ── VersionSentence  whole and never changed
"""

from dataclasses import dataclass
from typing import Any

from db.model.case_study import Choices, Sentence, Template
from db.model.fields import (
    AnyRecord,
    AnyRecords,
    Choice,
    Code,
    Flag,
    Id,
    Key,
    MarksOfWords,
    OfCustomer,
    OfStudy,
    OfVersion,
    Position,
    Stamp,
    Words,
)
from db.model.kinds import CustomerId, RecordId, VisitId
from db.model.marks import marks_in, written


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chosen:
    """What was chosen, as in `Choices`. What it names may be in the bin, or not here yet."""

    id: Id[RecordId]
    customer_id: OfCustomer[CustomerId]
    visits: AnyRecords[tuple[VisitId, ...]] = ()
    title: Words = ""
    title_of: AnyRecord[RecordId | None] = None
    results: AnyRecords[tuple[RecordId, ...] | None] = None
    quotes: AnyRecords[tuple[RecordId, ...] | None] = None
    objections: AnyRecords[tuple[RecordId, ...] | None] = None
    template: Choice[Template] = Template.STORY
    language: Code = "en"

    @property
    def choices(self) -> Choices:
        """The choices as a value."""
        return Choices(
            visits=self.visits,
            title=self.title,
            title_of=self.title_of,
            results=self.results,
            quotes=self.quotes,
            objections=self.objections,
            template=self.template,
            language=self.language,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """A sentence at its place, as in `Sentence`."""

    id: Id[RecordId]
    customer_id: OfCustomer[CustomerId]
    position: Position = 0
    slot: Key = ""
    text: Words = ""
    record_ids: AnyRecords[tuple[RecordId, ...]] = ()
    digest: Key = ""
    typed: Flag = False
    added: Flag = False
    marks: MarksOfWords = ()
    item: Flag = False

    @property
    def sentence(self) -> Sentence:
        """The sentence as a value."""
        values = {name: getattr(self, name) for name in Sentence.__dataclass_fields__}
        return Sentence(**values | {"marks": marks_in(self.marks, len(self.text))})


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseStudy(_Chosen):
    """A case study of one customer; `begun_at` is when it was made (UTC)."""

    begun_at: Stamp = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudySentence(_Said):
    """A sentence of the open draft."""

    study_id: OfStudy


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyVersion(_Chosen):
    """A case study as it stood at `made_at` (UTC); `position` is its number, `length` how many sentences it has."""

    study_id: OfStudy
    position: Position = 1
    length: Position = 0
    made_at: Stamp = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionSentence(_Said):
    """A sentence of a version."""

    version_id: OfVersion


def chosen(choices: Choices) -> dict[str, Any]:
    """Returns choices as values for the fields of a record."""
    return {name: getattr(choices, name) for name in Choices.__dataclass_fields__}


def said(sentence: Sentence) -> dict[str, Any]:
    """Returns a sentence as values for the fields of a record."""
    values = {name: getattr(sentence, name) for name in Sentence.__dataclass_fields__}
    return values | {"marks": written(sentence.marks)}
