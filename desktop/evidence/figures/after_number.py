"""Reads what follows the number of a figure: unit, basis, hedges, limits, directions, notes. With other words it is no figure."""

from collections.abc import Callable
from itertools import takewhile

from desktop.evidence.figures import units, word_sets
from desktop.evidence.figures.frequency import every_after
from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.partial_figure import PartialFigure
from desktop.evidence.figures.per_what import article, of, per, within
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.things import is_known
from desktop.evidence.figures.token_cursor import NUMERIC, STARTS, noun

_COUNTED_BY = NUMERIC | {Role.CURRENCY}
_SAID_IN_BRACKETS = frozenset(units.SIZES) | units.WITHOUT_PERCENT
_NOTHING = frozenset((Role.END, Role.CLOSE, Role.MARK))


def tail_step(d: PartialFigure, token: Token) -> bool:
    """Reads one step after the number; returns False if the text is no figure."""
    sort = token.after
    step = _STEPS.get(sort)
    if step:
        return step(d, token)
    d.at += 1
    d.noted |= token.said in word_sets.NOTES
    if sort is Role.HEDGE or (sort is Role.OR and token.before is Role.HEDGE):
        d.hedge(token)
    elif sort is Role.ABOVE_AFTER or sort is Role.BELOW_AFTER:
        d.hedge(token)
        d.limit = 1 if sort is Role.ABOVE_AFTER else -1
    elif sort is Role.LESS or sort is Role.MORE:
        direction = -1 if sort is Role.LESS else 1
        if d.direction == -direction:
            return False
        d.direction = direction
        d.gained |= token.said in word_sets.GAINED
    elif sort is Role.PACE:
        d.take_pace(token.said)
    elif sort is Role.ADVERB:
        d.basis.append(token.name)
    elif sort is Role.TIMES:
        d.times = d.times or "times"
    elif sort is Role.PLUS:
        d.hedge(token)
        d.limit = 1
        return _scaled_late(d) or d.here.before not in STARTS
    elif sort is Role.AND and d.basis and d.here.before is Role.UNIT:
        d.basis.append(d.here.name)
        d.at += 1
    elif sort is Role.AND and d.here.before is Role.WORD and not (d.unit or d.currency):
        return False  # 5 and falling
    elif token.said in ("?", "~"):
        d.hedge(token)
        return d.here.before not in STARTS
    elif sort is Role.DASH and d.here.after in _NOTHING:
        return False  # 1.234,56- is below zero in an account, and else a range that somebody is typing
    elif sort is Role.FILLER and _is_stray(d, token):
        return False
    elif sort in (Role.TO, Role.OR, Role.AND, Role.BETWEEN, Role.FROM, Role.ABOVE, Role.BELOW, Role.DASH, Role.CROSS, Role.FOR):
        if token.said.isalpha() and token.said < "\u3040" and d.here.after is Role.END:  # 3 AT, 5 or
            return False
        return d.here.before not in STARTS or d.here.before is Role.ARTICLE
    elif sort is Role.MARK:
        return token.said != "." or not _is_ordinal(d)
    elif sort not in (Role.FILLER, Role.CLOSE):
        return False
    return True


def _is_stray(d: PartialFigure, token: Token) -> bool:
    """Returns whether a little word stands right behind a bare number, where it may be a unit or a scale: "5 it", "1990er"."""
    little = len(token.said) <= 2 and token.said.isalpha() and token.said < "\u3040" and token.said not in word_sets.NOTES
    return little and d.ahead(-2).before in NUMERIC and not (d.unit or d.currency or d.times or d.basis)


def _scaled_late(d: PartialFigure) -> bool:
    """Reads the scale that follows a plus sign, as in "10+ million"; returns whether there was one."""
    if d.here.after is not Role.SCALE or d.unit or d.scaled:
        return False
    d.low, d.high, d.scaled = d.low * d.here.number, d.high * d.here.number, True
    d.at += 1
    return True


def _is_ordinal(d: PartialFigure) -> bool:
    """Returns whether the point just passed makes the number a German ordinal: 3. Quartal, 1. Stock."""
    counted = d.unit or d.currency or d.times
    return (
        not counted
        and d.ahead(-2).before is Role.NUMBER
        and (Role.UNIT in (d.here.before, d.here.after) or d.here.before is Role.WORD)
    )


