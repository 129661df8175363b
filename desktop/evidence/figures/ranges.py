"""Reads two amounts that belong together: the ends of a range, or the factors of a product."""

import re
from decimal import Context

from desktop.evidence.figures import units, word_sets
from desktop.evidence.figures.amounts import amount
from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.partial_figure import PartialFigure
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.token_cursor import NUMERIC, ONE, STARTS, Amount, noun
from desktop.evidence.figures.working_time import crosses

_SEPARATES = frozenset((Role.DASH, Role.TO, Role.OR))
_WIDE = Context(prec=80)
_GROUPED = re.compile(r"\d{1,3}(?:[,.' ]\d{3})+\Z")


def second_end(d: PartialFigure, first: Amount) -> Amount | None:
    """Reads the upper end of a range at the cursor: "-45", "to 45", "or two", "± 5"."""
    start = d.at
    if d.here.said == "." and d.ahead().after in _SEPARATES:  # the point of "Mio."
        d.at += 1
    if d.here.after is Role.DASH and d.ahead().after is Role.TO:  # ein- bis zweimal
        d.at += 1
    mark = d.here
    around = mark.said in word_sets.AROUND
    if mark.said == "minus" or not (mark.after in _SEPARATES or around or (d.between and mark.after is Role.AND)):
        d.at = start
        return None
    d.at += 1
    while d.here.before in (Role.HEDGE, Role.FILLER):
        if d.here.before is Role.HEDGE:
            d.hedge(d.here)
        d.at += 1
    plus = d.here.before is Role.PLUS
    second = amount(d) if plus or d.here.before in STARTS or d.here.before is Role.DASH else None
    if second is None or (mark.said in word_sets.AT_EACH and _counts_other(first, second)):
        d.at = start
        return None
    second.plus = plus
    second.grouped = any(_is_grouped(token) for token in d.tokens[start : d.at])
    if mark.before is Role.HEDGE and mark.said.isalpha():  # 5 maybe 6
        d.hedge(mark)
    if around:
        first.value, second.value = first.value - second.value, first.value + second.value
    return second


def other_limit(d: PartialFigure) -> bool:
    """Moves onto the number of "(over 20) but under 30", whose limits together are a range; otherwise stays."""
    if not d.limit:
        return False
    steps = 1 if d.here.after in (Role.AND, Role.MARK) or d.here.said in ("but", "aber", "mais") else 0
    token, other = d.ahead(steps), Role.BELOW if d.limit > 0 else Role.ABOVE
    if token.before is not other or d.ahead(steps + 1).before not in STARTS:
        return False
    d.hedge(token)
    d.limit = 0
    d.at += steps + 1
    return True


def merge(first: Amount, second: Amount) -> bool:
    """Gives both ends of a range one unit, currency and scale; returns False if they do not belong together."""
    if first.currency and second.currency and first.currency != second.currency:
        return False
    first.currency = first.currency or second.currency
    if first.currency and (first.unit or second.unit):  # 5 kg – 7 €
        return False
    first.times = first.times or second.times
    first.share = first.share or second.share
    if first.negative and not second.negative and second.value and not second.plus:  # -30 to 40 may be 30 to 40 less
        return False
    if first.leads and second.scale == 1:
        second.value, second.scale = second.value * first.scale, first.scale
    if second.scale > 1 and first.scale == 1 and first.raw == first.value and not second.implied:
        if first.raw <= second.raw:
            first.value *= second.scale
        elif second.scale > 1000 and first.raw < 1000:
            return False
    if _may_leave_out_thousand(first, second):
        return False
    if not first.unit or not second.unit or first.unit == second.unit:
        first.unit = first.unit or second.unit
        return True
    return _one_unit(first, second)


def _may_leave_out_thousand(first: Amount, second: Amount) -> bool:
    """Returns whether the first end may leave out a thousand: 5–6,000 probably means 5,000 to 6,000, but that is not certain."""
    whole = second.grouped and second.scale == 1 and second.value % 1000 == 0 and not first.unit
    return whole and first.value < second.value / 1000 <= first.value * 10


def _is_grouped(token: Token) -> bool:
    return token.before is Role.NUMBER and bool(_GROUPED.match(token.said))


