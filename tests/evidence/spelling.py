"""Spells numbers in English, German, French and Japanese words, for tests that read them back."""

_ENGLISH = """
    one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_ENGLISH_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_GERMAN = """
    eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn achtzehn
    neunzehn
"""
_GERMAN_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_FRENCH = """
    un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf
"""
_FRENCH_TENS = "vingt trente quarante cinquante soixante"
ENGLISH, ENGLISH_TENS = _ENGLISH.split(), _ENGLISH_TENS.split()
GERMAN, GERMAN_TENS = _GERMAN.split(), _GERMAN_TENS.split()
FRENCH, FRENCH_TENS = _FRENCH.split(), _FRENCH_TENS.split()
GLYPHS = "〇一二三四五六七八九"


def english(number: int) -> str:
    """two hundred and fifty-five thousand and one; 1 to 999,999."""
    if number < 20:
        return ENGLISH[number - 1]
    if number < 100:
        tens, rest = divmod(number, 10)
        return ENGLISH_TENS[tens - 2] + (f"-{ENGLISH[rest - 1]}" if rest else "")
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    count, rest = divmod(number, size)
    joint = " and " if rest < 100 else " "
    return f"{english(count)} {name}" + (joint + english(rest) if rest else "")


def german(number: int, alone: bool = True) -> str:
    """zweihundertfünfundfünfzigtausendeins; 1 to 999,999."""
    if number < 20:
        return "ein" if number == 1 and not alone else GERMAN[number - 1]
    if number < 100:
        tens, rest = divmod(number, 10)
        return (f"{german(rest, alone=False)}und" if rest else "") + GERMAN_TENS[tens - 2]
    size, name = (1000, "tausend") if number >= 1000 else (100, "hundert")
    count, rest = divmod(number, size)
    return german(count, alone=False) + name + (german(rest) if rest else "")


def french(number: int) -> str:
    """deux cent cinquante-cinq mille un; 1 to 999,999."""
    if number < 20:
        return FRENCH[number - 1]
    if number < 100:
        tens, rest = divmod(number, 10)
        if tens in (7, 9):
            tens, rest = tens - 1, rest + 10
        name = "quatre-vingt" if tens == 8 else FRENCH_TENS[tens - 2]
        if not rest:
            return "quatre-vingts" if tens == 8 else name
        return f"{name} et {FRENCH[rest - 1]}" if rest in (1, 11) and tens < 8 else f"{name}-{FRENCH[rest - 1]}"
    if number < 1000:
        count, rest = divmod(number, 100)
        name = "cents" if count > 1 and not rest else "cent"
        return " ".join(filter(None, (FRENCH[count - 1] if count > 1 else "", name, french(rest) if rest else "")))
    count, rest = divmod(number, 1000)
    return " ".join(filter(None, (french(count) if count > 1 else "", "mille", french(rest) if rest else "")))


def japanese(number: int) -> str:
    """二億三千四百五十万六千; 1 to 999,999,999."""
    text = ""
    for size, name in ((10**8, "億"), (10**4, "万")):
        if number >= size:
            text += japanese(number // size) + name
            number %= size
    for size, name in ((1000, "千"), (100, "百"), (10, "十")):
        count, number = divmod(number, size)
        text += "" if not count else name if count == 1 else GLYPHS[count] + name
    return text + (GLYPHS[number] if number else "")