def _unit_or_noun(d: PartialFigure, token: Token) -> bool:
    if token.said == "min" and d.unit:
        d.hedges.append("min")
        d.limit = 1
    elif d.currency and units.family(token.name) in units.CLOCK_OR_CALENDAR and d.ahead(-1).said in word_sets.BY_THE:
        d.basis.append(token.name)
    elif d.currency and token.name in units.SIZES and not d.noted:
        if token.said not in word_sets.RATES:
            return False  # €5 hours
        d.basis.append(token.name)
    elif _may_be_scale(d, token):
        return is_known(noun(d))
    elif d.noted or (d.ahead(-1).said == "the" and units.family(token.name) in units.CLOCK_OR_CALENDAR):
        return bool(noun(d))
    elif d.unit and token.name in units.SIZES and not token.said.startswith("co2"):
        return False  # "20 hours week": per week, or a week of 20 hours? "3 bus. days"
    elif not d.unit and not d.currency and not d.times:
        d.unit = noun(d)
        return bool(d.unit)
    elif token.said in ("co2", "co2e") and units.family(d.unit) == "mass":
        d.unit += " CO2" + token.said[3:]
    d.at += 1
    return True


def _may_be_scale(d: PartialFigure, token: Token) -> bool:
    """Returns whether a word behind an amount of money may be a scale that we do not know: R$ 1,2 xyz."""
    behind_amount = d.currency and not d.scaled and d.ahead(-1).before in _COUNTED_BY
    return bool(behind_amount) and token.before is Role.WORD and token.said not in word_sets.BY_THE


def _currency(d: PartialFigure, token: Token) -> bool:
    if d.currency not in ("", token.name) or d.unit:
        return False
    d.currency = token.name
    d.at += 1
    return True


def _parenthesis(d: PartialFigure, token: Token) -> bool:
    """Moves past a note in brackets and keeps a second sum of money; returns False for any other number in it."""
    d.at += 1
    inside = list(takewhile(lambda inner: inner.before not in (Role.CLOSE, Role.END), d.tokens[d.at :]))
    end = d.at + len(inside)
    numbers = any(inner.before in NUMERIC for inner in inside)
    while d.at < end:
        if numbers or not _says_how(d, d.here):
            d.at += 1
    if d.here.before is Role.CLOSE:
        d.at += 1
    foreign = any(inner.before is Role.CURRENCY and inner.name != d.currency for inner in inside)
    d.twice |= numbers and foreign and bool(d.currency)
    return d.twice if numbers else not foreign


def _says_how(d: PartialFigure, inner: Token) -> bool:
    """Keeps what a note in brackets adds to the figure: (approx.), (max), (per week), (€m); returns whether it moved on."""
    if inner.before is Role.HEDGE:
        d.hedge(inner)
    elif inner.before in (Role.ABOVE, Role.BELOW):
        d.hedge(inner)
        d.limit = 1 if inner.before is Role.ABOVE else -1
    elif inner.after is Role.ADVERB:
        d.basis.append(inner.name)
    elif inner.after in (Role.PER, Role.EACH) and d.ahead().after not in (Role.CLOSE, Role.END):
        return per(d, inner)
    elif inner.after is Role.EACH:
        d.basis.append("each")
    elif inner.said in word_sets.WORKING and d.unit in ("day", "week"):
        d.unit = f"business {d.unit}"
    elif inner.before is Role.SCALE and not d.scaled and not d.unit:
        d.low, d.high, d.scaled = d.low * inner.number, d.high * inner.number, True
    elif inner.before is Role.CURRENCY and not d.currency and not d.unit:
        d.currency = inner.name
    elif inner.before is Role.UNIT and not (d.unit or d.currency or d.times) and inner.name in _SAID_IN_BRACKETS:
        d.unit = inner.name
    return False


def _stop(d: PartialFigure, token: Token) -> bool:
    """Reads "€500 pm" as per month and "since March" as a note; returns False for other words, which mean a date or a rank."""
    if token.said in word_sets.A_MONTH and d.currency and not d.basis:
        d.basis.append("month")
        d.at += 1
        return True
    numbers = sum(later.before in NUMERIC for later in d.tokens[d.at :])
    d.at = next(at for at, later in enumerate(d.tokens) if later.after is Role.END)
    return token.said in word_sets.SINCE and numbers <= 1


_STEPS: dict[Role, Callable[[PartialFigure, Token], bool]] = {
    Role.UNIT: _unit_or_noun,
    Role.WORD: _unit_or_noun,
    Role.CURRENCY: _currency,
    Role.PER: per,
    Role.SLASH: per,
    Role.EACH: per,
    Role.ARTICLE: article,
    Role.EVERY: every_after,
    Role.OF: of,
    Role.WITHIN: within,
    Role.OPEN: _parenthesis,
    Role.STOP: _stop,
}
