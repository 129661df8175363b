"""Shows Home: the week in a sentence, visits to come and to debrief, promises, customers, the search, a new visit."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from db.model.messages import N_
from desktop.home.overview import HomeView, due_word, whose
from desktop.home.rows import customer_row, day, debrief_row, recent_row, study_row, waiting_row, who_where
from desktop.theme.scale import limit_width
from desktop.theme.tokens import Space, Type
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.page_layout import rule
from desktop.widgets.row_button import RowButton
from desktop.widgets.text import Text
from desktop.widgets.words import tr

if TYPE_CHECKING:
    from db.model.summaries import Hit
    from desktop.home.new_visit_form import NewVisitCard
    from desktop.home.search_results import SearchResults

SEARCH = N_("Search everything said")
NEW_VISIT = N_("New visit")
SAMPLE = N_("Open the sample visit")
IMPORT = N_("Import a visit file")
HAVE_BACKUP = N_("I have a backup …")
WELCOME = N_(
    "Firsthand guides you through a customer visit, keeps every word on this laptop only, encrypted, "
    "and turns what you heard into a case-study draft.\n\n"
    "Start with a customer's name, or look at a finished visit first."
)
TODAY = N_("Today")
COMING = N_("Coming")
TO_DEBRIEF = N_("To debrief")
RECENT = N_("Recent")
MORE = N_("More visits")
PROMISES = N_("Promises")
WAITING = N_("Waiting for approval")
CASE_STUDIES = N_("Case studies")
CUSTOMERS = N_("Customers")
NOW = N_("now")
# The greatest width, so that lines on a wide screen can be read at a glance.
WIDEST = 1400


class HomePage(QScrollArea):
    """The page Home.

    Signals: `visit_requested(str, str)` visit id and the id of a record in it (or empty); `plan_requested` when a new visit
    is wanted, `visit_planned(Plan)` when it is described; `sample_requested`; `import_requested`; `search_changed(str)`;
    `debrief_requested(str)` with the id of a visit that has ended, `case_study_requested(str)` of one whose story is complete;
    `study_requested(str)` with the id of a case study, or of a part of one that was found;
    `more_requested` for more of the recent visits;
    `backup_requested` by somebody new here who has a backup.
    """

    visit_requested = Signal(str, str)
    plan_requested = Signal()
    visit_planned = Signal(object)
    sample_requested = Signal()
    import_requested = Signal()
    search_changed = Signal(str)
    debrief_requested = Signal(str)
    case_study_requested = Signal(str)
    study_requested = Signal(str)
    more_requested = Signal()
    backup_requested = Signal()

    def __init__(self, menu_button: QWidget) -> None:
        super().__init__()
        named(self, "home")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view: HomeView | None = None
        self._date = Text("", Type.LABEL, "soft")
        self._headline = named(Text("", Type.TITLE, wrap=True), "headline")
        self.search = named(LineField(Type.TEXT, tr(SEARCH)), "search", tr(SEARCH))
        self.search.setProperty("kind", "search")
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(240)
        limit_width(self.search, 320)
        self.new_button = named(QPushButton(tr(NEW_VISIT)), "new_visit", tr(NEW_VISIT))
        self.new_button.setProperty("kind", "primary")
        self._more = named(QPushButton(tr(MORE), self), "home_more", tr(MORE))
        self._more.setProperty("kind", "quiet")
        self._more.hide()
        self._more.clicked.connect(self.more_requested)
        self._new_lists()
        self._lay_out(menu_button)
        self.search.textChanged.connect(self._on_search_changed)
        self.search.returnPressed.connect(self._on_search_return_pressed)
        self.new_button.clicked.connect(self.plan_requested)

    @property
    def has_view(self) -> bool:
        """Whether anything was shown yet."""
        return self._view is not None

    def show_view(self, view: HomeView) -> None:
        """Shows `view`, unless it is shown already."""
        if view == self._view:
            return
        self._view = view
        today = QLocale().toString(QDate(view.today.year, view.today.month, view.today.day), "dddd d MMMM")
        self._date.setText(today)
        self._headline.setText(view.headline)
        former, had_focus = self._lists, self._more.hasFocus()
        # The lists are built first and shown at once, as row by row the window could be painted without them.
        self._new_lists()
        if view.is_empty:
            self._welcome()
        self._coming(view)
        self._rows(self._main, TO_DEBRIEF, [debrief_row(line) for line in view.to_debrief])
        self._rows(self._main, RECENT, [recent_row(line, line.id in view.complete) for line in view.recent])
        # Else the button would be deleted with the old lists.
        self._more.setParent(self)
        if view.has_more:
            self._main.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self._more.setVisible(view.has_more)
        self._rows(self._side, WAITING, [waiting_row(line) for line in view.standing.waiting])
        self._rows(self._side, PROMISES, [self._promise_row(n, view) for n in range(len(view.promises))])
        self._rows(self._side, CASE_STUDIES, [study_row(line, view.standing.statuses.get(line.id)) for line in view.studies])
        self._rows(self._side, CUSTOMERS, [customer_row(line) for line in view.customers])
        self._main.addStretch()
        self._side.addStretch()
        self._column.replaceWidget(former, self._lists)
        self._lists.setVisible(not self.search.text().strip())
        former.hide()
        former.deleteLater()
        if had_focus:
            self._more.setFocus()

    def show_hits(self, typed: str, hits: "Sequence[Hit] | None") -> None:
        """Shows what was found for `typed`; None where the store could not be searched."""
        if typed == self.search.text():
            self.results.show_hits(typed, hits)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ends the search on Escape, and goes to its box by Ctrl+F, which in a visit finds within that."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self.search.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.matches(QKeySequence.StandardKey.Find):
            self.focus_search()
        else:
            super().keyPressEvent(event)

    def focus_first(self) -> None:
        """Gives the focus to the search box."""
        self.focus_search()

    def focus_search(self) -> None:
        """Puts the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    @cached_property
    def new_visit(self) -> "NewVisitCard":
        """The card for a new visit."""
        from desktop.home.new_visit_form import NewVisitCard

        card = NewVisitCard()
        card.planned.connect(self.visit_planned)
        self._column.insertWidget(1, card)
        return card

    @cached_property
    def results(self) -> "SearchResults":
        """The list of search results."""
        from desktop.home.search_results import SearchResults

        results = SearchResults()
        results.visit_requested.connect(self.visit_requested)
        results.study_requested.connect(self.study_requested)
        results.left_upwards.connect(self.focus_search)
        self._column.insertWidget(self._column.indexOf(self._lists), results)
        return results

    def start_plan(self, customers: Sequence[str], guides: Sequence[tuple[str, int]], chosen: str) -> None:
        """Opens the card for a new visit, which offers known customers, and guides of (name, minutes)."""
        self.search.clear()
        self.new_visit.offer(customers, guides, chosen)
        self.new_visit.start()
        self.ensureWidgetVisible(self.new_visit)

    def _lay_out(self, menu_button: QWidget) -> None:
        sheet = QWidget()
        sheet.setProperty("ground", "paper")
        column = self._column = QVBoxLayout(sheet)
        column.setContentsMargins(Space.S8 + Space.S2, Space.S7 - Space.S2, Space.S6, Space.S5)
        column.setSpacing(Space.S6)
        top = QHBoxLayout()
        top.setSpacing(Space.S4)
        words = QVBoxLayout()
        words.setSpacing(Space.S1)
        words.addWidget(self._date)
        words.addWidget(self._headline)
        top.addLayout(words, 1)
        for widget in (self.search, self.new_button, menu_button):
            top.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
        top.setStretchFactor(self.search, 1)
        column.addLayout(top)
        column.addWidget(self._lists, 1)
        limit_width(sheet, WIDEST)
        outer = QWidget()
        outer.setProperty("ground", "paper")
        middle = QHBoxLayout(outer)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(sheet)
        self.setWidget(outer)

    def _new_lists(self) -> None:
        self._lists = QWidget()
        lists = QHBoxLayout(self._lists)
        lists.setContentsMargins(0, 0, 0, 0)
        lists.setSpacing(Space.S7)
        self._main, self._side = _column(), _column()
        lists.addLayout(self._main, 2)
        lists.addLayout(self._side, 1)

    def _welcome(self) -> None:
        self._main.addWidget(Text(tr(WELCOME), Type.READ, "soft", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(Space.S3)
        offers = (
            ("sample", SAMPLE, self.sample_requested, "outline"),
            ("import", IMPORT, self.import_requested, "outline"),
            ("backup", HAVE_BACKUP, self.backup_requested, "quiet"),
        )
        for name, label, signal, kind in offers:
            button = named(QPushButton(tr(label)), f"home_{name}", tr(label))
            button.setProperty("kind", kind)
            button.clicked.connect(signal)
            row.addWidget(button)
        row.addStretch()
        self._main.addSpacing(Space.S4)
        self._main.addLayout(row)

    def _coming(self, view: HomeView) -> None:
        today = view.today.isoformat()
        now = [line for line in view.coming if line.date in ("", today) and (line.date or line.status == "in_progress")]
        later = [line for line in view.coming if line not in now]
        if now:
            card = QFrame()
            card.setProperty("kind", "card")
            inner = QVBoxLayout(card)
            inner.setContentsMargins(Space.S2, Space.S2, Space.S2, Space.S2)
            self._title(self._main, TODAY)
            for line in now:
                button = RowButton("coming", line.id, line.time or tr(NOW), line.customer, who_where(line))
                button.clicked.connect(self._on_row_clicked)
                inner.addWidget(button)
            self._main.addWidget(card)
            self._main.addSpacing(Space.S5)
        rows = [RowButton("coming", line.id, day(line.date), line.customer, who_where(line), line.time) for line in later]
        self._rows(self._main, COMING, rows)

    def _promise_row(self, n: int, view: HomeView) -> RowButton:
        promise = view.promises[n]
        word, late = due_word(promise.due, view.today)
        row = RowButton("promise", promise.visit_id, "", whose(promise), "", word, late)
        row.setProperty("record", promise.id)
        return row

    def _rows(self, column: QVBoxLayout, title: str, rows: Sequence[RowButton]) -> None:
        if not rows:
            return
        self._title(column, title)
        for n, row in enumerate(rows):
            if n:
                column.addWidget(rule())
            row.clicked.connect(self._on_row_clicked)
            if asked := getattr(row, "case_study_requested", None):
                asked.connect(self.case_study_requested)
            column.addWidget(row)
        column.addSpacing(Space.S5)

    def _title(self, column: QVBoxLayout, title: str) -> None:
        label = Text(tr(title), Type.LABEL_STRONG, "soft")
        label.setContentsMargins(Space.S3, 0, 0, Space.S1)
        column.addWidget(label)

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton) and row.property("study"):
            self.study_requested.emit(row.key)
        elif isinstance(row, RowButton) and row.property("ended"):
            self.debrief_requested.emit(row.key)
        elif isinstance(row, RowButton):
            self.visit_requested.emit(row.key, row.property("record") or "")

    @Slot()
    def _on_search_return_pressed(self) -> None:
        if self.search.text().strip():
            self.results.open_first()

    @Slot(str)
    def _on_search_changed(self, typed: str) -> None:
        searching = bool(typed.strip())
        if searching or "results" in self.__dict__:
            self.results.setVisible(searching)
        self._lists.setVisible(not searching)
        if searching and "new_visit" in self.__dict__:
            self.new_visit.hide()
        self.search_changed.emit(typed)


def _column() -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    return column
