"""Shows the visit: guide at the left, present block in the middle, running notes at the right, capture line below."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from db.model.edits import Edit
from db.model.ids import utc_now
from db.model.messages import N_
from db.model.records import Note, Person, Presence, Record, VisitStatus
from desktop.core.messages import ENGLISH, Translator
from desktop.core.timers import timer_once
from desktop.fields.at_table import may_be_read
from desktop.fields.heard import heard
from desktop.interview.guide import Block, Guide
from desktop.interview.story import read_meter
from desktop.theme.scale import fix_width
from desktop.theme.tokens import NOTES_WIDTH, Colours
from desktop.visit.block import BlockPage
from desktop.visit.block_pages import BlockPages
from desktop.visit.changes import comes_goes_or_moves
from desktop.visit.finding import Finding
from desktop.visit.header import VisitHeader
from desktop.visit.last_time_block import is_for_everybody, last_time_blocks, last_time_steps
from desktop.visit.leave_question import LeaveQuestion
from desktop.visit.page_layout import VisitLayout
from desktop.visit.place_in_block import place_in
from desktop.visit.progress import block_of, steps_of
from desktop.visit.record_in_focus import record_at
from desktop.visit.running_notes import RunningNotes
from desktop.visit.shown_steps import asks_now, our_steps, plain_steps
from desktop.visit.value_block import value_block
from desktop.widgets.ask_next import AskNext
from desktop.widgets.heard_list import HeardList
from desktop.widgets.naming import named
from desktop.widgets.step_rail import StepRail
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit
from desktop.workspace.visit_undo import VisitUndo

DELETED = N_("Deleted. Ctrl+Z brings it back.")
# What is understood and the story meter may be updated this long after a key; the words typed appear at once.
READ_BACK_MS = 40
PROGRESS_MS = 120


class VisitPage(QWidget):
    """The page of the open visit.

    Signals: `home_requested`; `leave_requested`, while it runs; `notice_requested(str)` with a sentence for the notice bar;
    `place_changed(str)` with the id of the block now shown; `at_table_changed(bool)` when what is shown changes to
    what the customer may read, or back;
    `history_requested(str)` with the id of a record whose earlier versions are wanted; `debrief_requested`, also when the
    visit was just ended; `case_study_requested`.
    """

    home_requested = Signal()
    leave_requested = Signal()
    notice_requested = Signal(str)
    place_changed = Signal(str)
    at_table_changed = Signal(bool)
    history_requested = Signal(str)
    debrief_requested = Signal()
    case_study_requested = Signal()

    def __init__(self, colours: Colours, menu_button: QWidget) -> None:
        super().__init__()
        named(self, "visit_page")
        self.visit: OpenVisit | None = None
        self.guide: Guide | None = None
        self._current = ""
        # What stands before the guide, and all blocks that can be shown.
        self._before: tuple[Block, ...] = ()
        self._all_blocks: tuple[Block, ...] = ()
        self._used: Mapping[str, Sequence[str]] = {}
        self.words = ENGLISH
        self._at_table = False
        self.undoer = VisitUndo(self, lambda: self.visit, self._may_tell)
        self.header = VisitHeader(colours, menu_button)
        self.rail = StepRail(colours)
        self.ask_next = AskNext()
        self.stack = BlockPages()
        self.running = RunningNotes(self)
        self.notes, self.capture = self.running.list, self.running.capture
        fix_width(self.notes, NOTES_WIDTH)
        self.heard = HeardList()
        self.leave_question = LeaveQuestion()
        self.finding = Finding(self)
        self._layout = VisitLayout(self)
        self.panels = self._layout.panels
        self._progress = timer_once(self, PROGRESS_MS, self._on_progress_timeout)
        self._read_back = timer_once(self, READ_BACK_MS, self._on_read_back_timeout)
        self._connect()

    def show_visit(
        self, visit: OpenVisit, guide: Guide, used: Mapping[str, Sequence[str]], words: Translator, block: str = ""
    ) -> None:
        """Shows `visit` with `guide` at the block with the id `block`, or at the first that is not complete."""
        self.close_visit()
        self.visit, self.guide, self._used, self.words = visit, guide, used, words
        visit.changed.connect(self._on_visit_changed)
        visit.stepped.connect(self._on_visit_stepped)
        visit.stored.connect(self.header.show_saved)
        visit.deleted.connect(self._on_visit_deleted)
        self.running.show_visit(visit, guide)
        self._before = last_time_blocks(visit.earlier)
        self._all_blocks = (*self._before, *guide.blocks, value_block())
        ids = self._block_ids
        open_steps = [step.block.id for step in steps_of(visit.whole, guide) if not step.complete]
        # A later visit opens with what is open from the one before.
        open_steps[:0] = [step.id for step in last_time_steps(self._before, visit) if not step.complete and step.id in ids]
        self.go_to_block(block if block in ids else (open_steps or ids)[0])
        self._on_progress_timeout()

    def close_visit(self) -> None:
        """Closes the visit; hands over what is not stored yet."""
        if self.visit is None:
            return
        self.finding.end()
        self.visit.flush()
        self.visit.changed.disconnect(self._on_visit_changed)
        self.visit.stepped.disconnect(self._on_visit_stepped)
        self.visit.stored.disconnect(self.header.show_saved)
        self.visit.deleted.disconnect(self._on_visit_deleted)
        self.stack.drop_pages()
        self.running.put_away()
        self.leave_question.hide()
        self.visit, self.guide, self._current = None, None, ""

    def focus_first(self) -> None:
        """Gives the focus to the capture line."""
        self.capture.focus_line()

    @property
    def is_at_table(self) -> bool:
        """Whether only what the customer may read along is shown."""
        return self._at_table

    @property
    def blocks_to_show(self) -> tuple[Block, ...]:
        """The blocks that can be shown, in their order: at the table those with something for everybody."""
        assert self.visit
        return tuple(block for block in self._all_blocks if not self._at_table or is_for_everybody(block, self.visit.earlier))

    @property
    def record_in_focus(self) -> str:
        """The id of the record that has the focus, or an empty text."""
        focused = self.focusWidget()
        return record_at(focused) if focused and focused.isVisible() else ""

    @property
    def block_page(self) -> BlockPage:
        """The page of the block now shown."""
        return self.stack.pages[self._current]

    def go_to_block(self, block_id: str) -> None:
        """Shows one block; makes its page at first use."""
        assert self.visit and self.guide
        block = next(block for block in self._all_blocks if block.id == block_id)
        page = self.stack.page_of(block, self.visit, self._used, self.words, self._at_table)
        self._current = self.running.block = block_id
        page.show_visit(self.visit.whole)
        had_keyboard = self.stack.isAncestorOf(self.focusWidget() or self)
        self.stack.setCurrentWidget(page)
        if had_keyboard:
            self.capture.focus_line()
        self._show_steps()
        self.place_changed.emit(block_id)

    def step_block(self, step: int) -> None:
        """Shows the next block or the one before."""
        if self.guide:
            ids = self._block_ids
            self.go_to_block(ids[max(0, min(len(ids) - 1, ids.index(self._current) + step))])
            self.block_page.focus_first()

    @Slot(str)
    def go_to_record(self, record_id: str) -> None:
        """Shows a record in its editor."""
        assert self.visit and self.guide
        record = self.visit.record(record_id)
        if record and not self._may_tell(record):
            # Whatever leads there, an undo for one, the customer does not see them.
            return
        if isinstance(record, Note):
            self.panels.open_notes()
            self.notes.go_to(record_id)
            return
        block = block_of(record, self._all_blocks) if record else None
        if block:
            self.go_to_block(block.id)
            self.block_page.go_to(record_id)

    @Slot(bool)
    def set_at_table(self, at_table: bool) -> None:
        """Shows only what the customer may read along, with what was heard in the margin, or everything again."""
        if at_table == self._at_table:
            return
        place = place_in(self.stack.pages.get(self._current), self.focusWidget())
        in_line = self.capture.line.hasFocus()
        self._at_table = at_table
        self.header.set_at_table(at_table)
        self.capture.set_at_table(at_table)
        self._layout.set_at_table(at_table)
        self.at_table_changed.emit(at_table)
        if self.visit:
            self.stack.drop_pages()
            self.go_to_block(self._current if self._current in self._block_ids else self._block_ids[0])
            self._on_progress_timeout()
            if in_line or place is None or not place.give_back(self.block_page):
                self.focus_first()
        self.finding.look_again()

    def _may_tell(self, record: Record) -> bool:
        return not self._at_table or may_be_read(record)

    @property
    def _block_ids(self) -> list[str]:
        return [block.id for block in self.blocks_to_show]

    def set_colours(self, colours: Colours) -> None:
        """Sets the colours to draw in."""
        self.header.set_colours(colours)
        self.rail.set_colours(colours)

    @Slot()
    def go_to_notes(self) -> None:
        """Puts the keyboard on the newest note that is to be sorted."""
        self.panels.open_notes()
        self.notes.focus_newest()

    def go_to_guide(self) -> None:
        """Puts the keyboard on the present step of the guide."""
        self.panels.open_rail()
        self.rail.focus_current()

    def _connect(self) -> None:
        self.header.home_requested.connect(self.home_requested)
        self.header.status_requested.connect(self._on_header_status_requested)
        self.header.debrief_requested.connect(self.debrief_requested)
        self.header.case_study_requested.connect(self.case_study_requested)
        self.header.block_requested.connect(self._on_block_requested)
        self.header.at_table_toggled.connect(self.set_at_table)
        self.rail.step_requested.connect(self._on_block_requested)
        self.leave_question.agreed.connect(self.leave_requested)
        self.leave_question.declined.connect(self.focus_first)
        self.ask_next.asked.connect(self.go_to_question)
        self.header.ticked.connect(self._show_asks)
        self.stack.record_requested.connect(self.go_to_record)
        self.stack.history_requested.connect(self.history_requested)
        self.stack.note_dropped.connect(self.running.sort)
        self.running.sorted_into.connect(self._on_running_sorted_into)
        self.running.notice_requested.connect(self.notice_requested)
        self.capture.left_upwards.connect(self.go_to_notes)
        self.notes.dropped.connect(self._on_notes_dropped)
        self.notes.history_requested.connect(self.history_requested)

    def _show_steps(self) -> None:
        assert self.visit and self.guide
        whole, guide = self.visit.whole, self.guide
        guided = (plain_steps if self._at_table else our_steps)(whole, guide, self.words)
        steps = (*last_time_steps(self._before, self.visit, self._at_table), *guided)
        self.rail.show_steps([step for step in steps if step.id in self._block_ids], self._current)

    @Slot()
    def _show_asks(self) -> None:
        if self.visit and self.guide:
            self.ask_next.show_asks(*asks_now(self.visit.whole, self.guide))

    @Slot(str)
    def go_to_question(self, question_id: str) -> None:
        """Shows a question of the guide."""
        assert self.guide
        question = next(question for question in self.guide.questions if question.id == question_id)
        # A sentence half typed keeps the keyboard.
        being_typed = self.capture.is_being_typed
        self.go_to_block(self.guide.block_of(question).id)
        if not being_typed:
            self.block_page.go_to_question(question_id)

    @Slot()
    def _on_progress_timeout(self) -> None:
        if self.visit and self.guide:
            self._show_steps()
            self._show_asks()
            self.heard.show_heard(heard(self.visit.whole, self.words) if self._at_table else ())
            self.header.show_visit(self.visit.whole, self.guide, read_meter(self.visit.whole, self.guide))

    @Slot()
    def _on_read_back_timeout(self) -> None:
        if self.visit and self._current:
            self.block_page.show_visit(self.visit.whole)

    @Slot(object)
    def _on_visit_changed(self, edit: Edit) -> None:
        assert self.visit
        if any(isinstance(change.record, Note | Person | Presence) for change in edit.changes):
            self.running.show_notes()
        # A record that was added, removed or moved is shown at once, as the caller may open it next.
        if any(comes_goes_or_moves(change) for change in edit.changes):
            self._on_read_back_timeout()
        elif not self._read_back.isActive():
            self._read_back.start()
        if not self._progress.isActive():
            self._progress.start()
            self.header.show_unsaved()

    @Slot(str)
    def _on_visit_stepped(self, record_id: str) -> None:
        # A page that is not shown must not take the keyboard: a hidden field would get what is typed elsewhere.
        record = self.visit.record(record_id) if self.visit and self.isVisible() else None
        if record is None or self.block_page.section_with(record_id) or not self._may_tell(record):
            return
        if not self.capture.line.hasFocus():
            self.go_to_record(record_id)
        elif (block := block_of(record, self._all_blocks)) and block.id in self._block_ids:
            # Shown, but the next words belong to the line.
            self.go_to_block(block.id)

    @Slot(object)
    def _on_visit_deleted(self, _record: Record) -> None:
        self.notice_requested.emit(tr(DELETED))

    @Slot(object)
    def _on_header_status_requested(self, status: VisitStatus) -> None:
        if self.visit:
            began_or_ended = {VisitStatus.IN_PROGRESS: "started_at", VisitStatus.TO_DEBRIEF: "ended_at"}.get(status)
            self.visit.change(self.visit.id, status=status, **({began_or_ended: utc_now()} if began_or_ended else {}))
            self._on_progress_timeout()
            if status is VisitStatus.TO_DEBRIEF:
                self.debrief_requested.emit()

    @Slot(str)
    def _on_block_requested(self, block_id: str) -> None:
        being_typed = self.capture.is_being_typed
        self.go_to_block(block_id)
        if not being_typed:
            self.block_page.focus_first()

    @Slot(str)
    def _on_running_sorted_into(self, record_id: str) -> None:
        assert self.visit
        record = self.visit.record(record_id)
        if block := block_of(record, self._all_blocks) if record else None:
            self.go_to_block(block.id)

    @Slot(str, QWidget)
    def _on_notes_dropped(self, note_id: str, on: QWidget) -> None:
        self.running.take_dropped(note_id, on, self.stack)
