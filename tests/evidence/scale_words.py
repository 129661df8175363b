"""Writes the words of all languages for thousand, million and the like, as figures are read with them.

`python -m tests.evidence.scale_words` after an upgrade of Babel; the words come from the compact decimal formats of CLDR.
"""

import re
from pathlib import Path
from textwrap import wrap
from unicodedata import normalize

from babel import Locale
from babel.core import get_global
from babel.localedata import load, locale_identifiers

from desktop.evidence.figures import scale_words

PATH = Path(scale_words.__file__)
HEAD = '''"""The words for thousand, million and the like in every language of CLDR. Data only, made from Babel and not edited.

`python -m tests.evidence.scale_words` writes it anew. A line is a language, then powers of ten with their words: a star marks
a word that stands behind one only, "_" is a blank inside a word. Regions with words of their own share a line.
"""

SCALES = """
'''
WIDTH = 126
_UNSEEN = re.compile("[\u200b-\u200f\u061c]")

Words = dict[tuple[int, str], bool]  # power of ten and word -> whether it stands behind one only
Formats = dict[tuple[int, str], set[str]]  # size, plural -> patterns such as "00 million"


def module() -> str:
    """The whole module."""
    spoken: dict[str, list[str]] = {}
    for language, words in sorted(_languages().items()):
        spoken.setdefault(_told(words), []).append(language)
    lines = []
    for told, languages in spoken.items():
        line = f"{' '.join(languages)}: {told}"
        lines += wrap(line, WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 8, break_on_hyphens=False)
    return HEAD + "\n".join(lines) + '\n"""\n'


def _told(words: Words) -> str:
    powers: dict[int, list[str]] = {}
    for (power, word), behind_one in sorted(words.items()):
        powers.setdefault(power, []).append(("*" if behind_one else "") + word.replace(" ", "_"))
    return " | ".join(f"{power} {' '.join(said)}" for power, said in powers.items())


def _languages() -> dict[str, Words]:
    """The words by language, and by region where that has words of its own."""
    root = _formats("root")
    everywhere = {(power, case) for power, word in _words(root) for case in (word, word.lower())}
    found: dict[str, Words] = {}
    for name in sorted(locale_identifiers(), key=lambda name: (name.count("_"), name)):
        if (formats := _formats(name)) == root:
            continue
        locale, words = Locale.parse(name), _words(formats)
        key = locale.language
        if locale.territory:
            spoken = found.get(key, {})
            words = {
                part: one for part, one in words.items() if part not in {*spoken, *everywhere} and not _is_sum(part[1], spoken)
            }
            key += f"_{locale.territory}"
        found[key] = found.get(key, {}) | words
    sure = {key: {part: one for part, one in words.items() if not _is_sum(part[1], words)} for key, words in found.items()}
    return {key: words for key, words in _yielding(sure).items() if words}


def _is_sum(word: str, words: Words) -> bool:
    """Whether a word is put together of others: "mil millones"."""
    return " " in word and {part for _, part in words}.issuperset(word.split())


def _yielding(found: dict[str, Words]) -> dict[str, Words]:
    """The words; a language that is official nowhere yields to those that are, and lends no words of one or two letters."""
    official = {
        name.split("_")[0]
        for names in get_global("territory_languages").values()
        for name, told in names.items()
        if told.get("official_status") in ("official", "de_facto_official")
    }
    powers: dict[str, set[int]] = {}
    for language, words in found.items():
        for power, word in words if language.split("_")[0] in official else ():
            powers.setdefault(word.lower(), set()).add(power)
    return {
        language: {
            (power, word): one
            for (power, word), one in words.items()
            if language.split("_")[0] in official or (len(word) > 2 and power in powers.get(word.lower(), {power}))
        }
        for language, words in found.items()
    }


def _formats(name: str) -> Formats:
    found: Formats = {}
    for plurals in load(name)["compact_decimal_formats"].values():
        for plural, patterns in plurals.items():
            for size, pattern in patterns.items():
                found.setdefault((int(size), plural), set()).add(pattern.pattern)
    return found


def _words(formats: Formats) -> Words:
    plurals: dict[tuple[int, str], set[str]] = {}
    for (size, plural), patterns in formats.items():
        for pattern in patterns:
            plain = pattern.split(";")[0].replace("'", "")
            word = normalize("NFC", _UNSEEN.sub("", plain.replace("0", " ")))
            word = " ".join(word.split()).rstrip(".")
            if word:
                plurals.setdefault((len(str(size)) - max(plain.count("0"), 1), word), set()).add(plural)
    return {key: said == {"one"} for key, said in plurals.items()}


if __name__ == "__main__":
    PATH.write_text(module(), encoding="utf-8")
