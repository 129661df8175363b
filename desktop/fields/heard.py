"""Reads back to the customer what was heard from them: goals, figures, quotes, what both sides will do. Nothing of ours."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.model.messages import N_
from db.model.records import Claim, NoteKind, Promise, Quote, Side, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.evidence.claims.understanding import understand
from desktop.fields.card_text import OF_TEN
from desktop.interview.vocabulary import worded

GOALS = N_("You are after")
WORDS = N_("In your words")
FEELS = N_("How it feels")
TOLD = N_("You told us")
OURS = N_("We will")
THEIRS = N_("You will")
AGREED = N_("Agreed")
# The kinds of notes that hold what the customer said in a form to be read back; the others are for us.
NOTES = {NoteKind.NUMBER: TOLD, NoteKind.FEELING: FEELS, NoteKind.QUOTE: WORDS, NoteKind.PROMISE: AGREED}


@dataclass(frozen=True, slots=True)
class Heard:
    """One thing heard: what it is about, and the words; `strong` for figures."""

    label: str
    text: str
    strong: bool = False


def heard(whole: WholeVisit, words: Translator) -> list[Heard]:
    """Returns what was heard so far: goals, then what was said by its moment, then promises."""
    goals = [objective.text for objective in whole.objectives]
    goals += [note.text for note in whole.notes if note.kind is NoteKind.GOAL and not note.sorted]
    said = [one for _, one in sorted(_said(whole, words), key=lambda found: found[0])]
    promised = [Heard(words.text(OURS if one.side is Side.US else THEIRS), _promised(one)) for one in whole.promises]
    return [one for one in (*(Heard(words.text(GOALS), text) for text in goals), *said, *promised) if one.text.strip()]


def _said(whole: WholeVisit, words: Translator) -> Iterator[tuple[str, Heard]]:
    for claim in whole.claims:
        yield claim.heard_at, _claim(worded(claim, words), words)
    for quote in whole.quotes:
        yield quote.heard_at, Heard(words.text(WORDS), _quoted(quote))
    for note in whole.notes:
        label = NOTES.get(note.kind) if note.kind and not note.sorted else None
        if label:
            yield note.at, Heard(words.text(label), note.text, strong=note.kind is NoteKind.NUMBER)


def _claim(claim: Claim, words: Translator) -> Heard:
    if claim.category is ValueCategory.EMOTIONAL:
        scale = words.text(OF_TEN, before=claim.intensity_before or "–", after=claim.intensity_after or "–")
        told = scale if claim.intensity_before or claim.intensity_after else claim.wording
        return Heard(claim.feeling or claim.metric or words.text(FEELS), told, strong=told is scale)
    understood = understand(claim, words)
    # What Firsthand works out is not what was heard, unless the change alone was said.
    figures = understood.sentence.removesuffix(understood.summary).removesuffix(", ") or claim.change
    return Heard(claim.metric or words.text(TOLD), figures or claim.wording, strong=bool(figures))


def _quoted(quote: Quote) -> str:
    return f"“{quote.text}”" if quote.verbatim and quote.text else quote.text


def _promised(promise: Promise) -> str:
    return f"{promise.text} ({promise.owner})" if promise.owner else promise.text
