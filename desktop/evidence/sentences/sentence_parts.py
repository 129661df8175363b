"""Holds the parts of a sentence with figures: both sides, a change, and the subject. Offers small tests of such parts."""

import re
from typing import NamedTuple

from desktop.evidence.figures import units
from desktop.evidence.figures.figure import read_figure
from desktop.evidence.sentences.find_figure import Spot, figure_anywhere
from desktop.evidence.sentences.subject import name_after, name_before

# Words that belong to a multiple: "half | the time", "twice | as many".
OF_MULTIPLE = re.compile(
    r"(?:as (?:long|much|many|fast|often|big|large|high|quick|quickly|expensive|good)|(?:of )?the "
    r"(?:time|cost|costs|price|effort|speed|number|volume|work|size|amount)|so (?:viel|viele|lang|lange|schnell|oft|teuer)|"
    r"less often|more often)\b",
    re.IGNORECASE,
)
# "Half the orders" is a share of them, "half the time" is a change.
_OF_THEM = re.compile(r"(?:of|the|our|all)\b", re.IGNORECASE)
_FEW = 4


class SentenceParts(NamedTuple):
    """The parts of a sentence in its own words; "" for a missing part."""

    metric: str = ""
    before: str = ""
    after: str = ""
    change: str = ""


def says_change(spot: Spot) -> bool:
    """Returns whether a figure says by how much something changed: 40 % fewer, -18 %, twice as fast."""
    figure = read_figure(spot.figure)
    fell = figure.high is not None and figure.high < 0 and not figure.currency and not (figure.unit or "").startswith("°")
    part = figure.unit == units.MULTIPLE and (figure.high or 0) < 1
    share = part and _OF_THEM.match(spot.right) and not OF_MULTIPLE.match(spot.right)
    return bool(figure.direction or figure.pace or fell or (figure.unit == units.MULTIPLE and not share))


def with_change(before: Spot, after: Spot) -> SentenceParts:
    """Returns both sides, and the change if the words before or after them state it: scrap down 20 %, from 5 % to 4 %."""
    metric, change = before.left, ""
    for text in (before.left, after.right):
        spot = figure_anywhere(text)
        if spot and says_change(spot):
            change = spot.figure
            metric = spot.left if text == before.left else metric
            break
    metric = name_before(metric) or ("" if change else name_after(after.right))
    return SentenceParts(metric=metric, before=before.figure, after=without_direction(after.figure), change=change)


def without_direction(figure: str) -> str:
    """Returns the figure without words of direction, because what was reached is no change: 0,5 % gesunken -> 0,5 %."""
    said = read_figure(figure)
    shorter = read_figure(" ".join(figure.split()[:-1]))
    same = (said.low, said.high, said.unit) == (shorter.low, shorter.high, shorter.unit)
    return shorter.text if same and said.direction and not shorter.direction else figure


def few_words(text: str, most: int = _FEW) -> Spot | None:
    """Returns the words up to the next comma if they are few: "same day"."""
    words = re.sub(r"^(?:and|but|so)\s+", "", text.split(",")[0].strip(" .;:!"))
    return Spot("", words, "") if words and len(words.split()) <= most else None
