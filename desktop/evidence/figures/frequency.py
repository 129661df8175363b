"""Reads how often something happens: every 4–6 weeks, weekly, once a month, 1日3回.

"Every 4 weeks" is read as 4 weeks per time; a word such as "weekly" as once per week. Both are compared as rates.
"""

from decimal import Decimal

from desktop.evidence.figures import units
from desktop.evidence.figures.amounts import amount
from desktop.evidence.figures.counting import ordinal
from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.partial_figure import PartialFigure
from desktop.evidence.figures.per_what import basis
from desktop.evidence.figures.ranges import merge, second_end
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.token_cursor import NUMERIC, ONE, STARTS, Amount, may_be_year, noun
from desktop.evidence.figures.word_sets import PER_ONLY

_PER = frozenset(("に", "あたり", "当たり", "当り", "につき"))


def every(d: PartialFigure) -> bool:
    """Reads "every 4–6 weeks" (weeks per time), "every other day", "every week" (times per week), "every release"."""
    d.at += 1
    place = nth(d)
    if place:
        return _one_in(d, place)
    if (d.here.before in NUMERIC and d.here.name != "quarter") or d.here.before in (Role.HEDGE, Role.ARTICLE):
        d.take_hedges()
        found = amount(d)
        return found is not None and _interval(d, found)
    d.low = d.high = ONE
    d.times = "once"
    return basis(d)


def nth(d: PartialFigure) -> Decimal | None:
    """Moves past "other", "fifth", "4th", "4." before what is counted and returns its number; otherwise stays."""
    steps = 1
    place: Decimal | int | None = None
    if d.here.before is Role.NUMBER and d.ahead().said in ("st", "nd", "rd", "th", "."):
        steps, place = 2, d.here.number
    elif d.here.before in (Role.UNIT, Role.FRACTION, Role.WORD):
        place = ordinal(d.here.said)
    follows = (Role.WORD, Role.UNIT) if steps == 2 or d.here.before is Role.UNIT else (Role.WORD, Role.UNIT, Role.END)
    if not place or d.ahead(steps).before not in follows:
        return None
    d.at += steps
    return Decimal(place)


def _one_in(d: PartialFigure, place: Decimal) -> bool:
    """Reads "every other day" as a span of two days, and "every fifth order" as one of five."""
    if units.family(d.here.name) in units.CLOCK_OR_CALENDAR:
        return _interval(d, Amount(place))
    d.low = d.high = ONE
    d.total, d.unit = place, noun(d)
    return True


def _interval(d: PartialFigure, found: Amount) -> bool:
    second = second_end(d, found)
    if second and not merge(found, second):
        return False
    d.low, d.high = found.value, (second or found).value
    d.ranged = second is not None
    if not found.unit and d.here.before is Role.UNIT:
        found.unit = d.here.name
        d.at += 1
    d.unit = found.unit or noun(d)
    d.interval = True
    d.times = ""
    return bool(d.unit) and d.low <= d.high


def every_after(d: PartialFigure, token: Token) -> bool:
    """Reads "every" after a number: once every 4 weeks, 3 hours every week, twice every 2 weeks, 4週間ごと."""
    start = d.at
    if token.said in ("ごと", "毎に"):
        d.at += 1
        d.interval = units.family(d.unit) in units.CLOCK_OR_CALENDAR
        return d.interval
    if d.times and d.low == d.high == ONE and not d.unit:
        return every(d)
    d.at = start + 1
    return basis(d)


def adverb(d: PartialFigure, token: Token) -> bool | None:
    """Reads "daily" and "weekly": a frequency alone, or the basis of the number that follows."""
    d.at += 1
    if any(later.before in STARTS - {Role.ARTICLE} for later in d.tokens[d.at :]):
        d.basis.append(token.name)
        in_a_year = token.said == "im jahr" and may_be_year(d.here.number) and d.ahead().after in (Role.END, Role.MARK)
        return False if in_a_year else None  # im Jahr 2019
    if token.said in PER_ONLY:
        return False  # per what, and nothing counted
    count, _, unit = token.name.rpartition(" ")
    if count:
        d.low = d.high = Decimal(count)
        d.unit, d.interval = unit, True
    else:
        d.low = d.high = token.number
        d.basis.append(unit)
        d.times = "once"
    return all(later.after in (Role.END, Role.MARK, Role.FILLER, Role.HEDGE) for later in d.tokens[d.at :])


def counts_follow(d: PartialFigure) -> bool:
    """Returns whether the Japanese unit directly before a number is its basis: 週1回, 月に2回, 年間約3億円."""
    return _number_soon(d, 2 if d.ahead().said in _PER else 1)


def japanese_basis(d: PartialFigure, first: Amount) -> bool:
    """Reads "one day" before another number as its basis and moves on to that number: 1日3回, 1件あたり30分."""
    if d.basis or first.value != 1 or not first.unit or d.tokens[d.at - 1].said[:1] < "\u3040":
        return False
    linked = d.here.said in _PER
    if not _number_soon(d, int(linked)):
        return False
    d.at += linked
    d.basis.append(first.unit)
    return True


def _number_soon(d: PartialFigure, steps: int) -> bool:
    """Returns whether a number stands so many tokens ahead, after one hedge, limit or currency sign at most each."""
    for _ in range(2):
        if d.ahead(steps).before not in (Role.HEDGE, Role.ABOVE, Role.BELOW, Role.CURRENCY):
            break
        steps += 1
    token = d.ahead(steps)
    return token.before in NUMERIC or (token.before is Role.SCALE and token.said >= "\u3000")


def japanese_interval(d: PartialFigure) -> bool:
    """Reads 4週間に1回: once in four weeks."""
    if units.family(d.unit) not in units.CLOCK_OR_CALENDAR or d.here.said != "に":
        return False
    if d.ahead().number != 1 or d.ahead().before not in NUMERIC or d.ahead(2).after is not Role.TIMES:
        return False
    d.interval = True
    d.at += 3
    return True
