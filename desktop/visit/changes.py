"""Tells which changes the page of a visit has to show at once."""

from db.model.edits import RecordChange
from db.model.records import Record


def comes_goes_or_moves(change: RecordChange) -> bool:
    """Returns whether a record is new, gone, or in another place than before."""
    return change.before is None or change.after is None or _place(change.before) != _place(change.after)


def _place(record: Record) -> int:
    return getattr(record, "position", 0)
