"""Shows what a filled approval sheet says, asks about what is unclear, and offers to record it."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from db.model.messages import N_, NN_, Message
from db.model.moments import today
from desktop.consent.filled_sheet import LineAnswer, SheetLine
from desktop.consent.sheet_fields import Overall
from desktop.consent.sheet_words import ANSWERS, LABELS, OF_ALL
from desktop.core.short_text import beginning, short
from desktop.documents.sheets.filled_sheets import (
    BEFORE,
    LATER,
    LINE,
    NO_APPROVER,
    NO_DAY,
    NO_NAME,
    SHOWN,
    Decisions,
    ImportedSheet,
)
from desktop.theme.tokens import Space, Type
from desktop.widgets.buttons import back_button, pressed_by_enter, sheet_button
from desktop.widgets.chips import Chips
from desktop.widgets.date_field import DateField
from desktop.widgets.fields import Labelled, LineField
from desktop.widgets.naming import named
from desktop.widgets.page_layout import button_row, rule, sheet_column
from desktop.widgets.sign_list import SignList
from desktop.widgets.text import Text
from desktop.widgets.typed_dates import day_in_words, typed_date
from desktop.widgets.words import tr, trn

TITLE = N_("A filled approval sheet")
ABOUT = N_("Nothing is recorded before you say so. What counts are our own lines, not what the file prints.")
WHICH_VERSION = N_("{file} · {customer} · version {number}")
SIGNED = N_("Signed by {name}, {day}")
TO_DECIDE = NN_("{count} thing to decide", "{count} things to decide")
REMARKS = N_("Good to know about it")
RECORD = N_("Record these answers")
ANOTHER_NAME, ANOTHER_DAY = N_("Or another name"), N_("Or another day")
WHO, WHEN = N_("Who signed it?"), N_("When was it signed?")
WHICH_FOR_ALL = N_("Several boxes for all lines are ticked. Which one counts?")
TAKEN_BACK, STAYS = "taken back", "stays"
BEFORE_LABELS = {TAKEN_BACK: N_("Yes, it is taken back"), STAYS: N_("No, it stays")}
# What differs from our print comes first.
ORDER = (LineAnswer.UNCLEAR, LineAnswer.CHANGE, LineAnswer.DECLINE, LineAnswer.NOT_USED, LineAnswer.APPROVE)
GROUP, OF_LINE, OF_CHANGE = N_("{answer} · {count}"), N_("{number}  {text}"), N_("{number}  {text}\n→ {words}")
WHO_IS_ASKED, WHEN_IS_ASKED = (NO_NAME, NO_APPROVER), (NO_DAY, LATER)
WIDTH = 820
# As wide as a digit.
FIGURE_SPACE = "\N{FIGURE SPACE}"
# So much is shown of what somebody wrote on the sheet in the place of a line.
LONGEST_CHANGE = 2_000


class SheetPage(QWidget):
    """The page.

    Signals: `decided(Decisions)` with all that was decided so far; `record_requested`; `closed`.
    """

    decided = Signal(object)
    record_requested = Signal()
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        named(self, "sheet_page", tr(TITLE))
        self._decisions = Decisions()
        self.back = back_button("sheet_back")
        self.record = sheet_button("sheet_record", RECORD, "primary")
        self._which = named(Text("", Type.STRONG, wrap=True), "sheet_which")
        self._signed = named(Text("", Type.TEXT, "soft", wrap=True), "sheet_signed")
        self._open = named(Text("", Type.STRONG, "warn", wrap=True), "sheet_open")
        self._remarks = SignList("sheet_remarks", tr(REMARKS))
        self._questions_holder, self._lines_holder = QWidget(), QWidget()
        self._before_asked = named(Text("", Type.TEXT, wrap=True), "sheet_before_asked")
        self._before = named(Chips("sheet_before", [(one, tr(label)) for one, label in BEFORE_LABELS.items()]), "sheet_before")
        self._before.chosen.connect(self._on_before_chosen)
        self._questions = _column(self._questions_holder, Space.S2)
        self._lines = _column(self._lines_holder, Space.S2)
        self._lay_out()
        self.back.clicked.connect(self.closed)
        self.record.clicked.connect(self.record_requested)

    def show_sheet(self, file: str, imported: ImportedSheet) -> None:
        """Shows a sheet that was just read."""
        self._decisions = Decisions()
        number = imported.read.version.version.position
        self._which.tell(tr(WHICH_VERSION, file=file, customer=imported.known.customer.name, number=number))
        self._remarks.clear()
        for remark in imported.remarks:
            self._remarks.add("note", tr(remark))
        self._remarks.setVisible(bool(imported.remarks))
        self._ask(imported)
        self._before.show_values(())
        self.show_decided(imported)

    def show_decided(self, imported: ImportedSheet) -> None:
        """Shows what the sheet says with what was decided so far."""
        left = len(imported.questions)
        self._open.tell(trn(TO_DECIDE, left) if left else "")
        named_ = imported.signed_by and imported.day
        self._signed.tell(tr(SIGNED, name=imported.signed_by, day=day_in_words(imported.day)) if named_ else "")
        self.record.setEnabled(not left)
        sentence = trn(BEFORE, imported.refused_before)
        self._before_asked.tell(sentence if imported.refused_before else "")
        named(self._before, "sheet_before", sentence).setVisible(bool(imported.refused_before))
        _empty(self._lines)
        for answer in ORDER:
            if found := [line for line in imported.sheet.lines if line.answer is answer]:
                self._show_group(answer, found)

    def ask_lines_again(self, imported: ImportedSheet) -> None:
        """Asks about other lines, as another box for all lines counts now; the keyboard stays on that box."""
        self._ask(imported)
        chips = self.findChild(Chips, "sheet_for_all")
        if isinstance(chips, Chips) and self._decisions.overall:
            chips.show_values((self._decisions.overall.value,))
            chips.chip(self._decisions.overall.value).setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_first(self) -> None:
        """Puts the keyboard on the first thing to decide, else on the button that records."""
        chips = [one for one in self.findChildren(Chips) if one.isVisibleTo(self)]
        first = next((one.chip(value) for one in chips for value in one.labels), None)
        (first or self.record).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Goes back on Escape; Enter presses the button that has the keyboard."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        elif not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def _show_group(self, answer: LineAnswer, lines: list[SheetLine]) -> None:
        told = tr(ANSWERS[answer])
        title = tr(GROUP, answer=told[:1].upper() + told[1:], count=len(lines))
        self._lines.addSpacing(Space.S3)
        self._lines.addWidget(Text(title, Type.LABEL_STRONG, "soft"))
        digits = len(str(max(line.number for line in lines)))
        rows = "\n".join(_told(line, digits) for line in lines)
        text = named(Text(rows, Type.TEXT, wrap=True, whole=True), f"sheet_lines_{answer.name.lower()}")
        # As high as it is in the width there is, and not as in a narrow column.
        policy = text.sizePolicy()
        policy.setVerticalPolicy(QSizePolicy.Policy.Preferred)
        text.setSizePolicy(policy)
        self._lines.addWidget(text)

    # What is asked

    def _ask(self, imported: ImportedSheet) -> None:
        _empty(self._questions)
        read = imported.read
        if imported.asks_which_for_all:
            choices = [(one.value, tr(OF_ALL[one])) for one in read.overall]
            self._add_chips("sheet_for_all", tr(WHICH_FOR_ALL), choices, self._on_for_all_chosen)
        lines = {line.number: line for line in imported.sheet.lines}
        before = {line.number: line for line in read.lines}
        for number in imported.asked:
            line = before[number] if before[number].why else lines[number]
            sentence = tr(Message(LINE, number=number, why=Message(line.why), text=short(line.item.text, SHOWN)))
            sentence += f"\n→ {beginning(line.words, LONGEST_CHANGE)}" if line.words else ""
            choices = [(one.value, tr(label)) for one, label in LABELS.items()]
            self._add_chips(f"sheet_line_{number}", sentence, choices, self._line_decided(number))
        if imported.asks_who:
            self._ask_who(imported)
        if imported.asks_when:
            self._ask_when(imported)
        self._questions_holder.setVisible(self._questions.count() > 0)

    def _ask_who(self, imported: ImportedSheet) -> None:
        names = tuple(filter(None, dict.fromkeys((imported.read.name, *imported.known.required))))
        sentence = next((tr(one) for one in imported.questions if one.template in WHO_IS_ASKED), tr(WHO))
        self._add_chips("sheet_who", sentence, [(name, name) for name in names], self._on_who_chosen)
        field = LineField(Type.TEXT)
        field.textChanged.connect(self._on_name_changed)
        self._questions.addWidget(Labelled(tr(ANOTHER_NAME), field, "sheet_name"))

    def _ask_when(self, imported: ImportedSheet) -> None:
        sentence = next((tr(one) for one in imported.questions if one.template in WHEN_IS_ASKED), tr(WHEN))
        self._add_chips(
            "sheet_when", sentence, [(day, day_in_words(day)) for day in imported.days if day <= today()], self._on_day_chosen
        )
        field = DateField(Type.TEXT)
        field.textChanged.connect(self._on_date_changed)
        self._questions.addWidget(Labelled(tr(ANOTHER_DAY), field, "sheet_day"))

    def _add_chips(
        self, name: str, sentence: str, choices: list[tuple[str, str]], chosen: Callable[[tuple[str, ...]], None]
    ) -> None:
        self._questions.addSpacing(Space.S3)
        self._questions.addWidget(named(Text(sentence, Type.TEXT, wrap=True), f"{name}_asked"))
        chips = named(Chips(name, choices), name, sentence)
        chips.chosen.connect(chosen)
        self._questions.addWidget(chips)

    # What was decided

    def _tell(self, **changed: object) -> None:
        self._decisions = replace(self._decisions, **changed)  # type: ignore[arg-type]  # fields of it
        self.decided.emit(self._decisions)

    def _line_decided(self, number: int) -> Callable[[tuple[str, ...]], None]:
        def decided(values: tuple[str, ...]) -> None:
            others = {at: one for at, one in self._decisions.lines.items() if at != number}
            self._tell(lines=others | ({number: LineAnswer(values[0])} if values else {}))

        return decided

    @Slot(tuple)
    def _on_for_all_chosen(self, values: tuple[str, ...]) -> None:
        self._tell(overall=Overall(values[0]) if values else None, lines={})

    @Slot(tuple)
    def _on_who_chosen(self, values: tuple[str, ...]) -> None:
        self._tell(by=values[0] if values else "")

    @Slot(tuple)
    def _on_day_chosen(self, values: tuple[str, ...]) -> None:
        self._tell(day=values[0] if values else "")

    @Slot(tuple)
    def _on_before_chosen(self, values: tuple[str, ...]) -> None:
        self._tell(takes_back=values[0] == TAKEN_BACK if values else None)

    @Slot(str)
    def _on_name_changed(self, text: str) -> None:
        self._let_go("sheet_who")
        self._tell(by=text.strip())

    @Slot(str)
    def _on_date_changed(self, text: str) -> None:
        self._let_go("sheet_when")
        self._tell(day=typed_date(text))

    def _let_go(self, name: str) -> None:
        chips = self.findChild(Chips, name)
        if isinstance(chips, Chips):
            chips.show_values(())

    def _lay_out(self) -> None:
        column = sheet_column(self, TITLE, ABOUT, self.back, WIDTH)
        for part in (
            self._which,
            self._signed,
            self._remarks,
            self._open,
            self._questions_holder,
            self._before_asked,
            self._before,
        ):
            column.addWidget(part)
        column.addSpacing(Space.S3)
        column.addLayout(button_row(self.record))
        column.addSpacing(Space.S3)
        column.addWidget(rule())
        column.addWidget(self._lines_holder)
        column.addStretch(1)


def _told(line: SheetLine, digits: int) -> str:
    """Returns a line of the sheet; numbers end, and changes begin, at one place."""
    words = beginning(line.words, LONGEST_CHANGE)
    number = str(line.number).rjust(digits, FIGURE_SPACE)
    before = FIGURE_SPACE * digits + "  " if words else ""
    told = tr(OF_CHANGE if words else OF_LINE, number=number, text=short(line.item.text, SHOWN), words=words)
    return told.replace("\n→", f"\n{before}→", 1)


def _column(widget: QWidget, spacing: int) -> QVBoxLayout:
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def _empty(column: QVBoxLayout) -> None:
    while item := column.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
