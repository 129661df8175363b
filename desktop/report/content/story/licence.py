"""Holds all that the composer may change in a record's words outside quotation marks, each change a function with a name.

Nothing else changes words: the tracing test takes these functions and the catalogue, and finds every run of a document by them.
Inside quotation marks nothing is changed.
"""

import re
from functools import cache

from babel import Locale

from db.model.messages import N_
from desktop.core.messages import Translator
from desktop.report.content.story.story_words import HEDGED_SIGN
from desktop.report.document.wording import LETTERS_THAT_QUOTE

NO_BREAK = "\u00a0"
MINUS, DASH = "\u2212", "\u2013"
CLOSERS = (".", "!", "?", "…", "。", "！", "？", "”", "»", "」", ":")
# Two digits of a range; a date, a telephone number or a code with several hyphens stays as it is.
RANGE = re.compile(r"(?<![\w-])([^\W\d_]?\d[\d.,]*\s?[%kKmM]?)\s?-\s?(?=\d[\d.,]*(?![\w.,]*-\d))")
SIGN = re.compile(r"(?<![\w)\]%-])-(?=[€$£¥]?\s?\d)")
PERCENT = re.compile(r"(?<=\d)\s*%")
LEADING_TILDE = re.compile(r"^\s*[~≈]\s*(?=\S)")
IN_MARKS = re.compile('“[^”]*”|„[^“]*“|«[^»]*»|「[^」]*」|"[^"]*"')
LONGEST_NAME = 40
# What Babel's names of languages, places, days and months lack, and what among them is an ordinary word first.
MORE_NAMES = str.split("American Asian African Australian British Canadian Christmas Easter European Mexican Swiss Nordic")
NO_NAMES = frozenset(("Slave", "May"))


def first_small(text: str) -> str:
    """Returns `text` with a small first letter, unless its first word is no ordinary one: CO2, iPhone, I, Friday, NPS."""
    word = text.split(maxsplit=1)[0] if text.split() else ""
    if is_proper(word):
        return text
    if not word[:1].isupper() or word in ("I", "I’m", "I'm", "I’ve", "I've") or any(c.isupper() or c.isdigit() for c in word[1:]):
        return text
    alone = not word[1:2].isalpha() and word != "A"
    return text if alone and word[1:2] not in ("’", "'") else text[:1].lower() + text[1:]


def is_proper(word: str) -> bool:
    """Returns whether English writes a word with a capital anywhere: days, months, countries, languages and their peoples."""
    plain = re.split(r"[-–/]", word)[0].strip(".,;:!?()’'\"").removesuffix("’s").removesuffix("'s")
    return plain in _proper() or plain.removesuffix("s") in _proper()


@cache
def _proper() -> frozenset[str]:
    english = Locale("en")
    listed = [*english.languages.values(), *english.territories.values()]
    listed += [*english.days["format"]["wide"].values(), *english.months["format"]["wide"].values(), *MORE_NAMES]
    return frozenset(str(name) for name in listed if str(name)[:1].isupper() and str(name) not in NO_NAMES)


def first_capital(text: str) -> str:
    """Returns `text` with a capital first letter, unless its first word is written like iPhone."""
    word = text.split(maxsplit=1)[0] if text.split() else ""
    return text if any(c.isupper() for c in word[1:]) else text[:1].upper() + text[1:]


def without_stop(text: str) -> str:
    """Returns `text` without its closing stop; dots of an abbreviation or an omission stay."""
    text = text.strip()
    return text[:-1] if text.endswith("。") or re.search(r"(?<![.…])\w{2,}[)\]]?\.$", text) else text


def with_stop(text: str) -> str:
    """Returns `text` with a closing stop, unless it ends in one or in a similar sign."""
    text = text.strip()
    return text if not text or text.endswith(CLOSERS) or text.endswith((".)", "!)", "?)")) else f"{text}."


def tilde_in_words(text: str, words: Translator) -> str:
    """Returns `text` with its leading tilde as a word."""
    about = words.text(N_("about {amount}"), amount="").strip()
    return LEADING_TILDE.sub(f"{about} ", text)


def signs(text: str) -> str:
    """Returns `text` with minus, range and percent as print has them: −5, 2–3, 40 %; inside quotation marks as typed."""
    parts, at = [], 0
    for found in IN_MARKS.finditer(text):
        parts += [_signs(text[at : found.start()]), found.group()]
        at = found.end()
    return "".join((*parts, _signs(text[at:])))


def _signs(text: str) -> str:
    text = RANGE.sub(rf"\1{DASH}", text)
    return PERCENT.sub(f"{NO_BREAK}%", SIGN.sub(MINUS, text))


def sign_in_words(text: str, words: Translator) -> str:
    """Returns `text` with a sign behind a hedge as a word: "about minus 18 °C"; a bare "−18 °C" keeps its sign."""

    def told(found: re.Match[str]) -> str:
        template = N_("plus {amount}") if found.group(2) == "+" else N_("minus {amount}")
        return f"{found.group(1)} {words.text(template, amount='').strip()} "

    return HEDGED_SIGN.sub(told, text)


def folded(text: str) -> str:
    """Returns `text` on one line, with one space for any white space."""
    return " ".join(text.split())


def printed(text: str, words: Translator) -> str:
    """Returns a record's text as it stands inside a sentence."""
    return signs(sign_in_words(tilde_in_words(folded(text), words), words))


def as_sentence(text: str, words: Translator) -> str:
    """Returns a record's text as a sentence of its own: capital, stop, signs."""
    return with_stop(first_capital(printed(text, words)))


def is_foreign(language: str, words: Translator) -> bool:
    """Returns whether words of `language` stand in a document of another language; no sentence of ours goes around them."""
    spoken = language.replace("_", "-").split("-")[0].casefold()
    return bool(spoken) and words.language != "pseudo" and spoken != words.tag.split("-")[0].casefold()


def inside(text: str, words: Translator, language: str = "") -> str:
    """Returns a record's text for the middle of a sentence: no stop, signs, and a small first letter.

    German nouns keep their capital, and so do words in another `language` than that of the document.
    """
    found = without_stop(printed(text, words))
    return found if words.language == "de" or is_foreign(language, words) else first_small(found)


def with_article(role: str, words: Translator) -> str:
    """Returns a job title with an article: "the maintenance planner", "the CTO"."""
    title = folded(role)
    small = title if any(word[:1].isupper() for word in title.split()[1:]) else first_small(title)
    return words.text(N_("the {role}"), role=small)


def shortened(name: str, most: int = LONGEST_NAME) -> str:
    """Returns a long name cut at a word, with an ellipsis."""
    name = folded(name)
    if len(name) <= most:
        return name
    return broken_off(name[: most - 1].rsplit(" ", 1)[0] if " " in name[: most - 1] else name[: most - 1])


def broken_off(name: str) -> str:
    """Returns the beginning of a name with an ellipsis, without a bracket that does not close there."""
    before, bracket, rest = name.rpartition("(")
    whole = before if bracket and before.strip() and ")" not in rest else name
    return whole.rstrip(" ,;:(–-/&") + "…"


def starts_with_marks(text: str) -> bool:
    """Returns whether `text` was typed with quotation marks around it."""
    return text.strip()[:1] in LETTERS_THAT_QUOTE
