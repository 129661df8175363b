"""Finds the records of a visit that hold the words typed, in the order in which the page shows them. Pure functions."""

from collections.abc import Sequence

from db.model.records import Note, Presence
from db.model.visit_copy import records_of
from db.model.whole_visit import WholeVisit
from db.tables.mapping import words_of
from desktop.core.found_words import fold
from desktop.fields.at_table import words_at_table
from desktop.interview.guide import Block
from desktop.visit.progress import block_of


def found_records(whole: WholeVisit, blocks: Sequence[Block], typed: str, at_table: bool = False) -> list[str]:
    """Returns the ids of the records with all the words typed: block by block, then the notes, the newest first.

    With `at_table` only the records and words that the customer may read are looked at.
    """
    words = [fold(word) for word in typed.split()]
    read = words_at_table if at_table else words_of
    if not words:
        return []
    places = {block.id: n for n, block in enumerate(blocks)}
    found: list[tuple[int, int, str]] = []
    for number, record in enumerate(records_of(whole)):
        if isinstance(record, Presence):
            continue
        block = None if isinstance(record, Note) else block_of(record, blocks)
        if block is None and not isinstance(record, Note):
            continue
        if all(word in fold(read(record)) for word in words):
            # The newest note stands first in the list.
            found.append((places[block.id], number, record.id) if block else (len(blocks), -number, record.id))
    return [record_id for _, _, record_id in sorted(found)]
