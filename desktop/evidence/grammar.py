"""Tokens -> what one figure says: hedges and limits, one amount or a range, what it counts, per what.

    figure  = lead amount [range] [compound] tail
    lead    = hedge | limit | direction | "every" | basis | filler …
    tail    = unit | "per" basis | "of" whole | hedge | limit | direction | note …

Whatever does not fit this whole is no figure but words: nothing is computed from a text that is half understood.
"""

from decimal import Decimal

from desktop.evidence.amounts import amount
from desktop.evidence.basis import basis
from desktop.evidence.cursor import STARTS, Amount, stands_for_one
from desktop.evidence.draft import Draft
from desktop.evidence.gone import gone
from desktop.evidence.lexicon import Token
from desktop.evidence.numbers import number
from desktop.evidence.often import adverb, counts_follow, every, japanese_basis, japanese_interval
from desktop.evidence.ranges import compound, merge, second_end
from desktop.evidence.tail import tail_step
from desktop.evidence.words import DATED, Sort

_SKIPPED_BEFORE = frozenset(
    (Sort.FILLER, Sort.FROM, Sort.OF, Sort.WITHIN, Sort.FOR, Sort.AND, Sort.OR, Sort.EACH, Sort.MARK, Sort.TO, Sort.CLOSE,
     Sort.PLUS, Sort.BELOW_AFTER, Sort.ABOVE_AFTER)
)  # fmt: skip
_FATAL = frozenset((Sort.VAGUE, Sort.STOP, Sort.NOT, Sort.OTHER, Sort.SLASH, Sort.END))
_BEYOND = Decimal(10) ** 60
_STRANGE = frozenset((Sort.WORD, Sort.UNIT, Sort.TIMES, Sort.FOLD))


def read(d: Draft) -> bool:
    """Reads the whole text of `d`; False when it is not, or not wholly, a figure."""
    while True:
        token = d.here
        signed = token.before is Sort.DASH and d.ahead().before in STARTS
        if signed or (token.before in STARTS and not _leads_nowhere(d, token)):
            first = amount(d)
            if first and japanese_basis(d, first):
                continue
            return first is not None and _amounts(d, first) and _tail(d)
        done = _lead(d, token)
        if done is not None:
            return done and _tail(d)


def _amounts(d: Draft, first: Amount) -> bool:
    second = second_end(d, first)
    if second and not merge(first, second):
        return False
    d.low = first.value if not first.negative else -first.value
    d.high = d.low if second is None else second.value if not second.negative else -second.value
    d.ranged = second is not None
    d.scaled = first.scale > 1 or (second is not None and second.scale > 1)
    d.unit, d.currency, d.times, d.share = first.unit, first.currency, first.times, first.share
    if first.cut:
        d.direction = -1
    if japanese_interval(d):
        return True
    if d.unit == "year" and d.ahead(-1).said == "年" and 1900 <= d.high <= 2100:
        return False
    if d.low > d.high:
        if d.high >= 0:
            return False
        d.low, d.high = d.high, d.low
    return compound(d)


def _tail(d: Draft) -> bool:
    while d.here.after is not Sort.END:
        if not tail_step(d, d.here):
            return False
    if d.dated and not (d.unit or d.currency or d.basis or d.ranged) and 1900 <= d.low <= 2100:
        return False
    if abs(d.low) > _BEYOND or d.high > _BEYOND:
        return False
    return d.gone or not d.stranger or bool(d.unit or d.currency)


def _leads_nowhere(d: Draft, token: Token) -> bool:
    """An article, scale or currency that no number belongs to here: "a maximum of", "k", "EUR"."""
    if token.before is Sort.ARTICLE:
        return not stands_for_one(d)
    return token.before is Sort.SCALE and len(token.said) < 4 and token.said < "\u3000"


def _lead(d: Draft, token: Token) -> bool | None:
    """One step before the first number: True or False once the text is decided, None to go on."""
    sort = token.before
    if sort in _FATAL:
        return False
    if sort is Sort.HEDGE:
        d.hedges.append(token.said)
    elif sort is Sort.ABOVE or sort is Sort.BELOW:
        d.hedges.append(token.said)
        d.limit = 1 if sort is Sort.ABOVE else -1
    elif sort is Sort.BETWEEN:
        d.between = True
    elif sort is Sort.LESS or sort is Sort.MORE:
        d.direction = -1 if sort is Sort.LESS else 1
    elif sort is Sort.PACE:
        d.pace = True
    elif sort is Sort.PLUS:
        d.direction = 1
    elif sort is Sort.GONE or sort is Sort.NO:
        return gone(d, token)
    elif sort is Sort.EVERY:
        return every(d)
    elif sort is Sort.ADVERB:
        return adverb(d, token)
    elif sort is Sort.PER:
        d.at += 1
        return None if basis(d) else False
    elif sort is Sort.OPEN:
        if d.ahead().before in (Sort.NUMBER, Sort.CURRENCY):
            return False
    elif sort is Sort.CROSS:
        d.times = "x"
        d.at += 1
        return multiple(d)
    elif sort in _STRANGE:
        if token.before is Sort.UNIT and token.said[:1] >= "\u3040" and counts_follow(d):
            d.basis.append(token.name)
        else:
            d.stranger = True
    elif sort not in _SKIPPED_BEFORE and sort not in STARTS:
        return False
    else:
        d.dated = token.said in DATED
    d.at += 1
    return None


def multiple(d: Draft) -> bool:
    """x3, ×2, a factor of about 10."""
    d.take_hedges()
    found = number(d)
    if found is None:
        return False
    d.low = d.high = found.value
    return True
