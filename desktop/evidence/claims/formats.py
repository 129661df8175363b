"""Writes numbers and figures in the user's number format, so that `read_figure` reads back the same values.

Two rules make the text unambiguous in every format: a point never separates thousands (German gets a narrow space from 10 000
up, as its standard for numbers requires), and a decimal of exactly three places gets a fourth.
"""

from decimal import Context, Decimal
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from desktop.evidence.figures import units
from desktop.evidence.figures.figure import Figure, FigureKind

_NARROW = "\u202f"
_WIDE = Context(prec=200)


@lru_cache(maxsize=16)
def known_locale(name: str) -> Locale:
    """Returns the locale with this name ("de-CH" or "de_CH"); English if it does not exist."""
    for candidate in (name.replace("-", "_"), name.replace("-", "_").split("_")[0]):
        try:
            return Locale.parse(candidate)
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse("en")


@lru_cache(maxsize=16)
def _marks(name: str) -> tuple[str, str]:
    """Returns the decimal mark and the thousands mark of a locale."""
    symbols = known_locale(name).number_symbols["latn"]
    group = str(symbols.get("group", ","))
    return str(symbols.get("decimal", ".")), _NARROW if group == "." else group


def number_text(number: Decimal, locale: str = "en", places: int | None = None, plain: bool = False) -> str:
    """Returns `number` in the format of `locale`, every digit of it, or rounded to at most `places` decimals.

    `plain` leaves out the fourth decimal that keeps "1.234" from being read as a thousand.
    """
    if places is not None:
        number = rounded(number, places)
    text = f"{number:f}"
    sign = "-" if text.startswith("-") else ""
    whole, _, decimals = text.removeprefix("-").partition(".")
    decimals = decimals.rstrip("0")
    mark, group = _marks(locale)
    if len(decimals) == 3 and len(whole) <= 3 and not plain:
        decimals += "0"
    if len(whole) > 4 or (len(whole) == 4 and group == ","):
        whole = _grouped(whole, group)
    return f"{sign}{whole}{mark}{decimals}" if decimals else sign + whole


def rounded(number: Decimal, places: int) -> Decimal:
    """Returns `number` to at most `places` decimals, half to even; however long it is."""
    return number.quantize(Decimal(1).scaleb(-places), context=_WIDE)


def _grouped(whole: str, mark: str) -> str:
    head = len(whole) % 3
    groups = [whole[:head]] if head else []
    return mark.join([*groups, *(whole[at : at + 3] for at in range(head, len(whole), 3))])


@lru_cache(maxsize=16)
def _percent_pattern(name: str) -> str:
    pattern = str(known_locale(name).percent_formats[None].pattern)
    return pattern.replace("#,##0", "{}").replace("#,##,##0", "{}")


def percent_text(low: Decimal, high: Decimal, locale: str = "en", places: int = 1) -> str:
    """Returns a positive percentage, or two as a range, in the format of `locale`: "87.5–91.7%". Never rounds up to 100.

    Numbers that end within two decimals are written out; others are rounded to `places`, or as many as they need.
    """
    first, last = _percent_number(low, locale, places), _percent_number(high, locale, places)
    return _percent_pattern(locale).format(first if first == last else f"{first}–{last}")


def _percent_number(number: Decimal, locale: str, least: int) -> str:
    if number == rounded(number, 2):
        return number_text(number, locale, plain=True)
    for places in range(least, 8):
        short = rounded(number, places)
        if short and (short < 100) is (number < 100) and short != 100:
            return number_text(short, locale, plain=True)
    return number_text(number, locale, plain=True)


def figure_text(figure: Figure, locale: str = "en") -> str:
    """Returns a figure as it was understood, in the number format of `locale`; a word as it was typed."""
    if figure.kind is FigureKind.WORD or (figure.low is None and figure.high is None):
        return figure.text
    if figure.kind is FigureKind.NONE:
        return "none"
    return _with_unit(figure, _numbers(figure, locale))


def _numbers(figure: Figure, locale: str) -> str:
    low, high = figure.low, figure.high
    if low is not None and high is not None:
        if low == high and figure.kind is FigureKind.EXACT:
            return number_text(low, locale)
        return f"{number_text(low, locale)} to {number_text(high, locale)}"
    end = low if low is not None else high
    assert end is not None  # a figure without ends is a word
    upwards = (low is not None) is (end >= 0)
    return f"{'over' if upwards else 'under'} {number_text(end, locale)}"


def _with_unit(figure: Figure, numbers: str) -> str:
    basis = f" per {figure.basis}" if figure.basis else ""
    if figure.currency:
        return f"{numbers} {figure.currency}{basis}"
    if figure.basis == units.TIME:
        return f"every {numbers} {figure.unit}"
    if figure.total is not None:
        return f"{numbers} of {figure.total:f}{' ' + figure.unit if figure.unit else ''}{basis}"
    if figure.unit == units.PERCENT:
        return f"{numbers} percent of {figure.basis}" if figure.basis else f"{numbers} percent"
    if figure.unit == units.MULTIPLE:
        return f"{numbers}-fold{basis}"
    return f"{numbers} {figure.unit}{basis}" if figure.unit else f"{numbers}{basis}"
