"""The notes one by one in large type: who said it, and where it goes."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from db.model.messages import N_, NN_, Message
from db.model.records import Note, NoteKind, Person
from db.model.whole_visit import WholeVisit
from desktop.debrief.progress_squares import NoteSquares
from desktop.debrief.read_in_note import read_in_note
from desktop.interview.debriefing import minutes_for, next_unsorted
from desktop.interview.guide import Guide
from desktop.interview.sorting import BY_LETTER, Place, suggested
from desktop.theme.tokens import Space, Type
from desktop.widgets.key_places import digit_of, letter_of, sign_of
from desktop.widgets.keyboard import is_plain
from desktop.widgets.links import ChangingChips
from desktop.widgets.moments import clock_time
from desktop.widgets.naming import named
from desktop.widgets.note_kinds import BY_KIND
from desktop.widgets.page_layout import scrolling
from desktop.widgets.place_grid import PlaceGrid
from desktop.widgets.proposal_row import PROPOSED
from desktop.widgets.text import Text, key_cap
from desktop.widgets.text_field import TextField
from desktop.widgets.words import tr, trn, window_translator

PROGRESS = N_("{sorted} of {of} sorted")
MINUTES = NN_("about {count} minute", "about {count} minutes")
WHILE = N_("while “{block}” was open")
WHO = N_("Who said it")
WHERE = N_("Where does it go?")
ENTER = N_("Enter: {place}")
WHICH = N_("Enter cannot tell which kind of value this is: R revenue, C cost or X other.")
SORTED = N_("This note is sorted. Up and Down lead to another; F2 rewords it.")
ALL_SORTED = N_("Every note is sorted. Look them over with Up and Down, or go on to the promises with F6.")
NO_NOTES = N_("Nothing to sort; write down what surprised you.")
REWORD = N_("The words of the note")
COLUMNS = 6
NOTE_HEIGHT = 176
# Longer notes are set smaller, in the same height, so that nothing below moves.
LONG = 130
ENDS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class NotesPart(QWidget):
    """The note that is looked at, and what can be done with it. It has the keyboard itself.

    Signals: `sort_requested(str, Place, str)` note id, place and the id of whoever said it, or an empty text;
    `said_by_requested(str, str)`, `edited(str, str)`, `delete_requested(str)`.
    """

    sort_requested = Signal(str, object, str)
    said_by_requested = Signal(str, str)
    edited = Signal(str, str)
    delete_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        named(self, "debrief_notes")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._whole: WholeVisit | None = None
        self._guide: Guide | None = None
        self._note: Note | None = None
        # Whoever spoke last is taken to have said the next note too, until another is chosen.
        self._speaker = ""
        self._people: list[Person] = []
        self._squares = NoteSquares()
        self._progress = Text("", Type.LABEL, "soft")
        self._when = Text("", Type.LABEL, "soft")
        self._words = named(Text("", Type.TITLE, wrap=True), "debrief_note")
        self._long = named(Text("", Type.QUESTION, wrap=True), "debrief_long_note")
        self._field = named(TextField(Type.QUESTION), "debrief_note_field", tr(REWORD))
        self._who = ChangingChips("debrief_who", many=False)
        self._grid = PlaceGrid(COLUMNS, Type.TEXT)
        self._hint = named(Text("", Type.SMALL, "soft", wrap=True), "debrief_hint")
        self._read = named(Text("", Type.SMALL, "accent", wrap=True), "debrief_read")
        self._lay_out()
        self._who.chosen.connect(self._on_who_chosen)
        self._grid.chosen.connect(self._on_grid_chosen)
        self._field.edited.connect(self._on_field_edited)
        self._field.left.connect(self._on_field_left)
        self._field.installEventFilter(self)

    @property
    def note(self) -> Note | None:
        """Returns the note that is looked at."""
        return self._note

    def show_visit(self, whole: WholeVisit, guide: Guide) -> None:
        """Shows the visit as it stands; the note that is looked at stays, if it is still there."""
        is_other = self._whole is None or self._whole.visit.id != whole.visit.id
        self._whole, self._guide = whole, guide
        if is_other:
            self._speaker = ""
        self._people = [person for person in whole.people if person.name.strip()]
        self._who.offer([(person.id, f"{n}  {person.name}") for n, person in enumerate(self._people, 1)])
        here = next((note for note in whole.notes if self._note and note.id == self._note.id), None)
        self._note = (None if is_other else here) or next_unsorted(whole, "") or next(iter(whole.notes), None)
        self._show()

    def go_to(self, note_id: str) -> None:
        """Looks at one note."""
        note = next((note for note in self._whole.notes if note.id == note_id), None) if self._whole else None
        if note:
            self._note = note
            self._show()

    def go_on(self, after: str) -> None:
        """Looks at the next note that is not sorted, or stays where all are."""
        if self._whole and (note := next_unsorted(self._whole, after)):
            self.go_to(note.id)

    def focus_first(self) -> None:
        """Takes the keyboard."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter or Enter sorts the note; a digit or @ says who; F2 rewords, Delete deletes, Up and Down lead on."""
        key = Qt.Key(event.key())
        plain = is_plain(event)
        place = BY_LETTER.get(letter_of(event)) if plain else None
        if self._note is None:
            super().keyPressEvent(event)
        elif place:
            self._sort(place)
        elif sign_of(event) == "@":
            self._say_next_person()
        elif plain and (digit := digit_of(event)):
            self._say_person(int(digit))
        elif key in STEPS:
            self._step(STEPS[key])
        elif not self._note_key(key, self._note):
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter or Escape ends the rewording."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in ENDS:
            self.focus_first()
            return True
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Gives the grid as many columns as there is room for."""
        super().resizeEvent(event)
        self._grid.fit(self.width())
        self._fit_words()

    def _note_key(self, key: Qt.Key, note: Note) -> bool:
        """Returns whether the key took, reworded or deleted the note."""
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not note.sorted and (place := self._suggested):
                self._sort(place)
        elif key == Qt.Key.Key_F2:
            self._reword()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_requested.emit(note.id)
        else:
            return False
        return True

    @property
    def _suggested(self) -> Place | None:
        return suggested(self._note, self._note.block, self._guide) if self._note and self._guide else None

    def _sort(self, place: Place) -> None:
        """Puts the note there; one that is sorted is put nowhere twice."""
        if self._note and not self._note.sorted:
            self.sort_requested.emit(self._note.id, place, self._note.said_by or self._speaker)

    def _step(self, step: int) -> None:
        assert self._whole and self._note
        ids = [note.id for note in self._whole.notes]
        at = ids.index(self._note.id) + step
        if 0 <= at < len(ids):
            self.go_to(ids[at])

    def _say_person(self, number: int) -> None:
        if 1 <= number <= len(self._people):
            chosen = self._people[number - 1].id
            self._on_who_chosen(() if chosen in self._shown_speaker else (chosen,))

    def _say_next_person(self) -> None:
        """@ goes from one person at the table to the next."""
        if self._people:
            ids: list[str] = [person.id for person in self._people]
            at = ids.index(self._shown_speaker[0]) + 1 if self._shown_speaker and self._shown_speaker[0] in ids else 0
            self._on_who_chosen((ids[at % len(ids)],))

    @property
    def _shown_speaker(self) -> tuple[str, ...]:
        """Returns who is shown as having said the note: whoever is noted, or whoever spoke last."""
        if self._note is None:
            return ()
        said = self._note.said_by or ("" if self._note.sorted else self._speaker)
        return (said,) if said else ()

    def _show(self) -> None:
        whole, note = self._whole, self._note
        assert whole
        is_sorted = tuple(one.sorted for one in whole.notes)
        here = next((n for n, one in enumerate(whole.notes) if note and one.id == note.id), -1)
        waiting = is_sorted.count(False)
        told = tr(PROGRESS, sorted=sum(is_sorted), of=len(is_sorted)) if is_sorted else ""
        if waiting:
            told = f"{told}, {trn(MINUTES, minutes_for(waiting))}"
        self._squares.show_notes(is_sorted, here, told)
        self._progress.setText(told)
        for part in (self._squares, self._lower):
            part.setVisible(note is not None)
        self._show_words(note)
        self._who.show_values(self._shown_speaker)
        self._grid.suggest(None if note is None or note.sorted else self._suggested)
        self._hint.setText(self._hinted(waiting))
        self.setAccessibleName(note.text if note else tr(NO_NOTES))
        read = read_in_note(note, self._suggested, whole, window_translator()) if note else ""
        self._read.setText(tr(PROPOSED, words=read) if read else "")
        self.setAccessibleDescription(" ".join(filter(None, (self._hint.text(), self._read.text()))))

    def _show_words(self, note: Note | None) -> None:
        text = note.text if note else tr(NO_NOTES)
        if note and note.kind is NoteKind.QUOTE:
            text = f"“{text}”"
        is_long = len(text) > LONG or text.count("\n") > 1
        self._words.tell("" if is_long else text)
        self._long.tell(text if is_long else "")
        self._when.setText(self._told_when(note) if note else "")
        if note and not self._field.isHidden():
            self._field.show_text(note.text)
        self._fit_words()

    def _fit_words(self) -> None:
        """Gives the words the height they need: they stand on the lower edge, and scroll only where there are too many."""
        shown = self._long if self._words.isHidden() else self._words
        needed = shown.heightForWidth(self._now.width()) + self._when.sizeHint().height() + Space.S3
        self._now.setFixedHeight(max(NOTE_HEIGHT, needed) if self._field.isHidden() else NOTE_HEIGHT)

    def _told_when(self, note: Note) -> str:
        assert self._guide
        kind = tr(BY_KIND[note.kind].label) if note.kind and note.kind is not NoteKind.NOTE else ""
        block = next((block.title for block in self._guide.blocks if block.id == note.block), "")
        return " · ".join(filter(None, (clock_time(note.at), kind, tr(WHILE, block=block) if block else "")))

    def _hinted(self, waiting: int) -> str:
        if self._note is None:
            return ""
        if self._note.sorted:
            return tr(SORTED if waiting else ALL_SORTED)
        place = self._suggested
        return tr(ENTER, place=tr(Message(place.name))) if place else tr(WHICH)

    def _reword(self) -> None:
        if self._note:
            self._field.show_text(self._note.text)
            self._field.show()
            self._note_words.hide()
            self._fit_words()
            self._field.moveCursor(QTextCursor.MoveOperation.End)
            self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self._note_words = QWidget()
        words = QVBoxLayout(self._note_words)
        words.setContentsMargins(0, 0, 0, 0)
        for part in (self._words, self._long):
            words.addWidget(part)
        inner = self._now = QWidget()
        inner.setProperty("ground", "paper")
        now = QVBoxLayout(inner)
        now.setContentsMargins(0, 0, 0, 0)
        now.addStretch(1)
        for widget in (self._when, self._note_words, self._field):
            now.addWidget(widget)
        self._field.hide()
        area = scrolling(inner)
        area.setFixedHeight(NOTE_HEIGHT)
        over = QHBoxLayout()
        over.setSpacing(Space.S4)
        over.addWidget(self._squares)
        over.addWidget(self._progress)
        over.addStretch()
        who = QHBoxLayout()
        who.setSpacing(Space.S2)
        for part in (Text(tr(WHO), Type.LABEL, "soft"), key_cap("@")):
            who.addWidget(part)
        who.addWidget(self._who, 1)
        self._lower = QWidget()
        lower = QVBoxLayout(self._lower)
        lower.setContentsMargins(0, 0, 0, 0)
        lower.setSpacing(Space.S3)
        lower.addLayout(who)
        lower.addSpacing(Space.S4)
        lower.addWidget(Text(tr(WHERE), Type.LABEL_STRONG, "soft"))
        lower.addWidget(self._grid)
        lower.addWidget(self._hint)
        lower.addWidget(self._read)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S3)
        column.addLayout(over)
        column.addWidget(area)
        column.addWidget(self._lower)
        column.addStretch(1)

    @Slot(tuple)
    def _on_who_chosen(self, values: tuple[str, ...]) -> None:
        self._speaker = values[0] if values else ""
        if self._note:
            self.said_by_requested.emit(self._note.id, self._speaker)
        self._who.show_values(self._shown_speaker)
        self.focus_first()

    @Slot(object)
    def _on_grid_chosen(self, place: Place) -> None:
        self._sort(place)

    @Slot(str)
    def _on_field_edited(self, text: str) -> None:
        if self._note:
            self.edited.emit(self._note.id, text)

    @Slot()
    def _on_field_left(self) -> None:
        self._field.hide()
        self._note_words.show()
        self._fit_words()
