"""Splits a text into tokens: unifies ways of typing, looks up words, reads runs of digits, marks ambiguous ones.

Every step is linear in the text, and only the first `MOST` characters are read: no figure is longer.
"""

import re
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from unicodedata import normalize

from desktop.evidence.figures import units
from desktop.evidence.figures.ambiguity import WORDS, clear_up
from desktop.evidence.figures.counting import german_compound
from desktop.evidence.figures.lexicon import GROWN, PHRASES, PIECES, TABLE, Token
from desktop.evidence.figures.numerals import decimal_mark_of, readings
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.word_list_notation import entries
from desktop.evidence.figures.word_sets import CONTINENTAL

MOST = 240
_MEASURES = {word: name for name, said in entries(units.MEASURES) for word in said}
_HEDGES = frozenset((Role.HEDGE, Role.ABOVE, Role.BELOW, Role.ABOVE_AFTER, Role.BELOW_AFTER))
_NO_NUMBER = Token(Role.OTHER, Role.OTHER)
# 2,3日 is two or three days; Japanese writes a decimal with a point.
_TWO_OR_THREE = re.compile(r"\d,\d\Z")
_PICTURES = re.compile("[\u2600-\u27bf\ufe0f\U0001f000-\U0001faff]")
# As many end tokens as the grammar ever looks ahead, and one behind the first.
_ENDS = [Token(Role.END, Role.END)] * 6

_SAME = {
    "-": "‐‑‒–—―−﹣－⁃",
    "~": "〜～∼˜",
    "'": "’‘ʼ′´`＇‛",
    "×": "✕✖",
    "/": "⁄∕",
    " ": "\t\n\r\x0b\x0c\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029",
    ",": "，",
    '"': "″",
    "2": "₂",
    "円": "圓",
    "¥": "￥",
    "": "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad\u2066\u2067\u2068\u2069“”„‟«»‹›「」『』",
}
_EVEN = {ord(odd): even for even, odds in _SAME.items() for odd in odds}
# Full-width signs of Japanese keyboards, and the digits of other scripts.
_EVEN |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if code not in _EVEN}
_EVEN |= {ord(part): f" {part} " for part in "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"}  # 2½h: separated from the word after it
_EVEN |= {zero + digit: str(digit) for zero in (0x660, 0x6F0, 0x966, 0x9E6, 0xE50) for digit in range(10)}


def even(text: str) -> str:
    """Returns the first `MOST` characters with one sort of dash, space, apostrophe and digit."""
    head = text[:MOST]
    return head if head.isascii() and head.isprintable() else normalize("NFC", head.translate(_EVEN))


class Scanned(NamedTuple):
    """The tokens of a text, followed by end tokens; `settled` if the words around decided how a run of digits is read."""

    tokens: list[Token]
    settled: bool = False


def scan(text: str, hint: str = "", decimal_mark: str = "", continental: bool = False, beside: str = "") -> Scanned:
    """Returns the tokens of `text`. `hint` is a unit from another part of the claim, `decimal_mark` the claim's own, if known.

    `continental` means that the claim is worded in a language where a point separates thousands; `beside` is the rest of the
    claim.
    """
    plain = even(text)
    found = PIECES.findall(plain)
    lows = [word.lower() for _, word in found]
    continental = continental or not CONTINENTAL.isdisjoint(lows)
    cased = not plain.islower()
    tokens: list[Token] = []
    settled = False
    at = 0
    while at < len(found):
        run, word = found[at]
        if run:
            mark = decimal_mark or _mark_among(found) if len(run) > 4 else ""
            token, by_context = _numeral(run, mark, continental)
            if at + 1 < len(found) and found[at + 1][1] >= "\u3040" and _TWO_OR_THREE.match(run):
                token = _NO_NUMBER
            settled |= by_context
            tokens.append(token)
            at += 1
        else:
            taken = _word(word, lows, at, tokens)
            if taken == 1 and (tokens[-1].before is Role.WORD or (len(word) == 1 and word.isalpha())):
                _grown_together(plain, found, at, tokens)
            if cased and not _HEDGES.isdisjoint((tokens[-1].before, tokens[-1].after)):
                tokens[-1] = _as_typed(tokens[-1], found[at : at + taken])
            at += taken
    settled |= _plain_percents(tokens)
    if not WORDS.isdisjoint(lows):
        settled |= clear_up(tokens, [*(word for _, word in found), *_words(beside)], hint)
    tokens += _ENDS
    return Scanned(tokens, settled)


def variants(tokens: list[Token]) -> list[list[Token]]:
    """Returns the complete readings of `tokens`: one list, or one for each meaning of an ambiguous token."""
    most = 0
    for token in tokens:
        if token.others:
            most = max(most, len(token.others))
    if not most:
        return [tokens]
    return [[token.others[min(n, len(token.others) - 1)] if token.others else token for token in tokens] for n in range(most)]


def decimal_mark_in(text: str) -> str:
    """Returns the decimal mark that a number in `text` proves; "" if no number does, or both marks are proven."""
    marks = {decimal_mark_of(run) for run, _ in PIECES.findall(even(text)) if run} - {""}
    return marks.pop() if len(marks) == 1 else ""


def _numeral(run: str, decimal_mark: str, continental: bool) -> tuple[Token, bool]:
    values = readings(run)
    settled = False
    if len(run) > 4 and ("." in run or "," in run):
        context = readings(run, decimal_mark, continental)
        settled = context != values and len(context) == 1
        values = context
    if not values:
        return _NO_NUMBER, False
    read = [Token(Role.NUMBER, Role.NUMBER, run, number=value) for value in values]
    return (read[0] if len(read) == 1 else read[0]._replace(others=tuple(read))), settled


