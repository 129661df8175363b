"""Shows what the customer invested, and the return on it, with the conservative case beside it."""

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.evidence.money.business_case import BusinessCase, business_case, return_in_words
from desktop.evidence.money.money import Money, Return
from desktop.evidence.money.valuation import money_text
from desktop.theme.tokens import Space, Type
from desktop.visit.forms.fields import FieldsForm
from desktop.widgets.naming import named
from desktop.widgets.text import Text
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit

AS_COUNTED = N_("As counted")
CONSERVATIVE = N_("Conservative")
WITH_BENEFIT = N_("With a benefit of {amount} a year, the first column undiscounted, all others at the year’s end.")


class ReturnForm(FieldsForm):
    """The fields of the plan, and under them the return computed from it."""

    def __init__(self, parent: QWidget, visit: OpenVisit, used: Mapping[str, Sequence[str]], words: Translator) -> None:
        super().__init__(parent, "return_plan", visit, used)
        self._words = words
        self._base = named(Text("", Type.TEXT, wrap=True), "return_base")
        self._worse = named(Text("", Type.TEXT, wrap=True), "return_conservative")
        self._basis = Text("", Type.SMALL, "soft", wrap=True)
        self._remarks = named(Text("", Type.SMALL, "warn", wrap=True), "return_remarks")
        self._box = QFrame()
        self._box.setProperty("kind", "understood")
        inner = QVBoxLayout(self._box)
        inner.setContentsMargins(Space.S4, Space.S3, Space.S4, Space.S3)
        inner.setSpacing(Space.S1)
        for text in (self._base, self._worse, self._basis, self._remarks):
            inner.addWidget(text)
        self._layout.addSpacing(Space.S4)
        self._layout.addWidget(self._box)

    def show_visit(self, whole: WholeVisit) -> None:
        """Shows the present plan, and its return."""
        super().show_visit(whole)
        case = business_case(whole, self._words)
        planned = whole.return_plan is not None
        fields = self.editor.inputs
        self.editor.show_remarks({r.field: r.sentence for r in case.remarks if r.field in fields} if planned else {})
        self._base.tell(_case_text(AS_COUNTED, case.base, case, self._words))
        self._worse.tell(_case_text(CONSERVATIVE, case.conservative, case, self._words))
        benefit = (
            money_text(Money.of(case.benefit, case.currency), self._words.locale)
            if case.base and case.benefit is not None
            else ""
        )
        self._basis.tell(tr(WITH_BENEFIT, amount=benefit) if benefit else "")
        elsewhere = [remark.sentence for remark in case.remarks if remark.field not in fields and planned]
        self._remarks.tell("  ".join(dict.fromkeys(elsewhere)))
        self._box.setVisible(planned and bool(case.base or elsewhere))


def _basis(case: BusinessCase, words: Translator) -> str:
    if case.base is None or case.benefit is None:
        return ""
    return tr(WITH_BENEFIT, amount=money_text(Money.of(case.benefit, case.currency), words.locale))


def _case_text(name: str, found: Return | None, case: BusinessCase, words: Translator) -> str:
    return f"{tr(name)}: {return_in_words(found, case.currency, words)}" if found else ""
