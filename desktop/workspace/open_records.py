"""Holds records while they are edited on a page: stores every edit by itself, and can undo it. Promises of safety: R1, R12.

What somebody else stores meanwhile is followed (`follow`); a step that changed the same record before that is not undone any
more, but refused with a sentence.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.model.agreed import Permission
from db.model.answers import withheld
from db.model.edits import Edit, RecordChange
from db.model.in_force import is_silent
from db.model.kinds import ScopeId
from db.model.messages import N_, Message
from db.model.moments import today
from db.model.records import Person, Record
from desktop.workspace.store_writer import StoreWriter
from desktop.workspace.undo_stack import UndoStack
from desktop.workspace.whole_visit import freed

# A change waits this long for the next one before it is stored, and never longer, however fast somebody types.
AUTOSAVE_MS = 300
CHANGED_ELSEWHERE = N_("It was changed elsewhere since, so this step cannot be taken back.")


class OpenRecords(QObject):
    """Records of one scope while they are open.

    Signals: `changed(Edit)` after each edit, undo and redo; `deleted(Record)` when a record was deleted; `stepped(str)` with the
    id of the record that an undo or redo changed; `stored(str)` with the moment (UTC) since which everything is on the disk;
    `refused(Message)` when a step can no longer be taken back or done again.
    """

    changed = Signal(object)
    deleted = Signal(object)
    stepped = Signal(str)
    stored = Signal(str)
    refused = Signal(object)

    def __init__(self, scope: ScopeId, records: Iterable[Record], writer: StoreWriter, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.scope = scope
        self._writer = writer
        # What was answered about a person since, set by whoever opens the records; read when somebody is sent away.
        self.answers_about: Callable[[str], Iterable[Permission]] = lambda _person_id: ()
        self._records: dict[str, Record] = {record.id: record for record in records}
        self._steps = UndoStack()
        self._unsaved: Edit | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self.flush)
        writer.edit_stored.connect(self._on_writer_edit_stored)

    def record(self, record_id: str) -> Record | None:
        """Returns the record with this id, or None once it is deleted."""
        return self._records.get(record_id)

    def put(self, *records: Record, typing: str = "") -> None:
        """Adds or replaces records as one step; steps with the same `typing` in quick succession become one."""
        changes = (RecordChange(self._records.get(record.id), record) for record in records)
        self._do(tuple(change for change in changes if change.before != change.after), typing)

    def change(self, record_id: str, **values: object) -> None:
        """Sets fields of one record; typing on in the same field is one step to undo."""
        record = self._records.get(record_id)
        if record is not None:
            self.put(replace(record, **values), typing=f"{record_id} {' '.join(values)}")  # type: ignore[arg-type]  # its own fields

    def remove(self, *record_ids: str) -> None:
        """Deletes records and the links to them, as one step."""
        gone = [self._records[record_id] for record_id in record_ids if record_id in self._records]
        self._do((*self._freeing(record_ids), *(RecordChange(record, None) for record in gone)))
        for record in gone:
            self.deleted.emit(record)

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to undo."""
        return self._steps.any_done

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to redo."""
        return self._steps.any_undone

    def undo(self) -> Edit | None:
        """Takes back the last step; returns the edit that did so."""
        return self._step(self._steps.undone())

    def redo(self) -> Edit | None:
        """Does again the step last taken back; returns the edit that did so."""
        return self._step(self._steps.redone())

    def undo_in(self, record_id: str, field: str) -> bool:
        """Takes back the last step in one field, and nothing else; False where there is none."""
        record = self._records.get(record_id)
        return record is not None and self._step(self._steps.undone_in(record, field)) is not None

    def adopt(self, edit: Edit) -> None:
        """Applies an edit made elsewhere, from a version for example, as one step of this page."""
        self._do(edit.changes, keep=edit.keep)

    def follow(self, edit: Edit) -> None:
        """Shows what somebody else has changed, of records that are held here; it is no step of this page.

        What somebody deleted stays until the page is opened again, as others here may refer to it.
        """
        changes = tuple(
            RecordChange(here, change.after)
            for change in edit.changes
            if change.after and (here := self._records.get(change.record.id)) is not None and here != change.after
        )
        if changes:
            self._show(Edit(self.scope, changes))

    def reload(self, records: Iterable[Record]) -> None:
        """Follows what is stored now: an import, the bin or another page may have changed it."""
        if not self.all_stored:
            return
        stored = {record.id: record for record in records}
        changes = [RecordChange(self._records.get(one), record) for one, record in stored.items()]
        changes += [RecordChange(record, None) for one, record in self._records.items() if one not in stored]
        changes = [change for change in changes if change.before != change.after]
        if changes:
            self._show(Edit(self.scope, tuple(changes)))

    def abandon(self) -> None:
        """Forgets edits not yet handed over and all steps, as the records are deleted."""
        self._timer.stop()
        self._unsaved = None
        self._steps = UndoStack()

    @Slot()
    def flush(self) -> None:
        """Hands all waiting edits to the writer."""
        self._timer.stop()
        if self._unsaved is not None:
            edit, self._unsaved = self._unsaved, None
            if edit.changes:
                self._writer.save(edit)

    @property
    def all_stored(self) -> bool:
        """Whether everything typed is on the disk."""
        return self._unsaved is None and self._writer.all_stored

    def _freeing(self, gone: tuple[str, ...]) -> list[RecordChange]:
        """Returns the changes that remove the links to records that will be deleted."""
        people = [one for name in gone if isinstance(one := self._records.get(name), Person)]
        silent = [one for one in people if is_silent(one, self.answers_about(one.id), today())]

        def without(record: Record) -> Record:
            for person in silent:
                record = withheld(record, person.id)
            return freed(record, gone)

        pairs = ((record, without(record)) for record in self._records.values() if record.id not in gone)
        return [RecordChange(before, after) for before, after in pairs if after != before]

    def _do(self, changes: tuple[RecordChange, ...], typing: str = "", keep: bool = False) -> None:
        if changes:
            edit = Edit(self.scope, changes, keep)
            self._steps.done(edit, typing)
            self._take(edit)

    def _step(self, edit: Edit | None) -> Edit | None:
        if edit and any(self._records.get(change.record.id) != change.before for change in edit.changes):
            self._steps.forget_moved()
            self.refused.emit(Message(CHANGED_ELSEWHERE))
            return None
        if edit:
            self._take(edit)
            if edit.changes:
                self.stepped.emit(edit.changes[-1].record.id)
        return edit

    def _take(self, edit: Edit) -> None:
        self._unsaved = self._unsaved.then(edit) if self._unsaved else edit
        if not self._timer.isActive():
            self._timer.start()
        self._show(edit)

    def _show(self, edit: Edit) -> None:
        for change in edit.changes:
            if change.after is None:
                self._records.pop(change.record.id, None)
            else:
                self._records[change.record.id] = change.after
        self._forget_whole()
        self.changed.emit(edit)

    def _forget_whole(self) -> None:
        """Forgets what was made of the records, as they have changed."""

    @Slot(object, str)
    def _on_writer_edit_stored(self, edit: Edit, at: str) -> None:
        if edit.scope != self.scope:
            self.follow(edit)
        elif self.all_stored:
            self.stored.emit(at)


def flush_all(owner: QObject) -> None:
    """Hands the waiting edits of all open records that `owner` keeps to the writer."""
    for one in owner.findChildren(OpenRecords):
        one.flush()
