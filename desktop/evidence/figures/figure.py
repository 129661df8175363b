"""Reads a figure as said, and keeps what is understood of it.

`Figure.text` is always the typed text. What is understood has one form:

| said | kind | low, high | unit | currency | basis |
|---|---|---|---|---|---|
| 35-45 minutes per release | range | 35, 45 | minute | | release |
| under 20 minutes | bound | –, 20 | minute | | |
| nearly 100 hours | exact (with its hedge) | 100 twice | hour | | |
| about ¥110 billion a year | exact | 110000000000 twice | | JPY | year |
| 39 % of patients | exact | 39 twice | percent | | patient |
| 2.3x, twice, half | exact | 2.3, 2, 0.5 twice | multiple | | |
| 3.6 points | exact | 3.6 twice | point | | |
| 2 hours 15 minutes | exact | 135 twice (the smaller unit, so nothing is rounded) | minute | | |
| 3–4 times a day, weekly | range, exact | 3, 4; 1 twice | time | | day; week |
| every 4–6 weeks | range | 4, 6 | week | | time (weeks per time: a rate of 1 per 4–6 weeks) |
| 2 of 3 applications | exact | 2 twice, `total` 3 | application | | |
| 3 people x 30 minutes | exact | 90 twice | person-minute | | |
| 340 x 400 W | exact, `compound` | 136000 twice | watt | | |
| 2–3 business days | range | 2, 3 | business day (never days) | | |
| five 8-hour days | exact | 5 twice | 8-hour day | | |
| none, zero errors, gone | none | 0 twice; unknown in "almost none" | | | |
| same day, many, on demand | word | unknown | | | |
| 1.234 | word, two `readings` | unknown: 1.234 or 1234 | | | |

A hedge is no limit: "nearly 100" lies a little below 100, but nobody knows how far, as with "about 100"; "just under 100" and
"not quite 100" name the end itself. A limit has one end only. Limits concern the amount: "over -60 %" is below -60. Words of
direction ("93.5 % reduction") are kept in `direction` and do not change the number; a typed sign is part of the number.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

from desktop.evidence.figures import units
from desktop.evidence.figures.grammar import read
from desktop.evidence.figures.lexicon import Token
from desktop.evidence.figures.moments import are_years, open_for
from desktop.evidence.figures.partial_figure import PartialFigure
from desktop.evidence.figures.scan import is_continental, scan, variants
from desktop.evidence.figures.unit_and_period import Field, read_period, read_unit
from desktop.evidence.figures.working_time import WORKED

MOST_CHARACTERS = 200


class FigureKind(StrEnum):
    """The kind of a figure; NONE is zero said as a word."""

    EXACT = "exact"
    RANGE = "range"
    BOUND = "bound"
    WORD = "word"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure: the text as typed and what is understood of it, in the form that the module describes.

    `direction` is -1 if words say less, +1 for more, 0 for neither; `pace` means "faster" or "better", which is neither;
    `tempo` is +1 for faster and -1 for slower; `gained` marks a gain, which is less of a time and more of anything else; `left`
    marks what was reached: "down to 40 %", "40 % of the original", "doubled"; `total` is the whole in "2 of 3"; `compound` marks
    a product such as 340 × 400 W; `readings` are the meanings of an ambiguous text; `settled`: the words around decided how the
    text is read; `twice`: the same sum was also said in another currency; `scaled`: the number came with k, million or the like;
    `bare`: the text itself does not say what it counts; `strange`: an unknown word before the number may limit it;
    `may_be_year`: a bare number of four digits such as 2019; `reached`: the 80 of "down 20 % to 80", or the upper end where both
    ends have a unit and it may be meant so; `worked`: days and weeks may be those that people work, not those that elapse.
    """

    text: str
    kind: FigureKind
    low: Decimal | None = None
    high: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    hedges: tuple[str, ...] = ()
    basis: str | None = None
    readings: tuple["Figure", ...] = ()
    direction: int = 0
    pace: bool = False
    tempo: int = 0
    left: bool = False
    gained: bool = False
    total: Decimal | None = None
    compound: bool = False
    settled: bool = False
    twice: bool = False
    scaled: bool = False
    bare: bool = False
    strange: bool = False
    may_be_year: bool = False
    reached: Decimal | None = None
    worked: bool = False


def read_figure(text: str, unit: str = "", period: str = "", decimal_mark: str = "", beside: str = "") -> Figure:
    """Returns what is understood of `text`. `unit` and `period` are the claim's own fields and complete what the text lacks.

    `decimal_mark` is "," or "." where the rest of the claim shows which one stands before decimals; `beside` is the rest of the
    claim, for a word with several meanings. Reads any text in linear time and raises nothing; what is not wholly understood is
    a word.
    """
    if len(text) > MOST_CHARACTERS:
        return Figure(text=text, kind=FigureKind.WORD)
    return read_anew(text, unit[: 2 * MOST_CHARACTERS], period[: 2 * MOST_CHARACTERS], decimal_mark, beside)


