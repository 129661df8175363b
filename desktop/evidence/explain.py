"""Explains how Firsthand understands figures, as plain data for the command `explain`."""

from decimal import Decimal

from db.model.records import Claim, RecordId, ValueCategory, VisitId
from desktop.core.messages import ENGLISH, Translator
from desktop.evidence.claims.change import FigureChange
from desktop.evidence.claims.understanding import understand
from desktop.evidence.figures.figure import Figure


def explain(
    before: str = "", after: str = "", change: str = "", unit: str = "", period: str = "", words: Translator = ENGLISH
) -> dict[str, object]:
    """Returns what is understood of the texts and computed from them, ready for JSON, with numbers as decimal text.

    `words` is the language of sentence and remarks. Keys: `before`, `after`, `stated` (figures, or None if nothing was said),
    `change` (None if nothing certain follows), `sentence`, `remarks`. A figure with two readings has both under `readings`;
    "3 in 10" has the 10 under `of`, "down 20 % to 80" the 80 under `to`.
    """
    claim = Claim(
        id=RecordId(""),
        visit_id=VisitId(""),
        category=ValueCategory.OTHER,
        before=before,
        after=after,
        change=change,
        unit=unit,
        period=period,
    )
    understood = understand(claim, words)
    return {
        "before": _figure(understood.before),
        "after": _figure(understood.after),
        "stated": _figure(understood.stated),
        "change": _change(understood.change),
        "sentence": understood.sentence,
        "remarks": list(understood.remarks),
    }


def _figure(figure: Figure | None) -> dict[str, object] | None:
    if figure is None:
        return None
    told: dict[str, object] = {
        "text": figure.text,
        "kind": figure.kind.value,
        "low": _text(figure.low),
        "high": _text(figure.high),
        "unit": figure.unit,
        "currency": figure.currency,
        "hedges": list(figure.hedges),
        "basis": figure.basis,
    }
    told |= {name: _text(number) for name, number in (("of", figure.total), ("to", figure.reached)) if number is not None}
    if figure.readings:
        told["readings"] = [_figure(reading) for reading in figure.readings]
    return told


def _change(change: FigureChange | None) -> dict[str, object] | None:
    if change is None:
        return None
    return {
        "percent_low": _text(change.percent_low),
        "percent_high": _text(change.percent_high),
        "difference_low": _text(change.difference_low),
        "difference_high": _text(change.difference_high),
        "agrees": change.agrees,
    }


def _text(number: Decimal | None) -> str | None:
    return None if number is None else f"{number:f}"
