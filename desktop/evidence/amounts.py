"""Tokens -> amounts: a number with what it counts, as it stands in the middle of a figure.

"2 hours 15 minutes" (135 minutes, the smaller unit, so that nothing needs rounding), "¥110B", "three 8-hour days",
"half an hour". Reading moves the cursor on; what does not fit leaves it where it was.
"""

from decimal import Decimal

from desktop.evidence import units
from desktop.evidence.cursor import ONE, STARTS, WHOLE, Amount, Cursor, stands_for_one
from desktop.evidence.lexicon import Token
from desktop.evidence.numbers import fraction, half_follows, number
from desktop.evidence.words import COUNTED, Sort

HALF = Decimal("0.5")
_HOUR_ADJECTIVES = frozenset(("hour", "h", "hr"))  # "8-hour day", "8h day"; "20 hours week" is another thing
# After these a run of digits is the whole number; most are read this short way.
_CLOSES = frozenset((Sort.UNIT, Sort.CURRENCY, Sort.TO, Sort.DASH, Sort.PER, Sort.OF, Sort.LESS, Sort.MORE, Sort.END))
_AS = frozenset(("as", "the", "so"))  # three times as many, three times the speed, dreimal so viel
_SHIFT_LIKE = frozenset(("day", "week", "month", "shift", "night"))


def amount(c: Cursor) -> Amount | None:
    """The number at the cursor with its sign, currency and unit."""
    start = c.at
    negative, currency = _before_number(c)
    token = c.tokens[c.at]
    if token.before is Sort.NUMBER and c.ahead().after in _CLOSES:
        found: Amount | None = Amount(token.number, raw=token.number)
        c.at += 1
    else:
        found = _special(c, token) or _by_the_clock(c) or fraction(c) or number(c)
    if found is None:
        c.at = start
        return None
    found.negative = negative
    found.currency = found.currency or currency
    if not _unit(c, found):
        c.at = start
        return None
    return found


def _before_number(c: Cursor) -> tuple[bool, str]:
    negative, currency = False, ""
    while True:
        token = c.tokens[c.at]
        if token.before is Sort.DASH:
            negative = True
        elif token.before is Sort.CURRENCY:
            currency = token.name
        elif token.before is Sort.ARTICLE and not stands_for_one(c):
            pass
        elif token.before is not Sort.PLUS and not (currency and token.said == "."):
            return negative, currency
        c.at += 1


def _special(c: Cursor, token: Token) -> Amount | None:
    """Words that hold number and unit, or count times: half-day, twice, doubled, one."""
    sort = token.before
    if sort is Sort.ARTICLE:
        c.at += 1 + (c.ahead().said in WHOLE)
        token = c.tokens[c.at]
        sort = token.before
        if sort in (Sort.HALF, Sort.FRACTION, Sort.MEASURED, Sort.SCALE):
            return _special(c, token) or fraction(c) or number(c)
        return Amount(ONE, raw=ONE)
    if sort is Sort.MEASURED:
        c.at += 1
        return Amount(token.number, token.name, raw=token.number, share=token.name == units.MULTIPLE)
    if sort is Sort.ONCE:
        c.at += 1
        return Amount(token.number, raw=token.number, times="once")
    if sort is Sort.BY_FACTOR:
        c.at += 1
        return Amount(token.number, units.MULTIPLE, raw=token.number, cut=token.number < 1)
    if token.number == 1 and sort in (Sort.NUMBER, Sort.SMALL) and c.ahead().said.startswith("half"):  # one half, 1 half day
        c.at += 1
        return _special(c, c.tokens[c.at])
    return _half(c) if sort is Sort.HALF else None


def _by_the_clock(c: Cursor) -> Amount | None:
    """2:30 h, 1:15 min: in the smaller unit. Without a unit it may be a time of day."""
    lower = c.ahead(2)
    if c.ahead().said != ":" or lower.before is not Sort.NUMBER or lower.number >= 60 or len(lower.said) != 2:
        return None
    smaller = {"hour": "minute", "minute": "second"}.get(c.ahead(3).name)
    if not smaller:
        return None
    value = c.tokens[c.at].number * 60 + lower.number
    c.at += 4
    return Amount(value, smaller, raw=value)


def _half(c: Cursor) -> Amount:
    """half an hour, half a million, half of them; else the multiple 0.5."""
    c.at += 1
    at = c.at
    if c.tokens[at].after is Sort.ARTICLE:
        c.at += 1
    follows = c.tokens[c.at]
    if follows.after is Sort.SCALE and (scaled := number(c)):
        return Amount(scaled.value * HALF, raw=HALF, scale=scaled.value)
    spans = c.ahead(-1).said == "½" and follows.after in (Sort.DASH, Sort.TO)  # ½ – 1 hour
    if spans or follows.after is Sort.UNIT:
        return Amount(HALF, raw=HALF)
    c.at = at
    return Amount(HALF, units.MULTIPLE, raw=HALF, share=True)


