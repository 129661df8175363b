"""Reads sentences that give each side a time: "5 days before, 2 hours now", "95 %, was 80 %", "5 days in 2019, 2 in 2024"."""

import re

from desktop.evidence.figures.word_list_notation import names
from desktop.evidence.sentences.find_figure import (
    Spot,
    figure_anywhere,
    figure_at_end,
    figure_at_start,
    figure_soon,
    quantity_at_end,
)
from desktop.evidence.sentences.sentence_parts import SentenceParts, few_words, says_change
from desktop.evidence.sentences.subject import name_after, name_before

_THEN, _NOW = 0, 9999  # before and after every year
_WAS = """
    used to take | used to be | used to need | used to cost | used to have | used to spend | used to | took | was | were | had |
    had been | before that | before | previously | formerly | earlier | originally | in the past | back then | früher | vorher |
    zuvor | dauerte | dauerten | brauchte | brauchten | war | waren | kostete | hatten | avant | auparavant | prenait | durait |
    était | étaient
"""
_IS = """
    now | today | currently | nowadays | these days | at present | afterwards | after | jetzt | heute | nun | inzwischen |
    mittlerweile | aktuell | nachher | danach | maintenant | désormais | aujourd'hui | après
"""


def _words(lines: str, more: str) -> re.Pattern[str]:
    return re.compile(r"(?:\b(?:" + "|".join(map(re.escape, names(lines))) + rf")\b|{more})[:,]?", re.IGNORECASE)


WAS = _words(_WAS, "以前は?|前は|従来は?")
_NOWADAYS = _words(_IS, "今では|今は?|現在は?")
_SINCE = re.compile(
    r"\b(?:since|no longer|not any ?more|seit|nicht mehr|depuis)\b", re.IGNORECASE
)  # means now, and needs nothing after it
_YEAR = re.compile(r"\b(?:in|im jahr|en)\s+((?:19|20)\d\d)\b(?![.,']\d)|^((?:19|20)\d\d):", re.IGNORECASE)
_IT_IS = re.compile(
    r"\s*(?:(?:it's|it is|it takes|it's down to|is|are|takes|need|needs|down to|we need|sind es|ist es|braucht|nur noch|c'est|"
    r"il faut|plus que)\s+)*",
    re.IGNORECASE,
)
_SIDES = re.compile(r",\s+|\s+/\s+")


def by_two_times(told: str) -> SentenceParts | None:
    """Reads a sentence with two parts of different times, each with a figure."""
    found = [(part, spot) for part in _SIDES.split(told) if (spot := _figure_of(part))]
    if len(found) != 2:
        return None
    first, second = (_when(part) for part, _ in found)
    if first == second:
        return None
    if first is None or second is None:
        then_first = ((second if first is None else first) == _NOW) is (first is None)
    else:
        then_first = first < second
    one, other = (spot for _, spot in found)
    then, now = (one, other) if then_first else (other, one)
    metric = name_before(one.left) or name_before(other.left) or name_after(then.right)
    return (
        SentenceParts(metric, then.figure, change=now.figure)
        if says_change(now)
        else SentenceParts(metric, then.figure, now.figure)
    )


def by_now(told: str) -> SentenceParts | None:
    """Reads "now" between both sides: used to take many months, now a few weeks; weekly reports now daily."""
    mark = _NOWADAYS.search(told)
    if not mark or not mark.start():
        return None
    left, right = told[: mark.start()].strip(" ,;:"), after_it_is(told[mark.end() :])
    after = figure_soon(right) or few_words(right)
    before = figure_at_end(left) or figure_anywhere(left) or quantity_at_end(left) or _what_was(left)
    if before is None or after is None:
        return None
    return SentenceParts(before.left or name_after(before.right), before.figure, after.figure)


def after_it_is(text: str) -> str:
    """Returns the words after "it's", "it takes", "down to"."""
    return _IT_IS.sub("", text, count=1)


def _when(part: str) -> int | None:
    """Returns `_THEN`, `_NOW` or the year that `part` is about; None if it names no time, or both."""
    then, now = WAS.search(part), _NOWADAYS.search(part)
    if bool(then) is not bool(now):
        return _THEN if then else _NOW
    if not then and _SINCE.search(part):
        return _NOW
    year = None if then else _YEAR.search(part)
    return int(year[1] or year[2]) if year else None


def _figure_of(part: str) -> Spot | None:
    """Returns the figure of a part without its words of time: "5 days before" -> "5 days"."""
    part = _YEAR.sub(" ", part).strip()
    for words in (WAS, _NOWADAYS):
        found = words.search(part)
        while found and (not part[: found.start()].strip() or not part[found.end() :].strip()):
            part = part[: found.start()] + part[found.end() :]
            found = words.search(part)
    part = part.strip(" ,;:")
    return figure_at_start(part) or figure_at_end(part) or figure_anywhere(part)


def _what_was(left: str) -> Spot | None:
    """Returns the words after "used to be", "was"."""
    was = WAS.search(left)
    words = left[was.end() :].strip() if was else ""
    return Spot(left[: was.start()], words, "") if was and words else None
