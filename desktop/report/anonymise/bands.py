"""Says less where the whole would give an anonymous customer away: a region, a band of sizes, a season, a count rounded down.

All functions are pure. What they cannot read they leave out, or leave as it is where it holds no figure.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from unicodedata import normalize

from db.model.messages import N_
from desktop.core.messages import Translator
from desktop.evidence.claims.formats import number_text
from desktop.evidence.figures import units
from desktop.evidence.figures.currencies import CURRENCIES
from desktop.evidence.figures.figure import Figure, FigureKind, read_figure
from desktop.evidence.figures.lexicon import TABLE
from desktop.evidence.figures.roles import Role
from desktop.report.anonymise.countries import COUNTRIES

# Of each region, what it is called and what is said of its people.
REGIONS = {
    "Nordic": (N_("the Nordic countries"), N_("Nordic")),
    "Baltic": (N_("the Baltic countries"), N_("Baltic")),
    "Western": (N_("Western Europe"), N_("Western European")),
    "Central": (N_("Central Europe"), N_("Central European")),
    "Southern": (N_("Southern Europe"), N_("Southern European")),
    "SouthEastern": (N_("South-Eastern Europe"), N_("South-Eastern European")),
    "Eastern": (N_("Eastern Europe"), N_("Eastern European")),
    "MiddleEast": (N_("the Middle East"), N_("Middle Eastern")),
    "NorthAfrica": (N_("North Africa"), N_("North African")),
    "Africa": (N_("Africa"), N_("African")),
    "CentralAsia": (N_("Central Asia and the Caucasus"), N_("Central Asian")),
    "SouthAsia": (N_("South Asia"), N_("South Asian")),
    "EastAsia": (N_("East Asia"), N_("East Asian")),
    "SouthEastAsia": (N_("South-East Asia"), N_("South-East Asian")),
    "Pacific": (N_("Australia and the Pacific"), N_("Pacific")),
    "NorthAmerica": (N_("North America"), N_("North American")),
    "LatinAmerica": (N_("Latin America and the Caribbean"), N_("Latin American")),
}
THEIR_COUNTRY, OF_THEIR_COUNTRY = N_("their country"), N_("of their country")
# The lower ends of the bands of sizes, in people.
PEOPLE = units.PERSON_LIKE | {"staff", "colleague", "worker", "headcount"}
BANDS = (1, 10, 50, 100, 200, 500, 1_000, 5_000, 10_000)
BAND, LARGEST = N_("{low} to {high} people"), N_("{low} people or more")
SEASONS = (N_("winter {year}"), N_("spring {year}"), N_("summer {year}"), N_("autumn {year}"))
MORE_THAN = N_("more than {count}")
LEAST_ROUNDED = 10
_PARTS = re.compile(r"[;()·|]|,\s|\s(?:and|across|in|at|with|und|et)\s")
_DIGITS = r"\d+(?:[.,'’\u00a0\u202f ]\d{3})*"
_SCALES = "hundred", "thousand", "dozen", "hundert", "tausend", "dutzend", "cents?", "mille", "douzaine(?: de)?"
_ALONE = (r"(?<![^\W\d_])", r"(?![^\W\d_])")
_DOTTED_AND_NOT = str.maketrans("ıİ", "ii")
_QUOTED = re.compile('[“”„«»"「」『』]')


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its own currency (its code and what it is called), whether it lies in the south, its region, names, people.

    `elsewhere` is what is said of its people in German and French, where its names do not lead to that.
    """

    code: str
    currency: tuple[str, ...]
    south: bool
    region: str
    names: tuple[str, ...]
    people: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()


def countries_in(text: str) -> tuple[Country, ...]:
    """Returns the countries that a field names, by any of their names or by their code."""
    plain = normalize("NFC", text)
    folded = _folded(plain)
    # Hardly any name is in it: the patterns of the others, some two hundred, are never made.
    named = [one for one in _countries() if any(name in folded for name in _folded_names(one))]
    found = [(one, match.span()) for one in named if (match := _names(one).search(plain))]
    # Ireland is no country in "Northern Ireland".
    return tuple(one for one, place in found if not any(_within(place, other) for _, other in found))


