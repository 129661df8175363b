"""Says which of a draft's stored sentences stand: those that somebody typed stay, all others are composed anew.

A typed sentence whose records are others now stays as it was typed, and is marked: the notes have changed. A version is never
recomposed; of it only `changed_since` is asked.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from db.model.case_study import Sentence
from db.model.kinds import RecordId
from desktop.report.content.story.material import joint_digest
from desktop.report.document.story import Story, sentences_of, with_sentences


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence that stands; `changed` where the notes it comes from have changed since it was stored."""

    sentence: Sentence
    changed: bool = False


def standing(stored: Sequence[Sentence], composed: Sequence[Sentence], digests: dict[str, str]) -> tuple[Standing, ...]:
    """Returns the sentences of an open draft: the composed ones in their order, with what somebody typed in its place.

    A typed sentence takes the place of the composed one of the same slot and records; without records, or where their sentence is
    no more, it stands where it stood in its slot. `digests` are those of the records as they are now.
    """
    found: list[Standing] = []
    typed = _Typed(stored, digests)
    for slot in dict.fromkeys([*(one.slot for one in composed), *(one.slot for one in stored)]):
        fresh = [one for one in composed if one.slot == slot]
        found += typed.among(slot, fresh)
    return tuple(found)


def with_typed(story: Story, stored: Sequence[Sentence]) -> Story:
    """Returns the story with the typed sentences that stand in place of composed ones; others of the draft are not part of it."""
    counted: dict[tuple[str, tuple[RecordId, ...]], int] = {}
    instead = _numbered([one for one in stored if one.typed], stored)

    def changed(sentence: Sentence) -> Sentence:
        key = sentence.slot, sentence.record_ids
        counted[key] = counted.get(key, -1) + 1
        return instead.get((*key, counted[key]), sentence)

    return with_sentences(story, changed)


def changed_since(sentences: Iterable[Sentence], digests: dict[str, str]) -> tuple[Sentence, ...]:
    """Returns the sentences whose records are others now than when they were stored."""
    return tuple(one for one in sentences if _has_changed(one, digests))


def all_of(story: Story) -> tuple[Sentence, ...]:
    """Returns every sentence of a story, to be stored."""
    return tuple(sentences_of(story))


class _Typed:
    """The typed sentences of a draft, each given out once."""

    def __init__(self, stored: Sequence[Sentence], digests: dict[str, str]) -> None:
        self._stored = stored
        self._digests = digests
        self._instead = _numbered([one for one in stored if one.typed and one.record_ids], stored)

    def among(self, slot: str, fresh: Sequence[Sentence]) -> list[Standing]:
        """Returns the sentences of a slot."""
        counted: dict[tuple[str, tuple[RecordId, ...]], int] = {}
        found, used = [], set()
        for one in fresh:
            key = one.slot, one.record_ids
            counted[key] = counted.get(key, -1) + 1
            place = (*key, counted[key])
            typed = self._instead.get(place)
            used.add(place)
            found.append(Standing(typed, _has_changed(typed, self._digests)) if typed else Standing(one))
        left = [typed for place, typed in self._instead.items() if place[0] == slot and place not in used]
        left += [one for one in self._stored if one.slot == slot and one.typed and not one.record_ids]
        old = [one for one in self._stored if one.slot == slot]
        for one in sorted(left, key=old.index):
            found.insert(min(old.index(one), len(found)), Standing(one, _has_changed(one, self._digests)))
        return found


def _numbered(wanted: Sequence[Sentence], stored: Sequence[Sentence]) -> dict[tuple[str, tuple[RecordId, ...], int], Sentence]:
    """Returns sentences by slot, records, and which of several with the same two they are."""
    counted: dict[tuple[str, tuple[RecordId, ...]], int] = {}
    found = {}
    for one in stored:
        key = one.slot, one.record_ids
        counted[key] = counted.get(key, -1) + 1
        if one in wanted:
            found[(*key, counted[key])] = one
    return found


def _has_changed(sentence: Sentence, digests: dict[str, str]) -> bool:
    return bool(sentence.record_ids) and sentence.digest != joint_digest(digests, sentence.record_ids)
