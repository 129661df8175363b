"""Finds out whether words that somebody typed tell what a case study leaves out by choice. Pure, uses no Qt.

A result is told by its figures beside words of what it is of, by such a figure or such words alone where nothing else that is
printed has them, or by the words in which it was told. A quote and an objection are told by their words. What tells a result that
is not left out as well tells that one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from db.model.case_study import Choices
from db.model.kinds import RecordId
from db.model.records import Claim, Objection, Quote
from db.model.whole_visit import WholeVisit
from desktop.documents.sharing.unbacked import TOKENS, Backing, backing_of, holds
from desktop.report.content.story.beyond_figures import is_unspaced
from desktop.report.content.story.quotes import same, told_in
from desktop.report.content.story.told_claim import is_result
from desktop.report.content.story.waiting import choosing

# Shorter words are in every text.
SHORTEST_WORD = 3
SHORTEST_WORDING = 12
# One word, and a figure of one digit, say nothing alone.
FEWEST_WORDS, FEWEST_DIGITS = 2, 2


@dataclass(frozen=True, slots=True)
class Told:
    """Something that can be left out: what it is called, its words, the words of what it is of, its figures.

    `rare` are those of these words and figures that nothing else has that is printed.
    """

    record_id: RecordId
    called: str
    wording: str
    of: frozenset[str] = frozenset()
    figures: frozenset[str] = frozenset()
    rare: frozenset[str] = frozenset()

    def found_in(self, text: str) -> frozenset[str]:
        """Returns the words and figures of it that stand in a text."""
        said = backing_of([text])
        words = (one for one in self.of if holds(one, said) or (is_unspaced(one) and one in text.casefold()))
        return frozenset((*words, *(self.figures & said.numbers)))

    def is_told_in(self, text: str) -> bool:
        """Returns whether a text tells it."""
        if len(same(self.wording)) >= SHORTEST_WORDING and told_in(self.wording, [text]):
            return True
        found = self.found_in(text)
        words, figures = self.of & found, self.figures & found
        if figures and 2 * len(words) >= len(self.of) > 0:
            return True
        if any(len(one) >= FEWEST_DIGITS for one in figures & self.rare):
            return True
        is_enough = len(self.of) >= FEWEST_WORDS or any(map(is_unspaced, self.of))
        return is_enough and words == self.of and not words.isdisjoint(self.rare)


def left_out_in(
    texts: Iterable[str], wholes: Sequence[WholeVisit], choices: Choices, printed: Iterable[str]
) -> Iterator[tuple[str, Told]]:
    """Yields each text with what it tells that is left out by choice; `printed` is what stands there and nobody typed."""
    ids = {record for _, record in choosing(wholes, choices).left}
    if not ids:
        return
    there = backing_of(printed)
    claims = [_of_claim(one, there) for whole in wholes for one in whole.claims if is_result(one)]
    said = [Told(one.id, one.text, one.text) for whole in wholes for one in _said(whole)]
    in_it = [one for one in (*claims, *said) if one.record_id not in ids]
    words = {same(one.wording) for one in in_it}
    for text in texts:
        for one in (one for one in (*claims, *said) if one.record_id in ids and one.is_told_in(text)):
            found = one.found_in(text)
            is_of_another = any(found and found <= other.found_in(text) for other in in_it)
            if not is_of_another and (found or same(one.wording) not in words):
                yield text, one


def _said(whole: WholeVisit) -> tuple[Quote | Objection, ...]:
    return (*whole.quotes, *whole.objections)


def _of_claim(one: Claim, there: Backing) -> Told:
    words = frozenset(word.casefold() for word in TOKENS.findall(one.metric) if len(word) >= SHORTEST_WORD and not word.isdigit())
    figures = backing_of((one.after, one.change)).numbers or backing_of((one.before,)).numbers
    rare = {*(word for word in words if not holds(word, there)), *(figures - there.numbers)}
    return Told(one.id, one.metric or one.wording, one.wording, words, figures, frozenset(rare))
