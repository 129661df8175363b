"""Reads tokens into amounts: a number with what it counts, the core of a figure.

Examples: "2 hours 15 minutes" (135 minutes, the smaller unit, so that nothing needs rounding), "¥110B", "three 8-hour days",
"half an hour". Reading moves the cursor on; if the tokens do not fit, the cursor stays.
"""

from decimal import Decimal

from desktop.evidence.figures import units
from desktop.evidence.figures.lexicon import BEHIND_NUMBER, Token
from desktop.evidence.figures.numbers import fraction, number
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.times import add_smaller_units, days_of_hours, shift_follows
from desktop.evidence.figures.token_cursor import ONE, STARTS, WHOLE, Amount, Cursor, stands_for_one
from desktop.evidence.figures.word_sets import COUNTED

HALF = Decimal("0.5")
# If one of these follows, a run of digits is the whole number; most numbers are read in this short way.
_CLOSES = frozenset((Role.UNIT, Role.CURRENCY, Role.TO, Role.DASH, Role.PER, Role.OF, Role.LESS, Role.MORE, Role.END))
_AS = frozenset(("as", "the", "so"))  # three times as many, three times the speed, dreimal so viel


def amount(c: Cursor) -> Amount | None:
    """Returns the number at the cursor with its sign, currency and unit."""
    start = c.at
    negative, currency, scale = _before_number(c)
    token = c.tokens[c.at]
    if token.before is Role.NUMBER and c.ahead().after in _CLOSES:
        found: Amount | None = Amount(token.number, raw=token.number)
        c.at += 1
    else:
        found = None if is_bare_scale(token) else _special(c, token) or _by_the_clock(c) or fraction(c) or number(c)
    if found is None:
        c.at = start
        return None
    found.negative = negative
    found.currency = found.currency or currency
    if scale > 1 and found.scale == 1:
        found.value, found.scale, found.leads = found.value * scale, scale, True
    if not _unit(c, found):
        c.at = start
        return None
    return found


def _before_number(c: Cursor) -> tuple[bool, str, Decimal]:
    """Reads sign, currency and scale before a number: -€5, T€ 54, Mio. € 1,2, €m 1.2."""
    negative, currency, scale = False, "", ONE
    while True:
        token = c.tokens[c.at]
        if token.before is Role.DASH:
            negative = True
        elif token.before is Role.CURRENCY:
            currency = token.name
        elif token.before is Role.SCALE and scale == 1 and scale_leads(c, bool(currency)):
            scale = token.number
        elif token.before is Role.ARTICLE and not stands_for_one(c):
            pass
        elif token.before is not Role.PLUS and not ((currency or scale > 1) and token.said in (".", ":")):
            return negative, currency, scale
        c.at += 1


def is_bare_scale(token: Token) -> bool:
    """Returns whether the token is a scale that needs a number before it: k, M, bn, mil; 億 and "thousand" can stand alone."""
    return token.before is Role.SCALE and (token.name == BEHIND_NUMBER or (len(token.said) < 4 and token.said < "\u3000"))


def scale_leads(c: Cursor, after_currency: bool = False) -> bool:
    """Returns whether the scale at the cursor belongs to the number after it: "T€ | 54", "€m | 54"."""
    steps = 1
    for wanted in (Role.NUMBER,) if after_currency else (Role.CURRENCY, Role.NUMBER):
        steps += c.ahead(steps).said in (".", ":")
        if c.ahead(steps).before is not wanted:
            return False
        steps += 1
    return True


