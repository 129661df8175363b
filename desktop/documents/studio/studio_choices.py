"""Shows what there is to choose from for a case study: its title, results in order, quotes, and objections that were answered."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.case_study import Choices
from db.model.messages import N_, NN_
from desktop.documents.studio.choice_row import ChoiceRow
from desktop.documents.studio.studio_options import Option, Options, counted, moved, stepped, switched, with_title
from desktop.documents.studio.studio_sections import Section
from desktop.theme.fonts import font
from desktop.theme.tokens import Colours, Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr, trn

TITLE, RESULTS, QUOTES = N_("Title"), N_("Results, in order"), N_("Quotes")
OVERCOME, SECTIONS = N_("What had to be overcome"), N_("Sections")
OWN_TITLE = N_("Your own: {words}")
IN_TABLE = NN_("{count} more as a table", "{count} more as a table")
LEFT_OUT = NN_("{count} left out", "{count} left out")
HEADINGS = {"titles": TITLE, "results": RESULTS, "quotes": QUOTES, "objections": OVERCOME}
OWN = "own"
MOST_KEYS = 9


class StudioChoices(QWidget):
    """The choices. Signals: `wished(Wish)` with what makes other choices of those that stand; `section_requested(str)` with the
    slot of a section to go to.
    """

    wished = Signal(object)
    section_requested = Signal(str)

    def __init__(self, colours: Callable[[], Colours]) -> None:
        super().__init__()
        self._colours = colours
        named(self, "study_choices")
        self.setProperty("ground", "paper")
        self._options = Options()
        self.rows: dict[str, list[ChoiceRow]] = {part: [] for part in HEADINGS}
        self._columns: dict[str, QVBoxLayout] = {}
        self._heads: dict[str, QWidget] = {}
        self._counts = named(Text("", Type.LABEL, "soft", wrap=True), "study_counts")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S4)
        for part, heading in HEADINGS.items():
            column.addWidget(self._part(part, heading))
        self._columns["results"].addWidget(self._counts)
        column.addWidget(self._part("sections", SECTIONS))
        self._sections: list[tuple[str, str]] = []

    def show_options(self, choices: Choices, options: Options, sections: Sequence[Section]) -> None:
        """Shows what was chosen, and the sections."""
        self._options = options
        own = choices.title and not any(one.is_on for one in options.titles)
        titles = (
            (*options.titles, Option(id=OWN, words=tr(OWN_TITLE, words=choices.title), is_on=True)) if own else options.titles
        )
        for part in HEADINGS:
            self._fill(part, titles if part == "titles" else getattr(options, part))
        in_table, left = counted(options.results)
        said = (trn(IN_TABLE, in_table) if in_table else "", trn(LEFT_OUT, left) if left else "")
        self._counts.tell(", ".join(filter(None, said)))
        self._list(sections)

    def _part(self, part: str, heading: str) -> QWidget:
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        title = Text(tr(heading), Type.LABEL_STRONG, "soft")
        title.setContentsMargins(0, 0, 0, Space.S1)
        column.addWidget(title)
        self._columns[part], self._heads[part] = column, held
        return held

    def _fill(self, part: str, options: Sequence[Option]) -> None:
        rows = self.rows[part]
        holder = next((row.option.id for row in rows if row.hasFocus()), None)
        while len(rows) < len(options):
            rows.append(self._row(part, len(rows)))
        for row in rows[len(options) :]:
            row.hide()
            row.deleteLater()
        del rows[len(options) :]
        for row, option in zip(rows, options, strict=True):
            row.show_option(option)
            if option.id == holder and not row.hasFocus():
                # The keyboard goes with what was moved.
                row.setFocus(Qt.FocusReason.OtherFocusReason)
        self._heads[part].setVisible(bool(options))

    def _row(self, part: str, at: int) -> ChoiceRow:
        row = ChoiceRow(f"study_{part}", self._colours, can_move=part in ("results", "quotes"), wraps=part == "titles")
        row.setProperty("part", part)
        row.clicked.connect(self._on_row_clicked)
        row.moved.connect(self._on_row_moved)
        row.passed.connect(self._on_row_passed)
        row.dropped.connect(self._on_row_dropped)
        # Behind the heading.
        self._columns[part].insertWidget(at + 1, row)
        return row

    def _list(self, sections: Sequence[Section]) -> None:
        """Lists the sections; Ctrl and its number leads to each."""
        wanted = [(one.slot, tr(one.heading)) for one in sections if one.passages]
        if wanted == self._sections:
            return
        self._sections = wanted
        column = self._columns["sections"]
        while item := column.takeAt(1):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for number, (slot, heading) in enumerate(wanted, 1):
            button = page_button("study_section", heading, "quiet")
            button.setFont(font(Type.SMALL))
            button.setProperty("slot", slot)
            button.setProperty("kind", "section")
            if number <= MOST_KEYS:
                button.setShortcut(f"Ctrl+{number}")
            button.clicked.connect(self._on_section_clicked)
            column.addWidget(button)
        self._heads["sections"].setVisible(bool(wanted))

    @Slot()
    def _on_section_clicked(self) -> None:
        if slot := self.sender().property("slot"):
            self.section_requested.emit(str(slot))

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if not isinstance(row, ChoiceRow):
            return
        part, wanted = str(row.property("part")), row.option.id
        if part != "titles":
            self.wished.emit(lambda choices, options: switched(choices, options, part, wanted))
        elif wanted != OWN and not row.option.is_on:
            self.wished.emit(lambda choices, options: with_title(choices, options, wanted))

    @Slot(str, int)
    def _on_row_moved(self, option_id: str, step: int) -> None:
        part = str(self.sender().property("part"))
        self.wished.emit(lambda choices, options: stepped(choices, options, part, option_id, step))

    @Slot(str, int)
    def _on_row_dropped(self, option_id: str, height: int) -> None:
        part = str(self.sender().property("part"))
        above = [row.option for row in self.rows[part] if row.option.id != option_id and row.geometry().center().y() < height]
        to = sum(one.is_on for one in above)
        self.wished.emit(lambda choices, options: moved(choices, options, part, option_id, to))

    @Slot(int)
    def _on_row_passed(self, step: int) -> None:
        rows = [row for part in HEADINGS for row in self.rows[part] if row.isEnabled()]
        at = next((n for n, row in enumerate(rows) if row is self.sender()), 0) + step
        if 0 <= at < len(rows):
            rows[at].setFocus(Qt.FocusReason.OtherFocusReason)
