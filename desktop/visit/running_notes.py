"""Captures, shows and sorts the notes of the open visit."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from db.model.messages import N_
from db.model.moments import room_now
from db.model.records import Note, NoteKind, Side
from desktop.interview.guide import Guide
from desktop.interview.sorting import KEEP, Place, suggested
from desktop.interview.speakers import AtTable
from desktop.widgets.capture_line import CaptureLine
from desktop.widgets.note_item import NoteReading
from desktop.widgets.note_list import NoteList
from desktop.widgets.words import tr
from desktop.workspace.added_words import where_words_stand
from desktop.workspace.open_visit import OpenVisit

SORTED = N_("Sorted: {place}")
CAPTURE_DRAFT = "capture"


class RunningNotes(QObject):
    """Stands between the capture line, the list of notes and the open visit.

    Signals: `sorted_into(str)` with the id of the record in which the words of a note now stand; `notice_requested(str)`.
    """

    sorted_into = Signal(str)
    notice_requested = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.list = NoteList()
        self.capture = CaptureLine()
        # The block that is open: what is typed meanwhile was said about it.
        self.block = ""
        self._visit: OpenVisit | None = None
        self._guide: Guide | None = None
        self._connect()

    def show_visit(self, visit: OpenVisit, guide: Guide) -> None:
        """Shows the notes of `visit`, and words typed into the line but never entered."""
        self._visit, self._guide = visit, guide
        self.capture.show_draft(visit.draft(CAPTURE_DRAFT))
        self.show_notes()

    def put_away(self) -> None:
        """Lets go of the visit."""
        self._visit = self._guide = None
        self.capture.show_people(())

    def show_notes(self) -> None:
        """Shows the present notes, and offers the people at the table."""
        if self._visit:
            whole = self._visit.whole
            theirs_first = sorted(whole.people, key=lambda person: person.side is Side.US)
            at_table = [AtTable(person.id, person.name) for person in theirs_first if person.name.strip()]
            self.capture.show_people(at_table)
            stands = where_words_stand(whole)
            self.list.show_notes(
                [self._reading(note, stands.get(note.text)) for note in whole.notes], [one.name for one in at_table]
            )

    def take_dropped(self, note_id: str, on: QWidget, fields: QWidget) -> None:
        """Marks a note as sorted whose words were dropped `on` one of the `fields`; not so after a drop on the capture line."""
        note = self._visit.record(note_id) if self._visit else None
        if isinstance(note, Note) and not note.sorted and fields.isAncestorOf(on):
            self.sort(note_id, KEEP)

    @Slot(str, object)
    def sort(self, note_id: str, place: Place) -> None:
        """Sorts a note to `place`, and goes on to the next below."""
        record = self._visit.sort_note(note_id, place) if self._visit else None
        if record is None:
            return
        if not isinstance(record, Note):
            self.sorted_into.emit(record.id)
            self.notice_requested.emit(tr(SORTED, place=tr(place.name)))
        self.list.focus_after(note_id)

    def _connect(self) -> None:
        self.capture.captured.connect(self._on_capture_captured)
        self.capture.drafted.connect(self._on_capture_drafted)
        self.list.left_downwards.connect(self.capture.focus_line)
        self.list.sort_requested.connect(self.sort)
        self.list.edited.connect(self._on_list_edited)
        self.list.attributed.connect(self._on_list_attributed)
        self.list.edit_ended.connect(self._on_list_edit_ended)
        self.list.delete_requested.connect(self._on_list_delete_requested)

    def _reading(self, note: Note, stands: Place | None) -> NoteReading:
        assert self._visit and self._guide
        whole = self._visit.whole
        person = whole.person(note.said_by)
        place = suggested(note, note.block, self._guide)
        return NoteReading(note, person.name if person else "", place, stands if note.sorted else None)

    @Slot(object, str, str)
    def _on_capture_captured(self, kind: NoteKind, text: str, who: str) -> None:
        if self._visit:
            self._visit.keep_draft(CAPTURE_DRAFT, "")
            self._visit.add(Note, kind=kind, text=text, at=room_now(), block=self.block, said_by=who or None)

    @Slot(str)
    def _on_capture_drafted(self, text: str) -> None:
        if self._visit:
            self._visit.keep_draft(CAPTURE_DRAFT, text)

    @Slot(str, str)
    def _on_list_edited(self, note_id: str, text: str) -> None:
        if self._visit:
            self._visit.change(note_id, text=text)

    @Slot(str, str)
    def _on_list_attributed(self, note_id: str, name: str) -> None:
        if self._visit:
            self._visit.name_person(note_id, "said_by", name)

    @Slot(str)
    def _on_list_edit_ended(self, note_id: str) -> None:
        if self._visit:
            self._visit.settle_names(note_id)

    @Slot(str)
    def _on_list_delete_requested(self, note_id: str) -> None:
        if self._visit:
            self._visit.remove(note_id)
