"""Lists the text of a case study as somebody edits it: its sections, passages and sentences, and who backs each. Pure, no Qt.

A passage is a paragraph, edited as one text; its pieces are the sentences of it. Quotes are passages too, which nobody changes.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from db.model.case_study import Sentence
from db.model.marks import Marks
from db.model.messages import N_, NN_, Message
from db.model.studies import StudySentence
from desktop.documents.sharing.unbacked import Backing, unbacked
from desktop.documents.studies.version_difference import SECTIONS
from desktop.report.content.story.material import joint_digest
from desktop.report.document.story import Quoted, Story, sentences_of

YOURS, LEFT_OUT = N_("yours"), N_("left out")
NOTES = NN_("{count} note", "{count} notes")
NOTES_CHANGED = N_("the notes have changed")
# A section, the records a sentence of it comes from, and which it is of several with the same two.
Key = tuple[str, tuple[str, ...], int]
# In place of the records of a sentence that was added.
ADDED = ("added",)


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of the text: by what it is known (`key`), what it says, and what would be composed there, if anything.

    `at` is its number in the draft, -1 where it does not stand there yet; `changed` where the notes behind a typed one are others
    now; `unbacked` are the places (start, length) of numbers and names that no note holds.
    """

    key: Key
    sentence: Sentence
    at: int = -1
    composed: Sentence | None = None
    changed: bool = False
    unbacked: tuple[tuple[int, int], ...] = ()

    @property
    def is_typed(self) -> bool:
        """Whether somebody typed it."""
        return self.sentence.typed


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph: the words before it that are not of it, its pieces, and whether it stays as it is."""

    key: str
    pieces: tuple[Piece, ...]
    lead: str = ""
    is_fixed: bool = False

    @property
    def backing(self) -> tuple[Message, ...]:
        """Says who backs it: in the gutter, one word a line."""
        told = [one for one in self.pieces if one.sentence.text.strip()]
        notes = {record for one in told for record in one.sentence.record_ids if not one.is_typed}
        said = [Message(YOURS)] if any(one.is_typed for one in told) else []
        said += [Message(NOTES, count=len(notes))] if notes else []
        said += [Message(LEFT_OUT)] if any(one.is_typed and one not in told for one in self.pieces) else []
        return (*said, *([Message(NOTES_CHANGED)] if any(one.changed for one in self.pieces) else []))


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its slot, its heading (of the catalogue), its passages."""

    slot: str
    heading: str
    passages: tuple[Passage, ...]


def sections_of(
    told: Story, composed: Story, digests: Mapping[str, str], can_add: bool = True, backing: Backing | None = None
) -> tuple[Section, ...]:
    """Returns the sections of a story as it is told, emptied sentences too, with what was `composed` for it.

    With `can_add` the sections that are empty and could be written stand there too; `backing` is what the notes hold.
    """
    found = [Section(slot, SECTIONS[slot], passages) for slot, passages in _Making(told, composed, digests, backing).all()]
    if can_add:
        return tuple(found)
    return tuple(one for one in found if any(piece.sentence.text for passage in one.passages for piece in passage.pieces))


def pieces_of(sections: Iterable[Section]) -> Iterator[Piece]:
    """Yields every piece in the order in which it is read."""
    for section in sections:
        for passage in section.passages:
            yield from passage.pieces


def keys_of(sentences: Iterable[Sentence | StudySentence]) -> Iterator[Key]:
    """Yields by what each sentence of a draft is known."""
    counted: dict[tuple[str, tuple[str, ...]], int] = {}
    for one in sentences:
        key = one.slot, ADDED if one.added else one.record_ids
        counted[key] = counted.get(key, -1) + 1
        yield (*key, counted[key])


def with_text(piece: Piece, text: str, marks: Marks, digests: Mapping[str, str]) -> Sentence:
    """Returns the sentence of a piece as somebody typed it, by the notes as they are now; marks alone leave it composed."""
    before = piece.sentence
    if text == before.text and not before.typed:
        return replace(before, marks=marks)
    digest = joint_digest(dict(digests), before.record_ids)
    return replace(before, text=text, marks=marks, typed=True, digest=digest)


