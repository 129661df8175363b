"""What a visit still needs after it has ended. Pure functions."""

from dataclasses import dataclass

from db.model.records import Claim, Evidence, Note, NoteKind, Objection, Objective, Promise, Quote
from db.model.whole_visit import WholeVisit
from desktop.interview.dates import understood_date

# The answer that keeps what surprised us, a line for each surprise.
SURPRISED_US = "surprised_us"
# About so many seconds go into sorting one note.
SECONDS_A_NOTE = 15

Said = Objective | Objection | Claim | Quote


@dataclass(frozen=True, slots=True)
class DebriefLeft:
    """What is still to be done with what was heard."""

    notes: tuple[Note, ...]
    promises: tuple[Promise, ...]
    said: tuple[Said, ...]

    def __bool__(self) -> bool:
        return bool(self.notes or self.promises or self.said)


def debrief_left(whole: WholeVisit) -> DebriefLeft:
    """Returns notes not sorted, promises without owner or day, records of which nobody knows who said them or how they know."""
    return DebriefLeft(
        notes=tuple(note for note in whole.notes if not note.sorted),
        promises=tuple(promise for promise in whole.promises if promise.text.strip() and lacking(promise)),
        said=tuple(record for record in said_in(whole) if record.said_by is None or lacks_evidence(record)),
    )


def said_in(whole: WholeVisit) -> tuple[Said, ...]:
    """Returns everything that somebody at the table said, in the order of the story."""
    return (*whole.objectives, *whole.objections, *whole.claims, *whole.quotes)


def lacks_evidence(record: Said) -> bool:
    """Returns whether it is a claim of which nobody says how it is known; a feeling is felt."""
    return isinstance(record, Claim) and record.evidence is Evidence.UNKNOWN


def lacking(promise: Promise) -> tuple[str, ...]:
    """Returns the fields that a promise lacks: whose it is, and by when."""
    owner = () if promise.owner.strip() or promise.side else ("owner",)
    return (*owner, *(() if promise.done or understood_date(promise.due) else ("due",)))


def questions_kept(whole: WholeVisit) -> tuple[Note, ...]:
    """Returns what to ask next time."""
    return tuple(note for note in asked(whole) if note.text.strip())


def asked(whole: WholeVisit) -> tuple[Note, ...]:
    """Every note that is a question, one that is just being written too."""
    return tuple(note for note in whole.notes if note.kind is NoteKind.QUESTION)


def surprises(whole: WholeVisit) -> tuple[str, ...]:
    """Returns what surprised us, each in a line."""
    return tuple(line for line in whole.answer(SURPRISED_US).split("\n") if line.strip())


def minutes_for(notes: int) -> int:
    """Returns about how many minutes so many notes take, at least one."""
    return max(1, round(notes * SECONDS_A_NOTE / 60))


def next_unsorted(whole: WholeVisit, after: str) -> Note | None:
    """Returns the next note below `after` that is not sorted, from the top again at the end; None where all are."""
    ids: list[str] = [note.id for note in whole.notes]
    at = ids.index(after) + 1 if after in ids else 0
    return next((note for note in (*whole.notes[at:], *whole.notes[:at]) if not note.sorted), None)
