"""Shows a list of records under a question: claims, objectives, objections, quotes, promises, people."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.fields import fields_of
from db.model.messages import N_
from db.model.moments import room_now
from db.model.records import (
    Claim,
    ClaimKind,
    Evidence,
    Heard,
    Objection,
    Objective,
    Person,
    Promise,
    Quote,
    Rate,
    Record,
    ValueCategory,
)
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.evidence.remarks import typed_late
from desktop.fields.at_table import reading_at_table, rows_at_table
from desktop.fields.card_text import preview_of, reading_of
from desktop.fields.editors import FEELING, OTHER_CLAIM, ROWS
from desktop.interview.guide import Question
from desktop.interview.vocabulary import NOTHING, OFFERED, kept, offered, worded
from desktop.theme.fonts import font
from desktop.theme.tokens import Space, Type
from desktop.visit.forms.form import Form
from desktop.widgets.naming import named
from desktop.widgets.reading import Reading
from desktop.widgets.record_card import DEEDS
from desktop.widgets.record_editor import Offers, Rows
from desktop.widgets.record_list import ADD, RecordList
from desktop.widgets.tick_box import TickBox
from desktop.widgets.typed_dates import typed_date
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit
from desktop.workspace.sentence_to_claim import claim_from, heard_in_words


@dataclass(frozen=True, slots=True)
class ListSpec:
    """What one list holds: the kind of record, its rows, the field that takes the words typed to add one."""

    kind: type
    attribute: str
    rows: Rows
    main: str
    placeholder: str
    category: ValueCategory | None = None
    given: Mapping[str, object] | None = None


def _claims(category: ValueCategory, placeholder: object, main: str = "metric", rows: Rows = ROWS[Claim]) -> ListSpec:
    return ListSpec(Claim, "claims", rows, main, str(placeholder), category, {"category": category})


# Earlier versions are for us.
DEEDS_AT_TABLE = tuple(deed for deed in DEEDS if deed != "history")
ANOTHER_RESULT = N_("What changed? Type it and press Enter")
LISTS: dict[str, ListSpec] = {
    "people": ListSpec(Person, "people", ROWS[Person], "name", N_("Name of somebody at the table")),
    "objectives": ListSpec(Objective, "objectives", ROWS[Objective], "text", N_("An objective, in their words")),
    "objections": ListSpec(
        Objection,
        "objections",
        ROWS[Objection],
        "text",
        N_("An objection, in their words"),
        given={"heard": Heard.FIRST_HAND},
    ),
    "claims.revenue": _claims(ValueCategory.REVENUE, ANOTHER_RESULT),
    "claims.cost": _claims(ValueCategory.COST, ANOTHER_RESULT),
    "claims.emotional": _claims(ValueCategory.EMOTIONAL, N_("Which feeling? Type it and press Enter"), "feeling", FEELING),
    "claims.other": _claims(ValueCategory.OTHER, ANOTHER_RESULT, rows=OTHER_CLAIM),
    "quotes": ListSpec(Quote, "quotes", ROWS[Quote], "text", N_("Their sentence, word for word")),
    "rates": ListSpec(Rate, "rates", ROWS[Rate], "source", N_("One unit of which currency?")),
    "promises": ListSpec(Promise, "promises", ROWS[Promise], "text", N_("What happens next?")),
}
# The preview of a sentence being typed appears this long after the last key.
PREVIEW_MS = 80

# The value that an unchecked chip leaves in a field that must not be empty.
EMPTY: dict[str, object] = {"evidence": Evidence.UNKNOWN, "kind": ClaimKind.RESULT}


class RecordsForm(Form):
    """The list of records of one question."""

    def __init__(
        self,
        parent: QWidget,
        question: Question,
        visit: OpenVisit,
        used: Mapping[str, Sequence[str]],
        words: Translator,
        at_table: bool = False,
    ) -> None:
        super().__init__(parent)
        self._at_table = at_table
        self._question = question
        self._visit = visit
        self._used = used
        self._translator = words
        self.spec = LISTS[question.fills]
        self.rows = rows_at_table(self.spec.rows, self.spec.kind) if at_table else self.spec.rows
        hint = tr(ADD if at_table else self.spec.placeholder)
        self.list = RecordList(question.fills.replace(".", "_"), self.rows, hint, DEEDS_AT_TABLE if at_table else DEEDS)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(Space.S3)
        self._layout.addWidget(self.list)
        self._nothing = self._nothing_box() if self.spec.kind is Claim and question.star else None
        self._preview = QTimer(self)
        self._preview.setSingleShot(True)
        self._preview.setInterval(PREVIEW_MS)
        self._connect()

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the present records."""
        records = self._records(whole)
        people = {person.id: person.name for person in whole.people}
        self.list.offer(Offers(self._words(whole), _linkable(whole, self.spec.kind)))
        self.list.show_records(
            [worded(record, self._translator) for record in records], self._reader(whole), people, whole.dismissals
        )
        if self._nothing:
            self._nothing.setVisible(not records)
            self._nothing.setChecked(bool(whole.answer(self._question.id)))
        if not self.list.adding.hasFocus():
            self.list.adding.show_text(self._visit.draft(self._question.id))

    def shows(self, record_id: str) -> bool:
        """Returns whether the record is in this list."""
        return any(record.id == record_id for record in self._records(self._visit.whole))

    def go_to(self, record_id: str) -> None:
        """Opens the record's card."""
        self.list.open(record_id)

    def focus_form(self) -> None:
        """Puts the cursor into the line that adds a record."""
        self.list.focus_adding()

    def _records(self, whole: WholeVisit) -> tuple[Record, ...]:
        records = cast("tuple[Record, ...]", getattr(whole, self.spec.attribute))
        if self.spec.category is None:
            return records
        return tuple(r for r in records if isinstance(r, Claim) and r.category is self.spec.category)

    def _reader(self, whole: WholeVisit) -> Callable[[Record], Reading]:
        read = reading_at_table if self._at_table else reading_of
        return lambda record: read(record, whole, self._translator)

    def _words(self, whole: WholeVisit) -> dict[str, tuple[str, ...]]:
        names = tuple(person.name for person in whole.people if person.name)
        fields = (*(name for name, link in fields_of(self.spec.kind).links.items() if link.to == ("people",)), "owner")
        kind, used, words = self.spec.kind, self._used, self._translator
        # The reasons for an objection depend on its kind, so its card offers them.
        starting = {name: offered(kind, name, words, used.get(name, ())) for name in OFFERED.get(kind, ()) if name != "reason"}
        return starting | dict.fromkeys(fields, names)

    def _nothing_box(self) -> TickBox:
        box = named(TickBox(tr(NOTHING)), f"{self.list.objectName()}_nothing", tr(NOTHING))
        box.setFont(font(Type.SMALL))
        box.clicked.connect(self._on_nothing_clicked)
        self._layout.addWidget(box)
        return box

    def _connect(self) -> None:
        self.list.added.connect(self._on_list_added)
        self.list.drafted.connect(self._on_list_drafted)
        self.list.edited.connect(self._on_list_edited)
        self.list.attributed.connect(self._on_list_attributed)
        self.list.field_left.connect(self._on_list_field_left)
        self.list.left.connect(self._on_list_left)
        self._preview.timeout.connect(self._on_preview_timeout)
        self.list.history_requested.connect(self.history_requested)
        self.list.delete_requested.connect(self._on_list_delete_requested)
        self.list.duplicate_requested.connect(self._on_list_duplicate_requested)
        self.list.move_requested.connect(self._on_list_move_requested)
        self.list.proposal_taken.connect(self._on_list_proposal_taken)
        self.list.proposals_dismissed.connect(self._on_list_proposals_dismissed)

    def _add(self, text: str) -> Record:
        if self.spec.category and (said := self._visit.say(text, self.spec.category)):
            return said
        now = room_now()
        values: dict[str, object] = {self.spec.main: text, "heard_at": now, **(self.spec.given or {})}
        if self.spec.kind is Quote and typed_late(now, self._visit.whole.visit.date):
            # Two days later nobody remembers the exact words, so the quote is not marked verbatim; the person can mark it.
            values["verbatim"] = False
        return self._visit.add(self.spec.kind, **values)

    @Slot()
    def _on_preview_timeout(self) -> None:
        category, whole = self.spec.category, self._visit.whole
        heard = claim_from(self.list.adding.text(), category, whole) if category else None
        told = preview_of(heard_in_words(heard, whole, category), heard.who, self._translator) if heard and category else ""
        self.list.show_preview(told)

    @Slot(str)
    def _on_list_added(self, text: str) -> None:
        self._visit.keep_draft(self._question.id, "")
        self._preview.stop()
        record = self._add(text)
        # The next words belong to the record just made, so the cursor goes to the second field of its editor.
        names = [spec.name for row in self.rows for spec in row if spec.name != self.spec.main]
        self.list.open(record.id, names[0])

    @Slot(str)
    def _on_list_drafted(self, text: str) -> None:
        self._visit.keep_draft(self._question.id, text)
        if self.spec.category and not self._at_table:
            self._preview.start()

    @Slot(str, str)
    def _on_list_field_left(self, record_id: str, name: str) -> None:
        claim = self._visit.record(record_id)
        if isinstance(claim, Claim) and name == "metric":
            self._visit.say_in(claim)

    @Slot(str, str, object)
    def _on_list_edited(self, record_id: str, name: str, value: object) -> None:
        typed = kept(self.spec.kind, name, value, self._translator)
        self._visit.change(record_id, **{name: typed if typed is not None else EMPTY.get(name)})

    @Slot(str, str, str)
    def _on_list_attributed(self, record_id: str, name: str, text: str) -> None:
        self._visit.name_person(record_id, name, text)

    @Slot(str)
    def _on_list_left(self, record_id: str) -> None:
        self._visit.settle_names(record_id)
        record = self._visit.record(record_id)
        name = "due" if isinstance(record, Promise) else "date"
        if isinstance(record, Promise | Rate) and (day := typed_date(getattr(record, name))):
            self._visit.change(record_id, **{name: day})

    @Slot(str)
    def _on_list_delete_requested(self, record_id: str) -> None:
        self._visit.remove(record_id)

    @Slot(str)
    def _on_list_duplicate_requested(self, record_id: str) -> None:
        self._visit.duplicate(record_id)

    @Slot(str, int)
    def _on_list_move_requested(self, record_id: str, step: int) -> None:
        records = list(self._records(self._visit.whole))
        at = next(n for n, record in enumerate(records) if record.id == record_id)
        if 0 <= at + step < len(records):
            records[at], records[at + step] = records[at + step], records[at]
            self._visit.reorder(tuple(records))

    @Slot(str, str)
    def _on_list_proposal_taken(self, record_id: str, key: str) -> None:
        self._visit.take_proposal(record_id, key)

    @Slot(str)
    def _on_list_proposals_dismissed(self, record_id: str) -> None:
        self._visit.dismiss_proposals(record_id)

    @Slot(bool)
    def _on_nothing_clicked(self, on: bool) -> None:
        self._visit.answer(self._question.id, NOTHING if on else "", typing=False)


def _linkable(whole: WholeVisit, kind: type) -> dict[str, tuple[tuple[str, str], ...]]:
    """Returns the records that a record of `kind` may link to, by field, each as its id and words."""
    quotes = tuple((quote.id, f"“{quote.text}”" if quote.verbatim else quote.text) for quote in whole.quotes if quote.text)
    if kind is Claim:
        objectives = tuple((objective.id, objective.text) for objective in whole.objectives if objective.text)
        return {"objective_id": objectives, "backed_by": quotes}
    if kind is Objection:
        claims = tuple((claim.id, words) for claim in whole.claims if (words := claim.metric or claim.feeling or claim.wording))
        return {"proofs": (*claims, *quotes)}
    return {}
