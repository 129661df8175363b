"""What was done in the open visit, step by step, to be taken back and done again: one history, also for a single field."""

from dataclasses import MISSING, dataclass, replace
from time import monotonic

from db.model.edits import Edit, RecordChange
from db.model.fields import fields_of
from db.model.records import Record
from desktop.core.typing import TextChange, change_between

# Typing in the same field goes on being one step within this time.
TYPING_SECONDS = 2.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step; `typing` names the field it was typed in ("id field"), empty where it was not typed."""

    edit: Edit
    typing: str = ""


class UndoStack:
    """The steps done, and the steps undone since."""

    def __init__(self) -> None:
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self._moved_to = self._undone
        self._typing = ("", 0.0)

    def done(self, edit: Edit, typing: str = "") -> None:
        """Takes in a step. Keys in one field in quick succession are one; a paste, or a word typed over, begins another."""
        change = _typed_change(edit, typing)
        if self._goes_on(typing, change):
            both = self._done.pop().edit.then(edit)
            if both.changes:
                self._done.append(Step(both, typing))
        else:
            self._done.append(Step(edit, typing))
        self._typing = ("" if change and change.is_put_in else typing, monotonic())
        self._undone.clear()

    @property
    def any_done(self) -> bool:
        """Whether there is a step to undo."""
        return bool(self._done)

    @property
    def any_undone(self) -> bool:
        """Whether there is a step to redo."""
        return bool(self._undone)

    def undone(self) -> Edit | None:
        """Returns the edit that undoes the last step; None where there is none."""
        return self._moved(self._done, self._undone)

    def redone(self) -> Edit | None:
        """Returns the edit that redoes the step undone last; None where there is none."""
        return self._moved(self._undone, self._done)

    def forget_moved(self) -> None:
        """Forgets the step that was undone or redone last: it no longer fits what was changed elsewhere."""
        self._moved_to.pop()

    def undone_in(self, record: Record, field: str) -> Edit | None:
        """The edit that takes back the last step in one field of `record`, and nothing but that; None where there is none.

        Later steps stay as they are, told as if the field had not been changed.
        """
        at = self._last_in(record.id, field)
        if at is None or _value_after(self._done[at], record.id, field) != getattr(record, field):
            return None
        if at == len(self._done) - 1:
            return self.undone()
        scope, old = self._done[at].edit.scope, _value_before(self._done[at], record.id, field)
        steps = [_without(step, record.id, field, old) for step in self._done[at:]]
        self._done[at:] = [step for step in steps if step.edit.changes]
        edit = Edit(scope, (RecordChange(record, _with(record, field, old)),))
        self._undone.append(Step(edit))
        self._moved_to = self._undone
        self._typing = ("", 0.0)
        return edit

    def _goes_on(self, typing: str, change: TextChange | None) -> bool:
        key, at = self._typing
        in_time = bool(typing) and typing == key and bool(self._done) and monotonic() - at < TYPING_SECONDS
        return in_time and (change is None or change.is_one_key)

    def _last_in(self, record_id: str, field: str) -> int | None:
        found = (n for n in range(len(self._done) - 1, -1, -1) if _changes_field(self._done[n], record_id, field))
        return next(found, None)

    def _moved(self, source: list[Step], target: list[Step]) -> Edit | None:
        if not source:
            return None
        step = source.pop()
        edit = step.edit.reversed()
        self._moved_to = target
        target.append(Step(edit, step.typing))
        self._typing = ("", 0.0)
        return edit


def _typed_change(edit: Edit, typing: str) -> TextChange | None:
    """How the text of the field that `typing` names was changed; None where it is new, or no text."""
    record_id, _, field = typing.partition(" ")
    for change in edit.changes:
        if change.record.id == record_id and change.before and change.after and field not in fields_of(type(change.after)).links:
            before, after = getattr(change.before, field, None), getattr(change.after, field, None)
            if isinstance(before, str) and isinstance(after, str):
                return change_between(before, after)
    return None


def _changes_field(step: Step, record_id: str, field: str) -> bool:
    return any(
        getattr(change.before, field) != getattr(change.after, field)
        if change.before and change.after
        else _typed_first(step, change, field)
        for change in step.edit.changes
        if change.record.id == record_id
    )


def _typed_first(step: Step, change: RecordChange, field: str) -> bool:
    """Whether words in `field` were the first of the record, and are still there."""
    typed_here = change.before is None and step.typing == f"{change.record.id} {field}"
    return typed_here and getattr(change.record, field) != _untouched(change.record, field)


def _value_before(step: Step, record_id: str, field: str) -> object:
    change = next(change for change in step.edit.changes if change.record.id == record_id)
    return getattr(change.before, field) if change.before else _untouched(change.record, field)


def _value_after(step: Step, record_id: str, field: str) -> object:
    change = next(change for change in step.edit.changes if change.record.id == record_id)
    return getattr(change.record, field)


def _untouched(record: Record, field: str) -> object:
    """What stands in a field before anybody types."""
    default = type(record).__dataclass_fields__[field].default
    return "" if default is MISSING else default


def _without(step: Step, record_id: str, field: str, old: object) -> Step:
    """`step` as it would have been with `old` in the field."""
    changes = [
        RecordChange(
            _with(change.before, field, old) if change.before else None, _with(change.after, field, old) if change.after else None
        )
        if change.record.id == record_id
        else change
        for change in step.edit.changes
    ]
    kept = tuple(change for change in changes if change.before != change.after)
    return replace(step, edit=replace(step.edit, changes=kept))


def _with(record: Record, field: str, value: object) -> Record:
    return replace(record, **{field: value})  # type: ignore[arg-type]  # a field of its own
