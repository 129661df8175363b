"""Lists all names of a customer, its people and its places, from their records."""

import re
from collections.abc import Iterable
from unicodedata import normalize

from db.model.records import Person
from db.model.whole_visit import WholeVisit
from db.names.letters import plain
from db.names.particles import PARTICLES, WORDS, is_a_name, parts_of
from db.names.scripts import has_capitals
from db.names.spellings import AND_WORDS, Small, Wanted
from db.names.words import ORDINARY
from desktop.report.anonymise.common_words import COMMON, KINDS_JOINED, KNOWN, KNOWN_PAIRS, PLACES_JOINED

# Legal forms at the end of company names, which people leave out.
LEGAL_FORMS = (
    r"a/s|ab|ag|aps|as|asa|b\.?v\.?|co|company|corp|corporation|d\.o\.o|gmbh|inc|incorporated|k\.?k\.?|kft|kg|limited|llc|llp|ltd|n\.?v\.?|"
    r"oy|oyj|plc|pty|s\.?a\.?|s\.?a\.?s|s\.?a\.?r\.?l|s\.?e\.?|s\.?p\.?a|s\.?r\.?l|s\.?r\.?o|sp\.? ?z ?o\.?o"
)
ENDING = re.compile(rf"(?:[\s,&]+(?:{LEGAL_FORMS})\.?)+$|(?<=\w\w)\.[a-z]{{2,4}}$", re.IGNORECASE)
POSSESSIVE = re.compile("['\u2018\u2019\u02bc]s$")
JAPANESE_FORM = re.compile("^(株式会社|有限会社|合同会社)|(株式会社|有限会社|合同会社)$")
IN_BRACKETS = re.compile(r"\s*[(（]([^()（）]*)[)）]")
SHORTEST_NAME, SHORTEST_WORD, SHORTEST_JOINED = 3, 4, 2
# Han characters, kana and hangul: such names have two to four characters, with the family name in front.
EASTERN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3]{2,}")
AND = re.compile(rf"&|\s(?:{'|'.join(AND_WORDS)})\s", re.IGNORECASE)


def company_names(whole: WholeVisit) -> list[Wanted]:
    """Returns the customer's full and short name, and the words that identify it."""
    name = normalize("NFC", whole.customer.name).strip()
    short = IN_BRACKETS.sub("", name).strip()
    bare = JAPANESE_FORM.sub("", ENDING.sub("", short)).strip()
    others = [found.strip() for found in IN_BRACKETS.findall(name) if len(found.strip()) >= SHORTEST_NAME]
    # The full name counts whatever its length; without its legal form a very short one is no name.
    shorter = [found for found in (short, bare) if len(plain(found)) >= SHORTEST_JOINED]
    parts = (bare, *others)
    telling = [word for part in parts for word in (*_telling_words(part), *_joined_words(part, KINDS_JOINED), *_mixed(part))]
    # A short word identifies a name in which nothing else does ("Koç Holding").
    telling = telling or [word for word in _telling_words(bare, SHORTEST_NAME) if word != bare]
    telling += [shop for word in telling if len(shop := POSSESSIVE.sub("", word)) >= SHORTEST_NAME and shop != word]
    return [*(_whole(found) for found in (name, *shorter, *others) if found), *map(_part, telling)]


def letters_of(whole: WholeVisit) -> re.Pattern[str] | None:
    """Returns an expression for the customer's initials as people type them ("H. P.", "HP", "HPAS", "H&P")."""
    groups = company_initials(whole)
    paired = AND.search(whole.customer.name) is not None
    return _lettered(groups, pairs=[letters for letters in groups if paired or letters not in KNOWN_PAIRS])


def company_initials(whole: WholeVisit) -> list[str]:
    """Returns the customer's initials, with and without those of its legal form."""
    short = IN_BRACKETS.sub("", whole.customer.name).strip()
    bare = ENDING.sub("", short).strip()
    return [letters for letters in dict.fromkeys(map(_initials, (short, bare))) if len(letters) > 1]


def initials_of(person: Person) -> re.Pattern[str] | None:
    """Returns an expression for a person's initials as people type them ("I. S."; without points only if there are three)."""
    letters = _initials(person.name)
    return _lettered([letters], bare=len(letters) > 2) if len(letters) > 1 else None


def person_names(person: Person) -> list[Wanted]:
    """Returns a person's whole name, and each of its parts where it is written as a name."""
    whole = normalize("NFC", person.name).strip()
    if not plain(whole):
        return []
    titles = {plain(part) for part in WORDS.findall(person.job_title)}
    parts = [part for part in parts_of(whole) if is_a_name(part, whole.islower())]
    parts = [part for part in parts if len(plain(part)) >= SHORTEST_NAME or not has_capitals(part[0])]
    parts += [piece for part in parts for piece in re.split("[-\u2010-\u2015]", part) if len(piece) >= SHORTEST_WORD]
    parts += [piece for part in EASTERN.findall(whole) for piece in _eastern(part)]
    return [_whole(whole), *(_part(part) for part in parts if plain(part) not in titles and part != whole)]


