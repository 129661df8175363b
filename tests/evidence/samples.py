"""Defines the short notation in which tests state what is understood: "range 35..45 minute per release [about]"."""

import json
from dataclasses import replace
from decimal import Decimal
from typing import Any

from db.model.records import Claim, ClaimKind, Evidence, RecordId, ValueCategory, VisitId
from desktop.evidence.claims.change import FigureChange, what_changed
from desktop.evidence.claims.understanding import Understanding, understand
from desktop.evidence.figures.figure import Figure, read_figure
from tests.data import VISIT_FILES


def claim(**fields: Any) -> Claim:
    return replace(Claim(id=RecordId("c"), visit_id=VisitId("v"), category=ValueCategory.OTHER), **fields)


def visit_claims(visit: str) -> list[Claim]:
    """Returns the claims of one of the eight visits; `said_by` left out, as no person is at hand."""
    raw = json.loads((VISIT_FILES / f"{visit}.json").read_text(encoding="utf-8"))["value"]
    return [_visit_claim(**fields) for fields in raw]


def _visit_claim(
    category: str, kind: str = "result", evidence: str = "unknown", hedges: Any = (), said_by: str = "", **texts: Any
) -> Claim:
    return claim(
        category=ValueCategory(category), kind=ClaimKind(kind), evidence=Evidence(evidence), hedges=tuple(hedges), **texts
    )


def told(figure: Figure | None) -> str:
    """Returns a figure in short: kind, ends, unit, currency, basis, hedges; what can be read in two ways with " / " between."""
    if figure is None:
        return "-"
    if figure.readings:
        return " / ".join(told(reading) for reading in figure.readings)
    ends = [f"{end:f}" if end is not None else "" for end in (figure.low, figure.high)]
    parts = [
        figure.kind.value,
        "" if ends == ["", ""] else ends[0] if ends[0] == ends[1] else "..".join(ends),
        figure.unit,
        figure.currency,
        figure.basis and f"per {figure.basis}",
        figure.total and f"of {figure.total:f}",
        figure.hedges and f"[{', '.join(figure.hedges)}]",
    ]
    return " ".join(part for part in parts if part)


def read(text: str, unit: str = "", period: str = "") -> str:
    return told(read_figure(text, unit, period))


def percents(change: FigureChange | None) -> str:
    """Returns a change in short: "-87.5", "-91.67..-87.5", "no percentage", or "nothing"."""
    if change is None:
        return "nothing"
    if change.percent_low is None or change.percent_high is None:
        return "no percentage"
    ends = [f"{rounded(end):f}" for end in (change.percent_low, change.percent_high)]
    return ends[0] if ends[0] == ends[1] else "..".join(ends)


def rounded(number: Decimal) -> Decimal:
    text = f"{number.quantize(Decimal('0.01')):f}"
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def changed(before: str, after: str, stated: str = "", unit: str = "", period: str = "") -> FigureChange | None:
    first, second, said = (read_figure(text, unit, period) if text else None for text in (before, after, stated))
    return what_changed(first, second, said)


def understood(before: str = "", after: str = "", change: str = "", **fields: Any) -> Understanding:
    return understand(claim(before=before, after=after, change=change, **fields))
