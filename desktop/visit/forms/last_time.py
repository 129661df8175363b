"""What is open from earlier visits: each thing as a line, with one key for what came of it."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from db.model.follow_ups import Follows
from db.model.messages import N_
from db.model.records import Claim, Verdict
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.fields.card_text import shown_date
from desktop.interview.last_time import (
    KEYS,
    VERDICTS_AT_TABLE,
    VERDICTS_OF,
    OpenItem,
    asked_about,
    claim_today,
    items_at_table,
    open_items,
    proposed_verdict,
    tied,
    today_of,
    verdict_on,
    with_today,
)
from desktop.interview.vocabulary import VERDICTS
from desktop.theme.tokens import Space, Type
from desktop.visit.forms.form import Form
from desktop.widgets.chips import Chips
from desktop.widgets.fields import LineField
from desktop.widgets.focus_mark import FocusMark
from desktop.widgets.key_places import letter_of
from desktop.widgets.keyboard import is_plain
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr
from desktop.workspace.note_to_record import next_position
from desktop.workspace.open_visit import OpenVisit

HEARD_ON = N_("heard on {date}")
TODAY = N_("Today")
LOOKS = N_("The figures look {verdict}; {key} keeps that.")
CHIP = N_("{key}  {verdict}")
# Words typed as today's value and not entered yet are kept under such a name.
DRAFT = "last_time."
ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


class ItemRow(QFrame):
    """One thing to ask again. It has the keyboard itself; Enter leads to the line for today's value.

    Signals: `judged(str, str)` id of the record of then, verdict or an empty text; `today_entered(str, str)`, `drafted(str, str)`
    with what is typed as today's value; `stepped(str, int)` when an arrow key leaves it.
    """

    judged = Signal(str, str)
    today_entered = Signal(str, str)
    drafted = Signal(str, str)
    stepped = Signal(str, int)

    def __init__(self, item: OpenItem, words: Translator, at_table: bool = False) -> None:
        super().__init__()
        asked = asked_about(item, words, at_table)
        named(self, "last_time_item", asked)
        self.item = item
        self._at_table = at_table
        self.setProperty("kind", "card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        FocusMark(self, "open", on=True, off=False)
        self._proposed: Verdict | None = None
        self.chips = Chips("last_time_verdict", _choices_at_table(item) if at_table else _choices(item))
        self.today = named(LineField(Type.READ, tr(TODAY)), "last_time_today", tr(TODAY)) if item.takes_a_value else None
        self._hint = named(Text("", Type.SMALL, "accent"), "last_time_hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.S5 - Space.S1, Space.S3, Space.S5 - Space.S1, Space.S3)
        column.setSpacing(Space.S2)
        date = shown_date(item.visit.date, words.locale)
        column.addWidget(Text(tr(HEARD_ON, date=date) if date else "", Type.LABEL, "soft"))
        column.addWidget(Text(asked, Type.READ, wrap=True))
        below = QHBoxLayout()
        below.setSpacing(Space.S4)
        if self.today:
            below.addWidget(self.today, 1)
            self.today.installEventFilter(self)
            self.today.left.connect(self._on_today_left)
            self.today.textEdited.connect(self._on_today_edited)
        below.addWidget(self.chips, 3)
        column.addLayout(below)
        if item.takes_a_value and not at_table:
            # Its line is there before it says anything, so that nothing moves.
            column.addWidget(self._hint)
        self.chips.chosen.connect(self._on_chips_chosen)

    def show_follows(self, follows: Follows | None, now: Claim | None, draft: str) -> None:
        """Shows what was noted of it, what is said of today, and what the figures suggest while nothing was chosen."""
        verdict = follows.verdict if follows else None
        self.chips.show_values((str(verdict),) if verdict else ())
        if self.today and not self.today.hasFocus():
            self.today.show_text(today_of(now, self.item.kind) if now else draft)
        self._proposed = proposed_verdict(now) if now and not verdict and not self._at_table else None
        told = self._proposed
        self._hint.setText(tr(LOOKS, verdict=tr(VERDICTS[told]), key=_key_of(told)) if told else "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter or Escape gives the keyboard back to the line; leaving today's value stores it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in ENDS:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A letter says what came of it, Enter leads to today's value, Up and Down to the next."""
        letter = letter_of(event)
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        plain = is_plain(event)
        if plain and KEYS.get(letter) in VERDICTS_OF[self.item.kind]:
            chosen = str(KEYS[letter])
            self.judged.emit(self.item.record.id, "" if chosen in self.chips.values else chosen)
            self.stepped.emit(self.item.record.id, 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.today:
            self.today.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif step:
            self.stepped.emit(self.item.record.id, step)
        elif not (plain and letter):
            # Where letters say what came of it, one that says nothing is a slip, and no word for the capture line.
            super().keyPressEvent(event)

    @Slot(tuple)
    def _on_chips_chosen(self, values: tuple[str, ...]) -> None:
        self.judged.emit(self.item.record.id, values[0] if values else "")

    @Slot()
    def _on_today_left(self) -> None:
        if self.today:
            self.today_entered.emit(self.item.record.id, self.today.text())

    @Slot(str)
    def _on_today_edited(self, text: str) -> None:
        self.drafted.emit(self.item.record.id, text)


class LastTimeForm(Form):
    """All that is open from earlier visits to this customer."""

    def __init__(self, parent: QWidget, visit: OpenVisit, words: Translator, at_table: bool = False) -> None:
        super().__init__(parent)
        self._visit = visit
        self._rows: dict[str, ItemRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.S3)
        for item in (items_at_table if at_table else open_items)(visit.earlier):
            row = self._rows[item.record.id] = ItemRow(item, words, at_table)
            row.judged.connect(self._on_row_judged)
            row.today_entered.connect(self._on_row_today_entered)
            row.drafted.connect(self._on_row_drafted)
            row.stepped.connect(self._on_row_stepped)
            column.addWidget(row)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows what was noted of each."""
        for row in self._rows.values():
            follows = verdict_on(row.item, whole.follows)
            now = self._now(follows)
            row.show_follows(follows, now, self._visit.draft(DRAFT + row.item.record.id))

    def shows(self, record_id: str) -> bool:
        """Returns whether it is a verdict on one of these."""
        return any(one.id == record_id and one.earlier_id in self._rows for one in self._visit.whole.follows)

    def go_to(self, record_id: str) -> None:
        """Leads to what a verdict is on."""
        follows = self._visit.record(record_id)
        if isinstance(follows, Follows) and (row := self._rows.get(follows.earlier_id)):
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_form(self) -> None:
        """Puts the keyboard on the first that nothing was noted of."""
        judged = {one.earlier_id for one in self._visit.whole.follows if one.verdict}
        row = next((row for name, row in self._rows.items() if name not in judged), next(iter(self._rows.values()), None))
        if row:
            row.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _now(self, follows: Follows | None) -> Claim | None:
        found = self._visit.record(follows.record_id) if follows and follows.record_id else None
        return found if isinstance(found, Claim) else None

    @Slot(str, str)
    def _on_row_judged(self, record_id: str, verdict: str) -> None:
        chosen = Verdict(verdict) if verdict else None
        follows = verdict_on(self._rows[record_id].item, self._visit.whole.follows)
        if follows:
            self._visit.change(follows.id, verdict=chosen)
        elif chosen:
            self._visit.add(Follows, earlier_id=record_id, verdict=chosen)

    @Slot(str, str)
    def _on_row_today_entered(self, record_id: str, text: str) -> None:
        """Keeps today's value as a claim of this visit, tied to the one of then."""
        self._visit.keep_draft(DRAFT + record_id, "")
        item = self._rows[record_id].item
        follows = verdict_on(item, self._visit.whole.follows)
        if now := self._now(follows):
            self._visit.put(with_today(now, item.kind, text))
        elif text.strip():
            whole = self._visit.whole
            claim = claim_today(item, self._visit.id, next_position(whole, Claim), text)
            self._visit.put(claim, tied(item, claim, follows, next_position(whole, Follows)))

    @Slot(str, str)
    def _on_row_drafted(self, record_id: str, text: str) -> None:
        self._visit.keep_draft(DRAFT + record_id, text)

    @Slot(str, int)
    def _on_row_stepped(self, record_id: str, step: int) -> None:
        ids = list(self._rows)
        at = ids.index(record_id) + step
        if 0 <= at < len(ids):
            self._rows[ids[at]].setFocus(Qt.FocusReason.OtherFocusReason)


def _choices(item: OpenItem) -> list[tuple[str, str]]:
    return [(str(one), tr(CHIP, key=_key_of(one), verdict=tr(VERDICTS[one]))) for one in VERDICTS_OF[item.kind]]


def _choices_at_table(item: OpenItem) -> list[tuple[str, str]]:
    return [(str(one), tr(told)) for one, told in VERDICTS_AT_TABLE[item.kind].items()]


def _key_of(verdict: Verdict) -> str:
    return next(key for key, meant in KEYS.items() if meant is verdict)
