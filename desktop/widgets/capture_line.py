"""Lets one type a note of any kind: a key for the kind, the words, Enter. It never moves and never waits."""

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from db.model.messages import N_
from db.model.records import NoteKind
from desktop.theme.fonts import font
from desktop.theme.scale import fix_height, scaled
from desktop.theme.tokens import CAPTURE_HEIGHT, Space, Type
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.note_kinds import BY_KIND, NOTE_KINDS, kind_of_sign
from desktop.widgets.text import key_cap
from desktop.widgets.words import tr

PLACEHOLDER = N_("Type what you hear …")
# What the line itself needs beside the kinds, at the usual text size.
LINE_WIDTH = 320
TIP = N_("{kind}: type {sign} first, or press Ctrl+{number}")


class CaptureLine(QWidget):
    """The chips for the kind, and the line.

    Signals: `captured(NoteKind, str)` on Enter; `drafted(str)` while words are typed; `left_upwards` when the arrow key
    leaves for the notes.
    """

    captured = Signal(object, str)
    drafted = Signal(str)
    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "capture")
        self.setProperty("ground", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fix_height(self, CAPTURE_HEIGHT)
        self._chips: dict[NoteKind, QPushButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S5 - Space.S1, 0, Space.S5 - Space.S1, 0)
        layout.setSpacing(Space.HAIR)
        for n, kind in enumerate(NOTE_KINDS, 1):
            layout.addWidget(self._chip(n, kind.kind))
        layout.addSpacing(Space.S3)
        self.line = named(LineField(Type.READ, tr(PLACEHOLDER)), "capture_line", tr(PLACEHOLDER))
        self.line.setProperty("kind", "bare")
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self.line.textEdited.connect(self.drafted)
        layout.addWidget(self.line, 1)
        self._cap = key_cap("Ctrl K")
        layout.addWidget(self._cap)
        self.choose(NoteKind.NOTE)

    @property
    def kind(self) -> NoteKind:
        """The kind of the next note."""
        return next(kind for kind, chip in self._chips.items() if chip.isChecked())

    @property
    def is_being_typed(self) -> bool:
        """Whether the cursor stands behind words that were not entered yet."""
        return self.line.hasFocus() and bool(self.line.text())

    def choose(self, kind: NoteKind) -> None:
        """Sets the kind of the next note."""
        self._chips[kind].setChecked(True)
        self._fit()

    def focus_line(self) -> None:
        """Puts the cursor into the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_draft(self, text: str) -> None:
        """Shows words that were typed and never entered."""
        self.line.setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shows the kinds there is room for."""
        super().resizeEvent(event)
        self._fit()

    @property
    def is_folded(self) -> bool:
        """Whether there is room for the chosen kind only; the others are in its menu."""
        chips = sum(chip.sizeHint().width() for chip in self._chips.values())
        return self.width() < chips + scaled(LINE_WIDTH)

    def _fit(self) -> None:
        folded = self.is_folded
        self._cap.setVisible(not folded)
        for chip in self._chips.values():
            chip.setVisible(chip.isChecked() or not folded)

    def _open_menu(self) -> None:
        """Offers the kinds that are folded away."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, chip in self._chips.items():
            menu.addAction(chip.text()).triggered.connect(partial(self.choose, kind))
        menu.popup(self.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handles keys of the line before the line gets them."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._key(event)
        if watched is self.line and isinstance(event, QInputMethodEvent) and self._choose_by(event.commitString()[:1]):
            # What came with the sign, made with a dead key or an input method, are the first words.
            rest = QInputMethodEvent(event.preeditString(), event.attributes())
            rest.setCommitString(event.commitString()[1:])
            self.line.inputMethodEvent(rest)
            return True
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Handles the sign of a kind, Backspace back to a plain note, and arrow up; returns whether the key was one of these."""
        if event.key() == Qt.Key.Key_Up:
            self.left_upwards.emit()
            return True
        if event.key() == Qt.Key.Key_Backspace and self.kind is not NoteKind.NOTE and not self.line.text():
            self.choose(NoteKind.NOTE)
            return True
        return self._choose_by(event.text())

    def _choose_by(self, sign: str) -> bool:
        """Whether `sign`, first in the line, chooses a kind; that of the kind already chosen is meant as a sign."""
        kind = kind_of_sign(sign)
        if kind is None or kind.kind is self.kind or self.line.text():
            return False
        self.choose(kind.kind)
        return True

    def _chip(self, number: int, kind: NoteKind) -> QPushButton:
        about = BY_KIND[kind]
        chip = named(QPushButton(tr(about.label)), f"capture_{kind.value}", tr(about.label))
        chip.setProperty("kind", "kind")
        chip.setProperty("tone", about.tone)
        chip.setFont(font(Type.SMALL))
        chip.setCheckable(True)
        chip.setToolTip(tr(TIP, kind=tr(about.label), sign=about.signs[0], number=number))
        chip.setShortcut(f"Ctrl+{number}")
        chip.clicked.connect(self._on_chip_clicked)
        self._group.addButton(chip)
        self._chips[kind] = chip
        return chip

    @Slot()
    def _on_chip_clicked(self) -> None:
        chip = self.sender()
        if self.is_folded and isinstance(chip, QPushButton) and chip.underMouse():
            self._open_menu()
        self._fit()
        self.focus_line()

    @Slot()
    def _on_line_return_pressed(self) -> None:
        text = self.line.text()
        if text.strip():
            kind = self.kind
            self.line.clear()
            self.choose(NoteKind.NOTE)
            self.captured.emit(kind, text)
