"""The debrief of the open visit: shows it, and does with the visit what its parts ask for."""

from dataclasses import replace
from functools import cached_property

from PySide6.QtCore import Slot

from db.model.edits import Edit
from db.model.ids import utc_now
from db.model.moments import room_now
from db.model.records import Evidence, Note, NoteKind, PersonId, Record, StoryRating, VisitStatus
from desktop.core.timers import timer_once
from desktop.debrief.page import DebriefPage
from desktop.interview.debriefing import SURPRISED_US, asked
from desktop.interview.sorting import Place
from desktop.shell.app_context import AppContext, Controller
from desktop.shell.requests import Request
from desktop.workspace.open_visit import OpenVisit

# What came of a change may lag behind the fingers by this much; the words themselves never do.
READ_BACK_MS = 40


class DebriefController(Controller):
    """Stands between the page of the debrief and the open visit."""

    def __init__(self, context: AppContext) -> None:
        super().__init__(context)
        self._visit: OpenVisit | None = None
        self._just_sorted: list[str] = []
        self._read_back = timer_once(self, READ_BACK_MS, self._show_visit)
        context.workspace.visit_opened.connect(self._put_away)
        context.workspace.closing.connect(self._put_away)

    @cached_property
    def page(self) -> DebriefPage:
        """Returns the page of the debrief."""
        page = DebriefPage(self.window.colours, self.window.menu_button("debrief_menu"))
        self.window.set_colours(self.window.colours)
        self.window.colours_changed.connect(page.set_colours)
        self.context.connect(page.back_requested, Request.SHOW_OPEN_VISIT)
        self.context.connect(page.later_requested, Request.SHOW_HOME)
        page.surprises.line_edited.connect(self._on_surprise_edited)
        page.notes.sort_requested.connect(self._on_note_sort_requested)
        page.notes.said_by_requested.connect(self._on_note_said_by_requested)
        page.notes.edited.connect(self._on_note_edited)
        page.notes.delete_requested.connect(self._on_note_delete_requested)
        page.speakers.said_by_chosen.connect(self._on_said_by_chosen)
        page.speakers.evidence_chosen.connect(self._on_evidence_chosen)
        page.ask_next.line_edited.connect(self._on_question_edited)
        page.part_left.connect(self._drop_empty_questions)
        page.done.rated.connect(self._on_rated)
        page.done.done_requested.connect(self._on_done_requested)
        page.done.case_study_requested.connect(self._on_case_study_requested)
        page.done.take_up_requested.connect(self._on_take_up_requested)
        self.context.connect(page.done.read_back_requested, Request.READ_BACK)
        return page

    def show(self) -> None:
        """Shows the debrief of the open visit where something is still to be done."""
        visit = self.workspace.open_visit
        if visit is None:
            return
        if visit is not self._visit:
            self._put_away()
            self._visit = visit
            visit.changed.connect(self._on_visit_changed)
            visit.stored.connect(self.page.header.show_saved)
        self._show_visit()
        self.window.show_page(self.page, in_visit=True)
        self.page.begin()

    @Slot()
    def _put_away(self) -> None:
        """Lets go of the visit."""
        if self._visit:
            self._read_back.stop()
            self._visit.changed.disconnect(self._on_visit_changed)
            self._visit.stored.disconnect(self.page.header.show_saved)
            self._visit = None
        self._just_sorted.clear()

    @Slot()
    def _show_visit(self) -> None:
        if self._visit and (guide := self.workspace.guide):
            self.page.show_visit(self._visit, guide, self.context.words, self._just_sorted)

    @Slot(object)
    def _on_visit_changed(self, edit: Edit) -> None:
        self.page.header.show_unsaved()
        if not self._read_back.isActive():
            self._read_back.start()
        for change in edit.changes:
            before, after = change.before, change.after
            if isinstance(before, Note) and isinstance(after, Note) and before.sorted and not after.sorted:
                # Taken back: one wants to look at it again.
                self._show_visit()
                self.page.notes.go_to(after.id)

    # Notes

    @Slot(str, object, str)
    def _on_note_sort_requested(self, note_id: str, place: Place, said_by: str) -> None:
        if self._visit and self._visit.sort_note(note_id, place, PersonId(said_by) if said_by else None):
            self._just_sorted.append(note_id)
            self._show_visit()
            self.page.notes.go_on(note_id)

    @Slot(str, str)
    def _on_note_said_by_requested(self, note_id: str, person_id: str) -> None:
        self._change(note_id, said_by=PersonId(person_id) if person_id else None)

    @Slot(str, str)
    def _on_note_edited(self, note_id: str, text: str) -> None:
        self._change(note_id, text=text)

    @Slot(str)
    def _on_note_delete_requested(self, note_id: str) -> None:
        if self._visit:
            self._visit.remove(note_id)
            self._show_visit()

    # Who said it, and how they know

    @Slot(tuple, str)
    def _on_said_by_chosen(self, record_ids: tuple[str, ...], person_id: str) -> None:
        self._change_all(record_ids, said_by=PersonId(person_id))

    @Slot(tuple, str)
    def _on_evidence_chosen(self, record_ids: tuple[str, ...], evidence: str) -> None:
        self._change_all(record_ids, evidence=Evidence(evidence))

    # Lines

    @Slot(int, str)
    def _on_surprise_edited(self, number: int, text: str) -> None:
        if self._visit:
            lines = self._visit.whole.answer(SURPRISED_US).split("\n")
            lines += [""] * (number + 1 - len(lines))
            lines[number] = text
            self._visit.answer(SURPRISED_US, "\n".join(lines).rstrip("\n"))

    @Slot(int, str)
    def _on_question_edited(self, number: int, text: str) -> None:
        if self._visit is None:
            return
        notes = asked(self._visit.whole)
        if number < len(notes):
            self._visit.change(notes[number].id, text=text)
        elif text:
            # A question for next time needs no sorting.
            self._visit.add(Note, "text", kind=NoteKind.QUESTION, text=text, at=room_now(), sorted=True)

    @Slot()
    def _drop_empty_questions(self) -> None:
        if self._visit:
            self._visit.remove(*(note.id for note in asked(self._visit.whole) if not note.text.strip()))

    # The end

    @Slot(str)
    def _on_rated(self, rating: str) -> None:
        if self._visit:
            self._change(self._visit.id, rating=StoryRating(rating) if rating else None)

    @Slot()
    def _on_done_requested(self) -> None:
        self._set_status(VisitStatus.DONE)
        self.context.request(Request.SHOW_HOME)

    @Slot()
    def _on_case_study_requested(self) -> None:
        self._set_status(VisitStatus.DONE)
        self.context.request(Request.SHOW_STUDIO)

    @Slot()
    def _on_take_up_requested(self) -> None:
        self._set_status(VisitStatus.TO_DEBRIEF)
        self._show_visit()
        self.page.begin()

    def _set_status(self, status: VisitStatus) -> None:
        if self._visit:
            # The debrief of a visit that nobody ended at the table ends it.
            self._change(self._visit.id, status=status, ended_at=self._visit.whole.visit.ended_at or utc_now())

    def _change(self, record_id: str, **values: object) -> None:
        if self._visit:
            self._visit.change(record_id, **values)

    def _change_all(self, record_ids: tuple[str, ...], **values: object) -> None:
        """Sets fields of several records, as one step."""
        if self._visit:
            found = (self._visit.record(record_id) for record_id in record_ids)
            changed: list[Record] = [replace(record, **values) for record in found if record]  # type: ignore[arg-type]  # their own fields
            self._visit.put(*changed)
            self._show_visit()
