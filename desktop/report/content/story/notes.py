"""Numbers the notes on how figures were obtained: one for each source and kind of evidence, in the order in which they appear.

A figure of which neither is recorded has no note of its own; one line at the end says when the figures were told.
"""

from collections.abc import Callable

from db.model.messages import N_
from db.model.records import Claim, Evidence
from desktop.core.messages import Translator
from desktop.report.content.story.licence import first_small
from desktop.report.content.story.material import Material
from desktop.report.content.story.people import Names
from desktop.report.content.story.told_claim import is_feeling
from desktop.report.document.wording import EVIDENCE, capital

WORKED_OUT = N_("Worked out from both figures.")


class Origins:
    """Gives each claim the number of its note."""

    def __init__(self, material: Material, names: Names, words: Translator) -> None:
        self._material = material
        self._names = names
        self._words = words
        self._numbers: dict[tuple[str, ...], int] = {}
        self._texts: list[str] = []
        self._named: set[str] = set()

    def of(self, claim: Claim) -> int:
        """Returns the number of the note of a claim, 0 where nothing is recorded."""
        basis, felt, who = self._parts(claim)
        if not (basis or felt or who):
            return 0
        return self._number((basis, felt, who), lambda: " ".join(filter(None, (basis, felt, self._told_by(claim, who)))))

    def worked_out(self) -> int:
        """Returns the number of the note on changes that were worked out here."""
        text = self._words.text(WORKED_OUT)
        return self._number((text,), lambda: text)

    @property
    def notes(self) -> tuple[tuple[int, str], ...]:
        """All notes so far."""
        return tuple(enumerate(self._texts, start=1))

    def _number(self, key: tuple[str, ...], text: Callable[[], str]) -> int:
        if key not in self._numbers:
            self._texts.append(text())
            self._numbers[key] = len(self._texts)
        return self._numbers[key]

    def _parts(self, claim: Claim) -> tuple[str, str, str]:
        """Returns the kind of evidence as a sentence, who felt it as another, and who told it."""
        words, who = self._words, self._names.full(claim.said_by)
        if is_feeling(claim):
            felt = first_small(claim.felt_by.strip())
            return "", words.text(N_("Felt by {who}."), who=felt) if felt else "", who
        basis = "" if claim.evidence is Evidence.UNKNOWN else f"{capital(words.text(EVIDENCE[claim.evidence]))}."
        return basis, "", who

    def _told_by(self, claim: Claim, who: str) -> str:
        """Returns who told it: in full the first time, then by the name alone."""
        if not who:
            return ""
        told = self._names.again(claim.said_by) if who in self._named else who
        self._named.add(who)
        return self._words.text(N_("Told by {who}."), who=told)


def as_told(material: Material, words: Translator) -> str:
    """Returns the line on when the figures were told; a visit without a date has none and says so."""
    days = list(filter(None, material.when.values()))
    if days and not material.named:
        return words.text(N_("All figures as told to us ({dates})."), dates=", ".join(dict.fromkeys(days)))
    if len(days) == len(material.wholes) and days:
        return words.text(N_("All figures as told on {dates}."), dates=", ".join(dict.fromkeys(days)))
    if days:
        return words.text(N_("Figures as told on {dates}; of other visits the date is not recorded."), dates=", ".join(days))
    return words.text(N_("All figures as told; date not recorded."))
