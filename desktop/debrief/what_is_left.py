"""What a debrief still has to do, in words: beside each part, and in one sentence at the end."""

from dataclasses import dataclass
from datetime import datetime

from db.model.messages import N_, NN_
from db.model.records import Promise
from db.model.whole_visit import WholeVisit
from desktop.interview.debriefing import debrief_left, lacking, questions_kept, surprises
from desktop.interview.fresh_words import hours_left
from desktop.widgets.moments import hours_in_words
from desktop.widgets.step_rail import Step
from desktop.widgets.words import tr, trn

SURPRISES, NOTES, PROMISES, SPEAKERS, ASK, DONE = "surprises", "notes", "promises", "speakers", "ask_next", "done"
PARTS = {
    SURPRISES: N_("Surprises"),
    NOTES: N_("Notes"),
    PROMISES: N_("Promises"),
    SPEAKERS: N_("Who said it"),
    ASK: N_("Ask next time"),
    DONE: N_("Done"),
}
UNSORTED = NN_("{count} note is not sorted", "{count} notes are not sorted")
NO_DAY = NN_("{count} promise has no day", "{count} promises have no day")
NO_OWNER = NN_("{count} promise belongs to nobody", "{count} promises belong to nobody")
NOBODY = NN_("of {count} record nobody knows who said it", "of {count} records nobody knows who said them")
NO_EVIDENCE = NN_("of {count} claim nobody knows how they know", "of {count} claims nobody knows how they know")
NOT_RATED = N_("the story is not rated")
NOTHING_LEFT = N_("Nothing is left to do.")


@dataclass(frozen=True, slots=True)
class Counted:
    """How much a part holds, and whether something in it is still to be done."""

    count: int
    is_open: bool


def parts_of(whole: WholeVisit) -> dict[str, Counted]:
    """Returns each part of the debrief with what it holds or still has to do."""
    left = debrief_left(whole)
    said, kept = len(surprises(whole)), len(questions_kept(whole))
    return {
        SURPRISES: Counted(said, not said),
        NOTES: Counted(len(left.notes), bool(left.notes)),
        PROMISES: Counted(len(left.promises), bool(left.promises)),
        SPEAKERS: Counted(len(left.said), bool(left.said)),
        ASK: Counted(kept, False),
        DONE: Counted(0, False),
    }


def steps_of(whole: WholeVisit) -> list[Step]:
    """Returns the same as steps of the rail; a part with nothing left to do is complete."""
    parts = parts_of(whole)
    is_clear = not any(part.is_open for name, part in parts.items() if name != SURPRISES)
    return [
        Step(f"debrief_{name}", tr(PARTS[name]), 0, _is_complete(name, part, is_clear), False, "", part.count)
        for name, part in parts.items()
    ]


def sentence_of(whole: WholeVisit) -> str:
    """Returns what is left, as one sentence."""
    left = debrief_left(whole)
    counts = (
        (UNSORTED, len(left.notes)),
        (NO_OWNER, _lacking(left.promises, "owner")),
        (NO_DAY, _lacking(left.promises, "due")),
        (NOBODY, sum(record.said_by is None for record in left.said)),
        (NO_EVIDENCE, sum(record.said_by is not None for record in left.said)),
    )
    told = [trn(words, count) for words, count in counts if count]
    told += [] if whole.visit.rating else [tr(NOT_RATED)]
    sentence = ", ".join(told)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else tr(NOTHING_LEFT)


def time_left(whole: WholeVisit, now: datetime) -> str:
    """Returns how long the words stay fresh, in words, or how late it is; empty where nobody knows when the visit ended."""
    visit = whole.visit
    return hours_in_words(hours_left(visit.ended_at, visit.date, visit.time, now))


def _is_complete(name: str, part: Counted, is_clear: bool) -> bool:
    if name == DONE:
        return is_clear
    return bool(part.count) if name in (SURPRISES, ASK) else not part.is_open


def _lacking(promises: tuple[Promise, ...], field: str) -> int:
    return sum(field in lacking(promise) for promise in promises)
