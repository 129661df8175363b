"""Proposes values for empty fields from the words of a record. They are derived each time and stored only once taken."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from db.model.ids import text_digest
from db.model.records import Claim, Person, Promise, Record, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.evidence.sentences.feeling_scale import read_scale
from desktop.evidence.sentences.share_of_ours import read_share
from desktop.interview.promise_words import read_promise


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing to take: the fields and their values. Both ends of a scale are one thing."""

    values: tuple[tuple[str, object], ...]

    @property
    def key(self) -> str:
        """Returns the name of the proposal among those of its record."""
        return " ".join(name for name, _ in self.values)

    @property
    def fields(self) -> dict[str, Any]:
        """Returns the values by field."""
        return dict(self.values)


def proposals_for(record: Record, whole: WholeVisit) -> tuple[Proposal, ...]:
    """Returns what the words of `record` say for its empty fields; nothing once that was dismissed for the same words."""
    if not words_of(record).strip() or is_dismissed(record, whole):
        return ()
    if isinstance(record, Promise):
        said = read_promise(record.text, whole.people, _speaker(record, whole), _day(whole))
        found: tuple[Proposal | None, ...] = (_one("owner", said.owner), _one("side", said.side), _one("due", said.due))
    elif isinstance(record, Claim):
        scale = read_scale(words_of(record)) if record.category is ValueCategory.EMOTIONAL else None
        both = Proposal((("intensity_before", scale[0]), ("intensity_after", scale[1]))) if scale else None
        found = (both, _one("attribution", read_share(words_of(record))))
    else:
        return ()
    return tuple(one for one in found if one and not any(getattr(record, name) for name, _ in one.values))


def taken(proposal: Proposal, record: Record) -> Record:
    """Returns `record` with the proposed values."""
    fields: Any = dict(proposal.values)
    return replace(record, **fields)


def words_of(record: Record) -> str:
    """Returns the words of `record` that are read."""
    if isinstance(record, Promise):
        return record.text
    if isinstance(record, Claim):
        return record.wording or record.feeling or record.metric
    return ""


def is_dismissed(record: Record, whole: WholeVisit) -> bool:
    """Returns whether the proposals for the present words of `record` were dismissed."""
    digest = text_digest(record.id, words_of(record))
    return any(gone.record_id == record.id and gone.digest == digest for gone in whole.dismissals)


def _one(name: str, value: object) -> Proposal | None:
    return Proposal(((name, value),)) if value else None


def _speaker(promise: Promise, whole: WholeVisit) -> Person | None:
    """Returns the speaker of the note with the same words, if any."""
    note = next((note for note in whole.notes if note.text == promise.text and note.said_by), None)
    return whole.person(note.said_by) if note else None


def _day(whole: WholeVisit) -> date:
    """Returns the day of the visit, from which "Friday" counts; today where it has none."""
    try:
        return date.fromisoformat(whole.visit.date)
    except ValueError:
        return date.today()
