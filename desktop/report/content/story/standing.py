"""Says which of a draft's stored sentences stand: those that somebody typed stay, all others are composed anew. Pure.

Where each stands follows from their order in the draft. A typed sentence takes the place of the composed one of the same slot and
records, the first of the first, the second of the second. The summary tells one result; what was typed over it takes the place of
the one that is told there now. What was added, or whose composed sentence is no more, stands behind the nearest one before it in
its slot that still stands, else in front of the slot. In a slot that is no running text it is told by itself at the end of a
section that takes it (`_HOMES`). One without words leaves its place empty. What is marked in a composed sentence stays marked.
Where its composed sentence is no more by choice, it stands nowhere and waits (see `waiting`).

A version is never recomposed; of it only `changed_since` is asked.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from typing import Any, TypeVar

from db.model.case_study import Sentence
from db.model.kinds import RecordId
from db.model.marks import carried
from desktop.report.content.story.material import joint_digest
from desktop.report.content.story.waiting import SUMMARY, Choosing, order_of, waiting_at
from desktop.report.document.story import NOT_TOLD, Feeling, Quoted, Result, SalesCard, Story, sentences_of

S = TypeVar("S", bound=Story)
# Its words are chosen (`Choices.title`), and a document without one is none.
TITLE = "title"
NONE: frozenset[RecordId] = frozenset()
# The slots of running text; beside their sentences one can be added.
RUNNING = ("summary", "challenge", "solution", "results", "compared", "feelings", "next")


@dataclass(frozen=True, slots=True)
class Standing:
    """A sentence that stands.

    `changed` where the notes it comes from have changed since it was stored; `is_left` where it was typed over a composed
    sentence that is no more.
    """

    sentence: Sentence
    changed: bool = False
    is_left: bool = False


def standing(stored: Sequence[Sentence], composed: Sequence[Sentence], digests: dict[str, str]) -> tuple[Standing, ...]:
    """Returns the sentences of an open draft in their order, slot by slot; `digests` are those of the records as they are now."""
    places = _places(stored, composed)

    def told(one: Sentence, is_left: bool = False) -> Standing:
        return Standing(one, one.typed and _has_changed(one, digests), is_left and not one.added)

    found: list[Standing] = []
    for slot in dict.fromkeys([*(one.slot for one in composed), *places.front, *(one.slot for one in places.homeless)]):
        found += [told(one, is_left=True) for one in places.front.get(slot, ())]
        for at, one in enumerate(composed):
            if one.slot == slot:
                found.append(told(places.instead.get(at, one)))
                found += [told(behind, is_left=True) for behind in places.behind.get(at, ())]
        found += [told(one, is_left=True) for one in places.homeless if one.slot == slot]
    return tuple(found)


def with_typed(story: S, stored: Sequence[Sentence], by: Choosing | None = None) -> S:
    """Returns the story with everything that somebody typed in its place, or waiting. On a card only what takes a place has room.

    `by` is what is left out by choice; without it, that waits on which waited before.
    """
    bare = _Filling(_Places()).fill(story, without_added=True)
    composed = list(sentences_of(bare))
    waiting = dict.fromkeys(waiting_at(stored, composed, by))
    places = _places([one for n, one in enumerate(stored) if n not in waiting], composed, by.results if by else NONE)
    filling = _Filling(places)
    filled: S = filling.fill(bare)
    if isinstance(filled, SalesCard):
        return filled
    kept = tuple(stored[n] for n in waiting)
    filled = replace(filled, waiting=kept, order=order_of(stored, composed, by, kept))
    for slot, group in places.front.items():
        filled = _at_home(filled, slot, group, first=True)
    for one in (*filling.homeless, *places.homeless):
        filled = _at_home(filled, one.slot, [one], first=False)
    return filled


def changed_since(sentences: Iterable[Sentence], digests: dict[str, str]) -> tuple[Sentence, ...]:
    """Returns the sentences whose records are others now than when they were stored."""
    return tuple(one for one in sentences if _has_changed(one, digests))


def all_of(story: Story) -> tuple[Sentence, ...]:
    """Returns every sentence of a story, to be stored."""
    return tuple(sentences_of(story))


@dataclass(slots=True)
class _Places:
    """By the number of a composed sentence, what stands instead of it and behind it; by slot, what stands in front of all.

    What has no place in its slot is `homeless`.
    """

    instead: dict[int, Sentence] = field(default_factory=dict)
    behind: dict[int, list[Sentence]] = field(default_factory=dict)
    front: dict[str, list[Sentence]] = field(default_factory=dict)
    homeless: list[Sentence] = field(default_factory=list)


def _places(stored: Sequence[Sentence], composed: Sequence[Sentence], results: frozenset[RecordId] = NONE) -> _Places:
    """Returns where the stored sentences stand; `results` are those that the summary tells one of."""
    found = _Places()
    at_key = {key: at for at, key in enumerate(_numbered(composed))}
    keys = iter(_numbered([one for one in stored if not one.added]))
    before: dict[str, int] = {}
    typed_over = {(one.slot, one.record_ids) for one in stored if one.typed}
    best = [at for at, one in enumerate(composed) if _tells_best(one, results) and (one.slot, one.record_ids) not in typed_over]
    for one in stored:
        at = None if one.added else at_key.get(next(keys))
        if at is None and one.typed and _tells_best(one, results) and best:
            at = best.pop()
        if at is not None:
            before[one.slot] = at
            if one.typed or at not in found.instead:
                found.instead[at] = _instead_of(composed[at], one)
        elif not (one.typed or one.added) or one.slot == TITLE:
            continue
        elif one.slot not in RUNNING:
            found.homeless.append(one)
        elif one.slot in before:
            found.behind.setdefault(before[one.slot], []).append(one)
        else:
            found.front.setdefault(one.slot, []).append(one)
    return found


def _tells_best(one: Sentence, results: frozenset[RecordId]) -> bool:
    """Returns whether a sentence is that of the summary which tells a result."""
    return one.slot == SUMMARY and not one.added and bool(one.record_ids) and results.issuperset(one.record_ids)


def _numbered(sentences: Sequence[Sentence]) -> list[tuple[str, tuple[RecordId, ...], int]]:
    """Returns slot and records of each sentence, and which of several with the same two it is."""
    counted: dict[tuple[str, tuple[RecordId, ...]], int] = {}
    found = []
    for one in sentences:
        key = one.slot, one.record_ids
        counted[key] = counted.get(key, -1) + 1
        found.append((*key, counted[key]))
    return found


def _instead_of(composed: Sentence, stored: Sentence) -> Sentence:
    """Returns what stands in the place of a composed sentence: what was typed over it, or itself with what was marked in it."""
    if composed.slot == TITLE and (composed.typed or not stored.text.strip()):
        return composed
    if stored.typed:
        return stored
    return replace(composed, marks=carried(stored.marks, stored.text, composed.text), item=stored.item)


class _Filling:
    """Fills the places of one story; what stands behind a quote among running text has no place there."""

    def __init__(self, places: _Places) -> None:
        self.homeless: list[Sentence] = []
        self._places = places
        self._at = -1

    def fill(self, value: Any, without_added: bool = False) -> Any:
        """Returns `value` with its sentences as they stand, in the order of `sentences_of`."""
        if isinstance(value, Sentence):
            stands, *behind = self._standing(value)
            self.homeless += behind
            return stands
        if isinstance(value, tuple):
            found: list[Any] = []
            for item in value:
                if not isinstance(item, Sentence):
                    filled = self.fill(item, without_added)
                    # A part that held added sentences only goes with them.
                    found += [] if item != filled and not any(sentences_of(filled)) else [filled]
                elif not (without_added and item.added):
                    found += self._standing(item)
            return tuple(found)
        if is_dataclass(value) and not isinstance(value, type) and type(value).__module__ == Story.__module__:
            names = [part.name for part in fields(value) if part.name not in NOT_TOLD]
            return replace(value, **{name: self.fill(getattr(value, name), without_added) for name in names})
        return value

    def _standing(self, one: Sentence) -> list[Sentence]:
        self._at += 1
        return [self._places.instead.get(self._at, one), *self._places.behind.get(self._at, ())]


def _parted(group: Sequence[Sentence]) -> list[tuple[Sentence, ...]]:
    """Returns sentences in parts: one that was added goes on the part before it."""
    found: list[tuple[Sentence, ...]] = []
    for one in group:
        if one.added and found:
            found[-1] = (*found[-1], one)
        else:
            found.append((one,))
    return found


# By slot: the part of a story that holds sentences of it, and how; what has no part of its own is a result.
_Made = Callable[[Sequence[Sentence]], tuple[Any, ...]]
_RESULT: tuple[str, _Made] = ("results", lambda group: tuple(Result(heading="", sentences=part) for part in _parted(group)))
_HOMES: dict[str, tuple[str, _Made]] = {
    **{slot: (slot, tuple) for slot in ("summary", "solution", "compared", "next")},
    "challenge": ("challenge", lambda group: (tuple(group),)),
    "feelings": ("feelings", lambda group: tuple(Feeling(heading="", sentences=part) for part in _parted(group))),
    **{slot: ("quotes", lambda group: tuple(Quoted(said=one) for one in group)) for slot in ("pull", "quotes")},
    "told": ("paraphrases", lambda group: tuple(Quoted(said=one) for one in group)),
}


def _at_home(story: Any, slot: str, group: Sequence[Sentence], first: bool) -> Any:
    """Returns the story with sentences of a slot in front of all others of it, or behind them."""
    name, made = _HOMES.get(slot, _RESULT)
    there, new = getattr(story, name), made(group)
    if name == "challenge" and there:
        # They join the paragraph that stands there.
        joined = (*group, *there[0]) if first else (*there[-1], *group)
        return replace(story, challenge=(joined, *there[1:]) if first else (*there[:-1], joined))
    return replace(story, **{name: (*new, *there) if first else (*there, *new)})


def _has_changed(sentence: Sentence, digests: dict[str, str]) -> bool:
    return bool(sentence.record_ids) and sentence.digest != joint_digest(digests, sentence.record_ids)
