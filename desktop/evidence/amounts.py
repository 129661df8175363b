"""Tokens -> amounts: one number with its scale, unit or currency, as it stands in the middle of a figure.

A number is digits or words with scales ("2.5 million", "two and a half", "1億2000万", "three quarters"). An amount is a
number with what it counts: "2 hours 15 minutes" (135 minutes, the smaller unit, so that nothing needs rounding),
"¥110B", "three 8-hour days", "half an hour". Reading moves the cursor on; what does not fit leaves it where it was.
"""

from dataclasses import dataclass
from decimal import Decimal

from desktop.evidence import units
from desktop.evidence.lexicon import Token, singular
from desktop.evidence.words import COUNTED, Sort

ZERO, ONE, HALF = Decimal(0), Decimal(1), Decimal("0.5")
HUNDRED, THOUSAND = Decimal(100), Decimal(1000)
NUMERIC = frozenset((Sort.NUMBER, Sort.SMALL, Sort.HALF, Sort.FRACTION, Sort.ONCE, Sort.MEASURED, Sort.BY_FACTOR))
STARTS = NUMERIC | {Sort.CURRENCY, Sort.ARTICLE, Sort.SCALE}
_HOUR_ADJECTIVES = frozenset(("hour", "h", "hr"))  # "8-hour day", "8h day"; "20 hours week" is another thing
_SHIFT_LIKE = frozenset(("day", "week", "month", "shift", "night"))


@dataclass(slots=True)
class Amount:
    """A number and what it counts. `raw` is the number before its `scale` (5 in "5 million")."""

    value: Decimal
    unit: str = ""
    currency: str = ""
    raw: Decimal = ZERO
    scale: Decimal = ONE
    times: str = ""  # "times" after "3 times", "x" after "3x"
    negative: bool = False
    share: bool = False  # a part in words: "a third", "half"
    cut: bool = False  # a factor that says less: "halved"


class Cursor:
    """A place in the tokens of one figure. `quarters` says that a spoken quarter is three months, not a fourth."""

    __slots__ = ("at", "forked", "quarters", "tokens")

    def __init__(self, tokens: list[Token], quarters: bool = False) -> None:
        self.tokens = tokens
        self.at = 0
        self.quarters = quarters
        self.forked = False

    def ahead(self, by: int = 1) -> Token:
        """The token `by` places further on, at most four; texts are closed by ends enough."""
        return self.tokens[self.at + by]


def number(c: Cursor) -> Amount | None:
    """The number at the cursor, without unit."""
    total, current, last = ZERO, None, None
    raw, scales, hundred = ZERO, 0, False
    start = c.at
    tokens = c.tokens
    while True:
        token = tokens[c.at]
        sort = token.before if c.at == start else token.after
        if sort is Sort.NUMBER or sort is Sort.SMALL:
            if current is None:
                if last is not None and not _goes_on(c, tokens[c.at - 1], last):
                    break
                current = raw = _power(c, token)
            elif sort is Sort.SMALL and (hundred or _tens_and_units(current, token.number)) and token.number < current:
                current += token.number
            else:
                break
            hundred = False
        elif sort is Sort.SCALE:
            factor = token.number
            if factor < THOUSAND:
                current = (ONE if current is None else current) * factor
                raw, hundred = current, True
            elif last is None or factor < last:
                if current is None and last is not None:
                    break
                total += (ONE if current is None else current) * factor
                current, last = None, factor
                scales += 1
            elif factor > last:
                total = (total + (current or ZERO)) * factor
                current, last = None, factor
                scales += 2
            else:
                c.at = start
                return None
        elif current is not None and _half_follows(c):
            current += tokens[c.at].number
            raw = current
        elif sort is Sort.AND and hundred and c.ahead().after is Sort.SMALL and c.ahead().number < HUNDRED:
            pass
        else:
            break
        c.at += 1
    if c.at == start:
        return None
    simple = scales == 1 and current is None and last is not None
    value = total + (current or ZERO)
    return Amount(value, raw=raw or ONE, scale=last if simple and last else ONE)


