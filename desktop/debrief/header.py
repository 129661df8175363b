"""What stands above the debrief: which visit it is of, how long its words stay fresh, the ways out."""

from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.debrief.what_is_left import time_left
from desktop.theme.fonts import font
from desktop.theme.tokens import HEADER_HEIGHT, Space, Type
from desktop.widgets.moments import clock_time
from desktop.widgets.naming import named
from desktop.widgets.text import OneLine, Text, spacer
from desktop.widgets.words import tr

DEBRIEF = N_("Debrief")
BACK = N_("‹ {customer}")
BACK_SPOKEN = N_("Back to the visit")
VISIT_OF = N_("visit of {date}")
LATER = N_("Leave for later")
SAVED = N_("Saved {time}")
SAVING = N_("Saving …")
TICK_MS = 60_000
LONGEST_NAME = 40


class DebriefHeader(QFrame):
    """The header. Signals: `back_requested` to the visit; `later_requested` to Home."""

    back_requested = Signal()
    later_requested = Signal()

    def __init__(self, menu_button: QWidget) -> None:
        super().__init__()
        named(self, "debrief_header")
        self.setFixedHeight(HEADER_HEIGHT)
        self._whole: WholeVisit | None = None
        self._back = self._button("debrief_back", BACK_SPOKEN)
        self._of = OneLine("", Type.LABEL, "soft")
        self._left = named(Text("", Type.STRONG, "warn"), "debrief_hours")
        self._saved = named(Text("", Type.LABEL, "soft"), "debrief_saved")
        self._later = self._button("debrief_later", LATER)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S3, 0, Space.S3, 0)
        row.setSpacing(Space.S3)
        for widget in (self._back, Text(tr(DEBRIEF), Type.STRONG), self._of, spacer(), self._left, self._saved, self._later):
            row.addWidget(widget)
        row.addWidget(menu_button)
        self._back.clicked.connect(self.back_requested)
        self._later.clicked.connect(self.later_requested)
        self._ticks = QTimer(self)
        self._ticks.setInterval(TICK_MS)
        self._ticks.timeout.connect(self._on_ticks_timeout)
        self._ticks.start()

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows which visit it is, and how long its words stay fresh."""
        self._whole = whole
        name = " ".join(whole.customer.name.split())
        self._back.setText(tr(BACK, customer=name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME]}…"))
        day = QDate.fromString(whole.visit.date, "yyyy-MM-dd")
        told = QLocale().toString(day, "dddd d MMMM") if day.isValid() else whole.visit.date
        self._of.setText(tr(VISIT_OF, date=told) if told else "")
        self._on_ticks_timeout()

    def show_saved(self, moment: str) -> None:
        """Shows since when everything is on the disk."""
        self._saved.setText(tr(SAVED, time=clock_time(moment)))

    def show_unsaved(self) -> None:
        """Shows that words are on their way to the disk."""
        self._saved.setText(tr(SAVING))

    def _button(self, name: str, label: str) -> QPushButton:
        button = named(QPushButton(tr(label)), name, tr(label))
        button.setProperty("kind", "quiet")
        button.setFont(font(Type.SMALL))
        button.setFocusPolicy(button.focusPolicy().TabFocus)
        return button

    @Slot()
    def _on_ticks_timeout(self) -> None:
        if self._whole:
            self._left.tell(time_left(self._whole, datetime.now()))
