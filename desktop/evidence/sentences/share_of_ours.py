"""Reads how much of a result is due to us: "maybe half is us", "about 60 % of it thanks to you"."""

import re
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure, FigureKind, read_figure
from desktop.evidence.sentences.find_figure import Spot, figure_anywhere, figure_at_end, figure_at_start

_HUNDRED = Decimal(100)
# Whom it is due to: us as we write, you as they say.
_MADE = r"(?:your|our) (?:\w+ )?(?:doing|work|share|part|product|app|system|software|tool|team|people|service)"
_OURS = rf"(?:us|you|yours|ours|{_MADE}|euch|ihnen|uns|vous|nous)"
_CAUSE = (
    r"(?:due to|(?:we|they) owe(?: it)? to|thanks to|because of|down to|owed to|attributable to|caused by|(?:comes?|came) from|"
    r"from|by|through|dank|durch|wegen|liegt an|grâce à|à cause de)"
)
_SURE = r"(?:(?:maybe|probably|perhaps|really|surely|mostly|only|certainly|vielleicht|wohl|sicher|peut-être)\s+)*"
_WHOLE = r"(?:it|that|this|them|those|davon|cela|the (?:gain|growth|increase|saving|savings|effect|result|rise|change))"
_OF_IT = rf"(?:\s+(?:of|von|de)\s+{_WHOLE})?"
_IS = r"(?:is|are|was|were|'s|would be|ist|war|sind|est|était)"
# half | is us; 60 % | of it thanks to you; two thirds | were down to your product
_AFTER = re.compile(
    rf"{_OF_IT}(?:\s+davon)?\s*(?:{_IS}\s+{_SURE}(?:{_CAUSE}\s+)?|{_SURE}{_CAUSE}\s+){_OURS}\b",
    re.IGNORECASE,
)
# due to us: | half; your share is | 60 %; credits us with | half
_BEFORE = re.compile(
    rf"(?:{_CAUSE}\s+{_OURS}|(?:your|our) (?:share|part|contribution)|(?:credits?|credited)\s+{_OURS}\s+with)"
    rf"\s*(?::|,|{_IS})?\s*{_SURE}",
    re.IGNORECASE,
)
# attributes | half to you
_GIVES = re.compile(r"\b(?:attributes?|attributed|owes?|owed|puts?|credits?|credited)\s+", re.IGNORECASE)
# costs cut by | 60 %: that is how much it changed, whoever it is due to.
_CHANGES = (
    r"by|up|down|cut|grew|grown|rose|risen|fell|fallen|dropped|increased|decreased|reduced|improved|saved?|saves|saving|"
    r"plus|minus|um"
)
_CHANGED = re.compile(
    rf"(?:\b(?:{_CHANGES})|[+−-])\s*(?:(?:about|around|roughly|almost|nearly|some|over|etwa|rund)\s+)*\Z",
    re.IGNORECASE,
)
# A quarter can be three months; of a result it is a fourth.
_FOURTHS = (("three quarters", "75 %"), ("a quarter", "25 %"), ("one quarter", "25 %"))
_TO_US = re.compile(rf"{_OF_IT}\s+(?:down\s+)?(?:to|on)\s+{_OURS}\b", re.IGNORECASE)


@lru_cache(maxsize=256)
def read_share(sentence: str) -> str:
    """Returns the share due to us in percent, as text; empty where the sentence does not say it."""
    for spoken, percent in _FOURTHS:
        sentence = re.sub(rf"\b{spoken}\b", percent, sentence, flags=re.IGNORECASE)
    found = _told_before(sentence) or _told_after(sentence, _BEFORE) or _given(sentence)
    return _in_percent(read_figure(found)) if found else ""


def _told_before(sentence: str) -> str:
    """Returns the figure right before the words that say it is due to us."""
    for match in _AFTER.finditer(sentence):
        spot = figure_at_end(sentence[: match.start()])
        if spot and sentence[: match.start()].rstrip().endswith(spot.figure) and not _CHANGED.search(spot.left):
            return spot.figure
    return ""


def _told_after(sentence: str, words: re.Pattern[str]) -> str:
    match = words.search(sentence)
    spot = figure_at_start(sentence[match.end() :]) if match else None
    return spot.figure if spot else ""


def _given(sentence: str) -> str:
    """Returns the figure of "attributes half to you"."""
    match = _GIVES.search(sentence)
    spot: Spot | None = figure_anywhere(sentence[match.end() :]) if match else None
    return spot.figure if spot and _TO_US.match(f" {spot.right}") else ""


def _in_percent(figure: Figure) -> str:
    if figure.kind is not FigureKind.EXACT or figure.low is None or figure.currency or figure.direction or figure.readings:
        return ""
    if figure.unit == units.PERCENT and 0 <= figure.low <= _HUNDRED:
        return f"{figure.low:f}"
    if figure.unit == units.MULTIPLE and 0 < figure.low < 1:
        return f"{(figure.low * _HUNDRED).quantize(Decimal(1), ROUND_HALF_UP):f}"
    return ""
