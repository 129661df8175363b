"""Composes figures from hedge, limit, number, scale, unit, currency and basis, each with its expected reading."""

from decimal import Decimal
from typing import NamedTuple

from hypothesis import strategies as st

Meaning = tuple[Decimal | None, Decimal | None, str | None, str | None, str | None, tuple[str, ...]]


class Language(NamedTuple):
    """What a language says around a number; "{}" is where the number stands. Lists are divided by " | "."""

    hedges: str
    least: str
    most: str
    between: str
    units: dict[str, str]
    money: dict[str, str]
    scales: dict[str, int]
    bases: dict[str, str]
    marks: tuple[str, str]  # before decimals, between thousands


ENGLISH = Language(
    hedges="about {} | ~{} | roughly {} | perhaps {} | nearly {} | some {} | I think {} | {} or so | {} on average",
    least="at least {} | over {} | >{} | ≥ {} | min. {} | just over {} | no less than {}",
    most="under {} | up to {} | at most {} | <{} | a maximum of {} | as high as {} | no more than {}",
    between="{}-{} | {}–{} | {} to {} | {} - {}",
    units={
        "minute": "min | minutes",
        "hour": "h | hrs | hours",
        "week": "weeks",
        "business day": "business days | working days",
        "percent": "% | percent",
        "point": "points | pp",
        "FTE": "FTE",
        "order": "orders",
        "kilowatt-hour": "kWh",
    },
    money={"EUR": "€{} | {} € | EUR {} | {} euros", "USD": "${} | {} USD | US${}", "CHF": "CHF {} | {} Fr."},
    scales={"": 1, "k": 1000, " thousand": 1000, " million": 10**6, " bn": 10**9},
    bases={
        "": "",
        " per release": "release",
        "/week": "week",
        " a month": "month",
        " p.a.": "year",
        " per 100 orders": "100 order",
    },
    marks=(".", ","),
)
GERMAN = Language(
    hedges="etwa {} | rund {} | ungefähr {} | fast {} | ca. {} | im Schnitt {}",
    least="mindestens {} | über {} | mehr als {} | wenigstens {}",
    most="höchstens {} | bis zu {} | unter {} | weniger als {} | maximal {}",
    between="{}-{} | {}–{} | {} bis {}",
    units={
        "minute": "Minuten",
        "hour": "Stunden",
        "day": "Tage | Tagen",
        "business day": "Werktage | Arbeitstage",
        "percent": "Prozent",
        "point": "Prozentpunkte",
        "order": "Aufträge | Bestellungen",
        "employee": "Mitarbeiter",
    },
    money={"EUR": "{} Euro | EUR {} | {} €", "CHF": "{} Franken"},
    scales={"": 1, " Tsd.": 1000, " Mio.": 10**6, " Milliarden": 10**9},
    bases={"": "", " pro Woche": "week", " im Monat": "month", " je Auftrag": "order", " jährlich": "year"},
    marks=(",", ""),
)
SWISS = GERMAN._replace(marks=(".", "'"))
FRENCH = Language(
    hedges="environ {} | à peu près {} | près de {} | presque {} | peut-être {}",
    least="au moins {} | plus de {}",
    most="au plus {} | moins de {} | jusqu'à {}",
    between="{}-{} | {}–{} | {} à {}",
    units={
        "minute": "minutes",
        "hour": "heures",
        "business day": "jours ouvrés | jours ouvrables",
        "percent": "% | pour cent",
        "point": "points",
        "person": "personnes",
        "order": "commandes",
    },
    money={"EUR": "{} € | {} euros"},
    scales={"": 1, " k": 1000, " M": 10**6, " milliards": 10**9},
    bases={"": "", " par semaine": "week", " par an": "year", "/jour": "day", " par commande": "order"},
    marks=(",", "\u202f"),
)
JAPANESE = Language(
    hedges="約{} | およそ{} | 平均{} | {}程度 | {}前後",
    least="少なくとも{} | 最低{} | {}以上",
    most="最大{} | {}以下 | {}未満 | {}以内",
    between="{}〜{} | {}-{} | {}から{}",
    units={
        "minute": "分",
        "hour": "時間",
        "week": "週間",
        "month": "か月 | ヶ月",
        "business day": "営業日",
        "person": "人 | 名",
        "percent": "％",
    },
    money={"JPY": "{}円"},
    scales={"": 1, "万": 10**4, "億": 10**8},
    bases={"": ""},
    marks=(".", ","),
)


@st.composite
def figures(draw: st.DrawFn, language: Language) -> tuple[str, Meaning]:
    """Returns a text in `language`, and what it means: ends, unit, currency, basis, hedges."""
    low = draw(st.integers(1, 99) | st.integers(1000, 999_999) | st.decimals("0.5", 99, places=1))
    kind = draw(st.sampled_from(["exact", "range", "least", "most"]))
    high = low + draw(st.integers(1, 50)) if kind == "range" else low
    scale = draw(st.sampled_from(list(language.scales.items())) if draw(st.booleans()) else st.just(("", 1)))
    numbers = draw(st.sampled_from(language.between.split(" | "))) if kind == "range" else "{}"
    core = numbers.format(*(_digits(Decimal(end), language) for end in (low, high))) + scale[0]
    unit, currency, core = _counted(draw, language, core, money=scale[1] > 1 or draw(st.booleans()))
    said, basis = draw(st.sampled_from(list(language.bases.items())))
    frames = {"least": language.least, "most": language.most}.get(kind, f"{{}} | {{}} | {language.hedges}")
    frame = draw(st.sampled_from(frames.split(" | ")))
    hedge = frame.replace("{}", "").strip().rstrip(".")
    ends = Decimal(low) * scale[1] if kind != "most" else None, Decimal(high) * scale[1] if kind != "least" else None
    return frame.format(core + said), (*ends, unit, currency, basis or None, (hedge,) if hedge else ())


def _counted(draw: st.DrawFn, language: Language, core: str, money: bool) -> tuple[str | None, str | None, str]:
    """Unit, currency, and the number with one of them."""
    name, said = draw(st.sampled_from(list((language.money if money else language.units).items())))
    form = draw(st.sampled_from(said.split(" | ")))
    if money:
        return None, name, form.format(core)
    return name, None, core + ("" if language is JAPANESE else " ") + form


def _digits(number: Decimal, language: Language) -> str:
    whole, _, decimals = f"{number:f}".partition(".")
    decimal, thousands = language.marks
    grouped = f"{int(whole):,}".replace(",", thousands)
    return grouped + (decimal + decimals if decimals and int(decimals) else "")
