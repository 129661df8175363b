"""Shows the running notes, newest first; a single letter sorts the focused note."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.interview.sorting import Place
from desktop.theme.tokens import Space, Type
from desktop.widgets.found_place import scroll_to
from desktop.widgets.naming import named
from desktop.widgets.note_item import NoteItem, NoteReading
from desktop.widgets.place_grid import PlaceGrid
from desktop.widgets.text import Text
from desktop.widgets.words import tr

RUNNING = N_("Running notes")
TO_SORT = N_("Running notes · {count} to sort")
EMPTY = N_("What you type below appears here with its time. Sort it now or later.")
COLUMNS = 3


class NoteList(QWidget):
    """All notes of a visit. Signals: those of its notes, and `left_downwards` when the arrow key leaves for the line."""

    sort_requested = Signal(str, object)
    dropped = Signal(str, QWidget)
    edited = Signal(str, str)
    attributed = Signal(str, str)
    edit_ended = Signal(str)
    delete_requested = Signal(str)
    history_requested = Signal(str)
    left_downwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "notes", tr(RUNNING))
        self.setProperty("ground", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._items: dict[str, NoteItem] = {}
        self._people: tuple[str, ...] = ()
        self._in_focus = ""
        self._title = Text(tr(RUNNING), Type.LABEL, "soft")
        self._empty = Text(tr(EMPTY), Type.SMALL, "soft", wrap=True)
        inner = QWidget()
        inner.setProperty("ground", "panel")
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 0, Space.S2, 0)
        self._column.setSpacing(Space.HAIR)
        self._column.addStretch()
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setProperty("ground", "panel")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        self._grid: PlaceGrid | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(QApplication.doubleClickInterval())
        self._settle.timeout.connect(self._keep_in_view)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(Space.S3, Space.S5 - Space.S1, Space.S2, Space.S3)
        self._layout.setSpacing(Space.S2)
        self._title.setContentsMargins(Space.S2, 0, 0, 0)
        self._empty.setContentsMargins(Space.S2, 0, Space.S2, 0)
        self._layout.addWidget(self._title)
        self._layout.addWidget(self._empty)
        self._layout.addWidget(self._scroll, 1)

    @property
    def items(self) -> list[NoteItem]:
        """Returns the notes as shown, newest first."""
        return list(self._items.values())

    def show_notes(self, readings: Sequence[NoteReading], people: Sequence[str]) -> None:
        """Shows notes, given oldest first; `people` are the names offered as speakers."""
        self._people = tuple(people)
        newest_first = {reading.note.id: reading for reading in reversed(readings)}
        for note_id in self._items.keys() - newest_first.keys():
            item = self._items.pop(note_id)
            self._column.removeWidget(item)
            item.hide()
            item.deleteLater()
        for n, (note_id, reading) in enumerate(newest_first.items()):
            item = self._items.get(note_id) or self._add(reading)
            item.people = self._people
            item.show_reading(reading)
            if self._column.indexOf(item) != n:
                self._column.insertWidget(n, item)
        self._items = {note_id: self._items[note_id] for note_id in newest_first}
        waiting = sum(not reading.note.sorted for reading in readings)
        self._title.setText(tr(TO_SORT, count=waiting) if waiting else tr(RUNNING))
        self._empty.setVisible(not readings)
        self._show_grid()

    def focus_newest(self) -> None:
        """Gives the focus to the newest note that is not sorted yet."""
        items = [item for item in self._items.values() if not item.note.sorted] or self.items
        if items:
            self._focus(items[0])

    def focus_after(self, note_id: str) -> None:
        """Gives the focus to the next unsorted note below, or else above; stays where all are sorted."""
        ids = list(self._items)
        at = ids.index(note_id) if note_id in ids else 0
        waiting = (other for other in ids[at:] + ids[:at] if not self._items[other].note.sorted)
        if ids:
            self._focus(self._items[next(waiting, ids[at])])

    def show_found(self, note_id: str, found: tuple[int, int] | None) -> None:
        """Marks one note as if it had the focus, and the place `found` in its words, and scrolls there; an empty id ends that."""
        for item in self._items.values():
            is_it = item.note.id == note_id
            item.mark(is_it or item.hasFocus())
            item.show_found(found if is_it else None)
        if note_id in self._items:
            # The passage may be longer or shorter than what was shown before.
            self._column.activate()
            self._layout.activate()
            scroll_to(self._scroll, self._items[note_id], self._items[note_id].found_rect())

    def go_to(self, note_id: str) -> None:
        """Gives the focus to one note."""
        if item := self._items.get(note_id):
            self._focus(item)

    def _focus(self, item: NoteItem) -> None:
        item.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._keep_in_view()

    def _add(self, reading: NoteReading) -> NoteItem:
        item = NoteItem(reading)
        item.sort_requested.connect(self.sort_requested)
        item.dropped.connect(self.dropped)
        item.edited.connect(self.edited)
        item.attributed.connect(self.attributed)
        item.edit_ended.connect(self.edit_ended)
        item.history_requested.connect(self.history_requested)
        item.delete_requested.connect(self._on_item_delete_requested)
        item.stepped.connect(self._on_item_stepped)
        item.focus_changed.connect(self._on_item_focus_changed)
        self._items[reading.note.id] = item
        return item

    def _show_grid(self) -> None:
        """Shows the letters below the notes while an unsorted one has the focus."""
        item = self._items.get(self._in_focus)
        wanted = item is not None and not item.note.sorted
        if wanted and self._grid is None:
            self._grid = PlaceGrid(COLUMNS)
            self._grid.chosen.connect(self._on_grid_chosen)
            self._layout.addWidget(self._grid)
        if self._grid:
            self._grid.fit(self.contentsRect().width() - Space.S3 - Space.S2)
            self._grid.setVisible(wanted)
            self._grid.suggest(item.reading.suggested if item else None)

    @Slot()
    def _keep_in_view(self) -> None:
        """Scrolls so that the letters do not cover the focused note."""
        if item := self._items.get(self._in_focus):
            self._column.activate()
            self._layout.activate()
            self._scroll.ensureWidgetVisible(item)
            # Only ever up and down.
            self._scroll.horizontalScrollBar().setValue(0)

    @Slot(str, bool)
    def _on_item_focus_changed(self, note_id: str, has_it: bool) -> None:
        self._in_focus = note_id if has_it else ""
        self._show_grid()
        # Under a mouse nothing moves before the second half of a double click could have come.
        self._settle.start()

    @Slot(object)
    def _on_grid_chosen(self, place: Place) -> None:
        if item := self._items.get(self._in_focus):
            item.choose(place)

    @Slot(str)
    def _on_item_delete_requested(self, note_id: str) -> None:
        ids = list(self._items)
        at = ids.index(note_id)
        neighbour = ids[at + 1] if at + 1 < len(ids) else ids[at - 1]
        self._focus(self._items[neighbour])
        self.delete_requested.emit(note_id)

    @Slot(str, int)
    def _on_item_stepped(self, note_id: str, step: int) -> None:
        ids = list(self._items)
        at = ids.index(note_id) + step
        if step == 1 and at >= len(ids):
            self.left_downwards.emit()
        else:
            self._focus(self._items[ids[max(0, min(at, len(ids) - 1))]])
