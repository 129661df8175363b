"""Tokens -> what one figure says: hedges and limits, one amount or a range, what it counts, per what.

    figure  = lead amount [range] [compound] tail
    lead    = hedge | limit | direction | "every" | basis | filler …
    tail    = unit | "per" basis | "of" whole | hedge | limit | direction | note …

Whatever does not fit this whole is no figure but words: nothing is computed from a text that is half understood.
"""

from decimal import Context, Decimal

from desktop.evidence import units, words
from desktop.evidence.amounts import NUMERIC, ONE, STARTS, ZERO, Amount, Cursor, amount, noun, number, stands_for_one
from desktop.evidence.lexicon import Token
from desktop.evidence.words import COUNTED, Sort

_SKIPPED_BEFORE = frozenset(
    (Sort.FILLER, Sort.FROM, Sort.OF, Sort.WITHIN, Sort.FOR, Sort.AND, Sort.OR, Sort.EACH, Sort.MARK, Sort.TO, Sort.CLOSE,
     Sort.PLUS, Sort.BELOW_AFTER, Sort.ABOVE_AFTER)
)  # fmt: skip
_FATAL = frozenset((Sort.VAGUE, Sort.STOP, Sort.NOT, Sort.OTHER, Sort.SLASH, Sort.END))
_STRANGE = frozenset((Sort.WORD, Sort.UNIT, Sort.TIMES, Sort.FOLD))
_WIDE = Context(prec=80)


class Draft(Cursor):
    """What has been understood of one figure so far, and where reading stands."""

    __slots__ = (
        "basis", "between", "compound", "currency", "direction", "gone", "hedges", "high", "interval", "limit", "low",
        "pace", "ranged", "scaled", "share", "stranger", "times", "total", "twice", "unit",
    )  # fmt: skip

    def __init__(self, tokens: list[Token], quarters: bool = False) -> None:
        super().__init__(tokens, quarters)
        self.hedges: list[str] = []
        self.basis: list[str] = []
        self.limit = self.direction = 0
        self.low = self.high = ZERO
        self.total: Decimal | None = None
        self.unit = self.currency = self.times = ""
        self.between = self.compound = self.gone = self.interval = False
        self.pace = self.ranged = self.scaled = self.share = self.stranger = self.twice = False

    def read(self) -> bool:
        """Reads the whole text; False when it is not, or not wholly, a figure."""
        while True:
            token = self.tokens[self.at]
            signed = token.before is Sort.DASH and self.ahead().before in STARTS
            if signed or (token.before in STARTS and not _leads_nowhere(self, token)):
                return self._amounts() and self._tail()
            going = _lead(self, token)
            if going is not None:
                return going

    def take_basis(self) -> bool:
        """Takes what figures are counted per at the cursor: "release", "week", "100 calls"."""
        return _basis(self)

    def _amounts(self) -> bool:
        first = amount(self)
        if first is None:
            return False
        if _japanese_basis(self, first):
            return self.read()
        second = _second(self, first)
        if second and not _merge(self, first, second):
            return False
        self.low = first.value if not first.negative else -first.value
        self.high = self.low if second is None else second.value if not second.negative else -second.value
        self.ranged = second is not None
        self.scaled = first.scale > 1 or (second is not None and second.scale > 1)
        self.unit, self.currency, self.times, self.share = first.unit, first.currency, first.times, first.share
        if _japanese_interval(self):
            return self._tail()
        if self.unit == "year" and self.tokens[self.at - 1].said == "年" and 1900 <= self.high <= 2100:
            return False
        if self.low > self.high:
            if self.high >= 0:
                return False
            self.low, self.high = self.high, self.low
        return _compound(self)

    def _tail(self) -> bool:
        while self.tokens[self.at].after is not Sort.END:
            if not _tail_step(self, self.tokens[self.at]):
                return False
        return not self.stranger or bool(self.unit or self.currency)


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
        return _gone(d, token)
    elif sort is Sort.EVERY:
        return _every(d)
    elif sort is Sort.ADVERB:
        return _adverb(d, token)
    elif sort is Sort.PER:
        d.at += 1
        return None if _basis(d) else False
    elif sort is Sort.OPEN:
        if d.ahead().before in (Sort.NUMBER, Sort.CURRENCY):
            return False
    elif sort is Sort.CROSS:
        d.times = "x"
        d.at += 1
        return _multiple(d)
    elif sort in _STRANGE:
        if token.before is Sort.UNIT and token.said[:1] >= "\u3040" and _counts_follow(d):
            d.basis.append(token.name)
        else:
            d.stranger = True
    elif sort not in _SKIPPED_BEFORE and sort not in STARTS:
        return False
    d.at += 1
    return None


