"""Reads sentences with one figure: a change, the state before, or the state now."""

import re

from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.evidence.sentences.by_time import WAS
from desktop.evidence.sentences.find_figure import figure_anywhere
from desktop.evidence.sentences.sentence_parts import OF_MULTIPLE, SentenceParts, says_change
from desktop.evidence.sentences.subject import name_after, name_before

# "saves each planner | 3 hours": the owner stands between the verb and the figure.
_SAVES = re.compile(
    r"\b(?:saves?|saved|saving|frees?(?: up)?|freed|gains?|gained|spart|sparen|gagne|gagnons)\b[^,;]{0,40}\Z", re.IGNORECASE
)


def single(told: str) -> SentenceParts | None:
    """Reads one figure: a change if it says less or more, else before if the sentence is about the past, else after."""
    spot = figure_anywhere(told)
    if spot is None:
        return None
    if says_change(spot):
        figure, link = _without_link(spot.figure)
        right = f"{link} {spot.right}".strip()
        belongs = OF_MULTIPLE.match(right)
        change = f"{figure} {belongs[0]}" if belongs else spot.figure
        return SentenceParts(name_before(spot.left) or name_after(right[belongs.end() :] if belongs else right), change=change)
    saves = _SAVES.search(spot.left)
    if saves:
        return SentenceParts(spot.left[: saves.start()], change=f"{spot.left[saves.start() :]} {spot.figure}")
    was = WAS.search(spot.left)
    if was or WAS.search(spot.right):
        return SentenceParts(spot.left[: was.start()] if was else spot.left, before=spot.figure)
    nothing = read_figure(spot.figure).kind is FigureKind.NONE
    return SentenceParts(name_before(spot.left) or (name_after(spot.right) if nothing else ""), after=spot.figure)


def _without_link(figure: str) -> tuple[str, str]:
    """Splits off the word that only links a multiple to the next words: "three times the" -> "three times", "the"."""
    head, _, last = figure.rpartition(" ")
    return (head, last) if last in ("as", "the") and head else (figure, "")