def region_of(country: str, words: Translator) -> str:
    """Returns the region in which a country lies; empty where the field names none that is known, or several regions."""
    regions = {one.region for one in countries_in(country)}
    return words.text(REGIONS[regions.pop()][0]) if len(regions) == 1 else ""


def size_band(size: str, words: Translator) -> str:
    """Returns the band in which the number of people lies; a size in words stays, another figure is left out."""
    if not any(map(str.isdecimal, size)):
        return size
    parts = [part.replace("+", " ").strip() for part in (size, *_PARTS.split(size))]
    found = [one for one in map(read_figure, parts) if not one.currency]
    people = next((one for one in found if one.unit in PEOPLE), None) or next((one for one in found if one.bare), None)
    count = _least(people) if people else 0
    if count < 1:
        return ""
    at = max(n for n, low in enumerate(BANDS) if low <= count)
    if at + 1 == len(BANDS):
        return words.text(LARGEST, low=f"{BANDS[at]:,}")
    return words.text(BAND, low=f"{BANDS[at]:,}", high=f"{BANDS[at + 1] - 1:,}")


def season_of(iso: str, country: str, words: Translator) -> str:
    """Returns the season of a day (ISO) in a country; of one that is not known the year alone, of no day nothing."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    found = countries_in(country)
    if not found:
        return str(day.year)
    # December belongs to the winter that begins in it, as people say.
    quarter = (day.month % 12) // 3
    return words.text(SEASONS[(quarter + 2) % 4 if found[0].south else quarter], year=day.year)


def rounded_down(text: str, words: Translator) -> str:
    """Returns `text` with its own counts of things rounded down to one digit: "64 pumps" becomes "more than 60 pumps".

    So does "sixty-four pumps".

    Money, times, measures, shares, years, limits, ranges and counts under ten stay, as does all that stands beside quotation
    marks.
    """
    return text if _QUOTED.search(text) else _counts().sub(lambda found: _rounded(found, words), text)


def tells_currency(text: str, countries: Sequence[Country]) -> bool:
    """Returns whether a text names the own currency of one of these, which tells the country.

    Where no country is known, the code or the sign of any national currency does.
    """
    if countries:
        return any(_currency(one.currency).search(text) for one in countries if one.currency)
    return _any_currency().search(text) is not None


def _rounded(found: re.Match[str], words: Translator) -> str:
    before, number, space, thing = found.groups()
    figure = read_figure(f"{number} {thing}")
    count = _least(figure)
    # Words before it may make it a limit, a range or a part; the last of them also without the one before.
    said = before.split()
    limited = any(_is_limited(read_figure(" ".join((*said[at:], number, thing)))) for at in range(len(said)))
    # What begins with a capital may be a measure or a name; in German every thing does, unless it stands behind "DIN 4102".
    is_thing = thing.islower() or (words.tag[:2] == "de" and not (said and said[-1].isupper()))
    is_thing = is_thing and len(thing) > 2 and _is_count(figure)
    if limited or not is_thing or _is_year(number) or count < LEAST_ROUNDED:
        return found[0]
    size = 10 ** (len(str(count)) - 1)
    low = count // size * size
    told = words.text(MORE_THAN, count=number_text(Decimal(low), words.locale, plain=True))
    told = told[:1].upper() + told[1:] if number[0].isupper() else told
    return found[0] if low == count else f"{before}{told}{space}{thing}"


def _is_limited(figure: Figure) -> bool:
    return bool(figure.hedges) or figure.kind in (FigureKind.BOUND, FigureKind.RANGE) or figure.total is not None


def _is_count(figure: Figure) -> bool:
    measured = figure.unit in units.KNOWN - units.PERSON_LIKE
    return figure.kind is FigureKind.EXACT and figure.unit is not None and not (measured or figure.currency or figure.compound)


def _is_year(number: str) -> bool:
    return len(number) == 4 and number.isdecimal() and 1900 <= int(number) < 2100


def _least(figure: Figure) -> int:
    end = figure.low if figure.low is not None else figure.high
    return int(end) if end is not None else 0


@cache
def _counts() -> re.Pattern[str]:
    """Returns what finds a count: up to two words before it, the number in digits or words, a space, and the thing."""
    known = (name for name, token in TABLE.items() if token.before is Role.SMALL and name[0].isalpha())
    small, scale = "|".join(sorted(map(re.escape, known), key=len, reverse=True)), "|".join(_SCALES)
    first = rf"(?i:{small}|(?:(?:an?|eine?|une)\s+)?(?:{scale}))"
    in_words = rf"{first}(?:(?:\s+(?:and|und|et)\s+|[\s-])(?i:{small}|{scale}))*(?!\w)"
    return re.compile(rf"(?<![\w.,'’])((?:[^\W\d_][\w-]*\s+){{0,2}}?)({_DIGITS}|{in_words})(\s+)([^\W\d_][\w-]*)")


@cache
def _countries() -> tuple[Country, ...]:
    lines: list[str] = []
    for line in COUNTRIES.splitlines():
        if line.startswith(" " * 8):
            lines[-1] += " " + line.strip()
        elif line.strip():
            lines.append(line.strip())
    return tuple(map(_country, lines))


def _country(line: str) -> Country:
    head, people, elsewhere = (line + "||").split("|")[:3]
    code, currency, half, region, names = head.split(maxsplit=4)
    money = () if currency == "-" else tuple(currency.split("/"))
    return Country(code, money, half == "S", region, _listed(names), _listed(people), _listed(elsewhere))


def _listed(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(str.strip, text.split(","))))


@cache
def _names(country: Country) -> re.Pattern[str]:
    """Returns what finds a country in a field: its names however typed, and its code and other short ones as written."""
    long = [name for name in country.names if not is_short(name)]
    short = [country.code, *filter(is_short, country.names)]
    return re.compile(rf"(?<!\w)(?:(?i:{_either(long)})|{_either(short)})(?!\w)")


@cache
def _folded_names(country: Country) -> tuple[str, ...]:
    return tuple(_folded(name) for name in (country.code, *country.names))


def _folded(text: str) -> str:
    """Returns `text` without case; the letters without a dot or with one are the same as in a pattern that ignores case."""
    return text.translate(_DOTTED_AND_NOT).casefold()


def is_short(name: str) -> bool:
    """Returns whether a name is an abbreviation, which is meant only in capitals ("US")."""
    return name.isupper() and len(name) <= 6


def _either(names: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


@cache
def _currency(said: tuple[str, ...]) -> re.Pattern[str]:
    """Returns what finds a currency: its code also behind "m" or "k", and its names and signs as words of their own."""
    code, *local = said
    names = [*local, *_known_names().get(code, ())]
    return re.compile("|".join((_code(code), *(rf"{_ALONE[0]}(?i:{re.escape(name)}){_ALONE[1]}" for name in names))))


@cache
def _any_currency() -> re.Pattern[str]:
    codes = {one.currency[0] for one in _countries() if one.currency}
    signs = {sign for code in codes for sign in _known_names().get(code, ()) if not any(map(str.isalnum, sign))}
    # That no capital stands before a code is asked behind it: a pattern that begins with letters is much faster.
    some_code = rf"(?:{'|'.join(sorted(codes))})(?<![A-Z][A-Z]{{3}}){_ALONE[1]}"
    return re.compile("|".join((some_code, *map(re.escape, sorted(signs)))))


@cache
def _known_names() -> dict[str, tuple[str, ...]]:
    lines = (line.strip().split(":", 1) for line in CURRENCIES.strip().splitlines())
    return {code: tuple(filter(None, map(str.strip, said.split("|")))) for code, said in lines}


def _code(code: str) -> str:
    return rf"(?<![A-Z]){code}{_ALONE[1]}"


def _within(place: tuple[int, int], other: tuple[int, int]) -> bool:
    return place != other and other[0] <= place[0] and place[1] <= other[1]
