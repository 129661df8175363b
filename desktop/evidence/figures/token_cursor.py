"""Holds a position in the tokens of one figure and the amount read there, and tests the tokens ahead."""

from dataclasses import dataclass
from decimal import Decimal

from desktop.evidence.figures import units
from desktop.evidence.figures.lexicon import Token, singular
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.word_sets import COUNTED

ZERO, ONE = Decimal(0), Decimal(1)
WHOLE = frozenset(("full", "whole"))
NUMERIC = frozenset((Role.NUMBER, Role.SMALL, Role.HALF, Role.FRACTION, Role.ONCE, Role.MEASURED, Role.BY_FACTOR))
STARTS = NUMERIC | {Role.CURRENCY, Role.ARTICLE, Role.SCALE}


@dataclass(slots=True)
class Amount:
    """A number and what it counts. `raw` is the number before its `scale` (5 in "5 million"); `implied`: it was not said."""

    value: Decimal
    unit: str = ""
    currency: str = ""
    raw: Decimal = ZERO
    scale: Decimal = ONE
    times: str = ""  # "times" after "3 times", "x" after "3x"
    negative: bool = False
    implied: bool = False
    leads: bool = False  # its scale stood before it
    plus: bool = False  # typed with a plus
    grouped: bool = False  # typed with marks between its digits
    share: bool = False  # a part in words: "a third", "half"
    cut: bool = False  # a factor that says less: "halved"
    mixed: bool = False  # days and hours made one number: "2 days 4 hours"
    factor: bool = False  # a word that says how many times as much: "doubled", "threefold"


class Cursor:
    """A position in the tokens of one figure. `quarters`: a spoken quarter is three months, not a fourth."""

    __slots__ = ("at", "forked", "quarters", "tokens")

    def __init__(self, tokens: list[Token], quarters: bool = False) -> None:
        self.tokens = tokens
        self.at = 0
        self.quarters = quarters
        self.forked = False

    def ahead(self, by: int = 1) -> Token:
        """Returns the token `by` places ahead, at most four; every text ends with enough end tokens for that."""
        return self.tokens[self.at + by]


def may_be_year(number: Decimal) -> bool:
    """Returns whether a bare number may be a year and not a quantity."""
    return 1900 <= number <= 2100


def stands_for_one(c: Cursor) -> bool:
    """Returns whether the article at the cursor means 1: a day, a dozen, a third, ein bis zwei — not "a 12-week programme"."""
    follows = c.ahead()
    if follows.after is Role.DASH and c.ahead(2).after is Role.TO:
        return c.tokens[c.at].said not in ("a", "an")
    if follows.after in (Role.TO, Role.OR) and c.tokens[c.at].said not in ("a", "an"):
        return c.ahead(2).before in (Role.SMALL, Role.NUMBER)
    if follows.after is Role.TIMES or (follows.after is Role.OF and c.ahead(2).before in (Role.SMALL, Role.NUMBER)):
        return c.tokens[c.at].said not in ("a", "an")
    if follows.said in WHOLE and c.ahead(2).after is Role.UNIT:
        return True
    return follows.after in (Role.UNIT, Role.SCALE, Role.HALF, Role.FRACTION, Role.MEASURED) or (
        follows.before is Role.NUMBER and c.ahead(2).before is Role.DASH and c.ahead(4).after is Role.UNIT
    )


def noun(c: Cursor) -> str:
    """Reads up to three words at the cursor that name a thing, and returns the singular: "use case", "past-due order"."""
    names: list[str] = []
    while len(names) < 3:
        token = c.tokens[c.at]
        if names and units.family(token.name) == "share":
            break
        if token.before is Role.WORD or Role.UNIT in (token.before, token.after):
            names.append(token.said if token.before is Role.WORD else token.name)
        elif token.said == "quarter" or (token.said == "/" and names and c.ahead().before is Role.WORD):
            names.append("quarter" if token.said == "quarter" else "/")
        else:
            break
        c.at += 1
        if Role.UNIT in (token.before, token.after) and token.name not in COUNTED:
            break
        if token.said[:1] and "\u3040" <= token.said[0] <= "\u9fff" and len(names) > 1:
            break
    return singular(" ".join(names).replace(" / ", "/"))
