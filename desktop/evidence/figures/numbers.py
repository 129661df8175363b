"""Reads tokens into one number, in digits or words: "2.5 million", "two and a half", "1億2000万", "three quarters", "10^6".

Reading moves the cursor on; if the tokens do not fit, the cursor stays.
"""

from decimal import Decimal

from desktop.evidence.figures import units
from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.number_words import HUNDRED, Tally
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.token_cursor import ONE, ZERO, Amount, Cursor

_PART_OF = frozenset((Role.OF, Role.LESS, Role.MORE, Role.PACE, Role.UNIT))


def number(c: Cursor) -> Amount | None:
    """Returns the number at the cursor, without unit."""
    start = c.at
    tally = Tally()
    while _goes_on(c, tally, c.at == start):
        c.at += 1
    if tally.broken or c.at == start:
        c.at = start
        return None
    return tally.amount()


def _goes_on(c: Cursor, tally: Tally, first: bool) -> bool:
    token = c.tokens[c.at]
    sort = token.before if first else token.after
    if sort is Role.NUMBER or sort is Role.SMALL:
        if tally.current is None and tally.last is not None and not _belongs(c, c.ahead(-1), tally):
            return False
        return tally.take(_power(c, token), spoken=sort is Role.SMALL)
    if sort is Role.SCALE:
        return tally.scale(token.number, glyph=token.said[:1] > "\u3000")
    if token.said in ("un", "une") and tally.is_round:  # cent un, mille un
        return tally.take(ONE, spoken=True)
    small_follows = sort is Role.AND and c.ahead().after is Role.SMALL and c.ahead().number < HUNDRED
    if tally.current is None:
        if tally.last is not None and half_follows(c):  # a million and a half
            tally.current = tally.last * c.tokens[c.at].number
            return True
        return small_follows and tally.last is not None and tally.spoken  # a thousand and one
    if half_follows(c):
        tally.current = tally.raw = tally.current + c.tokens[c.at].number
        return True
    return small_follows and tally.after_hundred


def _power(c: Cursor, token: Token) -> Decimal:
    """Returns the value of a power of ten as typed (10^6, 10^-3, 1.5 x 10^6); any other number is itself."""
    if token.number == 10 and c.ahead().said == "^":
        return _ten_to_the(c, 2)
    if (c.ahead().after is Role.CROSS or c.ahead().said == "*") and c.ahead(2).said == "10" and c.ahead(3).said == "^":
        return token.number * _ten_to_the(c, 4)
    return token.number


def _ten_to_the(c: Cursor, steps: int) -> Decimal:
    """Returns the power of ten whose exponent is `steps` ahead, and moves onto it; 10 if there is none."""
    negative = c.ahead(steps).before is Role.DASH
    exponent = c.tokens[c.at + steps + negative]
    if exponent.before is not Role.NUMBER or exponent.number > 60 or exponent.number % 1:
        return Decimal(10)
    c.at += steps + negative
    return Decimal(10) ** (-int(exponent.number) if negative else int(exponent.number))


def _belongs(c: Cursor, scale: Token, tally: Tally) -> bool:
    """Returns whether a number right after a scale still belongs to it: 1億2000万, two thousand five — not "5 million 2024"."""
    token = c.tokens[c.at]
    if tally.last is None or token.number >= tally.last:
        return False
    return scale.said[:1] > "\u3000" or (token.after is Role.SMALL and tally.spoken) or c.ahead().after is Role.SCALE


def half_follows(c: Cursor) -> bool:
    """Moves onto the half of "2½", "two and a half", "deux et demi", "zwei einhalb"; otherwise stays."""
    at = c.at
    steps = 0
    if c.tokens[at].after is Role.AND:
        steps = 2 if c.ahead().after is Role.ARTICLE else 1
    token = c.ahead(steps) if steps else c.tokens[at]
    added = token.after is Role.HALF or (
        token.after is Role.FRACTION and (steps == 2 or not token.said[:1].isalpha() or (steps and token.said == "quart"))
    )
    follows = c.ahead(steps + 1).after
    if not added or (steps and token.after is Role.HALF and follows is Role.ARTICLE):
        return False
    c.at += steps
    return True


