"""Shows what the words of a record propose for its empty fields; a key or a click takes one, another dismisses all."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from db.model.messages import N_
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.flow import FlowLayout
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr

LEAD = N_("Proposed:")
PROPOSED = N_("Proposed: {words}")
TAKE_TIP = N_("Read from the words and not stored yet; a click or Alt+Enter takes it.")
DISMISS = N_("Dismiss")
DISMISS_TIP = N_("Not so: forget what was read from these words (Alt+Delete)")
TAKE_KEYS = ("Alt+Return", "Alt+Enter")
DISMISS_KEYS = "Alt+Delete"


class ProposalRow(QWidget):
    """Chips that can be taken. Signals: `taken(str)` with the key of one; `dismissed`.

    The keys act wherever the keyboard is within `place`.
    """

    taken = Signal(str)
    dismissed = Signal()

    def __init__(self, name: str, place: QWidget) -> None:
        super().__init__()
        named(self, f"{name}_proposals")
        self._proposed: tuple[tuple[str, str], ...] = ()
        self._chips: list[QPushButton] = []
        self._dismiss = self._button("dismiss_proposals", "quiet", tr(DISMISS), tr(DISMISS_TIP))
        self._dismiss.clicked.connect(self._on_dismiss_clicked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, Space.S2, 0, 0)
        row.setSpacing(Space.S2)
        lead = Text(tr(LEAD), Type.LABEL, "soft")
        # As high as a chip, so that both stand on one line.
        lead.setFixedHeight(self._dismiss.sizeHint().height())
        row.addWidget(lead, 0, Qt.AlignmentFlag.AlignTop)
        flow = QWidget()
        self._flow = FlowLayout(flow, Space.S2)
        row.addWidget(flow, 1)
        row.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        for keys in TAKE_KEYS:
            self._key(keys, place).activated.connect(self._on_take_activated)
        self._key(DISMISS_KEYS, place).activated.connect(self._on_dismiss_activated)
        self.hide()

    def show_proposed(self, proposed: Sequence[tuple[str, str]]) -> None:
        """Shows proposals of (key, words), or nothing."""
        if tuple(proposed) == self._proposed:
            return
        # What stands below must not come up under a pointer that has just taken the last one.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(not proposed and self.isVisible() and self.underMouse())
        self.setSizePolicy(policy)
        self._proposed = tuple(proposed)
        while len(self._chips) < len(self._proposed):
            chip = self._button("proposal", "proposal", "", tr(TAKE_TIP))
            chip.clicked.connect(self._on_chip_clicked)
            self._flow.addWidget(chip)
            self._chips.append(chip)
        for n, chip in enumerate(self._chips):
            chip.setVisible(n < len(self._proposed))
            if n < len(self._proposed):
                chip.setText(self._proposed[n][1])
                chip.setAccessibleName(tr(PROPOSED, words=self._proposed[n][1]))
        self.setVisible(bool(self._proposed))

    def _button(self, name: str, kind: str, label: str, tip: str) -> QPushButton:
        button = named(QPushButton(label), name, label)
        button.setProperty("kind", kind)
        button.setFont(font(Type.SMALL))
        set_tip(button, tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _key(self, keys: str, place: QWidget) -> QShortcut:
        shortcut = QShortcut(QKeySequence(keys), place)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return shortcut

    @Slot()
    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        if isinstance(chip, QPushButton):
            self._take(self._chips.index(chip))

    @Slot()
    def _on_take_activated(self) -> None:
        if self._proposed:
            self._take(0)

    @Slot()
    def _on_dismiss_activated(self) -> None:
        if self._proposed:
            self._on_dismiss_clicked()

    def _take(self, number: int) -> None:
        """Emits which one was taken, and moves on at once, as the next key may come soon."""
        key = self._proposed[number][0]
        self.taken.emit(key)
        self.show_proposed([one for one in self._proposed if one[0] != key])

    @Slot()
    def _on_dismiss_clicked(self) -> None:
        self.dismissed.emit()
        self.show_proposed(())
