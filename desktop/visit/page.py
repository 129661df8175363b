"""Shows the visit: guide at the left, present block in the middle, running notes at the right, capture line below."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.model.edits import Edit
from db.model.ids import utc_now
from db.model.messages import N_
from db.model.records import Note, NoteKind, Record, VisitStatus
from desktop.core.messages import ENGLISH, Translator
from desktop.core.timers import timer_once
from desktop.interview.asking import still_to_ask
from desktop.interview.guide import Block, Guide
from desktop.interview.story import read_meter
from desktop.theme.scale import fix_width
from desktop.theme.tokens import NOTES_WIDTH, Colours
from desktop.visit.block import BlockPage
from desktop.visit.changes import comes_goes_or_moves
from desktop.visit.header import VisitHeader
from desktop.visit.panels import Panels
from desktop.visit.progress import block_of, minutes_left, steps_of
from desktop.visit.record_in_focus import record_at
from desktop.visit.value_block import value_block
from desktop.visit.visit_undo import VisitUndo
from desktop.widgets.ask_next import AskNext
from desktop.widgets.capture_line import CaptureLine
from desktop.widgets.naming import named
from desktop.widgets.note_list import TURNS, NoteList
from desktop.widgets.page_layout import rule
from desktop.widgets.step_rail import Step, StepRail
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit

DELETED = N_("Deleted. Ctrl+Z brings it back.")
TURNED = N_("Turned into: {form}")
# What is understood and the story meter may be updated this long after a key; the words typed appear at once.
READ_BACK_MS = 40
PROGRESS_MS = 120
CAPTURE_DRAFT = "capture"


class VisitPage(QWidget):
    """The page of the open visit.

    Signals: `home_requested`; `notice_requested(str)` with a sentence for the notice bar;
    `place_changed(str)` with the id of the block now shown; `safe_changed(bool)` with the customer-safe view;
    `history_requested(str)` with the id of a record whose earlier versions are wanted.
    """

    home_requested = Signal()
    notice_requested = Signal(str)
    place_changed = Signal(str)
    safe_changed = Signal(bool)
    history_requested = Signal(str)

    def __init__(self, colours: Colours, menu_button: QWidget) -> None:
        super().__init__()
        named(self, "visit_page")
        self.visit: OpenVisit | None = None
        self.guide: Guide | None = None
        self._blocks: dict[str, BlockPage] = {}
        self._current = ""
        self._all_blocks: tuple[Block, ...] = ()
        self._used: Mapping[str, Sequence[str]] = {}
        self._words = ENGLISH
        self._safe = False
        self.undoer = VisitUndo(self, lambda: self.visit)
        self.header = VisitHeader(colours, menu_button)
        self.rail = StepRail(colours)
        self.ask_next = AskNext()
        self.stack = QStackedWidget()
        self.notes = NoteList()
        fix_width(self.notes, NOTES_WIDTH)
        self.capture = CaptureLine()
        self._lay_out()
        self._progress = timer_once(self, PROGRESS_MS, self._on_progress_timeout)
        self._read_back = timer_once(self, READ_BACK_MS, self._on_read_back_timeout)
        self._connect()

    def show_visit(
        self, visit: OpenVisit, guide: Guide, used: Mapping[str, Sequence[str]], words: Translator, block: str = ""
    ) -> None:
        """Shows `visit` with `guide` at the block with the id `block`, or at the first that is not complete."""
        self.close_visit()
        self.visit, self.guide, self._used, self._words = visit, guide, used, words
        visit.changed.connect(self._on_visit_changed)
        visit.stepped.connect(self._on_visit_stepped)
        visit.stored.connect(self.header.show_saved)
        visit.deleted.connect(self._on_visit_deleted)
        self.capture.show_draft(visit.draft(CAPTURE_DRAFT))
        self._show_notes()
        self._all_blocks = (*guide.blocks, value_block())
        ids = [block.id for block in self._all_blocks]
        open_steps = [step.block.id for step in steps_of(visit.whole, guide) if not step.complete]
        self.go_to_block(block if block in ids else (open_steps or ids)[0])
        self._on_progress_timeout()

    def close_visit(self) -> None:
        """Closes the visit; hands over what is not stored yet."""
        if self.visit is None:
            return
        self.visit.flush()
        self.visit.changed.disconnect(self._on_visit_changed)
        self.visit.stepped.disconnect(self._on_visit_stepped)
        self.visit.stored.disconnect(self.header.show_saved)
        self.visit.deleted.disconnect(self._on_visit_deleted)
        for page in self._blocks.values():
            self.stack.removeWidget(page)
            page.deleteLater()
        self._blocks.clear()
        self.visit = self.guide = None
        self._current = ""

    def focus_first(self) -> None:
        """Gives the focus to the capture line."""
        self.capture.focus_line()

    @property
    def is_safe(self) -> bool:
        """Whether the customer-safe view is on."""
        return self._safe

    @property
    def record_in_focus(self) -> str:
        """The id of the record that has the focus, or an empty text."""
        focused = self.focusWidget()
        return record_at(focused) if focused and focused.isVisible() else ""

    @property
    def block_page(self) -> BlockPage:
        """The page of the block now shown."""
        return self._blocks[self._current]

    def go_to_block(self, block_id: str) -> None:
        """Shows one block; makes its page at first use."""
        assert self.visit and self.guide
        page = self._page_of(block_id)
        self._current = block_id
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
            ids = [block.id for block in self._all_blocks]
            self.go_to_block(ids[max(0, min(len(ids) - 1, ids.index(self._current) + step))])
            self.block_page.focus_first()

    @Slot(str)
    def go_to_record(self, record_id: str) -> None:
        """Shows a record in its editor."""
        assert self.visit and self.guide
        record = self.visit.record(record_id)
        if isinstance(record, Note):
            self.panels.open_notes()
            self.notes.go_to(record_id)
            return
        block = block_of(record, self._all_blocks) if record else None
        if block:
            self.go_to_block(block.id)
            self.block_page.go_to(record_id)

    @Slot(bool)
    def set_safe(self, safe: bool) -> None:
        """Hides or shows what the customer must not see: notes, objections, the way to other customers."""
        self._safe = safe
        self.panels.allow_notes(not safe)
        self.header.set_safe(safe)
        for page in self._blocks.values():
            page.set_safe(safe)
        self.safe_changed.emit(safe)

    def set_colours(self, colours: Colours) -> None:
        """Sets the colours to draw in."""
        self.header.set_colours(colours)
        self.rail.set_colours(colours)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(rule())
        middle = QHBoxLayout()
        middle.setSpacing(0)
        guide = QWidget()
        left = QVBoxLayout(guide)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addWidget(self.rail)
        left.addWidget(self.ask_next, 1)
        middle.addWidget(guide)
        middle.addWidget(rule(upright=True))
        middle.addWidget(self.stack, 1)
        middle.addWidget(self.notes)
        column.addLayout(middle, 1)
        column.addWidget(rule())
        column.addWidget(self.capture)
        self.panels = Panels(self, guide, self.stack, self.notes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows the panels there is room for."""
        super().resizeEvent(event)
        self.panels.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Shows the panels there is room for in another text size."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "panels"):
            self.panels.fit()

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
        self.header.block_requested.connect(self._on_block_requested)
        self.header.safe_toggled.connect(self.set_safe)
        self.rail.step_requested.connect(self._on_block_requested)
        self.ask_next.asked.connect(self.go_to_question)
        self.header.ticked.connect(self._show_asks)
        self.capture.captured.connect(self._on_capture_captured)
        self.capture.drafted.connect(self._on_capture_drafted)
        self.capture.left_upwards.connect(self.go_to_notes)
        self.notes.left_downwards.connect(self.capture.focus_line)
        self.notes.turn_requested.connect(self._on_notes_turn_requested)
        self.notes.edited.connect(self._on_notes_edited)
        self.notes.history_requested.connect(self.history_requested)
        self.notes.delete_requested.connect(self._on_notes_delete_requested)

    def _page_of(self, block_id: str) -> BlockPage:
        assert self.visit and self.guide
        if block_id not in self._blocks:
            block = next(block for block in self._all_blocks if block.id == block_id)
            page = self._blocks[block_id] = BlockPage(block, self.visit, self._used, self._words)
            page.set_safe(self._safe)
            page.record_requested.connect(self.go_to_record)
            page.history_requested.connect(self.history_requested)
            self.stack.addWidget(page)
        return self._blocks[block_id]

    def _show_notes(self) -> None:
        assert self.visit
        whole = self.visit.whole
        self.notes.show_notes(whole.notes, {person.id: person.name for person in whole.people})

    def _show_steps(self) -> None:
        assert self.visit and self.guide
        steps = [
            Step(s.block.id, s.block.title, s.block.minutes, s.complete, s.needed, s.tone, s.count)
            for s in steps_of(self.visit.whole, self.guide)
        ]
        value = self._all_blocks[-1]
        steps.append(Step(value.id, value.title, 0, False, False, "accent", len(self.visit.whole.claims)))
        self.rail.show_steps(steps, self._current)

    @Slot()
    def _show_asks(self) -> None:
        if self.visit and self.guide:
            rest = still_to_ask(self.visit.whole, self.guide, minutes_left(self.visit.whole, self.guide, datetime.now(UTC)))
            asks = [(ask.question.id, ask.question.star, ask.minutes) for ask in rest.first]
            self.ask_next.show_asks(asks, hurried=bool(rest.later))

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
            self.header.show_visit(self.visit.whole, self.guide, read_meter(self.visit.whole, self.guide))

    @Slot()
    def _on_read_back_timeout(self) -> None:
        if self.visit and self._current:
            self.block_page.show_visit(self.visit.whole)

    @Slot(object)
    def _on_visit_changed(self, edit: Edit) -> None:
        assert self.visit
        if any(isinstance(change.record, Note) for change in edit.changes):
            self._show_notes()
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
        record = self.visit.record(record_id) if self.visit else None
        if record is None or self.block_page.section_with(record_id):
            return
        if not self.capture.line.hasFocus():
            self.go_to_record(record_id)
        elif block := block_of(record, self._all_blocks):
            # Shown, but the next words belong to the line.
            self.go_to_block(block.id)

    @Slot(object)
    def _on_visit_deleted(self, _record: Record) -> None:
        self.notice_requested.emit(tr(DELETED))

    @Slot(object)
    def _on_header_status_requested(self, status: VisitStatus) -> None:
        if self.visit:
            started = {"started_at": utc_now()} if status is VisitStatus.IN_PROGRESS else {}
            self.visit.change(self.visit.id, status=status, **started)
            self._on_progress_timeout()

    @Slot(str)
    def _on_block_requested(self, block_id: str) -> None:
        being_typed = self.capture.is_being_typed
        self.go_to_block(block_id)
        if not being_typed:
            self.block_page.focus_first()

    @Slot(object, str)
    def _on_capture_captured(self, kind: NoteKind, text: str) -> None:
        if self.visit:
            self.visit.keep_draft(CAPTURE_DRAFT, "")
            self.visit.add(Note, kind=kind, text=text, at=utc_now())

    @Slot(str)
    def _on_capture_drafted(self, text: str) -> None:
        if self.visit:
            self.visit.keep_draft(CAPTURE_DRAFT, text)

    @Slot(str, str)
    def _on_notes_turn_requested(self, note_id: str, form: str) -> None:
        assert self.visit and self.guide
        if self.visit.turn(note_id, form) is None:
            return
        home = next((b.id for b in self.guide.blocks if any(q.fills == form for q in b.questions)), "")
        if home:
            self.go_to_block(home)
        self.notice_requested.emit(tr(TURNED, form=tr(next(label for label, fills in TURNS.values() if fills == form))))
        self.notes.focus_newest()

    @Slot(str, str)
    def _on_notes_edited(self, note_id: str, text: str) -> None:
        if self.visit:
            self.visit.change(note_id, text=text)

    @Slot(str)
    def _on_notes_delete_requested(self, note_id: str) -> None:
        if self.visit:
            self.visit.remove(note_id)
