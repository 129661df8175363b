"""Writes the texts of a claim as the story prints them: both sides with their unit, a change without its sign, the period.

A figure keeps the words in which it was said. A sign never stands behind a hedge.
"""

import re

from db.model.messages import N_
from db.model.records import Claim
from desktop.core.messages import Translator
from desktop.evidence.figures.figure import FigureKind, read_figure
from desktop.report.content.story import licence
from desktop.report.content.story.story_words import SYMBOLS

STARTS_WITH_A_WORD = re.compile(
    r"(?:per|a|an|each|every|since|as|in|within|over|by|during|from|until|for|before|after|at|on|between|next|this|p\.a"
    r"|daily|weekly|monthly|yearly|annually|quarterly|pro|je|im|seit|par|depuis|en)\b",
    re.IGNORECASE,
)
SPAN = re.compile(
    r"(?:(?:less|more|just|under|over|about|almost|nearly|around|up|fewer|at|than|to|least|most|a|an)\s+)*"
    r"(?:\d[\d.,–-]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|few|couple of|half)(?:\s+\w+)?\s+"
    r"(?:second|minute|hour|day|week|month|quarter|year)s?"
    r"|(?:(?:less|more|fewer) than|at (?:least|most)|up to|under|over|about|almost|nearly|around|just \w+) an? "
    r"(?:second|minute|hour|day|week|month|quarter|year)",
    re.IGNORECASE,
)
ORDINAL = re.compile(r"(?:first|second|third|last|past)\s+(?:\w+\s+)?(?:day|week|month|quarter|year)s?", re.IGNORECASE)
SIGNED = re.compile(r"(?<![\w)\]%])(?:[-−+]|(?:minus|plus)\s)\s?(?=(?:[€$£¥]|[A-Z]{3}(?=\s?\d))?\s?\d)")
NEGATIVE = re.compile(r"(?<![\w)\]%])(?:[-−]|minus\s)\s?(?=(?:[€$£¥]|[A-Z]{3}(?=\s?\d))?\s?\d)")
TIME_WORD = re.compile(r"(?<!\w)(second|minute|hour|day|week|month|quarter|year)s?(?!\w)", re.IGNORECASE)


def period_of(claim: Claim, words: Translator) -> str:
    """Returns the period with the word or comma that joins it to a figure; empty where the figures say it."""
    period = licence.printed(claim.period, words)
    said = f"{claim.before} {claim.after} {claim.change} {claim.unit}".casefold()
    if not period or period.casefold() in said:
        return ""
    if ORDINAL.fullmatch(period):
        return words.text(N_(" in the {period}"), period=licence.first_small(period))
    if STARTS_WITH_A_WORD.match(period):
        return (
            words.text(N_(" {period}"), period=licence.first_small(period)) if not SPAN.fullmatch(period) else _in(period, words)
        )
    if SPAN.fullmatch(period):
        return _in(period, words)
    if TIME_WORD.fullmatch(period):
        return words.text(N_(" per {period}"), period=period)
    return words.text(N_(", {period}"), period=licence.first_small(period))


def _in(period: str, words: Translator) -> str:
    return words.text(N_(" in {period}"), period=period)


def loose_hedges(claim: Claim) -> tuple[str, ...]:
    """Returns the hedges that stand in none of the claim's texts: one that stands in the period belongs to the period."""
    said = " ".join((claim.before, claim.after, claim.change, claim.period, claim.unit)).casefold()
    loose = [hedge.strip() for hedge in claim.hedges if hedge.strip() and hedge.strip().casefold() not in said]
    return tuple(one for one in loose if not any(one != other and one.casefold() in other.casefold() for other in loose))


def sides_of(claim: Claim, words: Translator) -> tuple[str, str]:
    """Returns both sides as printed, each with its unit where it needs one."""
    before, after = (licence.printed(text, words) for text in (claim.before, claim.after))
    unit = licence.folded(claim.unit)
    if not unit:
        return before, after
    alone = not (before and after)
    for_each = alone or is_symbol(unit) or read_figure(claim.before).unit != read_figure(claim.after).unit
    return (
        _with_unit(before, unit, claim, words) if for_each else before,
        _with_unit(after, unit, claim, words),
    )