def _unit(c: Cursor, found: Amount) -> bool:
    """Takes the unit, currency or "times" that follows the number; False where that leaves no amount."""
    while True:
        token = c.tokens[c.at]
        sort = token.after
        if sort is Sort.UNIT and not found.unit:
            if token.name in COUNTED and c.ahead().before is Sort.WORD:
                return True
            found.unit = token.name
            c.at += 1
            if not _days_of_hours(c, found):
                return False
            _rest_in_smaller_units(c, found)
            continue
        if sort is Sort.CURRENCY and found.currency in ("", token.name) and not found.unit:
            found.currency = token.name
        elif sort is Sort.SCALE and found.currency and found.scale == 1:
            found.value, found.scale = found.value * token.number, token.number
        elif sort is Sort.FOLD and not found.unit:
            found.unit = units.MULTIPLE
        elif sort is Sort.TIMES and not found.unit and not found.times:
            if c.ahead().said.partition(" ")[0] in _AS and c.ahead().said != "so far":
                found.unit = units.MULTIPLE
            else:
                found.times = "times"
        elif sort is Sort.CROSS and not found.unit and not found.times and not _amount_follows(c):
            found.times = "x"
        elif sort is Sort.DASH and c.ahead().after in (Sort.UNIT, Sort.FOLD, Sort.SCALE) and not found.unit:
            pass
        elif sort is Sort.NUMBER and not found.unit and _shift_follows(c):
            found.unit = f"{token.said}-hour {c.tokens[c.at - 1].name}"
            continue
        else:
            return True
        c.at += 1


def _amount_follows(c: Cursor) -> bool:
    token = c.ahead()
    if token.before is Sort.ARTICLE:
        return False
    return token.before in STARTS or (token.before is Sort.HEDGE and c.ahead(2).before in STARTS)


def _shift_follows(c: Cursor) -> bool:
    """Moves past the "8-hour days" of "five 8-hour days"; else stays."""
    steps = 2 if c.ahead().before is Sort.DASH else 1
    if c.ahead(steps).name == "hour" and c.ahead(steps + 1).name in _SHIFT_LIKE and c.ahead(steps + 1).after is Sort.UNIT:
        c.at += steps + 2
        return True
    return False


def _days_of_hours(c: Cursor, found: Amount) -> bool:
    """An "8-hour day" is one unit of its own; False for bare "8-hour days", which counts nothing."""
    token, at = c.tokens[c.at], c.at
    adjective = c.tokens[at - 1].said in _HOUR_ADJECTIVES and token.after is Sort.UNIT and token.name in _SHIFT_LIKE
    if found.unit == "hour" and adjective:
        found.unit = f"{found.value:f}-hour {token.name}"
        found.value = found.raw = ONE
        c.at += 1
        steps = 3 if c.tokens[at - 2].before is Sort.DASH else 2
        return at > steps and c.tokens[at - steps - 1].before is Sort.ARTICLE
    return True


def _rest_in_smaller_units(c: Cursor, found: Amount) -> None:
    """2 hours 15 minutes, 2h30, 1 year and 6 months, an hour and a half: the sum, in the smaller unit."""
    if units.family(found.unit) not in units.CLOCK_OR_CALENDAR:
        return
    start = c.at
    if half_follows(c):
        if c.ahead().after is not Sort.UNIT:
            found.value += c.tokens[c.at].number
            c.at += 1
            return
        c.at = start
    if found.value == 1 and c.tokens[c.at - 1].said == "日":  # 1日2時間 is two hours a day
        return
    if c.tokens[c.at].after is Sort.AND or c.tokens[c.at].said in (",", "."):
        c.at += 1
    rest = number(c)
    unit = _smaller_unit(c, found, rest, start)
    if rest is None or not unit:
        c.at = start
        return
    ratio = units.conversion(found.unit, unit)
    if ratio:
        found.value = found.value * ratio[0].numerator / ratio[0].denominator + rest.value
        found.unit, found.raw = unit, found.value


def _smaller_unit(c: Cursor, found: Amount, rest: Amount | None, start: int) -> str:
    token = c.tokens[c.at]
    if rest is None:
        return ""
    if token.after is Sort.UNIT and units.family(token.name) == units.family(found.unit):
        ratio = units.conversion(found.unit, token.name)
        if ratio and ratio[0] > 1 and rest.value < ratio[0].numerator:
            c.at += 1
            return token.name
        return ""
    last = c.tokens[c.at - 1].said
    joined = c.at == start + 1 and len(last) == 2 and last.isdigit() and rest.value < 60
    closed = token.after not in (Sort.CURRENCY, Sort.WORD, Sort.UNIT, Sort.SLASH, Sort.DASH, Sort.TIMES, Sort.CROSS)
    return "minute" if found.unit == "hour" and joined and closed else ""