@lru_cache(maxsize=64)
def _words(text: str) -> tuple[str, ...]:
    return tuple(word for _, word in PIECES.findall(even(text)))


def is_continental(text: str) -> bool:
    """Returns whether a short text, such as a unit field, has words of a language where a point separates thousands."""
    return not CONTINENTAL.isdisjoint(map(str.lower, _words(text)))


def scale_in(text: str) -> str:
    """Returns the scale without percentages that a metric names: "customer NPS", "noise level"; "" for none."""
    tokens = scan(text).tokens
    for token, follows in pairwise(tokens):
        ends = follows.before not in (Role.WORD, Role.UNIT) or follows.said in ("score", "level", "rating")
        if token.after is Role.UNIT and token.name in units.OF_METRICS and ends:
            return token.name
    return next((name for word, name in _MEASURES.items() if text.lower().rstrip().endswith(word)), "")


def is_unclear(text: str) -> bool:
    """Returns whether a text holds words of several meanings, which something beside it may decide."""
    return not WORDS.isdisjoint(map(str.lower, _words(text)))


def _mark_among(found: list[tuple[str, str]]) -> str:
    marks = {decimal_mark_of(run) if run else "," if word[:2] == ",-" else "" for run, word in found} - {""}
    return marks.pop() if len(marks) == 1 else ""


def _plain_percents(tokens: list[Token]) -> bool:
    """Decides numbers such as 99.999 %, which is not ninety-nine thousand percent; returns whether there was one."""
    found = False
    for at, token in enumerate(tokens):
        if token.others and at + 1 < len(tokens) and tokens[at + 1].name == "percent" and token.others[-1].number >= 10_000:
            tokens[at] = token.others[0]
            found = True
    return found


def _word(word: str, lows: list[str], at: int, tokens: list[Token]) -> int:
    """Adds the token that starts at `at` to `tokens`, and returns the number of its pieces."""
    low = lows[at]
    if at + 1 < len(lows):
        for names, token in PHRASES.get((low, lows[at + 1]), ()):
            if len(names) == 2 or tuple(lows[at : at + len(names)]) == names:
                tokens.append(token)
                return len(names)
    known = TABLE.get(word) or TABLE.get(low)
    if known:
        tokens.append(known)
    elif low in GROWN:
        tokens += GROWN[low]
    elif ("hundert" in low or "tausend" in low) and (number := german_compound(low)):
        tokens.append(Token(Role.SMALL, Role.SMALL, low, number=Decimal(number)))
    elif low.endswith("ish") and (head := _before_ish(low)):
        tokens += [head, TABLE["ish"]]
    elif "-" in low:
        tokens += _taken_apart(low)
    else:
        sort = Role.WORD if low[0].isalpha() else Role.MARK if _PICTURES.match(low) else Role.OTHER
        tokens.append(Token(sort, sort, low))
    return 1


def _as_typed(token: Token, pieces: list[tuple[str, str]]) -> Token:
    """Returns the token of a hedge or limit with the capitals of its pieces."""
    letters = iter("".join(piece for _, piece in pieces))
    return token._replace(typed="".join(letter if letter == " " else next(letters, letter) for letter in token.said))


def _grown_together(plain: str, found: list[tuple[str, str]], at: int, tokens: list[Token]) -> None:
    """Marks letters joined to digits, which are no word beside a number (4o %, l0 %, B2B); joins 申請 into one word."""
    word, known = found[at][1], tokens[-1].before is not Role.WORD
    before, after = (found[at - 1][0] if at else ""), (found[at + 1][0] if at + 1 < len(found) else "")
    heads = bool(after) and not before and word not in "xX" and word < "\u3040" and word + after in plain
    ends = bool(before) and not known and len(word) == 1 and word < "\u3040" and before + word in plain
    if heads or ends:
        tokens[-1] = tokens[-1]._replace(before=Role.OTHER, after=Role.OTHER)
    elif not known and len(tokens) > 1 and tokens[-2].before is Role.WORD and "\u3040" <= word[0] <= "\u9fff":
        last = tokens.pop()
        tokens[-1] = tokens[-1]._replace(said=tokens[-1].said + last.said)


def _before_ish(low: str) -> Token | None:
    """Returns the scale, unit or number of "kish", "million-ish", "twentyish"."""
    head = TABLE.get(low.removesuffix("ish").rstrip("-"))
    return head if head and head.after in (Role.SCALE, Role.UNIT, Role.SMALL) else None


def _taken_apart(low: str) -> list[Token]:
    """Returns the tokens of a compound that is not in the table: ten-fifteen, two-day."""
    names = low.split("-")
    if names[0] == "per" and len(names) == 2:
        return [TABLE["per"], TABLE.get(names[1]) or Token(Role.WORD, Role.WORD, names[1])]
    sorts = [TABLE[name].after if name in TABLE else Role.WORD for name in names]
    if sorts in ([Role.SMALL, Role.SMALL], [Role.SMALL, Role.UNIT]):
        return [TABLE[names[0]], TABLE["-"], TABLE[names[1]]]
    if sorts in ([Role.SMALL, Role.FRACTION], [Role.SMALL, Role.HALF], [Role.SMALL, Role.HEDGE]):  # two-thirds, fifty-odd
        return [TABLE[name]._replace(name="") if TABLE[name].after is Role.FRACTION else TABLE[name] for name in names]
    if names[1:] == ["and", "a", "half"] and sorts[0] is Role.SMALL:
        return [TABLE[name] for name in names]
    return [Token(Role.WORD, Role.WORD, low)]