def _counts_follow(d: Draft) -> bool:
    """週1回, 月に2回, 年間約3億円: a Japanese unit straight before a number is what it is counted per."""
    steps = 2 if d.ahead().said in ("に", "あたり", "当たり") or d.ahead().before is Sort.HEDGE else 1
    return d.ahead(steps).before in NUMERIC


def _japanese_basis(d: Draft, first: Amount) -> bool:
    """1日3回, 1件あたり30分: "one day" before another number is what that is counted per. Moves on to the number."""
    token = d.tokens[d.at]
    unit = first.unit
    if first.value != 1 or not unit or d.tokens[d.at - 1].said[:1] < "\u3040":
        return False
    if token.said in ("あたり", "当たり", "当り", "に", "につき") and d.ahead().before in STARTS:
        d.at += 1
    elif token.before not in NUMERIC:
        return False
    d.basis.append(unit)
    return True


def _japanese_interval(d: Draft) -> bool:
    """4週間に1回: once in four weeks."""
    if units.family(d.unit) not in units.CLOCK_OR_CALENDAR or d.tokens[d.at].said != "に":
        return False
    if d.ahead().number != 1 or d.ahead().before not in NUMERIC or d.ahead(2).after is not Sort.TIMES:
        return False
    d.interval = True
    d.at += 3
    return True


def _multiple(d: Draft) -> bool:
    """x3, ×2, a factor of about 10."""
    while d.tokens[d.at].before is Sort.HEDGE:
        d.hedges.append(d.tokens[d.at].said)
        d.at += 1
    found = number(d)
    if found is None:
        return False
    d.low = d.high = found.value
    return d._tail()


def _second(d: Draft, first: Amount) -> Amount | None:
    """The upper end of a range that the cursor stands before: "-45", "to 45", "or two"."""
    start = d.at
    sort = d.tokens[start].after
    if d.tokens[start].said == "minus":
        return None
    if (
        sort not in (Sort.DASH, Sort.TO, Sort.OR)
        and not (d.between and sort is Sort.AND)
        and d.tokens[start].said not in ("±", "+/-")
    ):
        return None
    d.at += 1
    while d.tokens[d.at].before in (Sort.HEDGE, Sort.FILLER) and d.tokens[d.at].said != "-":
        if d.tokens[d.at].before is Sort.HEDGE:
            d.hedges.append(d.tokens[d.at].said)
        d.at += 1
    second = amount(d) if d.tokens[d.at].before in STARTS or d.tokens[d.at].before in (Sort.DASH, Sort.PLUS) else None
    if second is None:
        d.at = start
    elif d.tokens[start].said in ("±", "+/-"):
        middle, around = first.value, second.value
        first.value, second.value = middle - around, middle + around
    return second


def _merge(d: Draft, first: Amount, second: Amount) -> bool:
    """Gives both ends of a range one unit, currency and scale; False where they do not belong together."""
    if first.currency and second.currency and first.currency != second.currency:
        return False
    first.currency = first.currency or second.currency
    first.times = first.times or second.times
    first.share = first.share or second.share
    if first.negative and not second.negative and second.value:
        return False
    if second.scale > 1 and first.scale == 1 and first.raw == first.value:
        if first.raw <= second.raw:
            first.value *= second.scale
        elif second.scale > 1000 and first.raw < 1000:
            return False
    if not first.unit or not second.unit or first.unit == second.unit:
        first.unit = first.unit or second.unit
        return True
    return _one_unit(first, second)


def _one_unit(first: Amount, second: Amount) -> bool:
    """30 minutes to 2 hours: both in the smaller unit, where that is exact."""
    ratio = units.conversion(first.unit, second.unit)
    if not ratio or ratio[0] != ratio[1]:
        return False
    if ratio[0] >= 1:
        first.value = first.value * ratio[0].numerator / ratio[0].denominator
        first.unit = second.unit
    else:
        second.value = second.value * ratio[0].denominator / ratio[0].numerator
    return True


