"""The debrief: its parts at the left, one of them in the middle, what came of it at the right, the keys below."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.debrief.done_part import DonePart
from desktop.debrief.header import DebriefHeader
from desktop.debrief.lines_part import LinesPart
from desktop.debrief.margin import DebriefMargin
from desktop.debrief.notes_part import NotesPart
from desktop.debrief.promises_part import PromisesPart
from desktop.debrief.speakers_part import SpeakersPart
from desktop.debrief.what_is_left import ASK, DONE, NOTES, PROMISES, SPEAKERS, SURPRISES, parts_of, steps_of
from desktop.interview.debriefing import SURPRISED_US, asked
from desktop.interview.guide import Guide
from desktop.theme.scale import limit_width, scaled
from desktop.theme.tokens import Colours, Space, Type
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule, scrolling
from desktop.widgets.step_rail import StepRail
from desktop.widgets.text import Text, key_cap
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit
from desktop.workspace.visit_undo import VisitUndo

SURPRISES_TITLE = N_("What surprised you?")
SURPRISES_ABOUT = N_("Each write your own first, before you compare notes: so both memories count.")
SURPRISES_LINE = N_("One surprise a line")
ASK_TITLE = N_("What to ask next time")
ASK_ABOUT = N_("The next visit to this customer begins with these.")
ASK_LINE = N_("A question for next time")
LEAST_SURPRISES = 3
FOOT_HEIGHT = 48
PAGE_WIDTH = 880
# Narrower than this there is no room for the margin.
ROOM_FOR_MARGIN = 1120
# Keys and what they do, by part; the last of all leads on.
NOTE_KEYS = (
    ("↵", N_("as suggested")),
    ("1–9", N_("who said it")),
    ("↑ ↓", N_("another note")),
    ("F2", N_("reword")),
    ("Del", N_("bin")),
    ("Ctrl Z", N_("take back")),
)
OTHER_KEYS = (("Ctrl Z", N_("take back")), ("Esc", N_("leave for later")))
NEXT_PART = ("F6", N_("next part"))


class DebriefPage(QWidget):
    """The debrief of the open visit.

    Signals: `back_requested` to the visit, `later_requested` to Home; `part_left` when another part is shown.
    """

    back_requested = Signal()
    later_requested = Signal()
    part_left = Signal()

    def __init__(self, colours: Colours, menu_button: QWidget) -> None:
        super().__init__()
        named(self, "debrief_page")
        self.header = DebriefHeader(menu_button)
        self.rail = StepRail(colours)
        self.surprises = LinesPart("debrief_surprise", SURPRISES_TITLE, SURPRISES_ABOUT, SURPRISES_LINE, least=LEAST_SURPRISES)
        self.notes = NotesPart()
        self.promises = PromisesPart()
        self.speakers = SpeakersPart()
        self.ask_next = LinesPart("debrief_question", ASK_TITLE, ASK_ABOUT, ASK_LINE)
        self.done = DonePart()
        self.parts: dict[str, QWidget] = {
            SURPRISES: self.surprises,
            NOTES: self.notes,
            PROMISES: self.promises,
            SPEAKERS: self.speakers,
            ASK: self.ask_next,
            DONE: self.done,
        }
        self.margin = DebriefMargin()
        self._current = NOTES
        self._whole: WholeVisit | None = None
        self._visit: OpenVisit | None = None
        self.undoer = VisitUndo(self, lambda: self._visit)
        self._stack = QStackedWidget()
        self._places = {name: self._placed(part) for name, part in self.parts.items()}
        self._foot = QHBoxLayout()
        self._lay_out()
        self.header.back_requested.connect(self._on_back_requested)
        self.header.later_requested.connect(self._on_later_requested)
        self.rail.step_requested.connect(self._on_rail_step_requested)

    @property
    def current(self) -> str:
        """Returns the name of the part that is shown."""
        return self._current

    def show_visit(self, visit: OpenVisit, guide: Guide, words: Translator, just_sorted: Sequence[str] = ()) -> None:
        """Shows the debrief of `visit` as it stands."""
        self._visit, whole = visit, visit.whole
        self._whole = whole
        self.header.show_visit(whole)
        self.surprises.show_lines(whole.answer(SURPRISED_US).split("\n") if whole.answer(SURPRISED_US) else ())
        self.notes.show_visit(whole, guide)
        self.promises.show_visit(visit, whole, words)
        self.speakers.show_visit(whole)
        self.ask_next.show_lines([note.text for note in asked(whole)])
        self.done.show_visit(whole, guide)
        self.margin.show_visit(whole, just_sorted)
        self.rail.show_steps(steps_of(whole), f"debrief_{self._current}")

    def go_to_part(self, name: str) -> None:
        """Shows one part, with the keyboard in it."""
        self.part_left.emit()
        self._current = name
        self._stack.setCurrentWidget(self._places[name])
        if self._whole:
            self.rail.show_steps(steps_of(self._whole), f"debrief_{name}")
        self._show_foot()
        self.focus_first()

    def begin(self) -> None:
        """Shows where to begin: at the first part that is still to be done."""
        parts = parts_of(self._whole) if self._whole else {}
        order = (NOTES, PROMISES, SPEAKERS)
        self.go_to_part(next((name for name in order if parts and parts[name].is_open), DONE if parts else NOTES))

    def focus_first(self) -> None:
        """Puts the keyboard into the part that is shown."""
        part = self.parts[self._current]
        assert isinstance(part, LinesPart | NotesPart | PromisesPart | SpeakersPart | DonePart)
        part.focus_first()

    def set_colours(self, colours: Colours) -> None:
        """Draws in other colours from now on."""
        self.rail.set_colours(colours)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F6 leads to the next part, with Shift to the one before; Escape leaves for later."""
        if event.key() == Qt.Key.Key_F6:
            names = list(self.parts)
            step = -1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.go_to_part(names[(names.index(self._current) + step) % len(names)])
        elif event.key() == Qt.Key.Key_Escape:
            self._on_later_requested()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the margin out where there is no room for it."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.margin.setVisible(self.width() >= scaled(ROOM_FOR_MARGIN))

    def _placed(self, part: QWidget) -> QWidget:
        """A part in the middle of the page, no wider than can be read."""
        ground = QWidget()
        ground.setProperty("ground", "paper")
        row = QHBoxLayout(ground)
        row.setContentsMargins(Space.S7, Space.S7 - Space.S2, Space.S7, Space.S5)
        limit_width(part, PAGE_WIDTH)
        # Where there is more room than can be read across, it is left at both sides.
        row.addStretch(1)
        row.addWidget(part, 1000)
        row.addStretch(1)
        place = scrolling(ground)
        self._stack.addWidget(place)
        return place

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        left = QVBoxLayout()
        left.addWidget(self.rail, 1)
        middle.addLayout(left)
        middle.addWidget(rule(upright=True))
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.margin)
        foot = QFrame()
        foot.setFixedHeight(FOOT_HEIGHT)
        self._foot = QHBoxLayout(foot)
        self._foot.setContentsMargins(Space.S5, 0, Space.S5, 0)
        self._foot.setSpacing(Space.S2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(rule())
        column.addLayout(middle, 1)
        column.addWidget(rule())
        column.addWidget(foot)

    def _show_foot(self) -> None:
        while item := self._foot.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for key, what in NOTE_KEYS if self._current == NOTES else OTHER_KEYS:
            self._add_key(key, what)
        self._foot.addStretch(1)
        self._add_key(*NEXT_PART)

    def _add_key(self, key: str, what: str) -> None:
        self._foot.addWidget(key_cap(key))
        self._foot.addWidget(Text(tr(what), Type.SMALL, "soft"))
        self._foot.addSpacing(Space.S3)

    @Slot()
    def _on_back_requested(self) -> None:
        self.part_left.emit()
        self.back_requested.emit()

    @Slot()
    def _on_later_requested(self) -> None:
        self.part_left.emit()
        self.later_requested.emit()

    @Slot(str)
    def _on_rail_step_requested(self, step: str) -> None:
        self.go_to_part(step.removeprefix("debrief_"))
