"""Lets one type a note of any kind: a key for the kind, "@" for who said it, the words, Enter. It never moves and never waits."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from db.model.ids import utc_now
from db.model.messages import N_
from db.model.records import NoteKind
from desktop.core.timers import timer_once
from desktop.interview.speakers import AtTable, being_named, read_line, without_name
from desktop.theme.fonts import font
from desktop.theme.scale import fix_height, scaled
from desktop.theme.tokens import CAPTURE_HEIGHT, Space, Type
from desktop.widgets.fields import LineField
from desktop.widgets.key_places import sign_of
from desktop.widgets.moments import clock_time
from desktop.widgets.naming import named
from desktop.widgets.note_kinds import BY_KIND, NOTE_KINDS, kind_of_sign
from desktop.widgets.removable import Removable
from desktop.widgets.speaker_chips import SpeakerChips
from desktop.widgets.text import Text, key_cap
from desktop.widgets.tips import set_tip
from desktop.widgets.words import tr

PLACEHOLDER = N_("Type what you hear …")
SAID_BY = N_("Said by {name}")
SPEAKER_TIP = N_("Who says what is typed now. @ and a letter names somebody else; a click names nobody.")
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
NOTED = N_("noted {time}")
NOTED_MS = 1000
# What the line itself needs beside the kinds, at the usual text size.
LINE_WIDTH = 320
TIP = N_("{kind}: type {sign} first, or press Ctrl+{number}")


class CaptureLine(QWidget):
    """The chips for the kind, and the line.

    Signals: `captured(NoteKind, str, str)` on Enter, with the words and the id of whoever said them ("" for nobody);
    `drafted(str)` while words are typed; `left_upwards` when the arrow key leaves for the notes.
    """

    captured = Signal(object, str, str)
    drafted = Signal(str)
    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "capture")
        self.setProperty("ground", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fix_height(self, CAPTURE_HEIGHT)
        self._chips: dict[NoteKind, QPushButton] = {}
        self._people: tuple[AtTable, ...] = ()
        self._speaker: AtTable | None = None
        # What a name that was taken left in the line: a space behind it is not of the words.
        self._left_by_name = ""
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(Space.S5 - Space.S1, 0, Space.S5 - Space.S1, 0)
        layout.setSpacing(Space.HAIR)
        self._speakers = SpeakerChips(self._kinds())
        self._speakers.chosen.connect(self._on_speakers_chosen)
        self.line = named(LineField(Type.READ, tr(PLACEHOLDER)), "capture_line", tr(PLACEHOLDER))
        self.line.setProperty("kind", "bare")
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self._on_line_return_pressed)
        self.line.textEdited.connect(self.drafted)
        self.line.textChanged.connect(self._on_line_changed)
        self.line.cursorPositionChanged.connect(self._on_line_changed)
        layout.addWidget(self.line, 1)
        layout.addWidget(self._speaker_button())
        layout.addSpacing(Space.S2)
        self._noted = named(Text("", Type.LABEL, "soft"), "capture_noted")
        layout.addWidget(self._noted)
        self._speakers.setContentsMargins(0, 0, Space.S3, 0)
        self._cap = key_cap("Ctrl K")
        self._ours = (Removable(layout, self._speakers, self.line), Removable(layout, self._cap))
        self._keys = [self._kind_key(n, kind.kind) for n, kind in enumerate(NOTE_KINDS, 1)]
        self._noted_gone = timer_once(self, NOTED_MS, self._on_noted_gone_timeout)
        self._at_table = False
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

    def show_people(self, people: Sequence[AtTable]) -> None:
        """Offers `people` as speakers; a speaker who is not among them is dropped."""
        self._people = tuple(people)
        self._choose_speaker(next((one for one in people if self._speaker and one.id == self._speaker.id), None))

    def set_at_table(self, at_table: bool) -> None:
        """Shows the line alone, where the customer reads along; the keys of the kinds go on working."""
        self._at_table = at_table
        for part in self._ours:
            part.set_there(not at_table)
        for key in self._keys:
            key.setEnabled(at_table)
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

    def append(self, words: str) -> None:
        """Puts words behind those in the line, as if they were typed there."""
        self.line.setText(" ".join(filter(None, (self.line.text(), words))))
        self.line.end(False)
        self.drafted.emit(self.line.text())

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
        text = self.line.text()
        if self._speakers.are_offered and self._key_of_name(Qt.Key(event.key())):
            return True
        if event.key() == Qt.Key.Key_Up:
            self.left_upwards.emit()
            return True
        if event.key() == Qt.Key.Key_Backspace and not text:
            return self._take_back()
        return self._choose_by(sign_of(event))

    def _choose_by(self, sign: str) -> bool:
        """Whether `sign`, first in the line, chooses a kind; that of the kind already chosen is meant as a sign."""
        text = self.line.text()
        # A name that is complete leaves the line as good as empty.
        if text and (read_line(text, self._people).words or not text.endswith(" ")):
            return False
        kind = kind_of_sign(sign)
        if kind is None or kind.kind is self.kind:
            return False
        self.choose(kind.kind)
        return True

    def _key_of_name(self, key: Qt.Key) -> bool:
        """Moves along the offered names on arrows, takes one on Tab, or on Enter where several fit; returns whether it did."""
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._speakers.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self._speakers.offer(())
        elif key == Qt.Key.Key_Tab or (key in ENTER and read_line(self.line.text(), self._people).who is None):
            self._speakers.choose()
        else:
            return False
        return True

    def _take_back(self) -> bool:
        """Takes back the kind, or else the speaker; returns whether there was one."""
        if self.kind is not NoteKind.NOTE:
            self.choose(NoteKind.NOTE)
        elif self._speaker:
            self._choose_speaker(None)
        else:
            return False
        return True

    def _choose_speaker(self, one: AtTable | None) -> None:
        """Makes `one` the speaker until another is named."""
        self._speaker = one
        self._show_speaker(one)

    def _show_speaker(self, one: AtTable | None) -> None:
        self._said_by.setVisible(one is not None)
        if one:
            self._said_by.setText(one.name)
            self._said_by.setAccessibleName(tr(SAID_BY, name=one.name))

    def _speaker_button(self) -> QPushButton:
        self._said_by = named(QPushButton(), "capture_speaker", tr(SPEAKER_TIP))
        self._said_by.setProperty("kind", "chip")
        self._said_by.setFont(font(Type.SMALL))
        self._said_by.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        set_tip(self._said_by, tr(SPEAKER_TIP))
        self._said_by.clicked.connect(self._on_said_by_clicked)
        self._said_by.hide()
        return self._said_by

    def _kinds(self) -> QWidget:
        kinds = QWidget()
        row = QHBoxLayout(kinds)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.HAIR)
        for n, kind in enumerate(NOTE_KINDS, 1):
            row.addWidget(self._chip(n, kind.kind))
        return kinds

    def _chip(self, number: int, kind: NoteKind) -> QPushButton:
        about = BY_KIND[kind]
        chip = named(QPushButton(tr(about.label)), f"capture_{kind.value}", tr(about.label))
        chip.setProperty("kind", "kind")
        chip.setProperty("tone", about.tone)
        chip.setFont(font(Type.SMALL))
        chip.setCheckable(True)
        set_tip(chip, tr(TIP, kind=tr(about.label), sign=about.signs[0], number=number))
        chip.setShortcut(f"Ctrl+{number}")
        chip.clicked.connect(self._on_chip_clicked)
        self._group.addButton(chip)
        self._chips[kind] = chip
        return chip

    def _kind_key(self, number: int, kind: NoteKind) -> QShortcut:
        """Returns the key of a kind for when its chip, which has the same key, is not there."""
        key = QShortcut(QKeySequence(f"Ctrl+{number}"), self)
        key.setProperty("kind", kind.value)
        key.setEnabled(False)
        key.activated.connect(self._on_key_activated)
        return key

    @Slot()
    def _on_key_activated(self) -> None:
        self.choose(NoteKind(self.sender().property("kind")))
        self.focus_line()

    @Slot()
    def _on_noted_gone_timeout(self) -> None:
        self._noted.setText("")

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
        said = read_line(text.rstrip(" ") if text == self._left_by_name else text, self._people)
        if said.who:
            self._choose_speaker(said.who)
        if said.words.strip():
            kind = self.kind
            self.line.clear()
            self.choose(NoteKind.NOTE)
            if self._at_table:
                # The notes are not shown there, so this tells that the line was taken.
                self._noted.setText(tr(NOTED, time=clock_time(utc_now())))
                self._noted_gone.start()
            self.captured.emit(kind, said.words, self._speaker.id if self._speaker else "")
        elif said.who:
            self.line.clear()
            self.drafted.emit("")

    @Slot()
    def _on_line_changed(self) -> None:
        """Offers names while one is typed, and shows the speaker that the line would get."""
        text, cursor = self.line.text(), self.line.cursorPosition()
        self._speakers.offer(being_named(text[:cursor], self._people))
        self._show_speaker(read_line(text, self._people).who or self._speaker)

    @Slot(object)
    def _on_speakers_chosen(self, one: AtTable) -> None:
        text, cursor = without_name(self.line.text(), self.line.cursorPosition())
        self._choose_speaker(one)
        self._left_by_name = text
        self.line.setText(text)
        self.line.setCursorPosition(cursor)
        self.drafted.emit(text)
        self.focus_line()

    @Slot()
    def _on_said_by_clicked(self) -> None:
        self._choose_speaker(None)
        self.focus_line()
