"""Finds words within the open visit: goes to each place that has them, and back to where one was."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from db.model.records import Note
from db.model.whole_visit import WholeVisit
from desktop.interview.vocabulary import worded_visit
from desktop.visit.forms.records import RecordsForm
from desktop.visit.found_places import FoundPlace, found_places
from desktop.widgets.fields import LineField
from desktop.widgets.find_bar import FindBar
from desktop.widgets.found_place import cursor_in, cursor_rect, put_cursor, scroll_to, select_in
from desktop.widgets.text_field import TextField
from desktop.workspace.field_at import field_at

if TYPE_CHECKING:
    from desktop.visit.page import VisitPage


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one was: the block, how far it was scrolled, what had the keyboard, which record was open."""

    block: str
    scrolled: int
    focus: QWidget | None
    record: str


class Finding(QObject):
    """Stands between the bar and the page of the visit."""

    def __init__(self, page: "VisitPage") -> None:
        super().__init__(page)
        self.bar = FindBar()
        self._page = page
        self._before: _Place | None = None
        self._found: list[FoundPlace] = []
        self._at = 0
        # What was looked through for them.
        self._looked: tuple[WholeVisit, str, bool] | None = None
        # The field in which words are selected, and where its cursor stood before.
        self._selected: tuple[TextField | LineField, int] | None = None
        self.bar.sought.connect(self._on_bar_sought)
        self.bar.step_requested.connect(self._on_bar_step_requested)
        self.bar.returned.connect(self._on_bar_returned)
        self.bar.stayed.connect(self._on_bar_stayed)

    def begin(self) -> None:
        """Shows the bar, and remembers where one is."""
        page = self._page
        if self.bar.isHidden():
            scrolled = page.block_page.verticalScrollBar().value()
            self._before = _Place(page.block_page.block.id, scrolled, page.focusWidget(), page.record_in_focus)
        self.bar.begin()
        self._look()

    def begin_at(self, words: str, record_id: str) -> None:
        """Finds `words` that were typed elsewhere, first in one record; does nothing where that does not show them."""
        self.begin()
        with QSignalBlocker(self.bar):
            self.bar.line.setText(words)
        self._look()
        at = next((n for n, place in enumerate(self._found) if place.record == record_id), -1)
        if at < 0:
            self._on_bar_returned()
            return
        self._at = at
        self._go(None)

    def end(self) -> None:
        """Hides the bar; the page stays where it is."""
        if place := self._shown:
            self._leave(place)
        self.bar.hide()
        self._before, self._found, self._looked = None, [], None

    def look_again(self) -> None:
        """Counts again, as words may not be shown any more."""
        if not self.bar.isHidden():
            self._unmark()
            self._look()

    @property
    def _shown(self) -> FoundPlace | None:
        return self._found[self._at] if self._found else None

    def _look(self) -> None:
        """Finds the words that are in the bar, and keeps to the place that is shown, or to the next one behind it."""
        page, shown = self._page, self._shown
        if page.visit is None:
            return
        looked = page.visit.whole, self.bar.line.text(), page.is_at_table
        if looked != self._looked:
            self._looked = looked
            whole = worded_visit(page.visit.whole, page.words)
            self._found = found_places(whole, page.blocks_to_show, *looked[1:])
        # The words in the bar may have grown or shrunk meanwhile.
        at = bisect_left(self._found, shown._replace(end=0)) if shown else 0
        self._at = at if at < len(self._found) else 0
        self.bar.tell(self._at + 1, len(self._found))

    def _go(self, left: FoundPlace | None) -> None:
        """Shows the present place, after one that was shown before."""
        place = self._shown
        if left and (place is None or left.record != place.record):
            self._leave(left)
        self._deselect()
        if place is None:
            return
        page = self._page
        page.go_to_record(place.record)
        # The keyboard stays with the words sought, so that Enter leads on.
        self.bar.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._mark(place)
        self.bar.tell(self._at + 1, len(self._found))

    def _mark(self, place: FoundPlace) -> None:
        """Marks the words found: in their field, or in a note, of which a passage may be shown."""
        page = self._page
        if page.visit and isinstance(page.visit.record(place.record), Note):
            # They were folded away again when the keyboard left them, where there is little room.
            page.panels.open_notes()
        page.notes.show_found(place.record, (place.start, place.end))
        if field := self._field_of(place):
            self._selected = field, cursor_in(field)
            select_in(field, place.start, place.end)
            scroll_to(page.block_page, field, cursor_rect(field))

    def _unmark(self) -> None:
        self._page.notes.show_found("", None)
        self._deselect()

    def _deselect(self) -> None:
        if self._selected and isValid(self._selected[0]):
            put_cursor(*self._selected)
        self._selected = None

    def _field_of(self, place: FoundPlace) -> TextField | LineField | None:
        page = self._page.block_page
        fields: list[TextField | LineField] = [*page.findChildren(TextField), *page.findChildren(LineField)]
        return next((one for one in fields if one.isVisible() and field_at(one) == (place.record, place.field)), None)

    def _leave(self, place: FoundPlace) -> None:
        """Ends what finding did to show a place: closes the card that it opened; one that was open before stays open."""
        page = self._page
        self._unmark()
        if page.visit is None:
            return
        section = page.block_page.section_with(place.record)
        if section and isinstance(section.form, RecordsForm) and self._before and place.record != self._before.record:
            section.form.list.close_card(place.record)

    @Slot(str)
    def _on_bar_sought(self, _typed: str) -> None:
        left = self._shown
        self._look()
        self._go(left)

    @Slot(int)
    def _on_bar_step_requested(self, step: int) -> None:
        # The words of the visit may have changed meanwhile.
        left = self._shown
        self._look()
        if self._found:
            self._at = (self._at + step) % len(self._found)
        self._go(left)

    @Slot()
    def _on_bar_returned(self) -> None:
        """Goes back to where one was, with the cursor where it stood."""
        before = self._before
        self.end()
        page = self._page
        if before is None or page.visit is None:
            return
        page.go_to_block(before.block)
        page.block_page.verticalScrollBar().setValue(before.scrolled)
        if before.focus and isValid(before.focus) and before.focus.isVisible():
            before.focus.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            page.focus_first()

    @Slot()
    def _on_bar_stayed(self) -> None:
        """Ends at the place that is shown, with the keyboard there and the cursor behind the words found."""
        place = self._shown
        # Its card stays open.
        self._unmark()
        self._found = []
        self.end()
        if place is None:
            return
        self._page.go_to_record(place.record)
        self._mark(place)
        if self._selected:
            field, _ = self._selected
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            select_in(field, place.end, place.end)
            self._selected = None