def _power(c: Cursor, token: Token) -> Decimal:
    """10^6: a power of ten as it is typed."""
    exponent = c.ahead(2)
    if token.number == 10 and c.ahead().said == "^" and exponent.before is Sort.NUMBER and exponent.number <= 60:
        c.at += 2
        return Decimal(10) ** int(exponent.number)
    return token.number


def _goes_on(c: Cursor, scale: Token, last: Decimal) -> bool:
    """Whether a number right after a scale still belongs to it: 1億2000万, 3 thousand 200 — not "5 million 2024"."""
    token = c.tokens[c.at]
    if token.number >= last:
        return False
    return scale.said[:1] > "\u3000" or token.after is Sort.SMALL or c.ahead().after is Sort.SCALE


def _tens_and_units(current: Decimal, units_: Decimal) -> bool:
    return 20 <= current < 100 and current % 10 == 0 and units_ < 10


def _half_follows(c: Cursor) -> bool:
    """Moves onto the half of "2½", "two and a half", "deux et demi", "zwei einhalb"; else stays."""
    at = c.at
    steps = 0
    if c.tokens[at].after is Sort.AND:
        steps = 2 if c.ahead().after is Sort.ARTICLE else 1
    token = c.ahead(steps) if steps else c.tokens[at]
    added = token.after is Sort.HALF or (token.after is Sort.FRACTION and (steps == 2 or not token.said[:1].isalpha()))
    follows = c.ahead(steps + 1).after
    if not added or (steps and token.after is Sort.HALF and follows is Sort.ARTICLE):
        return False
    c.at += steps
    return True


def amount(c: Cursor) -> Amount | None:
    """The number at the cursor with its sign, currency and unit."""
    start = c.at
    negative, currency = _before_number(c)
    token = c.tokens[c.at]
    found = _special(c, token) or _by_the_clock(c) or _fraction(c) or number(c)
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


def stands_for_one(c: Cursor) -> bool:
    """Whether the article at the cursor means 1: a day, a dozen, a third, ein bis zwei — not "a 12-week programme"."""
    follows = c.ahead()
    if follows.after in (Sort.TO, Sort.OR) and c.tokens[c.at].said not in ("a", "an"):
        return c.ahead(2).before in (Sort.SMALL, Sort.NUMBER)
    if follows.after is Sort.TIMES:
        return c.tokens[c.at].said not in ("a", "an")
    return follows.after in (Sort.UNIT, Sort.SCALE, Sort.HALF, Sort.FRACTION, Sort.MEASURED) or (
        follows.before is Sort.NUMBER and c.ahead(2).before is Sort.DASH and c.ahead(4).after is Sort.UNIT
    )


def _special(c: Cursor, token: Token) -> Amount | None:
    """Words that hold number and unit, or count times: half-day, twice, doubled, one."""
    sort = token.before
    if sort is Sort.ARTICLE:
        c.at += 1
        token = c.tokens[c.at]
        sort = token.before
        if sort in (Sort.HALF, Sort.FRACTION, Sort.MEASURED, Sort.SCALE):
            return _special(c, token) or _fraction(c) or number(c)
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
    if sort is Sort.HALF:
        return _half(c)
    return None


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
    if follows.after is Sort.UNIT:
        return Amount(HALF, raw=HALF)
    c.at = at
    return Amount(HALF, units.MULTIPLE, raw=HALF, share=True)


