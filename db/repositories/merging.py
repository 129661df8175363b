"""Joins an edit with what somebody else has stored since: only the fields that the edit changes are written.

Two windows on one store cannot happen; where a lock was taken away, or a synced folder brings another state, no word is lost.
Promise of safety: S9.
"""

from dataclasses import fields, replace

from db.engine.driver import Connection
from db.model.edits import Edit, RecordChange
from db.model.records import Record
from db.tables.queries import select


def joined_with_stored(connection: Connection, edit: Edit, ours: frozenset[str] = frozenset()) -> Edit:
    """Returns `edit` as it is to be stored over what is in the store now; records with an id in `ours` are written whole.

    Where both changed the same field, this edit goes before, and what it replaces is kept as a version.
    """
    changes, keep = [], edit.keep
    for change in edit.changes:
        stored = _stored(connection, change) if change.record.id not in ours else None
        if stored is None or stored == change.before:
            changes.append(change)
            continue
        after, replaces = _joined(change, stored)
        changes.append(RecordChange(stored, after))
        keep = keep or replaces
    return replace(edit, changes=tuple(changes), keep=keep)


def _stored(connection: Connection, change: RecordChange) -> Record | None:
    """Returns the record as it is in the store; None for one that is new or deleted by the edit."""
    if change.before is None or change.after is None:
        return None
    found: list[Record] = select(connection, type(change.record), "id = ?", change.record.id)
    return found[0] if found else None


def _joined(change: RecordChange, stored: Record) -> tuple[Record, bool]:
    """Returns the stored record with the fields that the change changes, and whether it replaces words of somebody else."""
    before, after = change.before, change.after
    changed = [field.name for field in fields(stored) if getattr(before, field.name) != getattr(after, field.name)]
    new = replace(stored, **{name: getattr(after, name) for name in changed})
    replaces = any(getattr(stored, name) not in (getattr(before, name), getattr(after, name)) for name in changed)
    return new, replaces