class _Making:
    """Makes the passages of one story."""

    def __init__(self, told: Story, composed: Story, digests: Mapping[str, str], backing: Backing | None) -> None:
        self._told, self._digests, self._backing = told, dict(digests), backing
        said, before = list(sentences_of(told)), list(sentences_of(composed))
        self._composed = dict(zip(keys_of(before), before, strict=True))
        # By identity, as two sentences of a story may say the same.
        self._keys = {id(one): key for one, key in zip(said, keys_of(said), strict=True)}
        self._at = {id(one): at for at, one in enumerate(said)}

    def has_changed(self, sentence: Sentence) -> bool:
        """Whether the notes behind a typed sentence are others than when it was typed."""
        stands_on = bool(sentence.typed and sentence.record_ids)
        return stands_on and sentence.digest != joint_digest(self._digests, sentence.record_ids)

    def all(self) -> Iterator[tuple[str, tuple[Passage, ...]]]:
        told = self._told
        yield "title", (self._passage([told.title]),)
        yield "summary", self._one("summary", told.summary)
        if told.tiles:
            yield (
                "tile",
                tuple(self._passage([one.label], " ".join(filter(None, (one.hedge, one.figure, one.way)))) for one in told.tiles),
            )
        yield "challenge", self._challenge()
        if told.overcome:
            yield "overcome", tuple(self._overcome())
        yield "solution", self._one("solution", told.solution)
        if told.pull:
            yield "pull", (self._quote(told.pull),)
        results = [*((one.heading, one.sentences) for one in told.results), *(("", (one,)) for one in told.compared)]
        if results:
            yield "results", tuple(self._passage(said, lead) for lead, said in results if said)
        if told.rows:
            sides = [" → ".join(filter(None, (one.before, one.now))) for one in told.rows]
            yield "table", tuple(self._passage([one.metric], side) for one, side in zip(told.rows, sides, strict=True))
        if told.feelings:
            yield "feelings", tuple(self._passage(one.sentences, one.heading) for one in told.feelings if one.sentences)
        if told.quotes:
            yield "quotes", tuple(map(self._quote, told.quotes))
        if told.paraphrases:
            yield "told", tuple(self._passage([one.said], one.by) for one in told.paraphrases)
        yield "next", self._one("next", told.next)

    def _challenge(self) -> tuple[Passage, ...]:
        told = self._told
        found = [self._passage(part) for part in told.challenge]
        if told.pain:
            found.insert(min(1, len(found)), self._quote(told.pain))
        return tuple(found) if told.challenge else (*found, *self._one("challenge", ()))

    def _overcome(self) -> Iterator[Passage]:
        for one in self._told.overcome:
            yield self._passage([one.concern], one.concern_label)
            yield self._passage([one.answer], one.answer_label)

    def _one(self, slot: str, said: Sequence[Sentence]) -> tuple[Passage, ...]:
        """Returns the paragraph of a section, or the place where one can be written."""
        if said:
            return (self._passage(said),)
        key: Key = (slot, ADDED, 0)
        return (Passage(_name(key), (Piece(key, Sentence(slot=slot, text="", added=True)),)),)

    def _quote(self, quoted: Quoted) -> Passage:
        return replace(self._passage([quoted.said], quoted.by), is_fixed=True)

    def _passage(self, said: Sequence[Sentence], lead: str = "") -> Passage:
        pieces = tuple(map(self._piece, said))
        return Passage(_name(pieces[0].key), pieces, lead)

    def _piece(self, sentence: Sentence) -> Piece:
        one = id(sentence)
        return Piece(
            key=self._keys[one],
            sentence=sentence,
            at=self._at[one],
            composed=None if sentence.added else self._composed.get(self._keys[one]),
            changed=self.has_changed(sentence),
            unbacked=self._unbacked(sentence),
        )

    def _unbacked(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        if self._backing is None or not sentence.typed:
            return ()
        return unbacked(sentence.text, self._backing, self._told.own_language)


def _name(key: Key) -> str:
    slot, records, number = key
    return " ".join((slot, *records, str(number)))