def _compound(d: Draft) -> bool:
    """3 people x 30 minutes, 340 x 400 W, three people for half an hour, 2 technicians 3 hours each: the product."""
    start = d.at
    counted = _who_counts(d)
    token = d.tokens[d.at]
    crossed = token.after is Sort.CROSS
    if not crossed and not (counted and token.after is Sort.FOR) and not (counted and _each_follows(d)):
        d.at = start
        return True
    if crossed or token.after is Sort.FOR or token.said == ",":
        d.at += 1
    while d.tokens[d.at].before is Sort.HEDGE:
        d.hedges.append(d.tokens[d.at].said)
        d.at += 1
    factor = amount(d)
    if factor is None or (not crossed and units.family(factor.unit) != "clock"):
        d.at = start
        return not crossed or d.tokens[d.at].after is not Sort.CROSS
    if d.low < 0 or factor.negative or d.currency or factor.times or (factor.unit and units.family(counted) == "clock"):
        return False
    second = _second(d, factor)
    if second and not _merge(d, factor, second):
        return False
    d.low, d.high = _WIDE.multiply(d.low, factor.value), _WIDE.multiply(d.high, (second or factor).value)
    d.ranged = d.ranged or second is not None
    d.currency = factor.currency
    d.unit = factor.unit
    if counted and units.family(factor.unit) == "clock":
        d.unit = f"{'person' if counted in units.PERSON_LIKE else counted}-{factor.unit}"
    d.compound = True
    while d.tokens[d.at].after is Sort.EACH:
        d.at += 1
    return True


def _who_counts(d: Draft) -> str:
    """The unit of what is multiplied; takes a noun where the number has no unit yet."""
    if d.unit or d.times or d.currency:
        return d.unit
    return noun(d)


def _each_follows(d: Draft) -> bool:
    steps = 1 if d.tokens[d.at].said == "," else 0
    if d.ahead(steps).before not in NUMERIC:
        return False
    return any(token.after is Sort.EACH for token in d.tokens[d.at : d.at + 6])


def _every(d: Draft) -> bool:
    """every 4–6 weeks (weeks per time), every other day, every week (times per week), every release."""
    d.at += 1
    if d.tokens[d.at].said in ("other", "second", "zweite", "zweiten", "zweites", "deuxième") and d.ahead().before is Sort.UNIT:
        d.low = d.high = Decimal(2)
        d.at += 1
        return _interval(d, Amount(Decimal(2)))
    if d.tokens[d.at].before is Sort.FRACTION and d.ahead().before in (Sort.WORD, Sort.UNIT):
        d.total = (1 / d.tokens[d.at].number).to_integral_value()
        d.at += 1
        d.unit = noun(d)
        return d._tail()
    if d.tokens[d.at].before in NUMERIC or d.tokens[d.at].before in (Sort.HEDGE, Sort.ARTICLE):
        while d.tokens[d.at].before is Sort.HEDGE:
            d.hedges.append(d.tokens[d.at].said)
            d.at += 1
        found = amount(d)
        return found is not None and _interval(d, found)
    d.low = d.high = ONE
    d.times = "once"
    return _basis(d) and d._tail()


def _interval(d: Draft, found: Amount) -> bool:
    second = _second(d, found)
    if second and not _merge(d, found, second):
        return False
    d.low, d.high = found.value, (second or found).value
    d.ranged = second is not None
    if not found.unit and d.tokens[d.at].before is Sort.UNIT:
        found.unit = d.tokens[d.at].name
        d.at += 1
    d.unit = found.unit or noun(d)
    d.interval = True
    d.times = ""
    return bool(d.unit) and d.low <= d.high and d._tail()


def _adverb(d: Draft, token: Token) -> bool | None:
    """daily, weekly: a frequency by itself, else what the number after it is counted per."""
    d.at += 1
    if any(later.before in STARTS - {Sort.ARTICLE} for later in d.tokens[d.at :]):
        d.basis.append(token.name)
        return None
    count, _, unit = token.name.rpartition(" ")
    if count:
        d.low = d.high = Decimal(count)
        d.unit, d.interval = unit, True
    else:
        d.low = d.high = token.number
        d.basis.append(unit)
        d.times = "once"
    return all(later.after in (Sort.END, Sort.MARK, Sort.FILLER, Sort.HEDGE) for later in d.tokens[d.at :])


