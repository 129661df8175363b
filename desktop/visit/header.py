"""Shows the header of a visit: the customer, the people present, the clock, the story meter, when it was last saved."""

from datetime import UTC, datetime

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from db.model.ids import utc_now
from db.model.messages import N_
from db.model.records import Side, VisitStatus
from db.model.whole_visit import WholeVisit
from desktop.interview.guide import Guide
from desktop.interview.story import Meter
from desktop.interview.vocabulary import worded
from desktop.theme.fonts import font
from desktop.theme.scale import fix_height, scaled
from desktop.theme.style import set_look
from desktop.theme.tokens import HEADER_HEIGHT, Colours, Space, Type
from desktop.visit.progress import is_running, minutes_since
from desktop.widgets.header_parts import ClockBar, MeterSquares, Switch
from desktop.widgets.moments import clock_time
from desktop.widgets.naming import named
from desktop.widgets.removable import Removable
from desktop.widgets.text import OneLine, Text, key_cap
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr, window_translator

HOME = N_("‹ Home")
WITH = N_("with {names}")
MINUTES = N_("{elapsed} of {planned} min")
START = N_("Start the visit")
END = N_("End the visit")
DEBRIEF = N_("Debrief")
CASE_STUDY = N_("Case study")
STORY = N_("Story {count} of {of}")
STORY_COMPLETE = N_("The story is complete. Ctrl+Shift+E leads to the case study.")
MISSING = N_("Still missing")
SAVED = N_("Saved {time}")
SAVING = N_("Saving …")
NOT_SAVED = N_("Not saved")
AT_TABLE = N_("At the table")
# What comes next, by where a visit stands: what the button says, the status it leads to, whether it is what today asks.
NEXT_STEP: dict[VisitStatus | None, tuple[str, VisitStatus, bool]] = {
    VisitStatus.PLANNED: (START, VisitStatus.IN_PROGRESS, False),
    VisitStatus.IN_PROGRESS: (END, VisitStatus.TO_DEBRIEF, False),
    VisitStatus.TO_DEBRIEF: (DEBRIEF, VisitStatus.TO_DEBRIEF, True),
    VisitStatus.DONE: (CASE_STUDY, VisitStatus.DONE, True),
}
NAME_WIDTH = 200
TICK_MS = 5000
DOUBLE_CLICK_MS = 600


