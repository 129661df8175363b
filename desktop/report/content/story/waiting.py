"""Says what is left out by choice, and which sentences wait until it is chosen again. Pure.

A typed sentence waits where nothing is composed in its place any more because of a choice: what it tells is left out, or stands
elsewhere by the order that was chosen, as a row of the table and no tile. Where a note was changed or is gone, nothing begins to
wait; what waits already waits on, until its place is there again, or somebody takes it in: then it stands without a note.
A whole group waits together: all sentences of one section that tell the same, also those that nobody typed, as they say where the
others stand; the aim in front of a result; and what was added behind.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.model.case_study import Choices, Sentence, parted
from db.model.kinds import RecordId
from db.model.whole_visit import WholeVisit
from desktop.report.content.story.told_claim import is_result

RESULTS, SUMMARY = "results", "summary"
# The forms in which a result is told by its place in the order.
FORMS = ("tile", RESULTS, "table")
# By what is chosen: the sections in which it is told.
TOLD_IN = {"results": (SUMMARY, *FORMS), "quotes": ("challenge", "pull", "quotes", "told"), "objections": ("overcome",)}
# Where one stands in the order that was chosen; title and summary tell the best again.
IN_ORDER = frozenset(slot for slots in TOLD_IN.values() for slot in slots if slot != SUMMARY)
Ids = tuple[RecordId, ...]


@dataclass(frozen=True, slots=True)
class Choosing:
    """What there is to choose from (`offered`), what is `chosen`, and what is left out by choice, by section and record.

    `results` are those offered, `aims` the objectives; `is_ordered` where somebody chose the results and their order.
    """

    offered: frozenset[RecordId]
    results: frozenset[RecordId]
    chosen: frozenset[RecordId]
    left: frozenset[tuple[str, RecordId]]
    aims: frozenset[RecordId]
    is_ordered: bool

    def is_left(self, one: Sentence) -> bool:
        """Whether all that a sentence tells is left out by choice."""
        return bool(one.record_ids) and all((one.slot, record) in self.left for record in one.record_ids)

    def is_gone(self, one: Sentence) -> bool:
        """Whether nothing that a sentence tells can be chosen any more, or is chosen nevertheless."""
        return (self.offered | self.chosen).isdisjoint(one.record_ids)


def choosing(wholes: Iterable[WholeVisit], choices: Choices) -> Choosing:
    """Returns what is left out by choice: records that are here and could be chosen, in a list in which somebody chose others.

    Where nobody chose, nothing is. What may not be published now can be left out too.
    """
    here = tuple(wholes)
    offered = {
        "results": [one.id for whole in here for one in whole.claims if is_result(one)],
        "quotes": [one.id for whole in here for one in whole.quotes],
        "objections": [one.id for whole in here for one in whole.objections],
    }
    chosen = {"results": choices.results, "quotes": choices.quotes, "objections": choices.objections}
    return Choosing(
        offered=frozenset(record for ids in offered.values() for record in ids),
        results=frozenset(offered["results"]),
        chosen=frozenset(record for taken in chosen.values() for record in taken or ()),
        left=frozenset(
            (slot, record)
            for part, ids in offered.items()
            if (taken := chosen[part]) is not None
            for record in set(ids).difference(taken)
            for slot in TOLD_IN[part]
        ),
        aims=frozenset(one.id for whole in here for one in whole.objectives),
        is_ordered=choices.results is not None,
    )


def waiting_at(stored: Sequence[Sentence], composed: Sequence[Sentence], by: Choosing | None) -> tuple[int, ...]:
    """Returns the numbers of the stored sentences that wait, in their order.

    Without `by`, where nothing can be chosen, those wait on that waited before.
    """
    page, behind = parted(stored)
    begins = len(page)
    told = _Told(composed, by, behind[0].record_ids if behind else ())
    groups: dict[tuple[str, Ids], list[int]] = {}
    for numbers, has_waited in ((range(begins), False), (range(begins, len(stored)), True)):
        by_slot: dict[str, list[int]] = {}
        for n in numbers:
            by_slot.setdefault(stored[n].slot, []).append(n)
        for slot, at in by_slot.items():
            for n, owner in zip(at, _owners([stored[n] for n in at], told, has_waited), strict=True):
                if owner:
                    groups.setdefault((slot, owner), []).append(n)
    return tuple(sorted(n for group in groups.values() if any(_is_somebodys(stored[n]) for n in group) for n in group))


class _Told:
    """What is composed now, and what of the rest is missing because of a choice; `order` is what could be chosen before."""

    def __init__(self, composed: Sequence[Sentence], by: Choosing | None, order: Ids) -> None:
        self._by, self._order = by, frozenset(order)
        self._places = {(one.slot, one.record_ids) for one in composed if not one.added}
        self._forms = {(one.record_ids, one.digest) for one in composed if one.slot in FORMS}

    def is_away(self, one: Sentence, has_waited: bool) -> bool:
        """Whether what a sentence was typed over is not told in its section by choice."""
        if one.added or not one.record_ids or (one.slot, one.record_ids) in self._places:
            return False
        if self._by is None:
            return has_waited
        if has_waited and self._order.issuperset(one.record_ids) and self._by.is_gone(one):
            return True
        stands_elsewhere = one.slot in FORMS and (one.record_ids, one.digest) in self._forms
        return self._by.is_left(one) or (stands_elsewhere and (self._by.is_ordered or has_waited))

    def is_aim(self, one: Sentence) -> bool:
        """Whether a sentence of a result tells the aim of it, which no result tells now."""
        free = one.slot == RESULTS and not one.added and (one.slot, one.record_ids) not in self._places
        return free and self._by is not None and bool(one.record_ids) and self._by.aims.issuperset(one.record_ids)


def _owners(group: Sequence[Sentence], told: _Told, has_waited: bool) -> list[Ids]:
    """Returns of each sentence of a section whose group it waits with; nothing where it does not wait."""
    owners: list[Ids] = [one.record_ids if told.is_away(one, has_waited) else () for one in group]
    follows: Ids = ()
    for n in reversed(range(len(group))):
        if not group[n].added:
            owners[n] = follows = owners[n] or (follows if told.is_aim(group[n]) else ())
    for n, one in enumerate(group):
        # In running text, what was added behind composed words stands for itself.
        if one.added and n and (one.slot == RESULTS or group[n - 1].typed):
            owners[n] = owners[n - 1]
    return owners


def _is_somebodys(one: Sentence) -> bool:
    return one.typed or one.added or one.item or bool(one.marks)


def order_of(stored: Sequence[Sentence], told: Iterable[Sentence], by: Choosing | None, waiting: Iterable[Sentence] = ()) -> Ids:
    """Returns what can be chosen in the order in which it is told now, and what is left out where it was told; else nothing.

    What is gone stays in it as long as words of it wait.
    """
    page, behind = parted(stored)
    before = behind[0].record_ids if behind else tuple(_chosen(page, by))
    if by is None:
        return before if behind else ()
    found, kept = list(_chosen(told, by)), {record for one in waiting for record in one.record_ids}
    order = in_places(found, [one for one in before if one in by.offered or one in kept])
    return order if kept or len(order) > len(found) else ()


def in_places(told: Sequence[RecordId], before: Sequence[RecordId]) -> Ids:
    """Returns what is told, and what of `before` is not behind that which stood before it."""
    found = list(told)
    for n, one in enumerate(before):
        if one not in found:
            found.insert(found.index(before[n - 1]) + 1 if n else 0, one)
    return tuple(found)


def _chosen(sentences: Iterable[Sentence], by: Choosing | None) -> Iterator[RecordId]:
    """Yields each record that can be chosen, in the order in which they are told."""
    offered = by.offered if by else frozenset()
    placed = (one for one in sentences if one.slot in IN_ORDER)
    yield from dict.fromkeys(record for one in placed for record in one.record_ids if record in offered)
