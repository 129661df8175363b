"""Zero said as a word: none, zero errors, all gone — and the words that look like it and are not."""

from desktop.evidence import words
from desktop.evidence.basis import basis
from desktop.evidence.cursor import STARTS, ZERO, noun
from desktop.evidence.draft import Draft
from desktop.evidence.lexicon import Token
from desktop.evidence.words import Sort

_SAY_NOTHING = frozenset((Sort.FILLER, Sort.MARK, Sort.GONE, Sort.OF, Sort.EACH))


def gone(d: Draft, token: Token) -> bool | None:
    """none, zero errors, all gone; "zero to 5" goes on as a number, "no change" is words."""
    follows = d.ahead()
    if follows.after in (Sort.TO, Sort.DASH, Sort.OR) and d.ahead(2).before in STARTS:
        d.tokens[d.at] = Token(Sort.NUMBER, Sort.NUMBER, token.said, number=ZERO)
        return None
    if d.stranger and (token.said not in words.WHAT_IS_GONE or any(word.said in words.NO_BUT for word in d.tokens[: d.at])):
        return False
    d.at += 1
    with_noun = token.before is Sort.NO or token.said in words.GONE_WITH_NOUN
    start = d.at
    if with_noun:
        d.unit = noun(d)
        if d.unit in words.NO_BUT or any(word.said in words.NO_BUT for word in d.tokens[start : d.at]):
            return False
        if token.before is Sort.NO and not d.unit:
            return False
    d.gone = True
    return _only_notes_follow(d)


def _only_notes_follow(d: Draft) -> bool:
    while d.here.after is not Sort.END:
        token = d.here
        if token.after is Sort.STOP:
            d.at = next(at for at, later in enumerate(d.tokens) if later.after is Sort.END)
            return token.said in words.SINCE
        if token.after is Sort.PER:
            d.at += 1
            if not basis(d):
                return False
            continue
        if token.after is Sort.ADVERB:
            d.basis.append(token.name)
        elif token.after in (Sort.HEDGE, Sort.UNIT):
            if token.after is Sort.HEDGE:
                d.hedge(token)
        elif token.said not in words.STILL_NONE and (token.before is Sort.WORD or token.after not in _SAY_NOTHING):
            return False
        d.at += 1
    return True