def fraction(c: Cursor) -> Amount | None:
    """Reads a fraction: a third, two thirds, 3/4 hour, 1 1/2 days, 3分の1, three quarters of an hour."""
    start = c.at
    counted = ONE
    token = c.tokens[c.at]
    if token.before in (Role.NUMBER, Role.SMALL) and token.number:
        written = _written(c)
        if written or c.ahead().after is not Role.FRACTION or not c.ahead().said[:1].isalpha():
            return written  # 3¾ is no three times ¾
        counted = token.number
        c.at += 1
    if c.tokens[c.at].after is not Role.FRACTION:
        c.at = start
        return None
    part = c.tokens[c.at]
    if c.at == start and not _is_part(c):
        return None
    c.at += 1
    if part.name == "quarter" and _is_time(c, token):
        return Amount(counted, "quarter", raw=counted)
    value = _exact(counted, part.number)
    if c.tokens[c.at].after is Role.OF and c.ahead().after is Role.ARTICLE and c.ahead(2).after is Role.SCALE:
        c.at += 3
        return Amount(value * c.ahead(-1).number, raw=value, scale=c.ahead(-1).number)  # a quarter of a million
    unit = _part_of_a_unit(c)
    return Amount(value, unit, raw=value, share=unit == units.MULTIPLE)


def _is_part(c: Cursor) -> bool:
    """Returns whether a single "third" is a part and not a rank: ⅓, a third, third of, third less."""
    token, follows = c.tokens[c.at], c.ahead().after
    counted = token.said.endswith("s") or not token.said[:1].isalpha()
    return counted or c.tokens[c.at - 1].before is Role.ARTICLE or follows in _PART_OF


def _exact(counted: Decimal, part: Decimal) -> Decimal:
    """Returns counted × part; two thirds is 0.666… with all digits of Decimal, and not twice a rounded third."""
    inverse = 1 / part
    whole = inverse.to_integral_value()
    return counted / whole if abs(inverse - whole) < Decimal("1e-20") else counted * part


def _part_of_a_unit(c: Cursor) -> str:
    """Returns the unit in "of an hour"; without one the part is a multiple."""
    if c.tokens[c.at].after is Role.OF and c.ahead().after is Role.ARTICLE and c.ahead(2).after is Role.UNIT:
        c.at += 3
        return c.tokens[c.at - 1].name
    spans = not c.ahead(-1).said[:1].isalpha() and c.tokens[c.at].after in (Role.DASH, Role.TO)  # ¾ – 1 hour
    return "" if spans or c.tokens[c.at].after is Role.UNIT else units.MULTIPLE


def _is_time(c: Cursor, first: Token) -> bool:
    """Returns whether a quarter is three months: always after digits; after words the words alone do not decide it."""
    follows = c.tokens[c.at].after
    if first.before is Role.NUMBER:
        return True
    if follows in (Role.OF, Role.LESS, Role.MORE, Role.UNIT, Role.PACE):
        return False
    c.forked = True
    return c.quarters


def _is_share(lower: Decimal, unit: str) -> bool:
    """Returns whether a fraction is a part of one unit (3/4 hour) and not several of several (4/5 stars, 5/7 days)."""
    return lower <= 4 and (units.family(unit) != unit or unit in ("FTE", "business day"))


def _written(c: Cursor) -> Amount | None:
    """Reads digits over digits, if a unit or "of" shows that a part is meant: 3/4 hour, 1 1/2 days, 1/3 of …, 3分の1."""
    whole, at = ZERO, c.at
    if c.ahead().before is Role.NUMBER and c.ahead(2).before is Role.SLASH:
        whole, at = c.tokens[at].number, at + 1
    tokens = c.tokens
    if at + 3 >= len(tokens) or tokens[at + 2].before is not Role.NUMBER:
        return None
    upper, lower = tokens[at].number, tokens[at + 2].number
    japanese = tokens[at + 1].said == "分の"
    if japanese:
        upper, lower = lower, upper
    elif tokens[at + 1].before is not Role.SLASH:
        return None
    follows = tokens[at + 3].after
    scale = tokens[at + 3].number if follows is Role.SCALE else ONE
    part = follows in (Role.OF, Role.LESS, Role.MORE, Role.PACE) and not whole
    meant = whole or japanese or part or follows is Role.SCALE or (follows is Role.UNIT and _is_share(lower, tokens[at + 3].name))
    if not meant or not 0 < upper < lower:
        return None
    c.at = at + 3 + (scale > 1)
    value = (whole + upper / lower) * scale
    unit = _part_of_a_unit(c) if part else units.MULTIPLE if japanese else ""
    return Amount(value, unit, raw=value, share=follows is Role.OF and unit == units.MULTIPLE)
