"""Shows everything about one person, and lets one export or erase it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from db.model.messages import N_, NN_, Message
from desktop.people.entries import empty, entry, kind_of, section, short
from desktop.people.privacy_job import DATA, PDF, ErasureReport, EverythingAboutPerson, NamedIn, PersonLine
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import page_button
from desktop.widgets.chips import Chips
from desktop.widgets.fields import LineField
from desktop.widgets.naming import named
from desktop.widgets.page_layout import button_row, centred_column
from desktop.widgets.row_button import RowButton
from desktop.widgets.text import Text
from desktop.widgets.waiting_bar import waiting_bar
from desktop.widgets.words import tr, trn

TITLE = N_("Everything about a person")
WHY = N_("Anyone recorded here may ask to see everything about them, or to have it erased. You can do both here, in full.")
WHO = N_("Who is it about?")
NOBODY = N_("Nobody of that name is recorded here.")
SOMEONE_ELSE = N_("Someone else")
LOOKING = N_("Reading everything …")
ERASING = N_("Erasing, in every backup too …")
SURE = NN_("{count} entry names {name} for certain.", "{count} entries name {name} for certain.")
UNSURE = NN_("In {count} more the name stands in a text.", "In {count} more the name stands in a text.")
SAVE_PDF = N_("Save as PDF …")
SAVE_DATA = N_("Save as data (JSON) …")
IT_IS = N_("It is")
CERTAIN = N_("For certain")
EXACT = N_("The whole name stands here")
EXACT_HINT = N_("Take the tick away where somebody else of this name is meant.")
TO_CHECK = N_("Please check: is this {name}?")
MORE = NN_("… and {count} more, which is in the PDF.", "… and {count} more, all of them in the PDF.")
ERASE_TITLE = N_("Erase {name}")
WAYS = (
    ("keep", N_("Keep what was said, without the name")),
    ("remove", N_("Delete what they said too")),
)
ERASE_HOW = N_(
    "The name is removed from every entry, earlier version, the bin, the search and the backups; “a person” "
    "stands instead. Of the texts to check only the ticked ones are changed. What only a backup holds is changed where the "
    "whole name stands; where it may be the name, it stays and is counted. Firsthand records that it was done, without the name."
)
ERASE = N_("Erase …")
REALLY = NN_(
    "This changes {count} entry and every backup, and cannot be undone.",
    "This changes {count} entries and every backup, and cannot be undone.",
)
ERASE_NOW = N_("Erase now")
NOT_NOW = N_("Not now")
DONE = N_("Erased.")
LEFT = N_("These files may still hold the name:")
EXPORTS = N_("These documents were exported from visits with this person; Firsthand does not change them:")
CLOSE = N_("Close")
WIDTH = 720
MOST_PEOPLE, MOST_LINES = 7, 60


class PersonPage(QWidget):
    """The page with everything about a person.

    Signals: `person_chosen(PersonLine)`; `save_requested(str)` with the ending of the file; `erase_requested(tuple, tuple)`
    with the keys of confirmed and of removed entries; `closed`.
    """

    person_chosen = Signal(object)
    save_requested = Signal(str)
    erase_requested = Signal(tuple, tuple)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "person_page")
        self._people: Sequence[PersonLine] = ()
        self._found: EverythingAboutPerson | None = None
        self._way = "keep"
        self._checks: list[tuple[NamedIn, QPushButton]] = []
        self.who = named(LineField(Type.TEXT), "person_who", tr(WHO))
        self.who.setPlaceholderText(tr(WHO))
        self._choices, self._choices_column = section()
        self._summary = named(Text("", Type.STRONG, wrap=True), "person_summary")
        self._pdf = page_button("person_pdf", SAVE_PDF, "outline")
        self._data = page_button("person_data", SAVE_DATA, "outline")
        self._else = page_button("person_else", SOMEONE_ELSE, "link")
        self._lines, self._lines_column = section()
        self._erasing, self._erasing_column = section()
        self._erase_title = Text("", Type.QUESTION, wrap=True)
        self.ways = Chips("person_way", [(name, tr(label)) for name, label in WAYS])
        self._erase = page_button("person_erase", ERASE, "outline")
        self._really = named(Text("", Type.TEXT, "warn", wrap=True), "person_really")
        self._now = page_button("person_erase_now", ERASE_NOW, "primary")
        self._not_now = page_button("person_not_now", NOT_NOW, "quiet")
        self._outcome, self._outcome_column = section()
        self.remark = named(Text("", Type.SMALL, "warn", wrap=True), "person_remark")
        self._close = page_button("person_close", CLOSE, "quiet")
        self._working = Text("", Type.SMALL, "soft")
        self._progress = waiting_bar("person_progress", LOOKING)
        self._lay_out()
        self._connect()

    def ask(self) -> None:
        """Empties the page, and asks for a person."""
        self._found = None
        self.who.clear()
        empty(self._outcome_column)
        self._show_state()
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(list)
    def show_people(self, people: Sequence[PersonLine]) -> None:
        """Shows the people to choose from."""
        self._people = people
        self._show_choices()

    @Slot(object)
    def show_found(self, found: EverythingAboutPerson) -> None:
        """Shows what was found about a person."""
        self._found = found
        self._checks.clear()
        empty(self._lines_column)
        name = found.person.name
        self._summary.setText(f"{trn(SURE, len(found.sure), name=name)} {trn(UNSURE, len(found.to_check))}")
        self._erase_title.setText(tr(ERASE_TITLE, name=name))
        for title, hint, exact in ((tr(EXACT), tr(EXACT_HINT), True), (tr(TO_CHECK, name=name), "", False)):
            lines = [line for line in found.to_check if line.exact is exact]
            if lines:
                self._lines_column.addWidget(Text(title, Type.QUESTION, wrap=True))
            if lines and hint:
                self._lines_column.addWidget(Text(hint, Type.SMALL, "soft", wrap=True))
            for line in lines:
                self._lines_column.addWidget(self._check(line))
        if found.sure:
            self._lines_column.addWidget(Text(tr(CERTAIN), Type.QUESTION))
        for line in found.sure[:MOST_LINES]:
            self._lines_column.addWidget(entry(line))
        if len(found.sure) > MOST_LINES:
            self._lines_column.addWidget(Text(trn(MORE, len(found.sure) - MOST_LINES), Type.SMALL, "soft"))
        self._choose("keep")
        self.rest()
        self._show_state()
        self._pdf.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def show_erased(self, erased: ErasureReport) -> None:
        """Shows what an erasure did, and what it could not reach."""
        self._found = None
        self.rest()
        empty(self._outcome_column)
        self._outcome_column.addWidget(named(Text(tr(DONE), Type.STRONG), "person_erased"))
        self._outcome_column.addWidget(Text(tr(erased.done), Type.TEXT, wrap=True))
        for title, sentences in ((LEFT, erased.left), (EXPORTS, erased.exports)):
            if sentences:
                self._outcome_column.addWidget(Text(tr(title), Type.STRONG, wrap=True))
            for sentence in sentences:
                self._outcome_column.addWidget(Text(tr(sentence), Type.SMALL, wrap=True))
        self._show_state(outcome=True)
        self._close.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def complain(self, sentence: Message) -> None:
        """Shows what went wrong, and lets the person try again."""
        self.rest()
        self.remark.tell(tr(sentence))

    def rest(self) -> None:
        """Lets the person act again: no work is running any more."""
        self._set_working("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Closes the page on Escape."""
        if event.key() == Qt.Key.Key_Escape and self._close.isEnabled():
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.who.setFont(font(Type.TEXT))
        column = centred_column(self, WIDTH)
        column.addSpacing(Space.S5)
        for widget in (Text(tr(TITLE), Type.TITLE, wrap=True), Text(tr(WHY), Type.TEXT, "soft", wrap=True), self.who):
            column.addWidget(widget)
        column.addWidget(self._choices)
        column.addWidget(self._summary)
        self._deeds = QWidget()
        self._deeds.setLayout(button_row(self._pdf, self._data, self._erase, self._else))
        column.addWidget(self._deeds)
        self._erasing_column.addWidget(self._erase_title)
        self._erasing_column.addWidget(self.ways)
        self._erasing_column.addWidget(Text(tr(ERASE_HOW), Type.SMALL, "soft", wrap=True))
        self._erasing_column.addWidget(self._really)
        self._erasing_column.addLayout(button_row(self._now, self._not_now))
        column.addWidget(self._erasing)
        column.addWidget(self._lines)
        column.addWidget(self._outcome)
        column.addWidget(self.remark)
        column.addWidget(self._working)
        column.addWidget(self._progress)
        column.addLayout(button_row(self._close))
        column.addSpacing(Space.S5)
        self.rest()
        self._show_state()

    def _connect(self) -> None:
        self.who.textChanged.connect(self._show_choices)
        self.who.returnPressed.connect(self._on_who_return_pressed)
        self._pdf.clicked.connect(self._on_pdf_clicked)
        self._data.clicked.connect(self._on_data_clicked)
        self._else.clicked.connect(self.ask)
        self.ways.chosen.connect(self._on_ways_chosen)
        self._erase.clicked.connect(self._on_erase_clicked)
        self._not_now.clicked.connect(self._on_not_now_clicked)
        self._now.clicked.connect(self._on_now_clicked)
        self._close.clicked.connect(self.closed)

    def _show_state(self, outcome: bool = False) -> None:
        """Shows one part of the page: the choice of a person, what was found, or what was erased."""
        there = self._found is not None
        self.who.setVisible(not there and not outcome)
        self._choices.setVisible(not there and not outcome)
        for widget in (self._summary, self._deeds, self._lines):
            widget.setVisible(there)
        self._outcome.setVisible(outcome)
        self._ask_to_confirm(False)

    def _ask_to_confirm(self, asking: bool) -> None:
        self._erasing.setVisible(asking)
        self._erase.setEnabled(not asking)

    def _set_working(self, sentence: str) -> None:
        self._working.setText(sentence)
        self._working.setVisible(bool(sentence))
        self._progress.setVisible(bool(sentence))
        self.remark.tell("")
        for widget in (self.who, self._choices, self._deeds, self._lines, self._erasing, self._close):
            widget.setEnabled(not sentence)

    def _check(self, line: NamedIn) -> QWidget:
        tick = named(QPushButton(tr(IT_IS)), "person_check", f"{tr(IT_IS)}: {kind_of(line)}, {short(line.text)}")
        tick.setProperty("kind", "chip")
        tick.setCheckable(True)
        # What is only possible is proposed without a tick.
        tick.setChecked(line.exact)
        tick.setFont(font(Type.SMALL))
        tick.toggled.connect(self._on_tick_toggled)
        self._checks.append((line, tick))
        return entry(line, tick)

    def _keys(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Returns the keys of texts confirmed to mean the person, and of entries to delete whole."""
        assert self._found
        confirmed = tuple(line.key for line, tick in self._checks if tick.isChecked())
        removed = tuple(line.key for line in self._found.sure if line.said) if self._way == "remove" else ()
        return confirmed, removed

    def _choose(self, way: str) -> None:
        self._way = way
        self.ways.show_values((way,))

    def _say_how_many(self) -> None:
        assert self._found
        self._really.setText(trn(REALLY, len(self._found.sure) + len(self._keys()[0])))

    @Slot()
    def _show_choices(self) -> None:
        typed = self.who.text().casefold().split()
        empty(self._choices_column)
        fitting = [line for line in self._people if all(word in f"{line.name} {line.about}".casefold() for word in typed)]
        for line in fitting[:MOST_PEOPLE]:
            row = RowButton("person_choice", line.id, "", line.name, right=line.about)
            row.clicked.connect(self._on_choice_clicked)
            self._choices_column.addWidget(row)
        if not fitting:
            self._choices_column.addWidget(Text(tr(NOBODY), Type.TEXT, "soft"))

    def _take(self, person_id: str) -> None:
        person = next((line for line in self._people if line.id == person_id), None)
        if person:
            self._set_working(tr(LOOKING))
            self.person_chosen.emit(person)

    @Slot()
    def _on_choice_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            self._take(row.key)

    @Slot()
    def _on_who_return_pressed(self) -> None:
        rows = [widget for widget in self._choices.findChildren(RowButton) if not widget.isHidden()]
        if len(rows) == 1:
            self._take(rows[0].key)

    @Slot()
    def _on_pdf_clicked(self) -> None:
        self.save_requested.emit(PDF)

    @Slot()
    def _on_data_clicked(self) -> None:
        self.save_requested.emit(DATA)

    @Slot(tuple)
    def _on_ways_chosen(self, values: tuple[str, ...]) -> None:
        # Pressing the chosen button again must not leave none chosen.
        self._choose(values[0] if values else self._way)

    @Slot()
    def _on_erase_clicked(self) -> None:
        self._say_how_many()
        self._ask_to_confirm(True)
        self._not_now.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_tick_toggled(self) -> None:
        self._say_how_many()

    @Slot()
    def _on_not_now_clicked(self) -> None:
        self._ask_to_confirm(False)
        self._erase.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_now_clicked(self) -> None:
        confirmed, removed = self._keys()
        self._set_working(tr(ERASING))
        self.erase_requested.emit(confirmed, removed)
