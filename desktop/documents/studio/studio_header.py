"""Heads the page of a case study: the way back, which version and which shape is shown, how it stands, and what hands it on."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from db.model.messages import N_
from desktop.core.short_text import short
from desktop.documents.studio.status_steps import StatusSteps
from desktop.theme.fonts import font
from desktop.theme.scale import fix_height
from desktop.theme.tokens import HEADER_HEIGHT, Space, Type
from desktop.widgets.buttons import BACK, page_button
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr

CASE_STUDY = N_("Case study")
BACK_TO = N_("‹ {customer}")
HAND_ON = N_("Hand on …")
SHAPE, VERSION = N_("Shape: {shape}"), N_("Shown: {version}")
VERSION_KEYS = "Ctrl+Shift+V"
# What is longer is cut, as a button takes all the room that its words want.
LONGEST_NAME = 32


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
        self.steps = StatusSteps()
        self.hand_on = page_button("study_hand_on", HAND_ON, "primary")
        self.hand_on.setFont(font(Type.SMALL))
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.version.clicked.connect(self.versions_requested)
        self.hand_on.clicked.connect(self.hand_on_requested)

    def show_customer(self, name: str) -> None:
        """Shows whose case study it is, on the way back."""
        words = tr(BACK_TO, customer=short(name, LONGEST_NAME)) if name else tr(BACK)
        self.back.setText(words.replace("&", "&&"))
        self.back.setAccessibleName(tr(BACK_TO, customer=name) if name else words)
        set_tip(self.back, name if len(name) > LONGEST_NAME else "")

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
            label = label[:1].upper() + label[1:]
            action = menu.addAction(label)
            action.setCheckable(True)
            action.setChecked(key == current)
            action.setData(key)
            group.addAction(action)
            if key == current:
                self.shape.setText(f"{label} ▾")
                self.shape.setAccessibleName(tr(SHAPE, shape=label))
        group.triggered.connect(lambda action: self.shape_chosen.emit(str(action.data())))

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
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S4, 0, Space.S5, 0)
        row.setSpacing(Space.S3)
        for widget in (self.back, self.title, self.version, self.shape):
            row.addWidget(widget)
        # Where there is nothing to show yet, this takes the room.
        row.addStretch(0)
        row.addWidget(self.steps, 1)
        row.addWidget(self.hand_on)