def _fraction(c: Cursor) -> Amount | None:
    """a third, two thirds, 3/4 hour, 1 1/2 days, 3分の1, three quarters of an hour."""
    start = c.at
    counted = ONE
    token = c.tokens[c.at]
    if token.before in (Sort.NUMBER, Sort.SMALL) and token.number:
        written = _written(c)
        if written or c.ahead().after is not Sort.FRACTION:
            return written
        counted = token.number
        c.at += 1
    if c.tokens[c.at].after is not Sort.FRACTION:
        c.at = start
        return None
    part = c.tokens[c.at]
    c.at += 1
    if part.name == "quarter" and _is_time(c, token):
        return Amount(counted, "quarter", raw=counted)
    value = _exact(counted, part.number)
    unit = _part_of_a_unit(c)
    return Amount(value, unit, raw=value, share=unit == units.MULTIPLE)


def _exact(counted: Decimal, part: Decimal) -> Decimal:
    """counted × part; two thirds as 0.666… to as many places as Decimal carries, and not twice a rounded third."""
    inverse = 1 / part
    whole = inverse.to_integral_value()
    return counted / whole if abs(inverse - whole) < Decimal("1e-20") else counted * part


def _part_of_a_unit(c: Cursor) -> str:
    """The unit in "of an hour"; else the part is a multiple."""
    if c.tokens[c.at].after is Sort.OF and c.ahead().after is Sort.ARTICLE and c.ahead(2).after is Sort.UNIT:
        c.at += 3
        return c.tokens[c.at - 1].name
    return "" if c.tokens[c.at].after is Sort.UNIT else units.MULTIPLE


def _is_time(c: Cursor, first: Token) -> bool:
    """Whether quarters are three months: always after digits; after words it cannot be told from the words alone."""
    follows = c.tokens[c.at].after
    if first.before is Sort.NUMBER:
        return True
    if follows in (Sort.OF, Sort.LESS, Sort.MORE, Sort.UNIT, Sort.PACE):
        return False
    c.forked = True
    return c.quarters


def _written(c: Cursor) -> Amount | None:
    """3/4 hour, 1 1/2 days, 1/3 of …, 3分の1: digits over digits, where a unit or "of" shows that a part is meant."""
    whole, at = ZERO, c.at
    if c.ahead().before is Sort.NUMBER and c.ahead(2).before is Sort.SLASH:
        whole, at = c.tokens[at].number, at + 1
    tokens = c.tokens
    if at + 3 >= len(tokens) or tokens[at + 2].before is not Sort.NUMBER:
        return None
    upper, lower = tokens[at].number, tokens[at + 2].number
    japanese = tokens[at + 1].said == "分の"
    if japanese:
        upper, lower = lower, upper
    elif tokens[at + 1].before is not Sort.SLASH:
        return None
    follows = tokens[at + 3].after
    meant = whole or japanese or follows is Sort.UNIT or follows is Sort.OF
    if not meant or not 0 < upper < lower:
        return None
    c.at = at + 3
    value = whole + upper / lower
    return Amount(value, units.MULTIPLE if japanese or follows is Sort.OF else "", raw=value, share=follows is Sort.OF)


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
    if _half_follows(c):
        if c.ahead().after is not Sort.UNIT:
            found.value += c.tokens[c.at].number
            c.at += 1
            return
        c.at = start
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


def noun(c: Cursor) -> str:
    """Up to three words at the cursor that name a thing, in the singular: "use case", "past-due order"."""
    names: list[str] = []
    while len(names) < 3:
        token = c.tokens[c.at]
        if names and units.family(token.name) == "share":
            break
        if token.before is Sort.WORD or Sort.UNIT in (token.before, token.after):
            names.append(token.said if token.before is Sort.WORD else token.name)
        elif token.said == "quarter" or (token.said == "/" and names and c.ahead().before is Sort.WORD):
            names.append("quarter" if token.said == "quarter" else "/")
        else:
            break
        c.at += 1
        if Sort.UNIT in (token.before, token.after) and token.name not in COUNTED:
            break
        if token.said[:1] and "\u3040" <= token.said[0] <= "\u9fff" and len(names) > 1:
            break
    return singular(" ".join(names).replace(" / ", "/"))
