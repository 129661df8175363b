"""Describes an edit: what a person did in one step, as records before and after. It can be stored, undone and redone."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from db.model.kinds import ScopeId
    from db.model.records import Record


@dataclass(frozen=True, slots=True)
class RecordChange:
    """One record before and after; `before` is None for a new record, `after` is None for a deleted one."""

    before: "Record | None"
    after: "Record | None"

    @property
    def record(self) -> "Record":
        """The record after the change; for a deletion the record before it."""
        return cast("Record", self.after or self.before)

    def reversed(self) -> "RecordChange":
        """Returns the change that takes this one back."""
        return RecordChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """Changes that belong together, in the order in which they must be stored.

    `scope` is where somebody made them: at a visit, at a customer, or in the house (see db.model.scopes). With `keep`, the
    replaced records become versions, however recent their last versions are.
    """

    scope: "ScopeId"
    changes: tuple[RecordChange, ...]
    keep: bool = False

    def reversed(self) -> "Edit":
        """Returns the edit that takes this one back."""
        return Edit(self.scope, tuple(change.reversed() for change in reversed(self.changes)), self.keep)

    def then(self, later: "Edit") -> "Edit":
        """Returns one edit with the effect of this one followed by `later`."""
        merged: dict[str, RecordChange] = {change.record.id: change for change in self.changes}
        for change in later.changes:
            earlier = merged.get(change.record.id)
            merged[change.record.id] = RecordChange(earlier.before, change.after) if earlier else change
        return Edit(self.scope, tuple(c for c in merged.values() if c.before != c.after), self.keep or later.keep)
