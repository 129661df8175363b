"""Lists where a note can go, each place with its letter, and suggests one by the kind or the block. Pure functions."""

from dataclasses import dataclass

from db.model.messages import N_
from db.model.records import Note, NoteKind
from desktop.interview.guide import Guide, Question


@dataclass(frozen=True, slots=True)
class Place:
    """One place for the words of a note: its letter, its name, and what they fill.

    `fills` is a form of the guide; with "answer", `question` is the id of the question. Where both are empty the note
    stays a note.
    """

    letter: str
    name: str
    fills: str = ""
    question: str = ""

    @property
    def category(self) -> str:
        """Returns the value category of the place, or an empty text."""
        return self.fills.removeprefix("claims.") if self.fills.startswith("claims.") else ""


KEEP = Place("K", N_("Keep"))
# In the order of letters and grid (three columns of six, or six of three): notes, debrief and the table of keys read it.
PLACES = (
    Place("G", N_("Objective"), "objectives"),
    Place("O", N_("Objection"), "objections"),
    Place("R", N_("Revenue"), "claims.revenue"),
    Place("C", N_("Cost"), "claims.cost"),
    Place("E", N_("Emotional"), "claims.emotional"),
    Place("X", N_("Other"), "claims.other"),
    Place("Q", N_("Quote"), "quotes"),
    Place("P", N_("Promise"), "promises"),
    Place("B", N_("Before"), "answer", "challenge"),
    Place("T", N_("They tried"), "answer", "alternatives"),
    Place("S", N_("Solution"), "answer", "solution"),
    Place("W", N_("Start"), "answer", "start"),
    Place("U", N_("Surprise"), "answer", "surprises"),
    Place("Y", N_("Company"), "customer"),
    Place("L", N_("Off-limits"), "consent.note"),
    Place("A", N_("Approver"), "consent.approver"),
    Place("N", N_("Not asked"), "answer", "not_asked"),
    KEEP,
)
BY_LETTER = {place.letter: place for place in PLACES}
# A number says how much, not of what: without a value block one of these has to be chosen.
FOR_A_NUMBER = (BY_LETTER["R"], BY_LETTER["C"], BY_LETTER["X"])
# What the kind of a note says; a plain note says nothing, a question to be asked stays a note.
_BY_KIND: dict[NoteKind | None, Place] = {
    NoteKind.GOAL: BY_LETTER["G"],
    NoteKind.OBJECTION: BY_LETTER["O"],
    NoteKind.FEELING: BY_LETTER["E"],
    NoteKind.QUOTE: BY_LETTER["Q"],
    NoteKind.PROMISE: BY_LETTER["P"],
    NoteKind.QUESTION: KEEP,
}


def place_of(question: Question) -> Place | None:
    """Returns the place of a question of the guide: one with a letter, its free answer, or None where it takes no words."""
    known = next((place for place in PLACES if place.fills == question.fills and place.question in ("", question.id)), None)
    return known or (Place("", question.ask, "answer", question.id) if question.fills == "answer" else None)


def suggested(note: Note, block_id: str, guide: Guide) -> Place | None:
    """Returns where Enter puts `note`, typed while the block `block_id` was open; None where a number could go to three places.

    Its kind says so first; a plain note goes where the first question of its block takes its answer, else it is kept.
    """
    if note.kind in _BY_KIND:
        return _BY_KIND[note.kind]
    block = next((block for block in guide.blocks if block.id == block_id and block.questions), None)
    place = place_of(block.questions[0]) if block else None
    if note.kind is NoteKind.NUMBER:
        return place if place and place.category else None
    return place or KEEP
