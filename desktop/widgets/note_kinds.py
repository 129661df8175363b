"""The kinds of a note: how each is called, which sign at the start of the capture line chooses it, its colour."""

from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP

from db.model.records import NoteKind
from desktop.theme.tokens import KIND_COLOUR


@dataclass(frozen=True, slots=True)
class NoteKindChoice:
    """One kind of note: `signs` are the characters that choose it when typed into the empty capture line."""

    kind: NoteKind
    label: str
    signs: str

    @property
    def tone(self) -> str:
        """The name of its colour."""
        return KIND_COLOUR[self.kind]


def _kind(kind: NoteKind, label: object, signs: str) -> NoteKindChoice:
    return NoteKindChoice(kind, str(label), signs)


NOTE_KINDS = (
    _kind(NoteKind.NOTE, QT_TRANSLATE_NOOP("Forms", "Note"), "-"),
    _kind(NoteKind.GOAL, QT_TRANSLATE_NOOP("Forms", "Goal"), ">"),
    _kind(NoteKind.OBJECTION, QT_TRANSLATE_NOOP("Forms", "Objection"), "!"),
    _kind(NoteKind.NUMBER, QT_TRANSLATE_NOOP("Forms", "Number"), "#"),
    _kind(NoteKind.FEELING, QT_TRANSLATE_NOOP("Forms", "Feeling"), ":"),
    _kind(NoteKind.QUOTE, QT_TRANSLATE_NOOP("Forms", "Quote"), "\"“„«「'"),
    _kind(NoteKind.PROMISE, QT_TRANSLATE_NOOP("Forms", "Promise"), "+@"),
    _kind(NoteKind.QUESTION, QT_TRANSLATE_NOOP("Forms", "Ask"), "?"),
)
BY_KIND = {kind.kind: kind for kind in NOTE_KINDS}


def kind_of_sign(sign: str) -> NoteKindChoice | None:
    """The kind that `sign`, one character, chooses."""
    return next((kind for kind in NOTE_KINDS if sign and sign in kind.signs), None)