def place_names(whole: WholeVisit) -> list[Wanted]:
    """Returns the names of where the customer was visited, and the words that identify the place."""
    country = {plain(word) for word in WORDS.findall(whole.customer.country)}
    place = normalize("NFC", whole.visit.place)
    segments = [segment.strip() for segment in re.split(r"[,;()（）]", place)]
    words = [
        word for segment in segments for word in (*_telling_words(segment, SHORTEST_NAME), *_joined_words(segment, PLACES_JOINED))
    ]
    several = [segment for segment in segments if " " in segment and _telling_words(segment, SHORTEST_JOINED)]
    return [_part(found) for found in (*several, *words) if plain(found) not in country]


def _whole(name: str) -> Wanted:
    """Returns a whole name: one of several words is meant in small letters too, unless all are ordinary words."""
    words = {plain(word) for word in WORDS.findall(name)}
    if words <= PARTICLES or (len(words) > 1 and words <= ORDINARY):
        return Wanted(name, Small.NEVER)
    return Wanted(name, Small.ALWAYS if len(words) > 1 and len(plain(name)) > SHORTEST_WORD else Small.UNLESS_A_WORD)


def _part(name: str) -> Wanted:
    return Wanted(name, is_part=True)


def _eastern(name: str) -> Iterable[str]:
    """Returns family name and given name of a name written without a space."""
    if len(name) == 2:
        return name, name[0]
    return (name[:2], name[2:]) if len(name) == 4 else (name[0], name[1:]) if len(name) == 3 else ()


def _mixed(name: str) -> list[str]:
    """Returns the capital letters joined to a word of a script without spaces ("LG전자")."""
    return [found[0] for found in re.finditer("[A-Z0-9&]{2,}", name) if EASTERN.search(name)]


def _telling_words(name: str, shortest: int = SHORTEST_WORD) -> list[str]:
    """Returns the words that identify a name: written as a name, and not common in names of companies or places."""
    words = [word.strip("-.'’_") for word in WORDS.findall(name)]
    # A brand typed in small letters stands first, or the whole name is typed so.
    names = [word for n, word in enumerate(words) if word and is_a_name(word, n == 0 or name.islower())]
    telling = [word for word in names if plain(word) not in COMMON and any(map(str.isalpha, word))]
    return [word for word in telling if len(plain(word)) >= min(shortest, _shortest(word))]


def _shortest(word: str) -> int:
    """Returns how many letters are enough: fewer if all are capitals, or of a script that has none."""
    if EASTERN.fullmatch(word):
        return SHORTEST_JOINED
    return SHORTEST_NAME if word.isupper() or not has_capitals(word[0]) else SHORTEST_WORD


def _joined_words(name: str, kinds: re.Pattern[str]) -> list[str]:
    """Returns what identifies a name in scripts without spaces: what is left without the words for its kind."""
    found = []
    for word in EASTERN.findall(name):
        pieces = [piece for piece in kinds.split(word) if len(piece) >= SHORTEST_JOINED]
        cuts = [match.end() for match in kinds.finditer(word)]
        whole = [word[start:stop] for start, stop in zip([0, *cuts], cuts, strict=False) if stop - start > SHORTEST_JOINED - 1]
        found += pieces if pieces != [word] else []
        found += whole if kinds is PLACES_JOINED else []
    return [word for word in found if plain(word) not in COMMON]


def _initials(name: str) -> str:
    """Returns the first letters of the words with a capital."""
    words = re.findall(r"\w+", name)
    return "".join(word if word.isupper() and len(word) <= 3 else word[0] for word in words if word[0].isupper())


def _lettered(groups: Iterable[str], bare: bool = True, pairs: Iterable[str] = ()) -> re.Pattern[str] | None:
    """Returns an expression for capital letters with points; if `bare`, also without them unless they have a common meaning.

    Of `pairs` also with "&" between the letters.
    """
    forms = [f"(?i:{r'(?: ?[&+] ?|[-‐‑])'.join(letters)})" for letters in pairs if len(letters) == SHORTEST_JOINED]
    for letters in groups:
        forms.append(r"\.\s?".join(letters) + r"\.")
        forms.append(r"\s?\.\s?".join(letters))
        if bare and letters not in KNOWN:
            forms.append(letters)
    # After a number they are a unit: "15 HP".
    return re.compile(rf"(?<![\w.])(?<!\d )(?:{'|'.join(forms)})(?!\w)") if forms else None
