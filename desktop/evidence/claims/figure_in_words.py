"""Writes a figure for people to read; for a form that can be read back exactly, see `formats.figure_text`."""

from desktop.core.messages import Translator
from desktop.evidence.claims.formats import number_text
from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure, FigureKind
from desktop.evidence.wording.phrases import phrase
from desktop.evidence.wording.unit_words import unit_plural


def figure_in_words(figure: Figure, words: Translator) -> str:
    """Returns a figure as it was understood, with units in the plural; a word as it was typed."""
    if figure.kind is FigureKind.WORD or (figure.low is None and figure.high is None):
        return figure.text
    if figure.kind is FigureKind.NONE:
        return phrase("none", words)
    told = _with_unit(figure, _numbers(figure, words), words)
    if not figure.basis or figure.basis == units.TIME or (figure.unit == units.PERCENT and not figure.currency):
        return told
    return phrase("per_basis", words, figure=told, basis=_unit(figure.basis, 1, words))


def _numbers(figure: Figure, words: Translator) -> str:
    low, high = figure.low, figure.high
    ends = [number_text(end, words.locale, plain=True) for end in (low, high) if end is not None]
    if low is not None and high is not None:
        exact = low == high and figure.kind is FigureKind.EXACT
        return ends[0] if exact else phrase("low_to_high", words, low=ends[0], high=ends[1])
    upwards = (low is not None) is ((low if low is not None else high or 0) >= 0)
    return phrase("over" if upwards else "under", words, number=ends[0])


def _with_unit(figure: Figure, numbers: str, words: Translator) -> str:
    unit = _unit(figure.unit, 1 if figure.high == 1 else 2, words) if figure.unit else ""
    if figure.currency:
        return f"{numbers} {figure.currency}"
    if figure.basis == units.TIME:
        return phrase("every", words, number=numbers, unit=unit)
    if figure.total is not None:
        return phrase("of_total", words, number=numbers, total=f"{figure.total:f}", unit=unit).rstrip()
    if figure.unit == units.PERCENT and figure.basis:
        return phrase("percent_of", words, number=numbers, basis=_unit(figure.basis, 1, words))
    if figure.unit == units.MULTIPLE:
        return phrase("fold", words, number=numbers)
    return f"{numbers} {unit}".rstrip()


def _unit(unit: str, count: int, words: Translator) -> str:
    return words.plural(unit_plural(unit), count)
