"""Builds one table from the word lists: the role of each word before the first number of a figure, and after it."""

import re
from collections.abc import Container
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from desktop.evidence.figures import context_words, counting, currencies, scales, units, word_sets
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.word_list_notation import entries, names

ONE = Decimal(1)


class Token(NamedTuple):
    """A word or number of a figure. `before` and `after` are its roles on either side of the first number.

    `said` is the word in lower case, `typed` a hedge or limit with its capitals; "" if both are equal.
    """

    before: Role
    after: Role
    said: str = ""
    name: str = ""
    number: Decimal = ONE
    others: tuple["Token", ...] = ()
    typed: str = ""


# The name of a scale word that only means one behind a number: "5 mil", not "mil".
BEHIND_NUMBER = "behind a number"
# A word with several meanings takes the first of these that fits its place.
_BEFORE = (
    "VAGUE NOT GONE STOP HEDGE ABOVE BELOW EVERY ADVERB PER BETWEEN FROM LESS MORE PACE TIMES CROSS FOLD PLUS DASH TO OR AND "
    "SLASH EACH ARTICLE FILLER OF WITHIN FOR NO ABOVE_AFTER BELOW_AFTER OPEN CLOSE MARK"
)
_AFTER = (
    "TIMES CROSS FOLD SLASH DASH PLUS ARTICLE TO STOP NOT VAGUE ABOVE_AFTER BELOW_AFTER OR AND PER EVERY EACH ADVERB PACE HEDGE "
    "LESS MORE OF WITHIN FOR FROM BETWEEN FILLER GONE ABOVE BELOW NO OPEN CLOSE MARK"
)
BEFORE = [Role[name] for name in _BEFORE.split()]
AFTER = [Role[name] for name in _AFTER.split()]

# Han, kana and their marks are written without spaces; the table decides where they are cut.
UNSPACED = "\u3040-\u30ff\u3400-\u9fff々"
# The 90s, 2010s, '90s, 2010-luku, 1H24, 12.5., 03.04: points in time, no numbers.
_MOMENTS = (
    r"(?=[\dt'])(?:"  # what they begin with, looked at first: most pieces begin otherwise
    r"(?<!\w)(?:the [2-9]0'?s|(?:19|20)\d0'?s|(?:19|20)\d\d-[^\W\d_]+|'\d\ds?(?![\d.,])(?![^']*')|[12](?-i:H)(?:20)?\d\d)(?!\w)|"
    r"(?<![\w.,])(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.(?![\w.-])|"
    r"(?<![\w.,])0[1-9]\.(?:0[1-9]|1[0-2])(?![\w.,]))"
)
_PIECES = (
    r"(?<!\w)[dl]'(?=\w|$)|t?co2e?\b|\bm[23](?![\w])|p\.\s?[apdw]\.?(?![\w])|[ac]\.m\.|(?:us|eu|ca|cdn|au|nz|hk|mx|sg|nt|[acrs])\$|cn¥|[%°][-‑]?[a-z]+|"
    r"[^\W\d_{unspaced}]+(?:['-][^\W\d_{unspaced}]+)*|"
    r"''|[<>]\s?=|=[<>]|->|\+/?-|\.\.+|[.,]--?(?!\d)|"
    r"{table}|\S"
)
NUMERAL = r"(?<!\w)\d+(?:[.,]\d+)?e[+-]?\d{1,2}(?!\w)|\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,']\d+)*|(?<![\w.,])[.,]\d+"


def _decimal(fraction: Fraction) -> Decimal:
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def _roles() -> dict[str, Token]:
    said = {sort: names(line) for sort, line in context_words.WORDS.items()}
    before, after = _first_of(BEFORE, said), _first_of(AFTER, said)
    meant = dict.fromkeys(name for line in said.values() for name in line)
    return {name: Token(before.get(name, Role.WORD), after.get(name, Role.WORD)) for name in meant}


def _first_of(order: list[Role], said: dict[Role, list[str]]) -> dict[str, Role]:
    return {name: sort for sort in reversed(order) for name in said.get(sort, ())}


def _names() -> dict[str, Token]:
    table: dict[str, Token] = {}
    for lines in units.FAMILIES.values():
        for head, said in entries(lines):
            canonical = head.split()[0].replace("_", " ")
            table |= {name: Token(Role.UNIT, Role.UNIT, name=canonical) for name in said}
    alone = [*entries(units.ALONE), *entries(units.SCALES)]
    table |= {name: Token(Role.UNIT, Role.UNIT, name=head) for head, said in alone for name in said}
    table |= {name: Token(Role.UNIT, Role.UNIT, name=unit) for name, unit in units.CASED.items()}
    table |= {name: Token(Role.OTHER, Role.OTHER) for name in units.SMALL_ONLY}
    table |= {
        name: Token(Role.CURRENCY, Role.CURRENCY, name=code) for code, said in entries(currencies.CURRENCIES) for name in said
    }
    table |= {name: Token(Role.ADVERB, Role.ADVERB, name=head) for head, said in entries(word_sets.ADVERBS) for name in said}
    for head, said in entries(units.MEASURED):
        amount, unit = head.split()
        table |= {name: Token(Role.MEASURED, Role.MEASURED, name=unit, number=_decimal(Fraction(amount))) for name in said}
    return table


