"""Finds what to ask about a claim while there is time, each remark beside its field. Remarks warn and never change anything.

The screen and the checks before a document use the same function; each remark has a code by which they choose.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta

from db.model.records import Claim, ClaimKind, Evidence, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.evidence.claims.claim_figures import ClaimFigures, figures_of
from desktop.evidence.claims.claim_in_words import sides_as_said
from desktop.evidence.claims.compare import Pair, compare
from desktop.evidence.claims.formats import known_locale
from desktop.evidence.claims.number_fields import TypedNumber, read_intensity, read_money, read_percent
from desktop.evidence.claims.understanding import understand
from desktop.evidence.claims.warnings import Remark, readings_told, remark
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure, FigureKind, read_figure
from desktop.evidence.figures.roles import Role
from desktop.evidence.figures.scan import scan
from desktop.evidence.figures.word_list_notation import names
from desktop.evidence.money.valuation import worth_remarks
from desktop.evidence.wording import remark_phrases
from desktop.evidence.wording.phrases import phrase

_QUOTED = re.compile('[“„«»”"「『]')
# Remarks that the line under the editor shows already, and that a document needs as well.
_REPEATED = frozenset(("two_readings", "too_large", "disagrees", "may_be_points"))
_CODE = re.compile(r"[A-Z]{3}\Z")


def _any_of(words: str, also: str = "") -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:" + "|".join([*map(re.escape, names(words)), *filter(None, [also])]) + r")(?!\w)", re.IGNORECASE
    )


# "They would have needed hundreds" describes the past, and "are planned now" what is so already.
_FUTURE = _any_of(
    remark_phrases.FUTURE, r"would(?!n't have| not have| have|'ve)|(?:is|are) planned(?!\s+(?:now|today|already|a|the)\b)"
)
_PERCENT_METRIC = _any_of(remark_phrases.PERCENT_METRICS)


def remarks_on(claim: Claim, whole: WholeVisit | None = None, words: Translator = ENGLISH) -> tuple[Remark, ...]:
    """Returns the remarks on `claim`; with `whole`, also those that need the visit's date and its other claims."""
    figures = figures_of(claim)
    found = [*_missing(claim, figures, words), *_doubtful(claim, figures, words), *_fields(claim, words)]
    found += worth_remarks(claim, words)
    if whole is not None:
        found += [*_contradictions(claim, figures, whole, words), *_late(claim, whole, words)]
    return tuple(found)


def _missing(claim: Claim, figures: ClaimFigures, words: Translator) -> Iterator[Remark]:
    """Yields the parts that nobody has said yet. A claim without a figure needs only who said it and how they know."""
    counted = [figure for figure in figures.said() if figure.kind is not FigureKind.WORD]
    told = claim.kind in (ClaimKind.RESULT, ClaimKind.FORECAST)
    if counted and told and figures.before is None and (figures.after or figures.stated):
        yield remark("no_baseline", "before", words)
    if counted and told and figures.before and not figures.after and not figures.stated:
        yield remark("no_result", "after", words)
    if counted and not claim.period.strip() and any(_needs_period(figure) for figure in counted):
        yield remark("no_period", "period", words)
    if (
        claim.evidence is Evidence.UNKNOWN
        and (counted or claim.wording.strip())
        and claim.category is not ValueCategory.EMOTIONAL
    ):
        yield remark("no_source", "evidence", words)
    if claim.said_by is None and not claim.felt_by.strip() and (figures.said() or claim.wording.strip()):
        yield remark("no_speaker", "said_by", words)


def _needs_period(figure: Figure) -> bool:
    shares = ("share", "points", units.MULTIPLE)
    return (
        figure.kind is not FigureKind.NONE
        and figure.basis is None
        and figure.total is None
        and units.family(figure.unit) not in shares
    )


def _doubtful(claim: Claim, figures: ClaimFigures, words: Translator) -> Iterator[Remark]:
    """Yields parts that were said but may be meant differently."""
    future = _FUTURE.search(f"{claim.wording[:2000]} {claim.period} {claim.after} {claim.change}")
    if future and claim.kind is ClaimKind.RESULT and claim.category is not ValueCategory.EMOTIONAL:
        yield remark("forecast_as_fact", "kind", words, word=future[0])
    currencies = _currencies(claim)
    if len(currencies) > 1:
        yield remark("same_sum_twice", "wording", words, currencies=f" {phrase('and', words)} ".join(currencies))
    understood = understand(claim, words)
    yield from (doubt for doubt in understood.doubts if doubt.code in _REPEATED)
    stated, change = figures.stated, understood.change
    if change is not None and change.improvement is False and claim.kind is ClaimKind.RESULT:
        yield remark("got_worse", "better", words)
    confirmed = change is not None and change.agrees is True
    if stated and not confirmed and units.family(stated.unit) == "share" and _is_percent_metric(claim, figures):
        yield remark("points_or_percent", "change", words, said=claim.change.strip())


