"""Numbers the notes on how figures were obtained: one for each source and kind of evidence, in the order in which they appear.

A figure of which neither is recorded has no note of its own; one line at the end says when the figures were told.
"""

from db.model.messages import N_
from db.model.records import Claim, Evidence
from desktop.core.messages import Translator
from desktop.report.content.story.licence import first_small
from desktop.report.content.story.material import Material
from desktop.report.content.story.people import Names
from desktop.report.content.story.told_claim import is_feeling
from desktop.report.document.wording import EVIDENCE, capital, day

WORKED_OUT = N_("Worked out from both figures.")


class Origins:
    """Gives each claim the number of its note."""

    def __init__(self, material: Material, names: Names, words: Translator) -> None:
        self._material = material
        self._names = names
        self._words = words
        self._numbers: dict[str, int] = {}

    def of(self, claim: Claim) -> int:
        """Returns the number of the note of a claim, 0 where nothing is recorded."""
        return self._number(self._text(claim))

    def worked_out(self) -> int:
        """Returns the number of the note on changes that were worked out here."""
        return self._number(self._words.text(WORKED_OUT))

    @property
    def notes(self) -> tuple[tuple[int, str], ...]:
        """All notes so far."""
        return tuple((number, text) for text, number in self._numbers.items())

    def _number(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers) + 1) if text else 0

    def _text(self, claim: Claim) -> str:
        words, who = self._words, self._names.full(claim.said_by)
        told = words.text(N_("Told by {who}."), who=who) if who else ""
        if is_feeling(claim):
            felt = first_small(claim.felt_by.strip())
            by = words.text(N_("Felt by {who}."), who=felt) if felt else ""
            return " ".join(filter(None, (by, told)))
        basis = "" if claim.evidence is Evidence.UNKNOWN else f"{capital(words.text(EVIDENCE[claim.evidence]))}."
        return " ".join(filter(None, (basis, told)))


def as_told(material: Material, words: Translator) -> str:
    """Returns the line on when the figures were told; a visit without a date has none and says so."""
    days = [day(whole.visit.date, words) for whole in material.wholes if whole.visit.date.strip()]
    if len(days) == len(material.wholes) and days:
        return words.text(N_("All figures as told on {dates}."), dates=", ".join(dict.fromkeys(days)))
    if days:
        return words.text(N_("Figures as told on {dates}; of other visits the date is not recorded."), dates=", ".join(days))
    return words.text(N_("All figures as told; date not recorded."))
