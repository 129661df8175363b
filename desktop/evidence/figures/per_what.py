"""Reads the basis of a figure, or the whole of which it is a part: per release, of 3, in 15 months, of applications."""

from desktop.evidence.figures import units
from desktop.evidence.figures.amounts import amount
from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.numbers import number
from desktop.evidence.figures.partial_figure import PartialFigure
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.token_cursor import NUMERIC, may_be_year, noun
from desktop.evidence.figures.word_sets import BEFORE_NOW, COUNTED, THINGS_TOO

_SHARES = frozenset((units.PERCENT, units.POINT, units.MULTIPLE, units.TIME))


def basis(d: PartialFigure) -> bool:
    """Reads the words after "per" as a basis: "release", "week", "100 calls", "person per week"; returns whether they fit."""
    while d.here.after in (Role.ARTICLE, Role.EACH, Role.FILLER) and d.ahead().after is not Role.END:
        d.at += 1
    token = d.here
    if token.said == "an" or (token.said == "a" and d.ahead(-1).said == "/" and d.ahead().after is Role.END):  # par an, kWh/a
        d.at += 1
        d.basis.append("year")
        return True
    count = number(d) if token.before in (Role.NUMBER, Role.SMALL, Role.SCALE) else None
    if d.here.after is Role.CURRENCY:
        name = d.here.name
        d.at += 1
    else:
        name = noun(d)
    if not name and d.here.after is Role.MEASURED:
        name = f"{d.here.number:f} {d.here.name}"
        d.at += 1
    if not name and count is None:
        return False
    d.basis.append(name if count is None or count.value == 1 else f"{count.value:f} {name}".strip())
    return True


def per(d: PartialFigure, token: Token) -> bool:
    """Reads "per release", "/week", "each", and the 10 of "9/10"."""
    d.at += 1
    if token.said in ("for a", "for an") and (d.basis or d.times) and units.family(d.here.name) in units.CLOCK_OR_CALENDAR:
        return False  # twice a week for an hour
    if token.after is Role.SLASH and d.here.before is Role.NUMBER:
        alike = d.unit and units.family(d.ahead().name) == units.family(d.unit)  # 5 hours / 6 hours
        if alike or d.unit in _SHARES:
            return False
        return basis(d) if d.unit or d.currency else whole_of(d)
    if token.after is Role.EACH and d.here.before not in (Role.WORD, Role.UNIT):
        d.basis.append("each")
        return True
    return basis(d)


def article(d: PartialFigure, token: Token) -> bool:
    """Reads an article before a basis, "a quarter", "an hour", "a release", and French "1 an"."""
    follows = d.ahead()
    if token.said == "an" and not d.unit and not d.currency and follows.after in (Role.END, Role.MARK, Role.FILLER):
        d.unit = "year"
        d.at += 1
        return True
    d.at += 1
    if follows.after in (Role.UNIT, Role.FRACTION) or follows.before is Role.WORD:
        return basis(d)
    return follows.after is not Role.END


def of(d: PartialFigure, token: Token) -> bool:
    """Reads what follows "of": 2 of 3, 75 % of applications, half of the orders, 4 hours of work."""
    d.at += 1
    while d.here.after is Role.FILLER and d.here.said not in THINGS_TOO:
        d.left |= d.here.said in BEFORE_NOW
        d.at += 1
    if (d.here.after is Role.EVERY and d.ahead().before is Role.NUMBER) or d.ahead().said in ("hundred", "thousand", "million"):
        d.at += 1  # 8 out of every 10, 5 of a hundred
    if d.times == "times" and token.said == "out of":  # 9 times out of 10
        d.times = ""
    follows = d.here
    if follows.said in THINGS_TOO and d.unit == units.PERCENT:
        d.basis.append(follows.said)
        d.at += 1
        return True
    if follows.after is Role.CURRENCY and not d.currency and not d.unit:
        return True
    if follows.before in (Role.NUMBER, Role.SMALL, Role.SCALE):
        return _dated(d, token) or (not d.noted and whole_of(d, span=token.said == "in"))
    if token.said == "in":
        d.noted = True
        return True
    d.left |= d.here.said in BEFORE_NOW
    thing = (follows.before is Role.WORD and follows.said not in units.DIMENSIONS) or (
        follows.before is Role.UNIT and follows.name in COUNTED
    )
    if thing and d.share and d.unit == units.MULTIPLE and token.said not in ("der", "in"):
        d.low, d.high, d.unit = d.low * 100, d.high * 100, units.PERCENT
    if d.unit == units.PERCENT and (follows.before is Role.WORD or follows.before is Role.UNIT):
        d.basis.append(noun(d))
    elif follows.before is Role.ARTICLE and d.ahead().after is Role.UNIT:
        d.basis.append(d.ahead().name)
        d.at += 2
    return True


def _dated(d: PartialFigure, token: Token) -> bool:
    """Moves past the year of "500 orders in 2023" and "500 by end of 2023"; "1 in 2000" is a part."""
    year = d.here.before is Role.NUMBER and len(d.here.said) == 4 and may_be_year(d.here.number)
    if not (token.said == "in" or d.noted) or not year or d.low == d.high == 1 or d.ahead().after not in (Role.END, Role.MARK):
        return False
    d.at += 1
    return True


def whole_of(d: PartialFigure, span: bool = False) -> bool:
    """Reads the 3 of "2 of 3"; both numbers stay as said. If a `span` may follow, "5 in 3 days" is counted per 3 days."""
    found = number(d)
    if found is None or d.total is not None or (d.ranged and found.value < d.high):
        return False
    if span and units.family(d.here.name) in units.CLOCK_OR_CALENDAR and d.here.before is Role.UNIT:
        d.basis.append(f"{found.value:f} {d.here.name}")
        d.at += 1
        return True
    if (d.unit or d.currency) and d.here.after not in (Role.END, Role.MARK) and d.here.name != d.unit:
        return span and d.here.before in (Role.WORD, Role.UNIT) and bool(noun(d))  # 500 customers in 12 countries
    if d.currency or d.times or d.unit in _SHARES or found.value < d.high or found.value == d.low == 50:  # 50/50
        return False
    d.total = found.value
    return True


def within(d: PartialFigure, token: Token) -> bool:
    """Reads a span as the basis: "5 million over 3 years". "Across 12 plants" is a note."""
    d.at += 1
    d.noted = True
    while d.here.before is Role.FILLER:
        d.at += 1
    if d.here.before not in NUMERIC:
        return True
    start = d.at
    span = amount(d)
    if span and units.family(span.unit) in units.CLOCK_OR_CALENDAR and d.here.after is not Role.DASH:
        d.basis.append(span.unit if span.value == 1 else f"{span.value:f} {span.unit}")
        return True
    d.at = start
    return _dated(d, token) or (number(d) is not None and d.here.before in (Role.WORD, Role.UNIT) and bool(noun(d)))
