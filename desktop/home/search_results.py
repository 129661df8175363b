"""Shows search results as lines; pressing one opens the place where it was said."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_, NN_
from db.model.scopes import OF_CUSTOMER, OF_HOUSE
from db.model.summaries import Hit
from desktop.core.found_words import found_in
from desktop.core.short_text import word_from
from desktop.fields.record_names import RECORD_NAMES
from desktop.home.query import MOST_HITS, PROPOSED, once_each, prefix_of, query_of
from desktop.theme.tokens import Space, Type
from desktop.widgets.moments import day_in_words
from desktop.widgets.naming import named
from desktop.widgets.row_button import RowButton
from desktop.widgets.text import Text
from desktop.widgets.words import tr, trn

NOTHING = N_("Nothing recorded so far has these words.")
COUNT = NN_("{count} found", "{count} found")
MORE = N_("{count} newest found; one more word finds fewer")
ONLY = N_("Only one kind: {kinds}")
NOT_SEARCHED = N_("The store could not be searched.")
FOUND = N_("Found")
# How much of a long text is shown, in characters around the first word found.
SHOWN = 140
# Records that need no visit to be shown.
LEAD_ELSEWHERE = (*OF_HOUSE, *OF_CUSTOMER)
BETWEEN = " · "


class SearchResults(QWidget):
    """The list of results.

    Signals: `visit_requested(str, str)` visit, or empty, and record; `study_requested(str)` with the id of a part of a case
    study; `left_upwards` when the arrow key leaves.
    """

    visit_requested = Signal(str, str)
    study_requested = Signal(str)
    left_upwards = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "results", tr(FOUND))
        self._rows: list[RowButton] = []
        self._count = named(Text(tr(NOTHING), Type.READ, "soft"), "results_count")
        kinds = "  ".join(map(prefix_of, PROPOSED))
        self._kinds = Text(tr(ONLY, kinds=kinds), Type.SMALL, "soft", wrap=True)
        # In line with the words of the rows.
        self._count.setContentsMargins(Space.S3, 0, 0, 0)
        self._kinds.setContentsMargins(Space.S3, 0, 0, Space.S2)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._count)
        self._column.addWidget(self._kinds)
        self._column.addStretch()
        self._column.setSpacing(Space.HAIR)
        self.hide()

    @property
    def rows(self) -> list[RowButton]:
        """The lines shown."""
        return self._rows

    def show_hits(self, typed: str, hits: Sequence[Hit] | None) -> None:
        """Shows `hits` of `typed`; None where the store could not be searched."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = once_each([hit for hit in (hits or ())[:MOST_HITS] if hit.visit_id or hit.kind in LEAD_ELSEWHERE])
        words = query_of(typed).words.split()
        self._rows = [self._row(words, hit) for hit in shown]
        for n, row in enumerate(self._rows):
            self._column.insertWidget(n + 2, row)
        more = len(hits or ()) > MOST_HITS
        nothing = tr(NOT_SEARCHED if hits is None else NOTHING)
        self._count.setText((tr(MORE, count=len(shown)) if more else trn(COUNT, len(shown))) if shown else nothing)
        self._kinds.setVisible(hits is not None)

    @Slot()
    def open_first(self) -> None:
        """Opens the first line, as Enter in the search box does."""
        if self._rows and not self.isHidden():
            self._rows[0].click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Moves between the lines on arrow keys."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and watched in self._rows:
            step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
            at = next(n for n, row in enumerate(self._rows) if row is watched) + step
            if step and at < 0:
                self.left_upwards.emit()
            elif step and at < len(self._rows):
                self._rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
            return bool(step)
        return super().eventFilter(watched, event)

    def _row(self, words: Sequence[str], hit: Hit) -> RowButton:
        below = " · ".join(filter(None, (tr(RECORD_NAMES.get(hit.kind, "")), hit.customer, day_in_words(hit.date))))
        shown = around(hit.text, words)
        row = RowButton("hit", hit.visit_id or "", "", shown, below, strong=False)
        row.mark(found_in(shown, words))
        row.setProperty("record", hit.record_id)
        row.setProperty("of_study", hit.kind in OF_CUSTOMER)
        row.installEventFilter(self)
        row.clicked.connect(self._on_row_clicked)
        return row

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton) and row.property("of_study"):
            self.study_requested.emit(row.property("record"))
        elif isinstance(row, RowButton):
            self.visit_requested.emit(row.key, row.property("record"))


def around(text: str, words: Sequence[str]) -> str:
    """Returns the part of `text` around the first of `words` in it, on one line, from the beginning of a sentence if it can."""
    # The search index joins the fields of a record with two spaces.
    line = " ".join(text.replace("  ", BETWEEN).split())
    at = min((start for start, _ in found_in(line, words)), default=0)
    sentence = max(line.rfind(end, 0, at) + len(end) if end in line[:at] else 0 for end in (". ", "? ", "! ", BETWEEN))
    start = sentence if at - sentence <= SHOWN // 2 else word_from(line, at - SHOWN // 3, at)
    return ("… " if start else "") + line[start : start + SHOWN] + (" …" if start + SHOWN < len(line) else "")
