"""Reads zero said as a word: none, zero errors, all gone — and not the words that only look like it."""

from desktop.evidence.figures import word_sets
from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.partial_figure import PartialFigure
from desktop.evidence.figures.per_what import basis
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.token_cursor import STARTS, ZERO, noun

_SAY_NOTHING = frozenset((Role.FILLER, Role.MARK, Role.GONE, Role.OF, Role.EACH))


def gone(d: PartialFigure, token: Token) -> bool | None:
    """Reads "none", "zero errors", "all gone"; "zero to 5" is read on as a number, "no change" is no figure."""
    follows = d.ahead()
    if follows.after in (Role.TO, Role.DASH, Role.OR) and d.ahead(2).before in STARTS:
        d.tokens[d.at] = Token(Role.NUMBER, Role.NUMBER, token.said, number=ZERO)
        return None
    if d.stranger and (
        token.said not in word_sets.WHAT_IS_GONE or any(word.said in word_sets.NO_BUT for word in d.tokens[: d.at])
    ):
        return False
    d.at += 1
    with_noun = token.before is Role.NO or token.said in word_sets.GONE_WITH_NOUN
    start = d.at
    if with_noun:
        d.unit = noun(d)
        if d.unit in word_sets.NO_BUT or any(word.said in word_sets.NO_BUT for word in d.tokens[start : d.at]):
            return False
        if token.before is Role.NO and not d.unit:
            return False
    d.gone = True
    return _only_notes_follow(d)


def _only_notes_follow(d: PartialFigure) -> bool:
    while d.here.after is not Role.END:
        token = d.here
        if token.after is Role.STOP:
            d.at = next(at for at, later in enumerate(d.tokens) if later.after is Role.END)
            return token.said in word_sets.SINCE
        if token.after is Role.PER:
            d.at += 1
            if not basis(d):
                return False
            continue
        if token.after is Role.ADVERB:
            d.basis.append(token.name)
        elif token.after in (Role.HEDGE, Role.UNIT):
            if token.after is Role.HEDGE:
                d.hedge(token)
        elif token.said not in word_sets.STILL_NONE and (token.before is Role.WORD or token.after not in _SAY_NOTHING):
            return False
        d.at += 1
    return True
