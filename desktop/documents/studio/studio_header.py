"""Heads the page of a case study: the way back, which version and which shape is shown, how it stands, and what hands it on."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from db.model.messages import N_, NN_
from desktop.consent.status import Status, StatusOf
from desktop.fields.status_lines import line_of
from desktop.theme.fonts import font
from desktop.theme.scale import fix_height
from desktop.theme.tokens import HEADER_HEIGHT, Space, Type
from desktop.widgets.buttons import BACK, page_button
from desktop.widgets.moments import day_in_words
from desktop.widgets.naming import named
from desktop.widgets.text import OneLine, Text
from desktop.widgets.words import tr, trn

CASE_STUDY = N_("Case study")
BACK_TO = N_("‹ {customer}")
HAND_ON = N_("Hand on …")
SHAPE, VERSION = N_("Shape: {shape}"), N_("Shown: {version}")
VERSION_KEYS = "Ctrl+Shift+V"
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
WAITS = (Status.WITH_CUSTOMER, Status.CHANGES)


class StudioHeader(QWidget):
    """The header. Signals: `closed`; `versions_requested`; `shape_chosen(str)`; `hand_on_requested`."""

    closed = Signal()
    versions_requested = Signal()
    shape_chosen = Signal(str)
    hand_on_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("ground", "paper")
        fix_height(self, HEADER_HEIGHT)
        self.back = page_button("studies_back", BACK, "quiet")
        self.title = Text(tr(CASE_STUDY), Type.STRONG)
        self.version = self._chip("study_version_shown")
        self.shape = self._chip("study_shape_shown")
        self.shape.setMenu(QMenu(self.shape))
        self._steps = [named(OneLine("", Type.SMALL, "soft"), "study_step") for _ in STEPS]
        self._days = Text("", Type.SMALL, "warn")
        self.steps = named(QWidget(), "study_steps")
        self.hand_on = page_button("study_hand_on", HAND_ON, "primary")
        self.hand_on.setFont(font(Type.SMALL))
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.version.clicked.connect(self.versions_requested)
        self.hand_on.clicked.connect(self.hand_on_requested)

    def show_customer(self, name: str) -> None:
        """Shows whose case study it is, on the way back."""
        words = tr(BACK_TO, customer=name) if name else tr(BACK)
        self.back.setText(words.replace("&", "&&"))
        self.back.setAccessibleName(words)

    def show_version(self, version: str) -> None:
        """Shows what is called so."""
        self.version.setText(f"{version} ▾".replace("&", "&&"))
        # Another text takes them away.
        self.version.setShortcut(VERSION_KEYS)
        self.version.setAccessibleName(tr(VERSION, version=version))

    def show_shapes(self, shapes: Sequence[tuple[str, str]], current: str) -> None:
        """Offers shapes of (key, label)."""
        menu = self.shape.menu()
        menu.clear()
        group = QActionGroup(menu)
        for key, label in shapes:
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.setData(key)
            group.addAction(action)
            if key == current:
                self.shape.setText(f"{label} ▾")
                self.shape.setAccessibleName(tr(SHAPE, shape=label))
        group.triggered.connect(lambda action: self.shape_chosen.emit(str(action.data())))

    def show_status(self, found: StatusOf | None, today: str) -> None:
        """Shows how the latest version stands and for how many days; an open draft without one is a draft."""
        at = STEP_OF[found.status] if found else 0
        for number, (step, label) in enumerate(zip(self._steps, STEPS, strict=True)):
            step.setText(tr(label))
            step.setFont(font(Type.LABEL_STRONG if number == at else Type.SMALL))
            step.set_tone("" if number == at else "soft")
        days = _days(found.since, today) if found and found.status in WAITS else 0
        self._days.tell(trn(DAYS, days) if days else "")
        self.steps.setAccessibleName(tr(line_of(found, day_in_words)) if found else tr(STEPS[0]))

    def show_study(self, is_there: bool) -> None:
        """Shows what is about one case study, or hides it where there is none."""
        for widget in (self.version, self.shape, self.steps, self.hand_on):
            widget.setVisible(is_there)

    def _chip(self, name: str) -> QPushButton:
        button = named(QPushButton(), name)
        button.setProperty("kind", "chip")
        button.setFont(font(Type.SMALL))
        return button

    def _lay_out(self) -> None:
        steps = QHBoxLayout(self.steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(Space.S2)
        for number, step in enumerate(self._steps):
            if number:
                steps.addWidget(Text("–", Type.SMALL, "faint"))
            steps.addWidget(step)
            if number == 1:
                steps.addWidget(self._days)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S4, 0, Space.S5, 0)
        row.setSpacing(Space.S3)
        for widget in (self.back, self.title, self.version, self.shape):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.steps)
        row.addWidget(self.hand_on)


def _days(since: str, today: str) -> int:
    """Returns how many days lie between two days; none where one is not known."""
    try:
        return (date.fromisoformat(today) - date.fromisoformat(since[:10])).days
    except ValueError:
        return 0