def _is_percent_metric(claim: Claim, figures: ClaimFigures) -> bool:
    sides = [side for side in (figures.before, figures.after) if side]
    return bool(_PERCENT_METRIC.search(claim.metric)) or any(side.unit == units.PERCENT for side in sides)


def _currencies(claim: Claim) -> list[str]:
    """Returns the currencies in the wording and the figures, in the order they come."""
    text = " ; ".join((claim.wording, claim.before, claim.after, claim.change))
    found = [token.name for token in scan(text).tokens if token.before is Role.CURRENCY and not token.others]
    return list(dict.fromkeys(found))


def _fields(claim: Claim, words: Translator) -> Iterator[Remark]:
    """Yields the remarks on the number fields, each beside its own field."""
    typed: tuple[tuple[str, str, TypedNumber], ...] = (
        ("attribution", claim.attribution, read_percent(claim.attribution)),
        ("confidence", claim.confidence, read_percent(claim.confidence)),
        ("intensity_before", claim.intensity_before, read_intensity(claim.intensity_before)),
        ("intensity_after", claim.intensity_after, read_intensity(claim.intensity_after)),
        ("annual_value", claim.annual_value, read_money(claim.annual_value, claim.currency)),
    )
    for field, text, entry in typed:
        if entry.wrong:
            readings = readings_told(read_figure(text), words)
            yield remark(entry.wrong, field, words, text=text.strip(), readings=readings, currency=claim.currency.strip())
    if claim.annual_value.strip() and not claim.currency.strip():
        yield remark("no_currency", "currency", words)
    if claim.currency.strip() and not _CODE.match(claim.currency.strip()):
        yield remark("unknown_currency", "currency", words, text=claim.currency.strip())
    if claim.annual_value.strip() and claim.category is ValueCategory.EMOTIONAL:
        yield remark("priced_feeling", "annual_value", words)


def _contradictions(claim: Claim, figures: ClaimFigures, whole: WholeVisit, words: Translator) -> Iterator[Remark]:
    """Yields contradictions: another claim on the same metric whose before or after does not meet this one's."""
    metric = _metric(claim)
    if not metric:
        return
    for other in whole.claims:
        if other.id == claim.id or _metric(other) != metric or other.kind is not claim.kind:
            continue
        others = figures_of(other)
        if _apart(figures.before, others.before) or _apart(figures.after, others.after):
            yield remark("contradicts", "metric", words, metric=claim.metric.strip(), other=sides_as_said(other, words))


def _metric(claim: Claim) -> str:
    return " ".join(claim.metric.casefold().split())


def _apart(one: Figure | None, other: Figure | None) -> bool:
    pair = compare(one, other)
    return isinstance(pair, Pair) and (pair.before[1] < pair.after[0] or pair.after[1] < pair.before[0])


def _late(claim: Claim, whole: WholeVisit, words: Translator) -> Iterator[Remark]:
    if _QUOTED.search(claim.wording) and typed_late(claim.heard_at, whole.visit.date):
        from babel.dates import format_date  # imported here: loading its tables of names takes longer than all other remarks

        visit, typed = date.fromisoformat(whole.visit.date), datetime.fromisoformat(claim.heard_at).date()
        days = {
            name: format_date(day, "medium", known_locale(words.locale)) for name, day in (("visit", visit), ("typed", typed))
        }
        yield remark("late_verbatim", "wording", words, **days)


def typed_late(heard_at: str, visit_date: str) -> bool:
    """Returns whether words were typed more than a day after the visit: after the end of the day that follows it.

    `heard_at` is ISO 8601, `visit_date` an ISO date; False if either is missing or invalid.
    """
    try:
        typed, visit = datetime.fromisoformat(heard_at), date.fromisoformat(visit_date)
    except ValueError:
        return False
    return typed.date() > visit + timedelta(days=1)


__all__ = ["Remark", "remarks_on", "typed_late"]
