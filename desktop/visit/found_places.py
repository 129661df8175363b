"""Finds the places of a visit that hold the words typed, in the order in which the page shows them. Pure functions."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from db.model.records import Note, Presence
from db.model.visit_copy import records_of
from db.model.whole_visit import WholeVisit
from db.tables.mapping import texts_of
from desktop.core.found_words import fold, found_in
from desktop.fields.at_table import texts_at_table
from desktop.interview.guide import Block
from desktop.visit.progress import block_of


class FoundPlace(NamedTuple):
    """Words in a field of a record, from `start` to before `end`, in characters. Places compare as they stand on the page."""

    block: int
    number: int
    part: int
    start: int
    end: int
    record: str
    field: str


def found_places(whole: WholeVisit, blocks: Sequence[Block], typed: str, at_table: bool = False) -> list[FoundPlace]:
    """Returns the places in records that have all the words typed: block by block, then the notes, the newest first.

    With `at_table` only the records and words that the customer may read are looked at.
    """
    words = typed.split()
    read = texts_at_table if at_table else texts_of
    if not words:
        return []
    places = {block.id: n for n, block in enumerate(blocks)}
    found: list[FoundPlace] = []
    for number, record in enumerate(records_of(whole)):
        if isinstance(record, Presence):
            continue
        block = None if isinstance(record, Note) else block_of(record, blocks)
        if block is None and not isinstance(record, Note):
            continue
        # The newest note stands first in the list.
        stands = (places[block.id], number) if block else (len(blocks), -number)
        texts = read(record)
        sought = _sought(texts, words)
        for part, (field, text) in enumerate(texts.items()):
            for start, end in found_in(text, sought):
                found.append(FoundPlace(*stands, part, start, end, record.id, field))
    return sorted(found)


def _sought(texts: Mapping[str, str], words: Sequence[str]) -> Sequence[str]:
    """Returns what to look for: the words one after the other, or each where they stand apart; nothing where one is missing."""
    folded = [fold(text) for text in texts.values()]
    if not all(any(fold(word) in text for text in folded) for word in words):
        return ()
    together = " ".join(words)
    return [together] if len(words) > 1 and any(found_in(text, [together]) for text in texts.values()) else words
