"""Defines the roles that a word or sign can have in a figure."""

from enum import Enum, auto


class Role(Enum):
    """The role of a word or sign in a figure."""

    NUMBER = auto()  # digits
    SMALL = auto()  # one … ninety-nine, in words
    SCALE = auto()  # k, million, dozen, 億
    HALF = auto()
    FRACTION = auto()  # third, quarter, tenth
    ARTICLE = auto()  # a, an: one, where a unit or scale follows
    ONCE = auto()  # once, twice: so many times
    MEASURED = auto()  # a word that holds number and unit: half-day, Viertelstunde
    CURRENCY = auto()
    UNIT = auto()
    TIMES = auto()  # times, mal, fois, 回
    CROSS = auto()  # x, ×
    FOLD = auto()  # -fold, -fach, 倍
    BY_FACTOR = auto()  # doubled, halved
    DASH = auto()
    TO = auto()
    OR = auto()
    AND = auto()
    PLUS = auto()
    SLASH = auto()
    PER = auto()
    EACH = auto()
    EVERY = auto()
    ADVERB = auto()  # daily, p.a.
    OF = auto()
    WITHIN = auto()  # in, within, over: a span after the figure
    FOR = auto()
    FROM = auto()
    BETWEEN = auto()
    HEDGE = auto()
    ABOVE = auto()  # at least, over
    BELOW = auto()  # at most, under
    ABOVE_AFTER = auto()  # "… or more", "500+"
    BELOW_AFTER = auto()
    LESS = auto()
    MORE = auto()
    PACE = auto()  # faster, better: neither less nor more of the unit
    GONE = auto()  # none, zero, gone
    NO = auto()  # no …
    VAGUE = auto()  # several, a few: a quantity nobody can count
    NOT = auto()
    STOP = auto()  # turns the number into a date, a place in an order …
    FILLER = auto()
    OPEN = auto()
    CLOSE = auto()
    MARK = auto()  # punctuation
    WORD = auto()  # anything else with letters
    OTHER = auto()  # anything else
    END = auto()

    __hash__ = object.__hash__  # faster: members are looked up in sets for every word, and hashing their names takes time
