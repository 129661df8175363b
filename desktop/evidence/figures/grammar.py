"""Reads tokens into one figure: hedges and limits, one amount or a range, what it counts, and its basis.

    figure  = lead amount [range] [compound] tail
    lead    = hedge | limit | direction | "every" | basis | filler …
    tail    = unit | "per" basis | "of" whole | hedge | limit | direction | note …

A text that does not fit completely counts as words and not as a figure: nothing is computed from a half-understood text.
"""

from collections.abc import Callable
from decimal import Decimal

from desktop.evidence.figures import units
from desktop.evidence.figures.after_number import tail_step
from desktop.evidence.figures.amounts import amount, is_bare_scale, scale_leads
from desktop.evidence.figures.frequency import adverb, counts_follow, every, japanese_basis, japanese_interval
from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.number_words import THOUSAND
from desktop.evidence.figures.numbers import number
from desktop.evidence.figures.partial_figure import PartialFigure
from desktop.evidence.figures.per_what import basis
from desktop.evidence.figures.ranges import compound, merge, other_limit, second_end
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.token_cursor import STARTS, Amount, may_be_year, stands_for_one
from desktop.evidence.figures.word_sets import AS_MUCH, DATED, MULTIPLIED, OF_ITS_OWN, REACHED, SAVES, THE, TO_WHERE
from desktop.evidence.figures.zero_words import gone

_SKIPPED_BEFORE = frozenset(
    (Role.FILLER, Role.FROM, Role.OF, Role.WITHIN, Role.FOR, Role.AND, Role.OR, Role.EACH, Role.MARK, Role.TO, Role.CLOSE,
     Role.PLUS, Role.BELOW_AFTER, Role.ABOVE_AFTER)
)  # fmt: skip
_FATAL = frozenset((Role.VAGUE, Role.STOP, Role.NOT, Role.OTHER, Role.SLASH, Role.END))
_BEYOND = Decimal(10) ** 60
_STRANGE = frozenset((Role.WORD, Role.UNIT, Role.TIMES, Role.FOLD))


def read(d: PartialFigure) -> bool:
    """Reads the whole text of `d`; returns False if not all of it is a figure."""
    while True:
        token = d.here
        signed = token.before is Role.DASH and d.ahead().before in STARTS
        if signed or (token.before in STARTS and not _leads_nowhere(d, token)):
            first = amount(d)
            if first and japanese_basis(d, first):
                continue
            return first is not None and _amounts(d, first) and _tail(d)
        done = _lead(d, token)
        if done is not None:
            return done and _tail(d)


def _amounts(d: PartialFigure, first: Amount) -> bool:
    limited = other_limit(d)
    may_reach = d.here.said in TO_WHERE and (d.moves or first.factor or first.cut)
    second = amount(d) if limited else second_end(d, first)
    if second and may_reach:
        d.reached = second.value
        if first.unit and not second.unit and not second.currency:  # down 20 % to 80
            second = None
    if (limited and not second) or (second and not merge(first, second)):
        return False
    d.low = first.value if not first.negative else -first.value
    d.high = d.low if second is None else second.value if not second.negative else -second.value
    d.ranged = second is not None
    d.scaled = first.scale >= THOUSAND or (second is not None and second.scale >= THOUSAND)
    d.unit, d.currency, d.times, d.share = first.unit, first.currency, first.times, first.share
    if first.cut:
        d.direction = -1
    d.left |= _tells_times(d, first)
    d.mixed = first.mixed or (second is not None and second.mixed)
    if japanese_interval(d):
        return True
    if d.unit == "year" and d.ahead(-1).said == "年" and may_be_year(d.high):
        return False
    if d.low > d.high:
        if d.high >= 0 and not limited:
            return False
        d.low, d.high = d.high, d.low
    return compound(d)


