"""Lists the kinds of a note: the name of each, the sign at the start of the capture line that chooses it, its colour."""

from dataclasses import dataclass

from db.model.messages import N_
from db.model.records import NoteKind
from desktop.theme.tokens import KIND_COLOUR
from desktop.widgets.key_places import plain_sign


@dataclass(frozen=True, slots=True)
class NoteKindChoice:
    """One kind of note: `signs` are the characters that choose it when typed into the empty capture line."""

    kind: NoteKind
    label: str
    signs: str

    @property
    def tone(self) -> str:
        """The name of the kind's colour."""
        return KIND_COLOUR[self.kind]


# A dragged note has its id under this type, beside its words.
NOTE_MIME = "application/x-firsthand-note"
NOTE_KINDS = (
    NoteKindChoice(NoteKind.NOTE, N_("Note"), "-"),
    NoteKindChoice(NoteKind.GOAL, N_("Goal"), ">"),
    NoteKindChoice(NoteKind.OBJECTION, N_("Objection"), "!"),
    NoteKindChoice(NoteKind.NUMBER, N_("Number"), "#"),
    NoteKindChoice(NoteKind.FEELING, N_("Feeling"), ":"),
    NoteKindChoice(NoteKind.QUOTE, N_("Quote"), "\"“„«「'"),
    NoteKindChoice(NoteKind.PROMISE, N_("Promise"), "+"),
    NoteKindChoice(NoteKind.QUESTION, N_("Ask"), "?"),
)
BY_KIND = {kind.kind: kind for kind in NOTE_KINDS}


def kind_of_sign(sign: str) -> NoteKindChoice | None:
    """The kind that `sign`, one character, chooses, also in full width."""
    return next((kind for kind in NOTE_KINDS if sign and plain_sign(sign) in kind.signs), None)
