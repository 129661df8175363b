"""Reads the tokens after an amount of time: smaller units that continue it, and days of a number of hours.

"2 hours 15 minutes" is 135 minutes, the smaller unit, so that nothing needs rounding; "five 8-hour days" are five of a unit
of its own.
"""

from desktop.evidence.figures import units
from desktop.evidence.figures.numbers import half_follows, number
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.token_cursor import ONE, Amount, Cursor
from desktop.evidence.figures.working_time import crosses

_HOUR_ADJECTIVES = frozenset(("hour", "h", "hr"))  # "8-hour day", "8h day"; "20 hours week" is another thing
_SHIFT_LIKE = frozenset(("day", "week", "month", "shift", "night"))


def shift_follows(c: Cursor) -> bool:
    """Moves past the "8-hour days" of "five 8-hour days"; otherwise stays."""
    steps = 2 if c.ahead().before is Role.DASH else 1
    if c.ahead(steps).name == "hour" and c.ahead(steps + 1).name in _SHIFT_LIKE and c.ahead(steps + 1).after is Role.UNIT:
        c.at += steps + 2
        return True
    return False


def days_of_hours(c: Cursor, found: Amount) -> bool:
    """Reads an "8-hour day" as a unit of its own; returns False for bare "8-hour days", which has no number."""
    token, at = c.tokens[c.at], c.at
    adjective = c.tokens[at - 1].said in _HOUR_ADJECTIVES and token.after is Role.UNIT and token.name in _SHIFT_LIKE
    if found.unit == "hour" and adjective:
        found.unit = f"{found.value:f}-hour {token.name}"
        found.value = found.raw = ONE
        c.at += 1
        steps = 3 if c.tokens[at - 2].before is Role.DASH else 2
        return at > steps and c.tokens[at - steps - 1].before is Role.ARTICLE
    return True


def add_smaller_units(c: Cursor, found: Amount) -> None:
    """Adds smaller units and keeps the sum in the smallest: 2 hours 15 minutes, 2h30, 1 year and 6 months."""
    if units.family(found.unit) not in units.CLOCK_OR_CALENDAR:
        return
    start = c.at
    if half_follows(c):
        if c.ahead().after is not Role.UNIT:
            found.value += c.tokens[c.at].number
            c.at += 1
            return
        c.at = start
    if found.value == 1 and c.tokens[c.at - 1].said == "日":  # 1日2時間 is two hours a day
        return
    if c.tokens[c.at].said in (",", "."):
        c.at += 1
    if c.tokens[c.at].after is Role.AND:
        c.at += 1
    rest = number(c)
    unit = _smaller_unit(c, found, rest, start)
    if rest is None or not unit:
        c.at = start
        return
    ratio = units.conversion(found.unit, unit)
    if ratio:
        found.mixed = crosses(found.unit, unit)
        found.value = found.value * ratio[0].numerator / ratio[0].denominator + rest.value
        found.unit, found.raw = unit, found.value


def _smaller_unit(c: Cursor, found: Amount, rest: Amount | None, start: int) -> str:
    token = c.tokens[c.at]
    if rest is None:
        return ""
    if token.after is Role.UNIT and units.family(token.name) == units.family(found.unit):
        ratio = units.conversion(found.unit, token.name)
        if ratio and ratio[0] > 1 and rest.value < ratio[0].numerator:
            c.at += 1
            return token.name
        return ""
    last = c.tokens[c.at - 1].said
    joined = c.at == start + 1 and len(last) == 2 and last.isdigit() and rest.value < 60
    closed = token.after not in (Role.CURRENCY, Role.WORD, Role.UNIT, Role.SLASH, Role.DASH, Role.TIMES, Role.CROSS)
    return "minute" if found.unit == "hour" and joined and closed else ""
