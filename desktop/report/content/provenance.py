"""Makes the numbered notes that say where each number comes from, one note for each origin."""

from db.model.messages import N_
from db.model.records import Claim, Evidence
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.evidence.money.valuation import money_text, valued
from desktop.report.anonymise.who_may_be_named import person_called
from desktop.report.content.claim_text import ClaimText, is_feeling
from desktop.report.document.outline import Notes, words_only
from desktop.report.document.wording import EVIDENCE, sentence

NO_METHOD = N_("how it was obtained is not recorded")
NO_ORIGIN = N_("who said it and how it was obtained is not recorded")
WORTH = N_("worth {value} a year")
WORTH_COMPUTED = N_("worth {value} a year, computed from what was said")
ATTRIBUTION = N_("{percent} put down to the product")
CONFIDENCE = N_("{percent} sure")


class Provenance:
    """Gives each claim the number of its note."""

    def __init__(self, whole: WholeVisit, words: Translator) -> None:
        self._whole = whole
        self._words = words
        self._numbers: dict[str, int] = {}

    def note(self, one: ClaimText) -> int:
        """Returns the number of the note that says where `one` comes from."""
        return self._numbers.setdefault(self._origin(one), len(self._numbers) + 1)

    @property
    def notes(self) -> Notes | None:
        """All notes so far, or None."""
        items = tuple((number, words_only(text)) for text, number in self._numbers.items())
        return Notes(items) if items else None

    def _origin(self, one: ClaimText) -> str:
        claim, words = one.claim, self._words
        who = person_called(self._whole.person(claim.said_by), words)
        told_by = words.text(N_("said by {who}"), who=who) if who else ""
        if claim.evidence is Evidence.UNKNOWN:
            basis = sentence(told_by, words.text(NO_METHOD)) if told_by else sentence(words.text(NO_ORIGIN))
        else:
            basis = sentence(words.text(EVIDENCE[claim.evidence]), told_by)
        # Remarks on a change that is printed belong here; why a change is missing is for the visit report.
        remarks = one.understood.remarks if one.understood.change else ()
        # A feeling is never valued in money, even where somebody entered a sum.
        money = "" if is_feeling(claim) else sentence(worth(claim, words))
        return " ".join(filter(None, (basis, money, *remarks)))


def worth(claim: Claim, words: Translator) -> str:
    """Returns what a claim is worth in money a year, the share due to the product, and the part that this leaves."""
    valuation = valued(claim)
    if valuation.value is None and not claim.annual_value.strip():
        return ""
    typed = " ".join(filter(None, (claim.currency.strip(), claim.annual_value.strip())))
    amount = money_text(valuation.value, words.locale) if valuation.value else typed
    parts = [words.text(WORTH if valuation.stated or valuation.value is None else WORTH_COMPUTED, value=amount)]
    for text, phrase in ((claim.attribution, ATTRIBUTION), (claim.confidence, CONFIDENCE)):
        if text.strip():
            parts.append(words.text(phrase, percent=text.strip() + ("" if text.strip().endswith("%") else " %")))
    if valuation.adjusted:
        parts.append(words.text(N_("after both {value}"), value=money_text(valuation.adjusted, words.locale)))
    return ", ".join(parts)