def _gone(d: Draft, token: Token) -> bool | None:
    """none, zero errors, all gone; "zero to 5" goes on as a number, "no change" is words."""
    follows = d.ahead()
    if follows.after in (Sort.TO, Sort.DASH, Sort.OR) and d.ahead(2).before in STARTS:
        d.tokens[d.at] = Token(Sort.NUMBER, Sort.NUMBER, token.said, number=ZERO)
        return None
    if d.stranger and token.said not in words.WHAT_IS_GONE:
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
    while d.tokens[d.at].after is not Sort.END:
        token = d.tokens[d.at]
        if token.after is Sort.STOP:
            return token.said in ("since", "seit", "depuis")
        if token.after is Sort.PER:
            d.at += 1
            if not _basis(d):
                return False
            continue
        if token.after is Sort.ADVERB:
            d.basis.append(token.name)
        elif token.after in (Sort.HEDGE, Sort.UNIT):
            if token.after is Sort.HEDGE:
                d.hedges.append(token.said)
        elif token.before is Sort.WORD:
            if token.said not in words.STILL_NONE:
                return False
        elif token.after not in (Sort.FILLER, Sort.MARK, Sort.GONE, Sort.OF, Sort.EACH):
            return False
        d.at += 1
    return True


def _basis(d: Draft) -> bool:
    """What stands after "per": "release", "week", "100 calls", "person per week"."""
    while d.tokens[d.at].after in (Sort.ARTICLE, Sort.EACH, Sort.FILLER) and d.ahead().after is not Sort.END:
        d.at += 1
    token = d.tokens[d.at]
    if token.said == "an":  # French: par an
        d.at += 1
        d.basis.append("year")
        return True
    count = number(d) if token.before in (Sort.NUMBER, Sort.SMALL, Sort.SCALE) else None
    if d.tokens[d.at].after is Sort.CURRENCY:
        name = d.tokens[d.at].name
        d.at += 1
    else:
        name = noun(d)
    if not name and d.tokens[d.at].after is Sort.MEASURED:
        name = f"{d.tokens[d.at].number:f} {d.tokens[d.at].name}"
        d.at += 1
    if not name and count is None:
        return False
    d.basis.append(name if count is None or count.value == 1 else f"{count.value:f} {name}".strip())
    return True


def _tail_step(d: Draft, token: Token) -> bool:
    """One step after the number; False when the text is no figure after all."""
    sort = token.after
    step = _STEPS.get(sort)
    if step:
        return step(d, token)
    d.at += 1
    if sort is Sort.HEDGE:
        d.hedges.append(token.said)
    elif sort is Sort.ABOVE_AFTER or sort is Sort.BELOW_AFTER:
        d.hedges.append(token.said)
        d.limit = 1 if sort is Sort.ABOVE_AFTER else -1
    elif sort is Sort.LESS or sort is Sort.MORE:
        direction = -1 if sort is Sort.LESS else 1
        if d.direction == -direction:
            return False
        d.direction = direction
    elif sort is Sort.PACE:
        d.pace = True
    elif sort is Sort.ADVERB:
        d.basis.append(token.name)
    elif sort is Sort.TIMES:
        d.times = d.times or "times"
    elif sort is Sort.PLUS:
        d.hedges.append(token.said)
        d.limit = 1
        return d.tokens[d.at].before not in STARTS
    elif token.said in ("?", "~"):
        d.hedges.append(token.said)
        return d.tokens[d.at].before not in STARTS
    elif sort in (Sort.TO, Sort.OR, Sort.AND, Sort.BETWEEN, Sort.FROM, Sort.ABOVE, Sort.BELOW, Sort.DASH, Sort.CROSS, Sort.FOR):
        return d.tokens[d.at].before not in STARTS or d.tokens[d.at].before is Sort.ARTICLE
    elif sort not in (Sort.FILLER, Sort.MARK, Sort.CLOSE):
        return False
    return True


def _unit_or_noun(d: Draft, token: Token) -> bool:
    if token.said == "min" and d.unit:
        d.hedges.append("min")
        d.limit = 1
    elif d.currency and units.family(token.name) in units.CLOCK_OR_CALENDAR and d.ahead(-1).said in words.BY_THE:
        d.basis.append(token.name)
    elif not d.unit and not d.currency and not d.times:
        d.unit = noun(d)
        return bool(d.unit)
    elif token.said in ("co2", "co2e") and units.family(d.unit) == "mass":
        d.unit += " CO2" + token.said[3:]
    d.at += 1
    return True


def _currency(d: Draft, token: Token) -> bool:
    if d.currency not in ("", token.name) or d.unit:
        return False
    d.currency = token.name
    d.at += 1
    return True


def _per(d: Draft, token: Token) -> bool:
    d.at += 1
    if token.after is Sort.SLASH and d.tokens[d.at].before is Sort.NUMBER:
        return _whole(d)
    if token.after is Sort.EACH and d.tokens[d.at].before not in (Sort.WORD, Sort.UNIT):
        d.basis.append("each")
        return True
    return _basis(d)


