"""Lists numbers in words: the numerals of each language, its scales, halves and parts. Data, and one table built from it."""

from desktop.evidence.figures.roles import Role

ENGLISH = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
GERMAN = (
    "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn "
    "neunzehn"
)
GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
FRENCH = "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf"
FRENCH_TENS = "vingt trente quarante cinquante soixante soixante quatre-vingt quatre-vingt"
SWISS_TENS = {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90}
JAPANESE = "一二三四五六七八九"
# Ordinals that mean one of several: every second order, jede fünfte Bestellung. German endings are left off.
ORDINALS = {
    name: number
    for number, line in enumerate(
        (
            "other second zweit deuxième", "third dritt troisième", "fourth viert quatrième", "fifth fünft cinquième",
            "sixth sechst sixième", "seventh siebt septième", "eighth acht huitième", "ninth neunt neuvième",
            "tenth zehnt dixième",
        ),
        start=2,
    )
    for name in line.split()
}  # fmt: skip

# The word, its value, and a name if the number needs one.
NUMBERED: dict[Role, str] = {
    Role.SCALE: """
        10: 十
        12: dozen | dozens | dutzend | dutzende | douzaine | douzaines | ダース
        100: hundred | hundreds | hundert | hunderte | 百
    """,
    Role.HALF: """
        1/2: half | halbe | halben | halber | halbes | halb | einhalb | demi | demie | 半 | ½
    """,
    Role.FRACTION: """
        1/2: halves
        1/3: third | thirds | drittel | drittels | tiers | ⅓
        2/3: ⅔
        1/4 quarter: quarter | quarters
        1/4: viertel | quart | quarts | ¼ | fourth | fourths
        3/4: dreiviertel | ¾
        1/5: fifth | fifths | fünftel | cinquième | cinquièmes | ⅕
        2/5: ⅖
        3/5: ⅗
        4/5: ⅘
        1/6: sixth | sixths | sechstel | sixième | ⅙
        5/6: ⅚
        1/7: seventh | sevenths | ⅐
        1/8: eighth | eighths | achtel | huitième | ⅛
        3/8: ⅜
        5/8: ⅝
        7/8: ⅞
        1/9: ninth | ninths | ⅑
        1/10: tenth | tenths | ⅒ | zehntel | dixième | dixièmes
        1/20: twentieth
        1/100: hundredth | hundredths | hundertstel | centième
        1/1000: thousandth | thousandths | tausendstel | millième
    """,
    Role.SLASH: """
        1: 分の
    """,
    Role.ONCE: """
        1: once | einmal
        2: twice | zweimal
        3: thrice | dreimal
        4: viermal
        5: fünfmal
        6: sechsmal
        10: zehnmal
    """,
    Role.BY_FACTOR: """
        1/2: halved | halving | halbiert | divisé par deux | divisée par deux | divisés par deux | 半減 | cut in half |
            cut by half
        2: doubled | doubling | double | doubles | doppelt | doppelte | doppelten | verdoppelt | verdoppelung | twofold |
            two-fold | zweifach | doublé | doublée | 倍増
        3: tripled | triple | tripling | triples | trebled | threefold | three-fold | dreifach | dreifache | verdreifacht |
            triplé | triplée
        4: vierfache | quadrupled | quadruple | fourfold | four-fold | vierfach | vervierfacht | quadruplé
        5: fünffache | fivefold | five-fold | quintupled | fünffach | verfünffacht
        6: sixfold | six-fold
        7: sevenfold
        8: eightfold | achtfach
        10: zehnfache | tenfold | ten-fold | zehnfach | verzehnfacht | décuplé
        20: twentyfold
        100: hundredfold | hundertfach
    """,
}

# Halves that are added to the number before them: "2 millones y medio".
ADDED_HALVES = """
    y medio | y media | e meio | e meia | e mezzo | e mezza | och en halv | och ett halvt | og en halv | og et halvt |
    en een half | en een halve
"""


def small_numbers() -> dict[str, int | str]:
    """Returns the words for 1 to 99 of English, German and French, and Japan's digits."""
    table: dict[str, int | str] = {
        word: number for line in (ENGLISH, GERMAN, FRENCH) for number, word in enumerate(line.split(), start=1)
    }
    table |= {digit: number for number, digit in enumerate(JAPANESE, start=1)}
    table |= {f"{word}einhalb": f"{number}.5" for number, word in enumerate(GERMAN.split()[:9], start=1)}
    table |= {"eineinhalb": "1.5", "anderthalb": "1.5"}
    del table["un"]  # an article, which is one where a unit follows
    table |= _english() | _german() | _french()
    return table | {"cent": 100, "両": 2, "zwo": 2, "fuenf": 5, "zwoelf": 12, "dreissig": 30}


def _english() -> dict[str, int]:
    tens = {word: 10 * number for number, word in enumerate(ENGLISH_TENS.split(), start=2)}
    units = list(enumerate(ENGLISH.split()[:9], start=1))
    return tens | {f"{ten}{mark}{word}": value + unit for ten, value in tens.items() for unit, word in units for mark in "- "}


def _german() -> dict[str, int]:
    tens = {word: 10 * number for number, word in enumerate(GERMAN_TENS.split(), start=2)}
    units = list(enumerate(["ein", *GERMAN.split()[1:9]], start=1))
    return tens | {f"{word}und{ten}": value + unit for ten, value in tens.items() for unit, word in units}


def _french() -> dict[str, int]:
    table: dict[str, int] = {}
    teens = FRENCH.split()
    for ten, word in enumerate(FRENCH_TENS.split(), start=2):
        wide = word in ("soixante", "quatre-vingt")
        if wide and 10 * ten % 20:  # soixante-dix, quatre-vingt-dix: counted on from sixty and eighty
            table |= {f"{word}-{teens[unit + 9]}": 10 * ten + unit for unit in range(10)}
            continue
        table |= {word: 10 * ten} | {f"{word}-{teens[unit - 1]}": 10 * ten + unit for unit in range(1, 10)}
        table |= {f"{word} et un": 10 * ten + 1, f"{word}-et-un": 10 * ten + 1}
    for word, ten in SWISS_TENS.items():
        table |= {word: ten, f"{word} et un": ten + 1} | {f"{word}-{teens[unit - 1]}": ten + unit for unit in range(1, 10)}
    table |= {f"{word} {cent}": 100 * n for n, word in enumerate(teens[1:9], start=2) for cent in ("cents", "cent")}
    return table | {"quatre-vingts": 80, "soixante et onze": 71, "soixante-et-onze": 71}


def ordinal(word: str) -> int | None:
    """Returns the number of an ordinal from second to tenth, whatever its German ending; None for any other word."""
    return ORDINALS.get(word) or next(
        (ORDINALS.get(word.removesuffix(end)) for end in ("er", "en", "es", "e") if word.endswith(end)), None
    )


def german_compound(word: str) -> int | None:
    """Returns the number of a German compound: zweihundertfünfzig, dreitausend. None for any other word."""
    small = {**{name: n for n, name in enumerate(GERMAN.split(), start=1)}, **_german(), "": 0, "ein": 1, "und": 0}
    total = 0
    for name, size in (("tausend", 1000), ("hundert", 100)):
        head, mark, tail = word.partition(name)
        if not mark:
            continue
        count = german_compound(head) if "hundert" in head else small.get(head)
        if count is None:
            return None
        total, word = total + (count or 1) * size, tail.removeprefix("und")
    rest = small.get(word)
    return None if rest is None or total == 0 else total + int(rest)
