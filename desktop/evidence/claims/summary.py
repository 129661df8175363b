"""Writes the computed change in a few words, in the user's language and number format: "about two thirds less"."""

from decimal import Decimal
from fractions import Fraction

from desktop.core.messages import Translator
from desktop.evidence.claims.change import FigureChange, decimal
from desktop.evidence.claims.compare import Pair
from desktop.evidence.claims.figure_in_words import figure_in_words
from desktop.evidence.claims.formats import number_text, percent_text, rounded
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure, FigureKind
from desktop.evidence.wording.phrases import phrase

_PARTS = {name: Fraction(name) for name in ("1/10", "1/5", "1/4", "1/3", "1/2", "2/3", "3/4", "4/5", "9/10")}
# How far a rough word may be from the middle of a range: of a wide range, and of a narrow one that was hedged.
_NEAR, _NEARER, _WIDE = Fraction(7, 200), Fraction(3, 200), 10
_IN_POINTS = frozenset(("", units.POINT, "NPS", "rating", "IQ"))
_MASS_NOUNS = frozenset(("clock", "calendar", "person time", "mass", "energy", "power", "volume", "length"))


def computed_in_words(change: FigureChange, pair: Pair, hedged: bool, words: Translator) -> str:
    """Returns the computed change in a few words: "about two thirds less", "87.5–91.7% less", "5 points more"."""
    low, high = change.difference_low, change.difference_high
    if low is None or high is None:
        return ""
    if low == high == 0:
        return phrase("unchanged", words)
    if low < 0 < high:
        return ""
    direction = "less" if low < 0 or high < 0 else "more"
    if pair.unit in units.WITHOUT_PERCENT or pair.rated:
        return _steps(abs(low), abs(high), pair, direction, hedged, words)
    if direction == "less" and pair.after[0] == pair.after[1] == 0:
        return phrase("down_to_nothing", words)
    if pair.unit == units.PERCENT and not pair.currency:
        return _points(abs(low), abs(high), direction, hedged, words)
    if change.percent_low is None or change.percent_high is None:
        return ""
    percents = sorted((abs(Fraction(change.percent_low)), abs(Fraction(change.percent_high))))
    if direction == "more" and percents[0] >= 100:
        return _many_times(percents, pair, hedged, words)
    amount = _share(percents[0], percents[1], hedged, words)
    if pair.often or pair.unit == units.TIME:
        direction += "_often"
    elif direction == "less" and _is_counted(pair):
        direction = "fewer"
    return phrase(direction, words, amount=amount)


def _is_counted(pair: Pair) -> bool:
    return (
        bool(pair.unit) and not pair.currency and units.family(pair.unit) not in _MASS_NOUNS | {"share", "points", units.MULTIPLE}
    )


def _points(low: Decimal, high: Decimal, direction: str, hedged: bool, words: Translator) -> str:
    ends = [number_text(end, words.locale, 2, plain=True) for end in sorted((low, high))]
    one = ends == ["1", "1"]
    amount = ends[0] if ends[0] == ends[1] else "–".join(ends)
    told = phrase(f"points_{direction}", words, count=1 if one else 2, amount=amount)
    return phrase("about", words, amount=told) if hedged else told


def _steps(low: Decimal, high: Decimal, pair: Pair, direction: str, hedged: bool, words: Translator) -> str:
    """Returns the difference on a scale without percentages: "15 points more", "10 dB less"."""
    if pair.unit in _IN_POINTS:
        return _points(low, high, direction, hedged, words)
    least, most = sorted((low, high))
    told = figure_in_words(Figure(text="", kind=FigureKind.EXACT, low=most, high=most, unit=pair.unit), words)
    amount = told if least == most else f"{number_text(least, words.locale, plain=True)}–{told}"
    told = phrase(direction, words, amount=amount)
    return phrase("about", words, amount=told) if hedged else told


def _many_times(percents: list[Fraction], pair: Pair, hedged: bool, words: Translator) -> str:
    times = [decimal(percent / 100 + 1) for percent in percents]
    ends = [number_text(end, words.locale, 1, plain=True) for end in times]
    amount = ends[0] if ends[0] == ends[1] else "–".join(ends)
    inexact = any(rounded(end, 1) != end for end in times)
    often = pair.often or pair.unit == units.TIME
    code = "as_often" if often else "as_many" if _is_counted(pair) else "as_much"
    told = phrase(f"{'twice' if amount == '2' else 'times'}_{code}", words, amount=amount)
    return phrase("about", words, amount=told) if hedged or inexact else told


def _share(low: Fraction, high: Fraction, hedged: bool, words: Translator) -> str:
    """Returns a percentage, or the nearest simple part if the range is wide or the figure hedged: "about two thirds".

    A hedged range stays a range.
    """
    if hedged and low != high:
        least, most = (rounded(decimal(end), 0 if high < 98 else 1) for end in (low, high))
        return phrase("about", words, amount=percent_text(least, most, words.locale))
    wide = high - low > _WIDE
    if wide or hedged:
        middle = (low + high) / 200
        name = min(_PARTS, key=lambda part: abs(_PARTS[part] - middle))
        if abs(_PARTS[name] - middle) <= (_NEAR if wide else _NEARER):
            return phrase("about", words, amount=phrase(name, words))
        if hedged:
            exact = decimal(middle * 100)
            amount = rounded(exact, 0 if exact < 98 else 1)
            return phrase("about", words, amount=percent_text(amount, amount, words.locale))
    return percent_text(decimal(low), decimal(high), words.locale)


def exact_percentage(change: FigureChange, words: Translator) -> str:
    """Returns the computed percentage without rough words: "93.75% less"; "" if there is none or its sign is uncertain."""
    low, high = change.percent_low, change.percent_high
    if low is None or high is None or low < 0 < high:
        return ""
    ends = sorted((abs(low), abs(high)))
    return phrase("less" if low < 0 or high < 0 else "more", words, amount=percent_text(ends[0], ends[1], words.locale, places=2))