@lru_cache(maxsize=512)  # while one field is typed in, the claim's other texts are read with every key
def read_anew(text: str, unit: str, period: str, decimal_mark: str, beside: str = "") -> Figure:
    """Returns what is understood of a text of at most `MOST_CHARACTERS`."""
    field, basis = read_unit(unit), read_period(period)
    continental = is_continental(unit) or is_continental(period)
    hint = field.unit or field.dimension or ("money" if field.currency else "")
    tokens, settled = scan(text, hint, decimal_mark, continental, f"{unit} {period} {beside}")
    readings = [figure for variant in variants(tokens) for figure in _readings(text, variant, field, basis)]
    known = [figure for n, figure in enumerate(readings) if figure.kind is not FigureKind.WORD and figure not in readings[:n]]
    if len(known) == 1:
        return replace(known[0], settled=True) if settled else known[0]
    return Figure(text=text, kind=FigureKind.WORD, readings=tuple(known))


def _readings(text: str, tokens: list[Token], field: Field, basis: str) -> list[Figure]:
    """Returns one figure, or two: a spoken quarter can be a fourth or three months, "8-18h" lengths or times of day."""
    draft = PartialFigure(list(tokens))
    figures = [_figure(text, draft, field, basis)] if read(draft) else []
    if figures and (hours := open_for(draft)):
        figures.append(replace(figures[0], kind=FigureKind.EXACT, unit="hour", low=hours, high=hours))
    if draft.forked and not draft.quarters:
        other = PartialFigure(list(tokens), quarters=True)
        figures += [_figure(text, other, field, basis)] if read(other) else []
    return figures


def _figure(text: str, draft: PartialFigure, field: Field, period: str) -> Figure:
    unit, currency, bases = draft.unit, draft.currency, draft.basis
    low, high = draft.low, draft.high
    if draft.times and not unit:
        unit = _counted_times(draft, period)
    bare = not unit and not currency
    if bare and not (draft.total and field.unit == units.PERCENT):
        unit, currency = field.unit, field.currency
        if field.scale != 1 and not draft.scaled:
            low, high = low * field.scale, high * field.scale
    if not bases and not draft.interval and not draft.compound:
        same = unit == field.unit and currency == field.currency
        relative = (draft.direction or draft.pace) and unit in (units.PERCENT, units.MULTIPLE, units.POINT)
        bases = [field.basis] if field.basis and same else [period] if period and not relative else []
    if draft.interval:
        bases = [units.TIME]
    if unit == "wari":
        unit, low, high = units.PERCENT, low * 10, high * 10
    least = _trimmed(low)
    kind, first, last = _ends(draft, least, least if high is low else _trimmed(high))
    years = not (unit or currency or bases) and draft.total is None and are_years(draft)
    worked = bool(bases) and bases != [units.TIME]
    worked = worked or any(token.said in WORKED for token in draft.tokens)
    if (years and draft.ranged) or (unit == "year" and are_years(draft)) or (worked and draft.mixed):
        kind = FigureKind.WORD
    return Figure(
        text=text,
        kind=kind,
        low=first,
        high=last,
        unit=unit or None,
        currency=currency or None,
        hedges=tuple(dict.fromkeys(draft.hedges)),
        basis=" per ".join(bases) or None,
        direction=-1 if draft.gained and units.is_time(unit) else draft.direction,
        gained=draft.gained,
        pace=draft.pace,
        tempo=draft.tempo,
        left=draft.left,
        reached=draft.reached,
        worked=worked,
        total=draft.total,
        compound=draft.compound,
        twice=draft.twice,
        bare=bare and draft.total is None,
        strange=draft.stranger and not draft.gone,
        scaled=draft.scaled or (bare and field.scale != 1),
        may_be_year=years,
    )


def _counted_times(draft: PartialFigure, period: str) -> str:
    """Returns the unit of "3 times", "3x" or "twice": `time` if it counts how often something happens, or a multiple."""
    if draft.basis or (period and draft.times != "x"):
        return units.TIME
    if draft.times == "times":
        broken = draft.low % 1 or draft.high % 1  # nothing happens one and a half times
        return units.MULTIPLE if draft.pace or draft.direction or broken else units.TIME
    return units.TIME if draft.times == "once" and draft.high == 1 else units.MULTIPLE


def _ends(draft: PartialFigure, low: Decimal, high: Decimal) -> tuple[FigureKind, Decimal | None, Decimal | None]:
    """Returns kind and ends: a limit has one open end, which for negative amounts is the one away from zero."""
    if draft.gone:
        sure = not draft.hedges
        return FigureKind.NONE, (Decimal(0) if sure else None), (Decimal(0) if sure else None)
    if not draft.limit:
        return (FigureKind.RANGE if low != high else FigureKind.EXACT), low, high
    upwards = draft.limit > 0
    if high <= 0 > low:
        upwards = not upwards
    return (FigureKind.BOUND, low, None) if upwards else (FigureKind.BOUND, None, high)


def _trimmed(number: Decimal) -> Decimal:
    """Returns the same number without trailing zeros: 5.90 million is 5900000, and never 5.9E+6."""
    if str(number).isdigit():
        return number
    text = f"{number:f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)