def _article(d: Draft, token: Token) -> bool:
    """a quarter, an hour, a release — and French "1 an"."""
    follows = d.ahead()
    if token.said == "an" and not d.unit and not d.currency and follows.after in (Sort.END, Sort.MARK, Sort.FILLER):
        d.unit = "year"
        d.at += 1
        return True
    d.at += 1
    if follows.after in (Sort.UNIT, Sort.FRACTION) or follows.before is Sort.WORD:
        return _basis(d)
    return True


def _every_after(d: Draft, token: Token) -> bool:
    """once every 4 weeks, 3 hours every week, twice every 2 weeks, 4週間ごと."""
    start = d.at
    if token.said in ("ごと", "毎に"):
        d.at += 1
        d.interval = units.family(d.unit) in units.CLOCK_OR_CALENDAR
        return d.interval
    if d.times and d.low == d.high == ONE and not d.unit:
        return _every(d)
    d.at = start + 1
    return _basis(d)


def _of(d: Draft, token: Token) -> bool:
    """2 of 3, 75 % of applications, half of the orders, 4 hours of work."""
    d.at += 1
    while d.tokens[d.at].after is Sort.FILLER:
        d.at += 1
    follows = d.tokens[d.at]
    if follows.after is Sort.CURRENCY and not d.currency and not d.unit:
        return True
    if follows.before in (Sort.NUMBER, Sort.SMALL):
        return _whole(d)
    thing = follows.before is Sort.WORD or (follows.before is Sort.UNIT and follows.name in COUNTED)
    if thing and d.share and d.unit == units.MULTIPLE and token.said not in ("der", "in"):
        d.low, d.high, d.unit = d.low * 100, d.high * 100, units.PERCENT
    if d.unit == units.PERCENT and (follows.before is Sort.WORD or follows.before is Sort.UNIT):
        d.basis.append(noun(d))
    elif follows.before is Sort.ARTICLE and d.ahead().after is Sort.UNIT:
        d.basis.append(d.ahead().name)
        d.at += 2
    return True


def _whole(d: Draft) -> bool:
    """The 3 of "2 of 3": both stay as said. "5 in 3 days" is counted per 3 days."""
    found = number(d)
    if found is None or d.total is not None or (d.ranged and found.value < d.high):
        return False
    if units.family(d.tokens[d.at].name) in units.CLOCK_OR_CALENDAR and d.tokens[d.at].before is Sort.UNIT:
        d.basis.append(f"{found.value:f} {d.tokens[d.at].name}")
        d.at += 1
        return True
    if d.unit or d.currency or found.value < d.high:
        return False
    d.total = found.value
    return True


def _within(d: Draft, token: Token) -> bool:
    """3 in 15 months, 5 million over 3 years: counted per that span. "Reduction in energy" is a note."""
    d.at += 1
    while d.tokens[d.at].before is Sort.FILLER:
        d.at += 1
    if d.tokens[d.at].before not in NUMERIC:
        return True
    start = d.at
    span = amount(d)
    if span and units.family(span.unit) in units.CLOCK_OR_CALENDAR and d.tokens[d.at].after is not Sort.DASH:
        d.basis.append(span.unit if span.value == 1 else f"{span.value:f} {span.unit}")
        return True
    d.at = start
    return _whole(d)


def _parenthesis(d: Draft, token: Token) -> bool:
    """A note in brackets is passed over; a second sum of money is remembered; any other number makes the text unclear."""
    d.at += 1
    numbers = foreign = False
    while d.tokens[d.at].before not in (Sort.CLOSE, Sort.END):
        inner = d.tokens[d.at]
        numbers |= inner.before in NUMERIC
        foreign |= inner.before is Sort.CURRENCY and inner.name != d.currency
        d.at += 1
    if d.tokens[d.at].before is Sort.CLOSE:
        d.at += 1
    d.twice |= numbers and foreign and bool(d.currency)
    return not numbers or d.twice


_STEPS = {
    Sort.UNIT: _unit_or_noun,
    Sort.WORD: _unit_or_noun,
    Sort.CURRENCY: _currency,
    Sort.PER: _per,
    Sort.SLASH: _per,
    Sort.EACH: _per,
    Sort.ARTICLE: _article,
    Sort.EVERY: _every_after,
    Sort.OF: _of,
    Sort.WITHIN: _within,
    Sort.OPEN: _parenthesis,
}
