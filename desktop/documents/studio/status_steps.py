"""Shows how far a case study is on its way from a draft to what is approved, in one line."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from db.model.messages import N_, NN_
from desktop.consent.status import Status, StatusOf
from desktop.fields.status_lines import line_of
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.moments import day_in_words
from desktop.widgets.naming import named
from desktop.widgets.text import OneLine, Text
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr, trn

DAYS = NN_("{count} day", "{count} days")
STEPS = (N_("Draft"), N_("With the customer"), N_("Approved"))
# Which step each status is; what has ended is shown in full at the left of the page.
STEP_OF = {
    Status.DRAFT: 0,
    Status.INTERNAL: 0,
    Status.WITH_CUSTOMER: 1,
    Status.CHANGES: 1,
    Status.APPROVED: 2,
    Status.PUBLISHED: 2,
    Status.EXPIRED: 2,
    Status.WITHDRAWN: 2,
}


class StatusSteps(QWidget):
    """The way from a draft to what is approved, with the step that is reached; that one alone where there is no room for all."""

    def __init__(self) -> None:
        super().__init__()
        named(self, "study_steps")
        self._steps = [named(OneLine("", Type.SMALL, "soft"), "study_step") for _ in STEPS]
        self._days = Text("", Type.SMALL, "warn")
        self._at = 0
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(Space.S2)
        self._row.addStretch(1)
        # What stands between the steps, and what belongs to each.
        self._dashes = [Text("–", Type.SMALL, "faint") for _ in STEPS[1:]]
        for number, step in enumerate(self._steps):
            if number:
                self._row.addWidget(self._dashes[number - 1])
            self._row.addWidget(step)
            if number == 1:
                self._row.addWidget(self._days)

    def show_status(self, found: StatusOf | None, today: str) -> None:
        """Shows a status and for how many days it has waited; without one it is a draft."""
        self._at = STEP_OF[found.status] if found else 0
        for number, (step, label) in enumerate(zip(self._steps, STEPS, strict=True)):
            step.setText(tr(label))
            step.setFont(font(Type.LABEL_STRONG if number == self._at else Type.SMALL))
            step.set_tone("" if number == self._at else "soft")
        days = found.days(today) if found and found.is_waiting else 0
        self._days.tell(trn(DAYS, days) if days else "")
        told = tr(line_of(found, day_in_words)) if found else tr(STEPS[0])
        self.setAccessibleName(told)
        set_tip(self, told)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leaves the other steps out where there is no room for all."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """The same where its words have another size."""
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """Returns almost no width, as a step may be cut."""
        return QSize(0, super().minimumSizeHint().height())

    def _fit(self) -> None:
        others = [*self._dashes, *(step for number, step in enumerate(self._steps) if number != self._at)]
        parts = [*others, self._steps[self._at], *([self._days] if self._days.text() else [])]
        wanted = sum(part.sizeHint().width() for part in parts) + Space.S2 * len(parts)
        for part in others:
            part.setVisible(wanted <= self.width())
