"""Finds words within the open visit: goes to each place that has them, and back to where one was."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from db.model.records import Note
from desktop.core.found_words import found_in
from desktop.visit.forms.records import RecordsForm
from desktop.visit.found_records import found_records
from desktop.widgets.find_bar import FindBar

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
        self._found: list[str] = []
        self._at = 0
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
        self._look(self.bar.line.text(), go=False)

    def end(self) -> None:
        """Hides the bar; the page stays where it is."""
        self._close_shown()
        self.bar.hide()
        self._before, self._found = None, []

    def look_again(self) -> None:
        """Counts again, as words were changed or may not be shown any more."""
        if not self.bar.isHidden():
            self._look(self.bar.line.text(), go=False)

    def _look(self, typed: str, go: bool) -> None:
        page = self._page
        if page.visit is None:
            return
        shown = self._found[self._at] if self._found else ""
        self._found = found_records(page.visit.whole, page.blocks_to_show, typed, page.is_at_table)
        self._at = self._found.index(shown) if shown in self._found else 0
        if go and self._found:
            self._go()
        self.bar.tell(self._at + 1, len(self._found))

    def _go(self) -> None:
        page, record_id = self._page, self._found[self._at]
        assert page.visit
        page.go_to_record(record_id)
        where: QWidget | None = page.block_page.section_with(record_id)
        if isinstance(page.visit.record(record_id), Note):
            where = page.focusWidget()
        if where:
            self._select(where)
        # The keyboard stays with the words sought, so that Enter leads on.
        self.bar.line.setFocus(Qt.FocusReason.OtherFocusReason)
        if isinstance(page.visit.record(record_id), Note) and where:
            page.notes.mark(record_id)

    def _select(self, where: QWidget) -> None:
        """Selects the first place with the words in a field of `where`."""
        words = self.bar.line.text().split()
        fields: list[QPlainTextEdit | QLineEdit] = [*where.findChildren(QPlainTextEdit), *where.findChildren(QLineEdit)]
        for field in fields:
            text = field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()
            if not field.isVisible() or not (places := found_in(text, words)):
                continue
            start, end = (len(text[:at].encode("utf-16-le")) // 2 for at in places[0])
            if isinstance(field, QPlainTextEdit):
                cursor = field.textCursor()
                cursor.setPosition(start)
                cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
                field.setTextCursor(cursor)
            else:
                field.setSelection(start, end - start)
            self._page.block_page.ensureWidgetVisible(field)
            return

    def _close_shown(self) -> None:
        """Closes the card that finding opened; one that was open before stays open."""
        page = self._page
        if not self._found or page.visit is None:
            return
        record_id = self._found[self._at]
        page.notes.mark("")
        section = page.block_page.section_with(record_id)
        if section and isinstance(section.form, RecordsForm) and self._before and record_id != self._before.record:
            section.form.list.close_card(record_id)

    @Slot(str)
    def _on_bar_sought(self, typed: str) -> None:
        self._close_shown()
        self._look(typed, go=True)

    @Slot(int)
    def _on_bar_step_requested(self, step: int) -> None:
        if self._found:
            self._close_shown()
            self._at = (self._at + step) % len(self._found)
            self._go()
            self.bar.tell(self._at + 1, len(self._found))

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
        """Ends at the place that is shown, with the keyboard there."""
        record_id = self._found[self._at] if self._found else ""
        self._found = []
        self.end()
        if record_id:
            self._page.go_to_record(record_id)