def unit_left(claim: Claim, *shown: str) -> str:
    """Returns the unit of a claim where none of the texts shown says it, nor the metric: "watts per lamp" beside "150 W"."""
    unit = licence.folded(claim.unit)
    if not unit or not any(shown) or _is_dimension(unit) or unit.isupper() or in_metric(unit, claim.metric):
        return ""
    said = " ".join(shown).replace(licence.NO_BREAK, " ").casefold()
    if licence.signs(unit).replace(licence.NO_BREAK, " ").casefold() in said:
        return ""
    wanted = read_figure(f"1 {unit}")
    figures = [read_figure(text) for text in (claim.before, claim.after, claim.change) if text.strip()]
    known = any(one.unit == wanted.unit and (one.basis == wanted.basis or not wanted.basis) for one in figures if wanted.unit)
    return "" if known else unit


def counted(claim: Claim, side: str, words: Translator) -> str:
    """Returns a side that stands alone, with the unit that it left to the metric: "1000 people"."""
    unit = licence.folded(claim.unit)
    bare = side and unit and _is_bare(claim.after) and not _is_dimension(unit) and unit.casefold() not in side.casefold()
    return licence.signs(f"{side}{licence.NO_BREAK}{unit}") if bare and not is_symbol(unit) else side


def is_symbol(unit: str) -> bool:
    """Returns whether a unit is a sign, an abbreviation or a currency, which stands beside both numbers."""
    return unit.split()[0] in SYMBOLS or (unit.isupper() and len(unit) <= 4) or unit.startswith("%")


def _with_unit(text: str, unit: str, claim: Claim, words: Translator) -> str:
    """Returns a side with the unit, where it is a bare number and neither it nor the metric says what it counts."""
    if not text or not _is_bare(text) or _is_dimension(unit):
        return text
    if not is_symbol(unit) and in_metric(unit, claim.metric):
        return text
    space = licence.NO_BREAK
    if unit.isupper() and len(unit) == 3:
        return _currency_before(text, unit)
    return licence.signs(f"{text}{space}{unit}")


def _currency_before(text: str, currency: str) -> str:
    """Returns an amount with its currency before the number: "about EUR 1,200"."""
    found = re.search(r"\d", text)
    at = found.start() if found else 0
    return f"{text[:at]}{currency}{licence.NO_BREAK}{text[at:]}"


def in_metric(unit: str, metric: str) -> bool:
    """Returns whether the metric names what is counted."""
    stem = re.escape(unit.casefold().rstrip("s"))
    return bool(re.search(rf"(?<!\w){stem}(?:e?s)?(?!\w)", metric.casefold()))


def _is_dimension(unit: str) -> bool:
    return unit.casefold() in {"time", "money", "duration", "zeit", "temps", "length", "weight"}


def _is_bare(text: str) -> bool:
    figure = read_figure(text)
    if figure.kind is FigureKind.WORD:
        return bool(re.fullmatch(r"[^\W\d_]*\s*(?:\d[\d.,–\s-]*|many|several|hundreds|thousands|dozens)", text.strip())) and bool(
            re.search(r"\d|many|several|hundreds|thousands|dozens", text)
        )
    return figure.bare and figure.kind is not FigureKind.NONE


def change_of(claim: Claim, words: Translator) -> str:
    """Returns a stated change without its signs; its own words of direction stay."""
    text = licence.folded(claim.change)
    if not text:
        return ""
    signed = bool(SIGNED.search(text))
    amount = licence.printed(SIGNED.sub("", text), words)
    amount = re.sub(r"(?<=\d)\s+to\s+(?=\d)", licence.DASH, amount) if signed else amount
    unit = licence.folded(claim.unit)
    if unit and _lacks_unit(amount, unit) and not _is_dimension(unit):
        if unit.isupper() and len(unit) == 3:
            amount = _currency_before(amount, unit)
        elif is_symbol(unit) or not in_metric(unit, claim.metric):
            amount = licence.signs(f"{amount}{licence.NO_BREAK}{unit}")
    return amount


def _lacks_unit(text: str, unit: str) -> bool:
    figure = read_figure(text)
    return (
        figure.bare
        or (figure.kind is FigureKind.WORD and bool(re.search(r"\d$", text)))
        or (
            not figure.unit
            and not figure.currency
            and unit.casefold() not in text.casefold()
            and bool(re.search(r"\d\W*$", text))
        )
    )
