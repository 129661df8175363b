"""Says what would be proposed for a note once it is sorted: owner and day of a promise, both ends of a scale, our share."""

from db.model.records import Note
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.fields.card_text import DOT, proposal_in_words
from desktop.interview.proposals import proposals_for
from desktop.interview.sorting import Place
from desktop.workspace.note_to_record import from_note


def read_in_note(note: Note, place: Place | None, whole: WholeVisit, words: Translator) -> str:
    """Returns what the words of `note` say for the record that it becomes at `place`; empty where they say nothing more."""
    if place is None or note.sorted:
        return ""
    records = from_note(note, place, whole)
    return DOT.join(proposal_in_words(one, words) for record in records[:1] for one in proposals_for(record, whole))
