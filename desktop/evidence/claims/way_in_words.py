"""Puts the way of a change into words: beside the amount, and before what the amount is counted per.

"460 tonnes a year" that fell is "460 tonnes less a year", never "460 tonnes a year less"; what is counted one by one is "fewer".
"""

from desktop.core.messages import Translator
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure, FigureKind, read_figure
from desktop.evidence.wording.phrases import phrase


def way_in_words(amount: str, way: int, words: Translator, period: str = "") -> str:
    """Returns `amount` with its way, -1 or 1, in words; `period` follows and begins with its own space or comma."""
    told, basis = without_basis(amount)
    code = "more" if way > 0 else "fewer" if counts_things(read_figure(told)) else "less"
    return f"{phrase(code, words, amount=told)}{basis}{period}"


def without_basis(amount: str) -> tuple[str, str]:
    """Returns an amount without what it is counted per, and that with its space: "460 tonnes", " a year"."""
    whole = read_figure(amount)
    if not whole.basis or whole.kind is FigureKind.WORD:
        return amount, ""
    wanted = whole.low, whole.high, whole.unit, whole.currency, None
    for at in (n for n, sign in enumerate(amount) if n and sign.isspace()):
        part = read_figure(amount[:at])
        if (part.low, part.high, part.unit, part.currency, part.basis) == wanted:
            return amount[:at], amount[at:]
    return amount, ""


def counts_things(figure: Figure) -> bool:
    """Returns whether a figure counts things one by one: "12 calls", "3 people"; not "12 kg", "3 hours", "5 dB"."""
    unit = figure.unit or ""
    measure = unit in units.WITHOUT_PERCENT or unit in (units.TIME, units.MULTIPLE) or units.family(unit) != unit
    return not figure.currency and not measure and unit.replace("-", "").isalpha() and unit.islower()