def _grown_together() -> dict[str, tuple[Token, Token]]:
    """Returns the words that join a scale and a currency: kEUR, TCHF, MUSD."""
    thousand, million, billion = (Token(Role.SCALE, Role.SCALE, number=Decimal(10) ** power) for power in (3, 6, 9))
    prefixes = dict.fromkeys(("k", "t", "thousand"), thousand) | dict.fromkeys(("m", "mn", "mio", "mln", "million"), million)
    prefixes |= dict.fromkeys(("b", "bn", "mrd", "md", "billion"), billion)
    prefixes |= {glyph: Token(Role.SCALE, Role.SCALE, glyph, number=scales.SURE[glyph]) for glyph in "천만억조"}
    return {
        prefix + name: (scale, Token(Role.CURRENCY, Role.CURRENCY, name=code))
        for prefix, scale in prefixes.items()
        for name, code in currencies.GROWN_TOGETHER.items()
    }


def _counts() -> dict[str, Token]:
    table = {name: Token(Role.SMALL, Role.SMALL, number=Decimal(number)) for name, number in counting.small_numbers().items()}
    for sort, lines in counting.NUMBERED.items():
        for head, said in entries(lines):
            number, _, name = head.partition(" ")
            table |= {word: Token(sort, sort, name=name, number=_decimal(Fraction(number))) for word in said}
    half = Token(Role.OTHER, Role.HALF, number=_decimal(Fraction(1, 2)))
    return table | dict.fromkeys(names(counting.ADDED_HALVES), half)


def _scales(taken: Container[str]) -> dict[str, Token]:
    """Returns the scale words that mean one thing only, but for those that are something else for us."""
    table = {
        name: Token(Role.SCALE, Role.SCALE, name="" if scales.stands_alone(name) else BEHIND_NUMBER, number=number)
        for name, number in scales.SURE.items()
        if name not in taken
    }
    return table | {name: Token(Role.SCALE, Role.SCALE, number=number) for name, number in scales.ALWAYS.items()}


def _both(first: Token, second: Token) -> Token:
    """Returns a word with one role before the number and another after it."""
    return second._replace(before=first.before)


def _table() -> dict[str, Token]:
    roles = _roles()
    others = _names() | _counts()
    table = roles | _scales(others) | others
    for name in roles.keys() & table.keys():
        leads = (Role.VAGUE, Role.ABOVE, Role.BELOW, *((Role.FILLER,) if table[name].after is Role.UNIT else ()))
        if roles[name].before in leads and table[name] is not roles[name]:
            table[name] = _both(roles[name], table[name])
    # rd. 3 is about three; 3rd is a place in an order. 月に2回 is "a month"; 3月 is March.
    table["rd."] = Token(Role.HEDGE, Role.STOP)
    table["月"] = Token(Role.UNIT, Role.STOP, name="month")
    return table


TABLE = {name: token._replace(said=name) for name, token in _table().items()}
GROWN = _grown_together()
_cjk = sorted((name for name in TABLE if re.match(f"[{UNSPACED}ヶ]", name)), key=len, reverse=True)
PIECES = re.compile(
    f"(?!{_MOMENTS})({NUMERAL})|({_MOMENTS}|"
    + _PIECES.replace("{unspaced}", UNSPACED).replace("{table}", "|".join(map(re.escape, _cjk)))
    + ")",
    re.IGNORECASE,
)


def _phrases() -> dict[tuple[str, str], list[tuple[tuple[str, ...], Token]]]:
    """Returns the names of several pieces by their first two pieces, longer names first."""
    phrases: dict[tuple[str, str], list[tuple[tuple[str, ...], Token]]] = {}
    for name, token in TABLE.items():
        if name.isalpha() and name < "\u3040":
            continue  # one word
        pieces = tuple(match[0] for match in PIECES.finditer(name))
        if len(pieces) > 1:
            phrases.setdefault((pieces[0], pieces[1]), []).append((pieces, token))
    for found in phrases.values():
        found.sort(key=lambda phrase: -len(phrase[0]))
    return phrases


PHRASES = _phrases()
IRREGULAR = {
    "people": "person", "women": "woman", "men": "man", "children": "child", "analyses": "analysis", "criteria": "criterion",
    "series": "series", "indices": "index", "feet": "foot", "lives": "life", "halves": "half", "processes": "process",
}  # fmt: skip


@lru_cache(maxsize=512)
def singular(noun: str) -> str:
    """Returns the singular of an English (or regular French) noun, in lower case; other nouns come back as they are."""
    if "/" in noun or " " in noun:
        head, mark, tail = noun.rpartition("/") if "/" in noun else noun.rpartition(" ")
        return (singular(head) if mark == "/" else head) + mark + singular(tail)
    if noun in IRREGULAR:
        return IRREGULAR[noun]
    if len(noun) < 4 or not noun.endswith("s") or noun.endswith(("ss", "us", "is")):
        return noun
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    return noun[:-2] if noun.endswith(("ches", "shes", "xes", "sses", "zzes")) else noun[:-1]
