"""Lists all names of a customer, its people and its places, from their records."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from db.model.records import Person
from db.model.whole_visit import WholeVisit
from desktop.report.anonymise.common_words import COMMON, KNOWN
from desktop.report.anonymise.name_matcher import HiddenName, squeezed

# Legal forms at the end of company names, which people leave out.
LEGAL_FORMS = (
    r"a/s|ab|ag|aps|as|asa|b\.?v\.?|co|company|corp|corporation|d\.o\.o|gmbh|inc|incorporated|k\.?k\.?|kft|kg|limited|llc|llp|ltd|n\.?v\.?|"
    r"oy|oyj|plc|pty|s\.?a\.?|s\.?a\.?s|s\.?a\.?r\.?l|s\.?e\.?|s\.?p\.?a|s\.?r\.?l|s\.?r\.?o|sp\.? ?z ?o\.?o"
)
ENDING = re.compile(rf"(?:[\s,&]+(?:{LEGAL_FORMS})\.?)+$", re.IGNORECASE)
JAPANESE_FORM = re.compile("^(株式会社|有限会社|合同会社)|(株式会社|有限会社|合同会社)$")
IN_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")
SHORTEST_NAME, SHORTEST_WORD = 3, 4
# Han characters, kana and hangul: such names have two to four characters, with the family name in front.
EASTERN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]{2,}")


def company_names(whole: WholeVisit) -> list[HiddenName]:
    """Returns the customer's full and short name, and the words that identify it."""
    name = normalize("NFC", whole.customer.name).strip()
    short = IN_BRACKETS.sub("", name).strip()
    bare = JAPANESE_FORM.sub("", ENDING.sub("", short)).strip()
    if not name:
        return []
    # A name that is a common word ("Apple") must not turn the fruit into a customer; the whole name always counts.
    shorter = [
        HiddenName(found, " " not in found) for found in (short, bare) if len(found) >= SHORTEST_NAME or not found.isascii()
    ]
    others = [HiddenName(found.strip(), True) for found in IN_BRACKETS.findall(name) if len(found.strip()) >= SHORTEST_NAME]
    words = [HiddenName(word, True) for part in (bare, *IN_BRACKETS.findall(name)) for word in _telling_words(part)]
    return [HiddenName(name, " " not in name), *(found for found in (*shorter, *others) if found.text != name), *words]


def letters_of(whole: WholeVisit) -> re.Pattern[str] | None:
    """Returns an expression for the customer's initials as people type them ("H. P.", "HP", "HPAS")."""
    short = IN_BRACKETS.sub("", whole.customer.name).strip()
    bare = ENDING.sub("", short).strip()
    found = [_initials(text) for text in dict.fromkeys((short, bare))]
    return _lettered([letters for letters in found if len(letters) > 1])


def initials_of(person: Person) -> re.Pattern[str] | None:
    """Returns an expression for a person's initials as people type them ("I. S."; without points only if there are three)."""
    letters = _initials(person.name)
    return _lettered([letters], bare=len(letters) > 2) if len(letters) > 1 else None


def person_names(person: Person) -> list[HiddenName]:
    """Returns a person's whole name, and each of its parts where it is written as a name."""
    whole = normalize("NFC", person.name).strip()
    if not whole:
        return []
    titles = {part.casefold() for part in re.findall(r"\w+", person.job_title)}
    found = [part for part in re.findall(r"[\w’'-]+", whole) if len(part) >= SHORTEST_NAME]
    # In a name typed in small letters every part may be a name; else only those with a capital.
    parts = [part for part in found if part[0].isupper() or whole.islower()]
    parts += [piece for part in parts for piece in part.split("-") if len(piece) >= SHORTEST_WORD]
    eastern = [piece for part in EASTERN.findall(whole) for piece in _eastern(part)]
    return [
        HiddenName(whole),
        *(HiddenName(part, True) for part in parts if part.casefold() not in titles and part != whole),
        *map(HiddenName, eastern),
    ]


def place_names(whole: WholeVisit) -> list[HiddenName]:
    """Returns the words that identify where the customer was visited."""
    country = {squeezed(word) for word in whole.customer.country.split()}
    return [HiddenName(word, True) for word in _telling_words(whole.visit.place) if squeezed(word) not in country]


def _eastern(name: str) -> Iterable[str]:
    """Returns family name and given name of a name written without a space, where each has two characters."""
    if len(name) == 2:
        return (name,)
    return (name[:2], name[2:]) if len(name) == 4 else (name[1:],) if len(name) == 3 else ()


def _telling_words(name: str) -> list[str]:
    """Returns the words that identify a name: with a capital, and not common in names of companies or places."""
    words = re.findall(r"\w[\w’'-]*\w", name)
    telling = [word for word in words if word[0].isupper() and word.casefold() not in COMMON]
    return [word for word in telling if len(word) >= SHORTEST_WORD or (word.isupper() and len(word) >= SHORTEST_NAME)]


def _initials(name: str) -> str:
    """Returns the first letters of the words with a capital."""
    words = re.findall(r"\w+", name)
    return "".join(word if word.isupper() and len(word) <= 3 else word[0] for word in words if word[0].isupper())


def _lettered(groups: Iterable[str], bare: bool = True) -> re.Pattern[str] | None:
    """Returns an expression for capital letters with points; if `bare`, also without them unless they have a common meaning."""
    forms = []
    for letters in groups:
        forms.append(r"\.\s?".join(letters) + r"\.")
        forms.append(r"\s?\.\s?".join(letters))
        if bare and letters not in KNOWN:
            forms.append(letters)
    # After a number they are a unit: "15 HP".
    return re.compile(rf"(?<![\w.])(?<!\d )(?:{'|'.join(forms)})(?!\w)") if forms else None
