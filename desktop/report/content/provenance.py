"""Where each number comes from: numbered notes, the same origin told once."""

from db.model.records import Claim, Evidence, WholeVisit
from desktop.evidence.money.valuation import money_text, valued
from desktop.report.anonymise.who_may_be_named import person_called
from desktop.report.content.claim_text import ClaimText, is_feeling
from desktop.report.document.outline import Notes, words_only
from desktop.report.document.wording import Words, sentence


class Provenance:
    """Hands out the numbers of notes as claims are told."""

    def __init__(self, whole: WholeVisit, words: Words) -> None:
        self._whole = whole
        self._words = words
        self._numbers: dict[str, int] = {}

    def note(self, one: ClaimText) -> int:
        """The number of the note that says where `one` comes from."""
        return self._numbers.setdefault(self._origin(one), len(self._numbers) + 1)

    @property
    def notes(self) -> Notes | None:
        """All notes so far, or None."""
        items = tuple((number, words_only(text)) for text, number in self._numbers.items())
        return Notes(items) if items else None

    def _origin(self, one: ClaimText) -> str:
        claim, words = one.claim, self._words
        who = person_called(self._whole.person(claim.said_by), words)
        told_by = words.told_by.format(who=who) if who else ""
        if claim.evidence is Evidence.UNKNOWN:
            basis = sentence(told_by, words.method_not_recorded) if told_by else sentence(words.not_recorded)
        else:
            basis = sentence(words.evidence[claim.evidence], told_by)
        # Remarks on a change that is told belong here; those on why none is told are for the visit report.
        remarks = one.understood.remarks if one.understood.change else ()
        # A feeling is never valued in money, even where somebody has put a sum beside it.
        money = "" if is_feeling(claim) else sentence(worth(claim, words))
        return " ".join(filter(None, (basis, money, *remarks)))


def worth(claim: Claim, words: Words) -> str:
    """What a claim is worth in money a year, how much of it is put down to the product, and what remains of it then."""
    valuation = valued(claim)
    if valuation.value is None and not claim.annual_value.strip():
        return ""
    typed = " ".join(filter(None, (claim.currency.strip(), claim.annual_value.strip())))
    amount = money_text(valuation.value, words.locale) if valuation.value else typed
    parts = [(words.worth if valuation.stated or valuation.value is None else words.worth_computed).format(value=amount)]
    for text, phrase in ((claim.attribution, words.attribution), (claim.confidence, words.confidence)):
        if text.strip():
            parts.append(phrase.format(percent=text.strip() + ("" if text.strip().endswith("%") else " %")))
    if valuation.adjusted:
        parts.append(words.adjusted.format(value=money_text(valuation.adjusted, words.locale)))
    return ", ".join(parts)
