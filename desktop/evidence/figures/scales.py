"""Tells what each word for thousand, million and the like means in which language, and which need no context.

A word of three letters or more that has one meaning everywhere is a scale wherever it stands. Any other (mil, Billion, T, Cr,
bn, mi …) waits for what shows its language: another scale word of the claim, a currency, the words around it.
"""

from collections.abc import Iterable
from decimal import Decimal
from itertools import chain
from typing import NamedTuple
from unicodedata import combining, normalize

from desktop.evidence.figures.currencies import LANGUAGES
from desktop.evidence.figures.scale_words import SCALES
from desktop.evidence.figures.word_list_notation import entries
from desktop.evidence.figures.word_sets import LANGUAGE_WORDS

# What the formats of CLDR lack: plurals, slips, slang, and the greater numbers of the long scale; written as there. "finance"
# is the habit of writing M for thousand and MM for million; slang is no language that words around could show.
_OWN = """
    en: 3 thousands grand | 6 mm mn millions milion millon | 9 bn bln billions bilion billon | 12 t tn tr trn trillions
    slang: 6 mil mill | 9 bil | 12 tril
    en_IN hi: 5 lakh lakhs lac lacs | 7 crore crores
    de: 3 T tsd tausende | 6 mill | 9 mia | 15 *Billiarde Billiarden | 18 *Trillion Trillionen
    fr: 3 milliers | 9 mrd mrds mds | 15 *billiard billiards | 18 *trillion trillions
    nl: 6 milj | 15 biljard | 18 triljoen
    es: 18 *trillón trillones
    it: 9 miliardo | 12 *bilione bilioni | 18 *trilione trilioni
    sv: 6 milj | 15 biljard | 18 triljon triljoner
    da nb nn no: 15 billiard | 18 *trillion trillioner
    pl: 15 biliard | 18 *trylion tryliony
    cs: 15 biliarda | 18 *trilion triliony
    hu: 15 billiárd | 18 trillió
    ja zh yue: 3 千
    finance: 3 M | 6 M MM
"""
# What these signs mean unless something shows another language: the first two everywhere, the next beside money. T beside money
# is a thousand in German.
ALWAYS = {"k": Decimal(10) ** 3, "M": Decimal(10) ** 6}
SIGNS = ALWAYS | {
    sign: Decimal(10) ** power for power, signs in ((6, "m mn mm"), (9, "b B bn md"), (12, "t T tn")) for sign in signs.split()
}
OF_MONEY = frozenset(SIGNS) - {"T"}
# A word in these languages may stand for one of it: "a thousand", "tausend"; in others it needs its number.
_ALONE = frozenset(("en", "en_IN", "de", "fr", "ja", "zh", "yue", "ko"))
SHORT = 2  # letters
FINANCE = frozenset(("finance",))
_GLYPHS = "\u3000"  # from here on a sign is a word


class Meaning(NamedTuple):
    """One number that a word can mean, the languages it does so in, and those where it only stands behind one."""

    number: Decimal
    languages: frozenset[str]
    behind_one: frozenset[str]


class Languages(NamedTuple):
    """The languages a claim can be in, by its scale words, its currencies, and those with its other words; empty if unknown."""

    by_scales: frozenset[str]
    by_money: frozenset[str]
    by_words: frozenset[str]


def _meanings() -> dict[str, tuple[Meaning, ...]]:
    """Returns every word with its meanings, smaller ones first; words of one letter as they are, others in small letters."""
    found: dict[str, dict[int, tuple[set[str], set[str]]]] = {}
    for head, parts in chain(entries(SCALES), entries(_OWN)):
        for power, *words in (part.split() for part in parts):
            for word in words:
                for name in _forms(word.removeprefix("*").replace("_", " ")):
                    everywhere, behind_one = found.setdefault(name, {}).setdefault(int(power), (set(), set()))
                    (behind_one if word[0] == "*" else everywhere).update(head.split())
    return {
        name: tuple(
            Meaning(Decimal(10) ** power, frozenset(all_ | one), frozenset(one - all_))
            for power, (all_, one) in sorted(said.items())
        )
        for name, said in found.items()
    }


def _forms(word: str) -> Iterable[str]:
    """Returns a word as the table has it, and without its accents, as many type it."""
    name = word if len(word) == 1 else word.lower()
    plain = "".join(letter for letter in normalize("NFD", name) if not combining(letter))
    return {name, plain} if len(name) > SHORT and plain.isascii() else {name}


MEANINGS = _meanings()
MEANINGS["b"] = MEANINGS["B"]
SURE = {name: meant[0].number for name, meant in MEANINGS.items() if len(meant) == 1 and (len(name) > SHORT or name > _GLYPHS)}
UNSURE = frozenset(MEANINGS) - frozenset(SURE) - frozenset(("k", "K"))
# What shows a language: the words that are sure, and the one that shows that M may be a thousand.
_TELLING = {name: MEANINGS[name][0].languages for name in SURE} | {"mm": FINANCE}


def stands_alone(name: str) -> bool:
    """Returns whether a sure word may stand for one of it."""
    return bool(MEANINGS[name][0].languages & _ALONE)


def languages_of(typed: Iterable[str], codes: Iterable[str]) -> Languages:
    """Returns the languages that these words and the currencies with these `codes` can be from."""
    words = [word.lower() for word in typed]
    scales = [_TELLING[word] for word in words if word in _TELLING]
    money = [LANGUAGES[code] for code in codes if code in LANGUAGES] + [FINANCE for word in words if word == "mm"]
    spoken = [LANGUAGE_WORDS[word] for word in words if word in LANGUAGE_WORDS]
    return Languages(_common(scales), frozenset().union(*money), frozenset().union(*money, *spoken))


def _common(sets: list[frozenset[str]]) -> frozenset[str]:
    """Returns what all of them hold; where they hold nothing in common, all that any of them holds."""
    return (frozenset.intersection(*sets) or frozenset().union(*sets)) if sets else frozenset()


def possible(name: str, counted: Decimal | None, with_comma: bool) -> tuple[Meaning, ...]:
    """Returns what `name` can mean behind the number `counted`, in the languages that would say it so.

    `with_comma` says that a comma stands before decimals: "1,2 billion" may be French, "1.2 billion" is English.
    """
    if counted is None or counted == 1 or (with_comma and counted < 2):
        return MEANINGS[name]
    plural = [one._replace(languages=one.languages - one.behind_one) for one in MEANINGS[name]]
    return tuple(one for one in plural if one.languages) or MEANINGS[name]


def narrowed(meant: tuple[Meaning, ...], languages: Languages, short: bool) -> tuple[Meaning, ...]:
    """Returns those that fit the languages of the claim; none where no language is known or none fits.

    What a `short` word means is shown by scales and money only: "€ 900 T" is written in English sentences, too.
    """
    words = languages.by_money if short else languages.by_words
    for spoken in (languages.by_scales & words, languages.by_scales, words):
        if found := tuple(one for one in meant if one.languages & spoken):
            return found
    return ()