def _special(c: Cursor, token: Token) -> Amount | None:
    """Reads words that contain number and unit, or count times: half-day, twice, doubled, one."""
    sort = token.before
    if sort is Role.ARTICLE:
        c.at += 1 + (c.ahead().said in WHOLE)
        token = c.tokens[c.at]
        sort = token.before
        if sort in (Role.HALF, Role.FRACTION, Role.MEASURED, Role.SCALE):
            return _special(c, token) or fraction(c) or number(c)
        return Amount(ONE, raw=ONE)
    if sort is Role.MEASURED:
        c.at += 1
        return Amount(token.number, token.name, raw=token.number, share=token.name == units.MULTIPLE)
    if sort is Role.ONCE:
        c.at += 1
        return Amount(token.number, raw=token.number, times="once", factor=token.number > 1)
    if sort is Role.BY_FACTOR:
        c.at += 1
        cut = token.number < 1
        return Amount(token.number, units.MULTIPLE, raw=token.number, cut=cut, factor=not cut)
    if token.number == 1 and sort in (Role.NUMBER, Role.SMALL) and c.ahead().said.startswith("half"):  # one half, 1 half day
        c.at += 1
        return _special(c, c.tokens[c.at])
    return _half(c) if sort is Role.HALF else None


def _by_the_clock(c: Cursor) -> Amount | None:
    """Reads "2:30 h" and "1:15 min" in the smaller unit; without a unit it may be a time of day."""
    lower = c.ahead(2)
    if c.ahead().said != ":" or lower.before is not Role.NUMBER or lower.number >= 60 or len(lower.said) != 2:
        return None
    smaller = {"hour": "minute", "minute": "second"}.get(c.ahead(3).name)
    if not smaller:
        return None
    value = c.tokens[c.at].number * 60 + lower.number
    c.at += 4
    return Amount(value, smaller, raw=value)


def _half(c: Cursor) -> Amount:
    """Reads "half an hour", "half a million", "half of them"; otherwise returns the multiple 0.5."""
    c.at += 1
    at = c.at
    if c.tokens[at].after is Role.ARTICLE:
        c.at += 1
    follows = c.tokens[c.at]
    if follows.after is Role.SCALE and (scaled := number(c)):
        return Amount(scaled.value * HALF, raw=HALF, scale=scaled.value)
    spans = c.ahead(-1).said == "½" and follows.after in (Role.DASH, Role.TO)  # ½ – 1 hour
    if spans or follows.after is Role.UNIT:
        return Amount(HALF, raw=HALF)
    c.at = at
    return Amount(HALF, units.MULTIPLE, raw=HALF, share=True)


def _unit(c: Cursor, found: Amount) -> bool:
    """Reads the unit, currency or "times" after the number; returns False if the result is no amount."""
    while True:
        token = c.tokens[c.at]
        sort = token.after
        if sort is Role.UNIT and not found.unit and not found.currency:
            if token.name in COUNTED and c.ahead().before is Role.WORD:
                return True
            found.unit = token.name
            c.at += 1
            if not days_of_hours(c, found):
                return False
            add_smaller_units(c, found)
            continue
        if sort is Role.CURRENCY and found.currency in ("", token.name) and not found.unit:
            found.currency = token.name
        elif sort is Role.SCALE and found.currency and found.scale == 1:
            found.value, found.scale = found.value * token.number, token.number
        elif sort is Role.FOLD and not found.unit:
            found.unit, found.factor = units.MULTIPLE, True
        elif sort is Role.TIMES and not found.unit and not found.times:
            if c.ahead().said.partition(" ")[0] in _AS and c.ahead().said != "so far":
                found.unit = units.MULTIPLE
            else:
                found.times = "times"
        elif sort is Role.CROSS and not found.unit and not found.times and not _amount_follows(c):
            found.times = "x"
        elif sort is Role.DASH and c.ahead().after in (Role.UNIT, Role.FOLD, Role.SCALE) and not found.unit:
            pass
        elif sort is Role.NUMBER and not found.unit and shift_follows(c):
            found.unit = f"{token.said}-hour {c.tokens[c.at - 1].name}"
            continue
        else:
            return True
        c.at += 1


def _amount_follows(c: Cursor) -> bool:
    token = c.ahead()
    if token.before is Role.ARTICLE:
        return False
    return token.before in STARTS or (token.before is Role.HEDGE and c.ahead(2).before in STARTS)
