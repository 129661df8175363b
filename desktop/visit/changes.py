"""Says which changes of a visit alter what its page lists. Pure functions."""

from db.model.edits import RecordChange
from db.model.records import Record


def comes_goes_or_moves(change: RecordChange) -> bool:
    """Returns whether a record was added, removed or put elsewhere in its list."""
    return change.before is None or change.after is None or _place(change.before) != _place(change.after)


def _place(record: Record) -> int:
    return getattr(record, "position", 0)
