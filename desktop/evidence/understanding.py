"""What is understood of a claim, in one line: both sides as said, then the change, with quiet remarks."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from db.records import Claim
from desktop.evidence import units
from desktop.evidence.better import lower_is_better
from desktop.evidence.change import Change, change_between, decimal
from desktop.evidence.comparing import Pair, Reason, compare
from desktop.evidence.fields import read_period, read_unit
from desktop.evidence.figure import Figure, Kind, read_figure
from desktop.evidence.formats import figure_text, number_text, percent_text
from desktop.evidence.heard import heard, loose_hedges
from desktop.evidence.phrases import phrase
from desktop.evidence.scan import scan
from desktop.evidence.words import Sort

Bar = tuple[Decimal, Decimal]

_LARGEST = Decimal(10) ** 15
_PARTS = {name: Fraction(name) for name in ("1/10", "1/5", "1/4", "1/3", "1/2", "2/3", "3/4", "4/5", "9/10")}
_NEAR, _NEARER, _WIDE = Fraction(7, 200), Fraction(3, 200), 10
_TOLD = (Reason.LIMIT, Reason.LIMITS, Reason.CURRENCY, Reason.UNIT, Reason.BASIS)
_MASS_NOUNS = frozenset(("clock", "calendar", "person time", "mass", "energy", "power", "volume", "length"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Understanding:
    """What is understood of a claim.

    `sentence` is the one line with both sides as said; `summary` only the change, "" where there is none; `bars` are
    least and most of before and of after in one unit, where both are numbers without limits and comparable.
    """

    before: Figure | None
    after: Figure | None
    stated: Figure | None
    change: Change | None
    sentence: str
    summary: str
    remarks: tuple[str, ...]
    bars: tuple[Bar, Bar] | None


def understand(claim: Claim, locale: str = "en", lower: bool | None = None) -> Understanding:
    """What is understood of `claim`, told in the language and number format of `locale`.

    `lower` sets whether lower is better; None leaves it to the claim's metric, unit and category.
    """
    figures = heard(claim)
    pair = compare(figures.before, figures.after)
    change = None
    if isinstance(pair, Pair):
        better = lower_is_better(claim, figures.before) if lower is None else lower
        change = change_between(pair, figures.stated, better)
    hedged = any(figure.hedges for figure in (figures.before, figures.after) if figure)
    computed = _computed(change, pair, hedged, locale) if change and isinstance(pair, Pair) else ""
    said = _as_said(claim.change, claim, locale) if figures.stated else ""
    summary = _summary(said, computed, change, locale)
    return Understanding(
        before=figures.before,
        after=figures.after,
        stated=figures.stated,
        change=change,
        sentence=", ".join(part for part in (_sides(claim, locale), summary) if part),
        summary=summary,
        remarks=tuple(_remarks(figures.said(), pair, change, said, computed, locale)),
        bars=_bars(pair),
    )


def _summary(said: str, computed: str, change: Change | None, locale: str) -> str:
    if said and computed and change and change.agrees is False:
        return phrase("computed", locale, said=said, computed=computed)
    return said or computed


def _bars(pair: Pair | Reason) -> tuple[Bar, Bar] | None:
    if isinstance(pair, Reason) or not pair.exact:
        return None
    return (decimal(pair.before[0]), decimal(pair.before[1])), (decimal(pair.after[0]), decimal(pair.after[1]))


def _sides(claim: Claim, locale: str) -> str:
    """Both sides as said, joined; the unit and period fields where the texts lack them."""
    before, after = (" ".join(text.split()) for text in (claim.before, claim.after))
    hedges = " ".join(loose_hedges(claim))
    if hedges and bool(before) is not bool(after):
        before, after = (f"{hedges} {side}" if side else "" for side in (before, after))
    if not before and not after:
        return ""
    last = _with_unit(after or before, claim)
    if after and before and _lacks_unit(before) and not _lacks_unit(after):
        unit, own = read_unit(claim.unit), read_figure(after)
        if (own.unit or own.currency or "") != (unit.unit or unit.currency):
            before = _with_unit(before, claim)
    told = f"{before} → {last}" if before and after else last if after else phrase("before_only", locale, figure=last)
    return told + _period(claim, after or before, locale)


def _as_said(text: str, claim: Claim, locale: str) -> str:
    said = _with_unit(" ".join(text.split()), claim)
    hedges = " ".join(loose_hedges(claim))
    if claim.before.strip() or claim.after.strip():
        return said
    return (f"{hedges} " if hedges else "") + said + _period(claim, text, locale)


def _with_unit(text: str, claim: Claim) -> str:
    unit = " ".join(claim.unit.split())
    return f"{text} {unit}" if unit and not read_unit(unit).dimension and _lacks_unit(text) else text


def _lacks_unit(text: str) -> bool:
    """Whether a text holds a quantity and nothing that it counts: "35–45", "many", "about 3"."""
    sorts = {token.before for token in scan(text).tokens}
    counts = {Sort.NUMBER, Sort.SMALL, Sort.VAGUE, Sort.SCALE} & sorts
    return bool(counts) and not sorts & {Sort.UNIT, Sort.CURRENCY, Sort.WORD, Sort.MEASURED, Sort.TIMES, Sort.CROSS}


def _period(claim: Claim, text: str, locale: str) -> str:
    period = " ".join(claim.period.split())
    if not period or read_figure(text).basis:
        return ""
    basis = read_period(period)
    if not basis:
        return f", {period}"
    bare = scan(period).tokens[0].before in (Sort.UNIT, Sort.WORD, Sort.FRACTION)
    return " " + (phrase("per", locale, noun=period) if bare else period)


def _computed(change: Change, pair: Pair, hedged: bool, locale: str) -> str:
    """The computed change in a few words: "about two thirds less", "87.5–91.7% less", "5 points more"."""
    low, high = change.difference_low, change.difference_high
    if low is None or high is None:
        return ""
    if low == high == 0:
        return phrase("unchanged", locale)
    if low < 0 < high:
        return ""
    direction = "less" if low < 0 or high < 0 else "more"
    if direction == "less" and pair.after[0] == pair.after[1] == 0:
        return phrase("down_to_nothing", locale)
    if pair.unit == units.PERCENT and not pair.currency:
        return _points(abs(low), abs(high), direction, hedged, locale)
    if change.percent_low is None or change.percent_high is None:
        return ""
    percents = sorted((abs(Fraction(change.percent_low)), abs(Fraction(change.percent_high))))
    if direction == "more" and percents[0] >= 100:
        return _many_times(percents, pair, hedged, locale)
    amount = _share(percents[0], percents[1], hedged, locale)
    if pair.often:
        direction += "_often"
    elif direction == "less" and _is_counted(pair):
        direction = "fewer"
    return phrase(direction, locale, amount=amount)


def _is_counted(pair: Pair) -> bool:
    return bool(pair.unit) and not pair.currency and units.family(pair.unit) not in _MASS_NOUNS | {"share", "points"}


def _points(low: Decimal, high: Decimal, direction: str, hedged: bool, locale: str) -> str:
    ends = [number_text(end, locale, 2) for end in sorted((low, high))]
    one = ends == ["1", "1"]
    amount = ends[0] if ends[0] == ends[1] else "–".join(ends)
    told = phrase(f"{'point' if one else 'points'}_{direction}", locale, amount=amount)
    return phrase("about", locale, amount=told) if hedged else told


def _many_times(percents: list[Fraction], pair: Pair, hedged: bool, locale: str) -> str:
    times = [decimal(percent / 100 + 1) for percent in percents]
    ends = [number_text(end, locale, 1) for end in times]
    amount = ends[0] if ends[0] == ends[1] else "–".join(ends)
    rounded = any(round(end, 1) != end for end in times)
    code = "times_as_often" if pair.often else "times_as_many" if _is_counted(pair) else "times_as_much"
    told = phrase(code, locale, amount=amount)
    return phrase("about", locale, amount=told) if hedged or rounded else told


def _share(low: Fraction, high: Fraction, hedged: bool, locale: str) -> str:
    """A percentage, or where it is wide or hedged the nearest plain part: "about two thirds"."""
    wide = high - low > _WIDE
    if wide or hedged:
        middle = (low + high) / 200
        name = min(_PARTS, key=lambda part: abs(_PARTS[part] - middle))
        if abs(_PARTS[name] - middle) <= (_NEAR if wide else _NEARER):
            return phrase("about", locale, amount=phrase(name, locale))
        if hedged and not wide:
            rounded = decimal(middle * 100)
            places = 0 if rounded < 98 else 1
            return phrase("about", locale, amount=percent_text(round(rounded, places), round(rounded, places), locale))
    return percent_text(decimal(low), decimal(high), locale)


def _remarks(
    said: tuple[Figure, ...], pair: Pair | Reason, change: Change | None, stated: str, computed: str, locale: str
) -> Iterator[str]:
    for figure in said:
        yield from _figure_remarks(figure, locale)
    if isinstance(pair, Reason):
        if pair in _TOLD:
            yield phrase(pair.value, locale)
        return
    for name in pair.carried:
        yield phrase(f"carried_{name}", locale)
    if change is None:
        return
    if change.percent_low is None and pair.before[0] == pair.before[1] == 0:
        yield phrase("zero_before", locale)
    if not pair.exact:
        yield phrase("calendar", locale)
    exact = _exactly(change, pair, computed, locale)
    if change.agrees is False:
        yield phrase("disagrees", locale, said=stated, computed=exact)
    elif change.rounded:
        yield phrase("rounded", locale, said=stated, computed=exact)
    if change.may_be_points:
        yield phrase("may_be_points", locale, said=stated)


def _exactly(change: Change, pair: Pair, computed: str, locale: str) -> str:
    """The computed percentage without rough words, for the remark that shows it beside what was said."""
    low, high = change.percent_low, change.percent_high
    if low is None or high is None or low < 0 < high:
        return computed
    ends = sorted((abs(low), abs(high)))
    return phrase("less" if low < 0 or high < 0 else "more", locale, amount=percent_text(ends[0], ends[1], locale))


def _figure_remarks(figure: Figure, locale: str) -> Iterator[str]:
    if figure.readings:
        readings = f" {phrase('or', locale)} ".join(figure_text(reading, locale, plain=True) for reading in figure.readings)
        yield phrase("two_readings", locale, text=figure.text.strip(), readings=readings)
    if figure.settled:
        yield phrase("settled", locale, text=figure.text.strip(), reading=figure_text(figure, locale, plain=True))
    ends = [abs(end) for end in (figure.low, figure.high) if end is not None]
    if figure.kind is not Kind.WORD and ends and max(ends) > _LARGEST:
        yield phrase("too_large", locale, text=figure.text.strip())
