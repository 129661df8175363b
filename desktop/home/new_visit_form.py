"""Lets one describe a new visit: needs only the customer's name, and offers the rest."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.style import set_look
from desktop.theme.tokens import Space, Type
from desktop.widgets.chips import Chips
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.naming import named
from desktop.widgets.text import Text, spacer
from desktop.widgets.typed_dates import typed_date, typed_time, unclear_date
from desktop.widgets.words import tr
from desktop.workspace.plan_visit import VisitPlan

CUSTOMER = N_("Which customer?")
DATE = N_("Date")
TIME = N_("Time")
DATE_HINT = N_("today")
GUIDE = N_("Guide")
MINUTES = N_("{minutes} min")
START = N_("Start now")
PLAN = N_("Plan it")
KNOWN = N_("Known customer: what you learnt last time is there already.")
ODD_TIME = N_("“{text}” is no time; try 14:30.")


class NewVisitCard(QFrame):
    """The card at the top of Home. Signals: `planned(VisitPlan)`."""

    planned = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        named(self, "new_visit_card")
        self.setProperty("kind", "card")
        self._customers: dict[str, str] = {}
        self.customer = LineField(Type.READ)
        self.date = DateField(Type.READ, tr(DATE_HINT))
        self.time = LineField(Type.READ)
        self.guides = Chips("new_visit_guide", [])
        self._remark = named(Text("", Type.SMALL, "soft", wrap=True), "new_visit_remark")
        self._start = self._button("start", START, "primary")
        self._plan = self._button("plan", PLAN, "outline")
        self._row = QHBoxLayout()
        self._lay_out()
        self._start.clicked.connect(self._on_start_clicked)
        self._plan.clicked.connect(self._on_plan_clicked)
        self.customer.textChanged.connect(self._check)
        self.date.textChanged.connect(self._check)
        self.time.textChanged.connect(self._check)
        for field in (self.customer, self.date, self.time):
            field.returnPressed.connect(self._on_return_pressed)
            field.installEventFilter(self)
        self.hide()

    def offer(self, customers: Sequence[str], guides: Sequence[tuple[str, int]], chosen: str) -> None:
        """Offers known customers, and guides of (name, minutes) with `chosen` checked."""
        self._customers = {name.casefold(): name for name in customers}
        self.customer.offer(customers)
        self._row.removeWidget(self.guides)
        self.guides.deleteLater()
        self.guides = Chips("new_visit_guide", [(name, tr(MINUTES, minutes=minutes)) for name, minutes in guides])
        self.guides.show_values((chosen,))
        self._row.insertWidget(1, self.guides)

    def start(self) -> None:
        """Opens the card with everything empty."""
        for field in (self.customer, self.date, self.time):
            field.clear()
        self._check()
        self.show()
        self.customer.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Closes the card on Escape."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S5, Space.S4, Space.S5, Space.S4)
        column.setSpacing(Space.S3)
        fields = QHBoxLayout()
        fields.setSpacing(Space.S5)
        fields.addWidget(Labelled(tr(CUSTOMER), self.customer, "new_visit_customer"), 6)
        fields.addWidget(Labelled(tr(DATE), self.date, "new_visit_date"), 2)
        fields.addWidget(Labelled(tr(TIME), self.time, "new_visit_time"), 1)
        column.addLayout(fields)
        column.addWidget(self._remark)
        self._row.setSpacing(Space.S3)
        self._row.addWidget(Text(tr(GUIDE), Type.LABEL, "soft"))
        self._row.addWidget(self.guides)
        self._row.addWidget(spacer(), 1)
        self._row.addWidget(self._plan)
        self._row.addWidget(self._start)
        column.addLayout(self._row)

    def _button(self, name: str, label: str, kind: str) -> QPushButton:
        button = named(QPushButton(tr(label)), f"new_visit_{name}", tr(label))
        button.setProperty("kind", kind)
        button.setFont(font(Type.TEXT))
        return button

    @property
    def _is_later(self) -> bool:
        """Whether a day or an hour is given: then it is a plan. A name alone means somebody is sitting at the table."""
        return bool(self.date.text().strip() or self.time.text().strip())

    def _ask(self, now: bool) -> None:
        if self._check():
            name = self.customer.text()
            guide = self.guides.values[0] if self.guides.values else ""
            day, time = typed_date(self.date.text()), typed_time(self.time.text())
            self.hide()
            self.planned.emit(VisitPlan(self._customers.get(name.strip().casefold(), name), day, time, guide, now))

    @Slot()
    def _check(self) -> bool:
        """Shows what is not understood; returns True when the visit can be made."""
        day, time = self.date.text().strip(), self.time.text().strip()
        odd_day, odd_time = bool(day) and not typed_date(day), bool(time) and not typed_time(time)
        known = self.customer.text().strip().casefold() in self._customers
        remark = unclear_date(day) if odd_day else tr(ODD_TIME, text=time) if odd_time else ""
        self._remark.tell_steadily(remark or (tr(KNOWN) if known else ""))
        self._remark.set_tone("warn" if remark else "soft")
        ready = bool(self.customer.text().strip()) and not remark
        for button, is_next in ((self._start, not self._is_later), (self._plan, self._is_later)):
            set_look(button, "kind", "primary" if is_next else "outline")
        self._start.setEnabled(ready)
        self._plan.setEnabled(ready)
        return ready

    @Slot()
    def _on_start_clicked(self) -> None:
        self._ask(now=True)

    @Slot()
    def _on_plan_clicked(self) -> None:
        self._ask(now=False)

    @Slot()
    def _on_return_pressed(self) -> None:
        self._ask(now=not self._is_later)