def _tells_times(d: PartialFigure, first: Amount) -> bool:
    """Returns whether a multiple tells what is there now: doubled, 2x the cost, half as many, a third of the time."""
    if first.unit != units.MULTIPLE and not first.times:
        return False
    follows = d.here
    if {follows.said, d.ahead().said} & OF_ITS_OWN or follows.said in ("as", "so"):  # twice as cheap
        return False
    part = first.value < 1 and (bool(first.times) or follows.after is Role.OF)
    return part or first.factor or follows.said in THE or follows.said in AS_MUCH


def _tail(d: PartialFigure) -> bool:
    while d.here.after is not Role.END:
        if not tail_step(d, d.here):
            return False
    if d.dated and not (d.unit or d.currency or d.basis or d.ranged) and may_be_year(d.low):
        return False
    if abs(d.low) > _BEYOND or d.high > _BEYOND:
        return False
    return d.gone or not d.stranger or bool(d.currency) or d.unit in units.KNOWN


def _leads_nowhere(d: PartialFigure, token: Token) -> bool:
    """Returns whether the token is an article, scale or currency without a number: "a maximum of", "k", "EUR"."""
    if token.before is Role.ARTICLE:
        return not stands_for_one(d)
    return is_bare_scale(token) and not scale_leads(d)


def _lead(d: PartialFigure, token: Token) -> bool | None:
    """Reads one step before the first number; returns True or False when the core is decided, None to go on."""
    decides = _DECIDES.get(token.before)
    if decides:
        return decides(d, token)
    if token.before in _FATAL or not _takes(d, token):
        return False
    d.at += 1
    return None


def _takes(d: PartialFigure, token: Token) -> bool:
    """Keeps what a word before the number means; returns False if it may not stand there."""
    sort = token.before
    if sort is Role.HEDGE:
        d.hedge(token)
    elif sort is Role.ABOVE or sort is Role.BELOW:
        d.hedge(token)
        d.limit = 1 if sort is Role.ABOVE else -1
    elif sort is Role.BETWEEN:
        d.between = True
    elif sort is Role.LESS:
        d.direction, d.moves = -1, token.said not in SAVES
    elif sort is Role.MORE or sort is Role.PLUS:
        d.take_more(token.said)
    elif sort is Role.PACE:
        d.take_pace(token.said)
    elif sort is Role.OPEN:
        return d.ahead().before not in (Role.NUMBER, Role.CURRENCY)
    elif sort is Role.UNIT and token.said[:1] >= "\u3040" and counts_follow(d):
        d.basis.append(token.name)
    elif sort in _STRANGE:
        d.stranger = True
    else:
        d.dated = token.said in DATED
        d.left = token.said in REACHED
        return sort in _SKIPPED_BEFORE or (sort in STARTS and sort is not Role.SCALE)
    return True


def _per(d: PartialFigure, token: Token) -> bool | None:
    """Reads a basis before the number: "per week 3 hours"."""
    d.at += 1
    if not basis(d):
        return False
    if d.here.after is Role.AND and d.ahead().before is Role.UNIT:  # pro Mitarbeiter und Woche
        d.basis.append(d.ahead().name)
        d.at += 2
    return None


def _multiple(d: PartialFigure, token: Token) -> bool:
    """Reads a multiple: x3, ×2, a factor of about 10, a factor of 2 to 3."""
    d.times = "x"
    d.left = token.said in MULTIPLIED
    d.at += 1
    d.take_hedges()
    found = number(d)
    second = second_end(d, found) if found else None
    if found is None or (second and not merge(found, second)):
        return False
    d.low, d.high, d.ranged = found.value, (second or found).value, second is not None
    return d.low <= d.high


_DECIDES: dict[Role, Callable[[PartialFigure, Token], bool | None]] = {
    Role.GONE: gone,
    Role.NO: gone,
    Role.EVERY: lambda d, _: every(d),
    Role.ADVERB: adverb,
    Role.CROSS: _multiple,
    Role.PER: _per,
}