class VisitHeader(QFrame):
    """The header of the open visit.

    Signals: `home_requested`; `status_requested(VisitStatus)`; `debrief_requested`; `case_study_requested`;
    `block_requested(str)` with the id of a block in which something is missing; `at_table_toggled(bool)`; `ticked` when the clock
    of a visit under way has gone on.
    """

    home_requested = Signal()
    status_requested = Signal(object)
    debrief_requested = Signal()
    case_study_requested = Signal()
    block_requested = Signal(str)
    at_table_toggled = Signal(bool)
    ticked = Signal()

    def __init__(self, colours: Colours, menu_button: QWidget) -> None:
        super().__init__()
        named(self, "visit_header")
        fix_height(self, HEADER_HEIGHT)
        self._whole: WholeVisit | None = None
        self._at_table = False
        self._planned = 0
        self._missing: tuple[tuple[str, str], ...] = ()
        self._home = self._button("home", HOME, "quiet")
        self._customer = OneLine("", Type.STRONG)
        self._people = OneLine("", Type.LABEL, "soft")
        self._bar = ClockBar(colours)
        self._clock = Text("", Type.CLOCK)
        self._status = self._button("status", START, "outline")
        self._squares = MeterSquares(colours)
        self._story = self._button("story", STORY, "quiet")
        self._saved = named(Text("", Type.LABEL, "soft"), "saved")
        self._switch = named(Switch(colours), "at_table", tr(AT_TABLE))
        self._lay_out(menu_button)
        self._home.clicked.connect(self.home_requested)
        self._status.clicked.connect(self._on_status_clicked)
        self._story.clicked.connect(self._on_story_clicked)
        self._switch.toggled.connect(self.at_table_toggled)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._on_ticks_timeout)

    @property
    def switch(self) -> Switch:
        """The switch of what is shown at the table."""
        return self._switch

    def set_colours(self, colours: Colours) -> None:
        """Sets the colours to draw in."""
        for part in (self._bar, self._squares, self._switch):
            part.colours = colours
            part.update()

    def show_visit(self, whole: WholeVisit, guide: Guide, meter: Meter) -> None:
        """Shows the present visit."""
        self._whole, self._planned = whole, guide.minutes
        self._customer.setText(whole.customer.name)
        self._show_people(whole)
        of = len(meter.questions)
        self._squares.show_story(meter.count, meter.half, of, meter.reading)
        told = tr(STORY, count=meter.reading, of=of)
        self._story.setText(told)
        self._story.setAccessibleName(told)
        self._missing = tuple((guide.block_of(question).id, question.star) for question in meter.missing)
        names = ", ".join(star for _, star in self._missing)
        set_tip(self._story, "" if names else tr(STORY_COMPLETE))
        self._story.setAccessibleDescription(f"{tr(MISSING)}: {names}" if names else tr(STORY_COMPLETE))
        self._show_status(whole.visit.status)
        self._fit()
        self._on_ticks_timeout()

    def set_at_table(self, at_table: bool) -> None:
        """Shows the customer, the people, the clock and when it was saved, and nothing else, where the customer reads along."""
        self._at_table = at_table
        self._switch.setChecked(at_table)
        for part in self._ours:
            part.set_there(not at_table)
        if self._whole:
            self._show_people(self._whole)
        self._fit()

    def _show_people(self, whole: WholeVisit) -> None:
        line = names_line(whole) if self._at_table else people_line(whole)
        self._people.setText(line)
        set_tip(self._people, line)

    def show_saved(self, moment: str) -> None:
        """Shows the moment since which everything is on the disk."""
        self._saved.setText(tr(SAVED, time=clock_time(moment)))
        self._saved.set_tone("soft")

    def show_unsaved(self, trouble: bool = False) -> None:
        """Shows that words are being stored, or cannot be stored now."""
        self._saved.setText(tr(NOT_SAVED if trouble else SAVING))
        self._saved.set_tone("warn" if trouble else "soft")

    def _show_status(self, status: VisitStatus | None) -> None:
        step = NEXT_STEP.get(status)
        self._status.setVisible(step is not None)
        if step:
            label, _, is_asked = step
            self._status.setText(tr(label))
            self._status.setAccessibleName(tr(label))
            set_look(self._status, "kind", "primary" if is_asked else "outline")
        running = status is VisitStatus.IN_PROGRESS
        # Home is not there while the visit runs; the menu has the way out.
        self._home.setVisible(not running)
        if running != self._ticks.isActive():
            self._ticks.start() if running else self._ticks.stop()

    def _lay_out(self, menu_button: QWidget) -> None:
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(Space.S3, 0, Space.S3, 0)
        row.setSpacing(Space.S3)
        row.addWidget(self._home)
        row.addWidget(self._customer)
        row.addWidget(self._people, 1)
        for widget in (self._bar, self._clock, self._saved):
            row.addWidget(widget)
        row.addWidget(menu_button)
        story = _side_by_side(self._status, self._squares, self._story)
        self._label, self._key = Text(tr(AT_TABLE), Type.LABEL, "soft"), key_cap("F9")
        view = _side_by_side(self._switch, self._label, self._key)
        self._groups = (story, view)
        self._ours = (Removable(row, story, self._saved), Removable(row, view, menu_button))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Leaves out what matters least where there is not room for everything; the next step and the menu always stay."""
        running = self._whole is not None and self._whole.visit.status is VisitStatus.IN_PROGRESS
        may_go = (self._key, self._label, self._bar, self._people, self._saved, self._squares, self._clock)
        row = self._row
        # A long name is cut, but not before there is little of it left.
        self._customer.setMinimumWidth(min(self._customer.sizeHint().width(), scaled(NAME_WIDTH)))
        # It changes with every word that is typed; nothing moves beside it.
        states = (tr(SAVED, time=clock_time(utc_now())), tr(SAVING), tr(NOT_SAVED))
        self._saved.setMinimumWidth(max(map(self._saved.fontMetrics().horizontalAdvance, states)))
        for part in may_go:
            part.setVisible(running or part not in (self._bar, self._clock))
        for part in may_go:
            for group in self._groups:
                # The row remembers its width of before.
                group.updateGeometry()
            row.invalidate()
            if row.minimumSize().width() <= self.width():
                return
            part.hide()
        row.invalidate()
        lacking = max(0, row.minimumSize().width() - self.width())
        self._customer.setMinimumWidth(max(0, self._customer.minimumWidth() - lacking))

    def _button(self, name: str, label: str, kind: str) -> QPushButton:
        button = named(QPushButton(tr(label)), f"visit_{name}", tr(label))
        button.setProperty("kind", kind)
        button.setFont(font(Type.SMALL))
        return button

    @Slot()
    def _on_status_clicked(self) -> None:
        status = self._whole.visit.status if self._whole else None
        if status is VisitStatus.TO_DEBRIEF:
            self.debrief_requested.emit()
        elif status is VisitStatus.DONE:
            self.case_study_requested.emit()
        elif status in NEXT_STEP:
            # The button turns into the next one under the mouse; the second half of a double click must not press that too.
            self._status.setEnabled(False)
            QTimer.singleShot(DOUBLE_CLICK_MS, self._enable_status)
            self.status_requested.emit(NEXT_STEP[status][1])

    @Slot()
    def _enable_status(self) -> None:
        self._status.setEnabled(True)

    @Slot()
    def _on_story_clicked(self) -> None:
        menu = QMenu(self)
        title = menu.addAction(tr(MISSING) if self._missing else tr(STORY_COMPLETE))
        title.setEnabled(False)
        for block_id, star in self._missing:
            menu.addAction(f"★ {star}").setData(block_id)
        if not self._missing:
            menu.addAction(f"{tr(CASE_STUDY)}\tCtrl+Shift+E").triggered.connect(self.case_study_requested)
        chosen = menu.exec(self._story.mapToGlobal(QPoint(0, self._story.height())))
        if chosen and chosen.data():
            self.block_requested.emit(chosen.data())
        menu.deleteLater()

    @Slot()
    def _on_ticks_timeout(self) -> None:
        if self._whole and is_running(self._whole):
            elapsed = minutes_since(self._whole.visit.started_at, datetime.now(UTC))
            self._bar.show_minutes(elapsed, self._planned)
            if self._clock.text() != (minutes := tr(MINUTES, elapsed=elapsed, planned=self._planned)):
                self._clock.setText(minutes)
                self._fit()
            self._clock.set_tone("warn" if elapsed > self._planned else "")
            self.ticked.emit()


def _side_by_side(*widgets: QWidget) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S3)
    for widget in widgets:
        row.addWidget(widget)
    return whole


def names_line(whole: WholeVisit) -> str:
    """Returns the names of the people at the table, the customer's and then ours; no title, no role."""
    theirs = [person.name for person in whole.people if person.name and person.side is not Side.US]
    ours = [person.name for person in whole.people if person.name and person.side is Side.US]
    return " · ".join(", ".join(names) for names in (theirs, ours) if names)


def people_line(whole: WholeVisit) -> str:
    """Returns who is at the table: the customer's people with their titles, then ours."""
    people = [worded(person, window_translator()) for person in whole.people if person.name]
    theirs = [_titled(p.name, p.job_title) for p in people if p.side is not Side.US]
    ours = [_titled(p.name, p.role, "{0} ({1})") for p in people if p.side is Side.US]
    return " · ".join([*theirs, tr(WITH, names=", ".join(ours))] if ours else theirs)


def _titled(name: str, title: str, pattern: str = "{0}, {1}") -> str:
    return pattern.format(name, title) if title else name
