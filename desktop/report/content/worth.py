"""Says what a claim is worth in money a year, the share due to the product, and the part that this leaves; for us alone."""

from db.model.messages import N_
from db.model.records import Claim
from desktop.core.messages import Translator
from desktop.evidence.money.valuation import money_text, valued

WORTH = N_("worth {value} a year")
WORTH_COMPUTED = N_("worth {value} a year, computed from what was said")
ATTRIBUTION = N_("{percent} put down to the product")
CONFIDENCE = N_("{percent} sure")


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
