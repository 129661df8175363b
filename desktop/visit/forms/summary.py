"""Shows the claims of a visit line by line, broken threads, and their sum in money; read-only, a click shows the record."""

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.records import Benefit, Claim, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.evidence.claims.understanding import understand
from desktop.evidence.money.business_case import BusinessCase, business_case
from desktop.evidence.money.valuation import money_text, valued, worth_in_words
from desktop.fields.card_text import DOT
from desktop.fields.editors import BENEFITS, EVIDENCE
from desktop.interview.loose_ends import loose_ends
from desktop.interview.vocabulary import worded_visit
from desktop.theme.tokens import Space, Type
from desktop.visit.forms.form import Form
from desktop.widgets.row_button import RowButton
from desktop.widgets.text import Text
from desktop.widgets.words import tr

GROUPS: Mapping[ValueCategory, str] = {
    ValueCategory.REVENUE: N_("Revenue"),
    ValueCategory.COST: N_("Cost"),
    ValueCategory.EMOTIONAL: N_("Emotional benefit"),
    ValueCategory.OTHER: N_("Other results"),
}
NOTHING = N_("No value has been recorded yet.")
LOOSE = N_("Results that answer no objective")
UNMET = N_("Objectives without a result")
UNPROVED = N_("Objections answered without proof")
COUNTED = N_("Counted a year")
LEFT_OUT = N_("Not counted")
UNCLASSED = N_("of no kind yet")
OF_TEN = N_("{before} → {after} of 10")
YEARLY = N_("{amount} a year")

# id, title, below, right
Line = tuple[str, str, str, str]


class SummaryForm(Form):
    """Groups of lines, made anew when their content has changed."""

    def __init__(self, parent: QWidget, words: Translator) -> None:
        super().__init__(parent)
        self._words = words
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows all claims of the visit."""
        groups = list(groups_of(whole, self._words))
        if groups == self._shown:
            return
        self._shown = groups
        while item := self._column.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for title, tone, lines in groups:
            self._title(title, tone)
            for line in lines:
                self._column.addWidget(self._row(*line))
        if not groups:
            self._column.addWidget(Text(tr(NOTHING), Type.READ, "soft"))

    def _title(self, title: str, tone: str) -> None:
        label = Text(title, Type.LABEL_STRONG, tone)
        label.setContentsMargins(Space.S3, Space.S4, 0, Space.S1)
        self._column.addWidget(label)

    def _row(self, record_id: str, title: str, below: str, right: str) -> RowButton:
        row = RowButton("value_row", record_id, "", title, below, right)
        row.setEnabled(bool(record_id))
        row.clicked.connect(self._on_row_clicked)
        return row

    @Slot()
    def _on_row_clicked(self) -> None:
        row = self.sender()
        if isinstance(row, RowButton):
            self.record_requested.emit(row.key)


def groups_of(whole: WholeVisit, words: Translator) -> Iterable[tuple[str, str, Sequence[Line]]]:
    """Returns title, tone and lines of each group that is not empty."""
    whole = worded_visit(whole, words)
    for category, title in GROUPS.items():
        if claims := whole.claims_in(category):
            yield tr(title), category.value, [_claim_line(claim, words) for claim in claims]
    ends = loose_ends(whole)
    loose = [_plain(claim.id, _called(claim)) for claim in ends.results_without_objective] if whole.objectives else []
    unmet = [_plain(objective.id, objective.text) for objective in ends.objectives_without_result]
    unproved = [_plain(objection.id, objection.text) for objection in ends.answers_without_proof]
    money = business_case(whole, words)
    groups = (
        (LOOSE, loose),
        (UNMET, unmet),
        (UNPROVED, unproved),
        (COUNTED, _sums(money, words)),
        (LEFT_OUT, _left(money, words)),
    )
    for title, lines in groups:
        if lines:
            yield tr(title), "soft", lines


def _claim_line(claim: Claim, words: Translator) -> Line:
    if claim.category is ValueCategory.EMOTIONAL:
        told = claim.intensity_before or claim.intensity_after
        scale = tr(OF_TEN, before=claim.intensity_before or "–", after=claim.intensity_after or "–") if told else ""
        return claim.id, _called(claim), claim.wording.strip() if claim.feeling or claim.metric else "", scale
    evidence = next((tr(label) for value, label in EVIDENCE if value == claim.evidence), "")
    valuation = valued(claim)
    worth = valuation.adjusted
    right = tr(YEARLY, amount=money_text(worth, words.locale)) if worth else evidence
    # Whoever reads the sum at the right sees of what it is a part.
    way = worth_in_words(valuation, words) if worth else ""
    return claim.id, _called(claim), DOT.join(filter(None, (understand(claim, words).sentence, way))), right


def _sums(case: BusinessCase, words: Translator) -> list[Line]:
    return [("", money_text(money, words.locale), "", tr(_kind(benefit))) for benefit, money in case.by_class]


def _kind(benefit: Benefit | None) -> str:
    return next((label for value, label in BENEFITS if value is benefit), UNCLASSED)


def _left(case: BusinessCase, words: Translator) -> list[Line]:
    return [(one.claim.id, _called(one.claim), one.reason, one.amount) for one in case.left_out]


def _plain(record_id: str, text: str) -> Line:
    return record_id, text, "", ""


def _called(claim: Claim) -> str:
    names = (claim.feeling, claim.metric) if claim.category is ValueCategory.EMOTIONAL else (claim.metric, claim.feeling)
    return next((name for text in (*names, claim.wording) if (name := text.strip())), "–")