def _one_unit(first: Amount, second: Amount) -> bool:
    """Converts both ends to the smaller unit if that is exact: 30 minutes to 2 hours."""
    ratio = units.conversion(first.unit, second.unit)
    if not ratio or ratio[0] != ratio[1]:
        return False
    first.mixed = crosses(first.unit, second.unit)
    if ratio[0] >= 1:
        first.value = first.value * ratio[0].numerator / ratio[0].denominator
        first.unit = second.unit
    else:
        second.value = second.value * ratio[0].denominator / ratio[0].numerator
    return True


def _counts_other(first: Amount, second: Amount) -> bool:
    return bool(first.unit and (second.unit or second.currency)) and first.unit != second.unit


def compound(d: PartialFigure) -> bool:
    """Reads a product: 3 people x 30 minutes, 340 x 400 W, three people for half an hour, 2 technicians 3 hours each."""
    start = d.at
    counted = _who_counts(d)
    token = d.here
    crossed = token.after is Role.CROSS or (token.said == "*" and d.ahead().before in STARTS)
    joined = counted and (token.after is Role.FOR or token.said in word_sets.AT_EACH)
    lasting = counted and token.said in ("for a", "for an")  # its article is the number
    if not crossed and not joined and not lasting and not (counted and _each_follows(d)):
        d.at = start
        return True
    if crossed or joined or lasting or token.said == ",":
        d.at += 1
    d.take_hedges()
    factor = _one_unit_of_time(d) if lasting else amount(d)
    second = second_end(d, factor) if factor else None
    fits = factor is not None and (second is None or merge(factor, second))
    if factor is None or not fits or not (crossed or _is_share_of_work(factor, token)):
        d.at = start
        return not crossed
    if units.is_span(counted) and not factor.unit and not factor.currency:  # 30 minutes x 3 engineers
        factor.unit = noun(d)
    if not _can_multiply(d, counted, factor):
        return False
    d.low, d.high = _WIDE.multiply(d.low, factor.value), _WIDE.multiply(d.high, (second or factor).value)
    d.ranged = d.ranged or second is not None
    d.currency = d.currency or factor.currency
    d.unit = "" if d.currency else factor.unit or counted
    who, span = (factor.unit, counted) if units.is_span(counted) else (counted, factor.unit)
    if who and span and units.is_span(span):
        d.unit = f"{'person' if who in units.PERSON_LIKE else who}-{span}"
    d.compound = True
    while d.here.after is Role.EACH:
        d.at += 1
    return True


def _one_unit_of_time(d: PartialFigure) -> Amount | None:
    """Returns the hour of "2 people for an hour"."""
    unit = d.here.name if d.here.before is Role.UNIT and units.is_span(d.here.name) else ""
    d.at += bool(unit)
    return Amount(ONE, unit, raw=ONE) if unit else None


def _is_share_of_work(factor: Amount, token: Token) -> bool:
    """Returns whether the factor is a time for each one; after "at" or "à" also a price or a power: 340 lamps at 400 W."""
    return units.is_span(factor.unit) or (
        token.said in word_sets.AT_EACH and bool(factor.currency or units.family(factor.unit) == "power")
    )


def _can_multiply(d: PartialFigure, counted: str, factor: Amount) -> bool:
    """Returns whether the product has a meaning: not of two spans or sums, and not of bare numbers (24 x 7)."""
    by_people = (
        units.is_span(counted)
        and bool(factor.unit)
        and units.family(factor.unit) == factor.unit
        and not units.is_span(factor.unit)
    )
    first, second = bool(d.currency) or (units.is_span(counted) and not by_people), bool(factor.currency or factor.unit)
    measured = bool(counted or d.currency or factor.unit or factor.currency)
    if units.family(factor.unit) == "length" and not counted and d.ahead(-1).said != "m":  # 10 x 20 cm is an area
        return False
    return d.low >= 0 and not factor.negative and measured and not (first and second)


def _who_counts(d: PartialFigure) -> str:
    """Returns the unit of the number that is multiplied; reads a noun if it has no unit yet."""
    return d.unit if d.unit or d.times or d.currency else noun(d)


def _each_follows(d: PartialFigure) -> bool:
    steps = 1 if d.here.said == "," else 0
    if d.ahead(steps).before not in NUMERIC:
        return False
    return any(token.after is Role.EACH for token in d.tokens[d.at : d.at + 6])
