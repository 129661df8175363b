"""Who may be named: the one place that decides how customer and people are called in what others will read.

`agreed` turns a visit into one that holds only what may be told. Documents for others are composed from that, so
nothing withheld can slip into a title, a footnote or the description of a picture. Names are replaced in the text,
before anything is laid out; nothing is ever covered up.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, replace
from enum import Enum
from functools import lru_cache
from typing import Any, TypeVar
from unicodedata import category, normalize

from db.records import CompanyConsent, Person, PersonConsent, Record, Side, WholeVisit
from desktop.report.wording import Words

R = TypeVar("R", bound=Record)

# What a company's name ends in by law; people say the name without it.
LEGAL_FORMS = (
    r"a/s|ab|ag|aps|as|asa|b\.?v\.?|co|company|corp|corporation|d\.o\.o|gmbh|inc|incorporated|k\.?k\.?|kft|kg|limited|llc|llp|ltd|n\.?v\.?|"
    r"oy|oyj|plc|pty|s\.?a\.?|s\.?a\.?s|s\.?a\.?r\.?l|s\.?e\.?|s\.?p\.?a|s\.?r\.?l|s\.?r\.?o|sp\.? ?z ?o\.?o"
)
ENDING = re.compile(rf"(?:[\s,&]+(?:{LEGAL_FORMS})\.?)+$", re.IGNORECASE)
JAPANESE_FORM = re.compile("^(株式会社|有限会社|合同会社)|(株式会社|有限会社|合同会社)$")
IN_BRACKETS = re.compile(r"\s*[(（][^()（）]*[)）]")
SHORTEST_NAME = 3
# Scripts that set words apart: there a name is a whole word. Elsewhere endings and particles follow without a space.
WORD_LETTERS = "0-9a-z\u00df-\u058f"
# Letters that are one letter to Unicode and two, or another one, to those who type a name.
LOOKALIKES = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ð": "d"})
NO_TEXT = {
    "id",
    "visit_id",
    "customer_id",
    "person_id",
    "objective_id",
    "said_by",
    "question",
    "position",
    "language",
    "currency",
}


def agreed(whole: WholeVisit, words: Words) -> WholeVisit:
    """`whole` with nothing but what may be told, and everybody called as they agreed to be.

    The customer's name is that from `customer_called`; a person has a name only if they agreed to be named, and a job
    title only if they agreed to that or more. Claims, quotes and objections not to be published, the running notes and,
    for an anonymous customer, place, source and description are gone.
    """
    named = is_named(whole)
    tell = _replacing(whole, words)
    customer, visit = _cleaned(whole.customer, tell), _cleaned(whole.visit, tell)
    return replace(
        whole,
        customer=replace(customer, name=customer_called(whole, words), about=customer.about if named else "", alias=""),
        visit=replace(visit, place=visit.place if named else "", source=whole.visit.source if named else ""),
        people=tuple(_person(person, tell) for person in whole.people),
        answers=_all_cleaned(whole.answers, tell),
        notes=(),
        objectives=_all_cleaned(whole.objectives, tell),
        objections=_all_cleaned((o for o in whole.objections if o.publish), tell),
        claims=_all_cleaned((claim for claim in whole.claims if claim.publish), tell),
        quotes=_all_cleaned((quote for quote in whole.quotes if quote.publish), tell),
        promises=_all_cleaned(whole.promises, tell),
        consent=None,
    )


def is_named(whole: WholeVisit) -> bool:
    """Whether the customer agreed to be named as a company; not asked means no."""
    return whole.consent is not None and whole.consent.company is CompanyConsent.NAMED


def may_show_logo(whole: WholeVisit) -> bool:
    """Whether the customer agreed to have its logo shown: that rung by name, and only where it is named at all."""
    return is_named(whole) and whole.consent is not None and "logo" in {rung.strip().casefold() for rung in whole.consent.scope}


def customer_called(whole: WholeVisit, words: Words) -> str:
    """How the customer is called: by name if that was agreed, else by alias, else by industry."""
    customer = whole.customer
    if is_named(whole):
        return customer.name.strip() or words.a_customer
    hide = _hiding(_company_names(customer.name), words.a_customer)
    if customer.alias.strip():
        return hide(customer.alias.strip())
    industry = hide(customer.industry.strip())
    return words.a_customer_in.format(industry=industry) if industry else words.a_customer


def person_called(person: Person | None, words: Words) -> str:
    """How somebody is called, with job title: by name if they agreed, else by job title, else by side of the table."""
    if person is None:
        return ""
    name = person.name.strip() if person.consent is PersonConsent.NAMED else ""
    title = person.job_title.strip() if person.consent in (PersonConsent.NAMED, PersonConsent.ROLE_ONLY) else ""
    someone = words.someone_here if person.side is Side.US else words.someone_there
    return ", ".join(filter(None, (name, title))) or someone


def _person(person: Person, tell: Callable[[str], str]) -> Person:
    named = person.consent is PersonConsent.NAMED
    known = named or person.consent is PersonConsent.ROLE_ONLY
    title = tell(person.job_title) if known else ""
    return replace(person, name=person.name if named else "", job_title=title, role="")


# Replacing names in running text


def _replacing(whole: WholeVisit, words: Words) -> Callable[[str], str]:
    """What replaces, in a text, every name that may not be told."""
    unnamed = [person for person in whole.people if person.consent is not PersonConsent.NAMED]
    steps = [_hiding(_person_names(person), person_called(person, words)) for person in unnamed]
    if not is_named(whole):
        # After the people: what stands for one of them may be a job title with the customer's name in it.
        steps.append(_hiding(_company_names(whole.customer.name), customer_called(whole, words)))

    def replacing(text: str) -> str:
        for step in steps:
            text = step(text)
        return text

    return replacing


def _company_names(name: str) -> list[tuple[str, bool]]:
    """The ways in which a company is called, and whether upper and lower case matter in them."""
    whole = normalize("NFC", name).strip()
    short = IN_BRACKETS.sub("", whole).strip()
    bare = JAPANESE_FORM.sub("", ENDING.sub("", short)).strip()
    # A single common word ("Apple") must not turn the fruit into a customer; the whole name always counts.
    shorter = [(found, " " not in found) for found in (short, bare) if len(found) >= SHORTEST_NAME or not found.isascii()]
    return [(whole, False), *((found, exact) for found, exact in shorter if found != whole)] if whole else []


def _person_names(person: Person) -> list[tuple[str, bool]]:
    """A person's whole name, and each of its parts where it is written as a name."""
    whole = normalize("NFC", person.name).strip()
    titles = set(re.findall(r"\w+", person.job_title))
    parts = [part for part in re.findall(r"[\w’'-]+", whole) if len(part) >= SHORTEST_NAME and part[0].isupper()]
    return [(whole, False), *((part, True) for part in parts if part not in titles and part != whole)] if whole else []


def _hiding(names: Iterable[tuple[str, bool]], replacement: str) -> Callable[[str], str]:
    """What puts `replacement` in the place of each of `names` (longest first)."""
    ordered = sorted(set(names), key=lambda name: (-len(name[0]), name))
    patterns = [(re.compile(_pattern(name)), exact) for name, exact in ordered if _folded(name)[0].strip()]

    def hiding(text: str) -> str:
        for pattern, exact in patterns:
            text = _replaced(text, pattern, exact, replacement)
        return text

    return hiding


def _replaced(text: str, pattern: re.Pattern[str], exact: bool, replacement: str) -> str:
    folded, places = _folded(text)
    done, parts = 0, []
    for match in pattern.finditer(folded):
        start, stop = places[match.start()], places[match.end() - 1] + 1
        # A name written small is a word of the language.
        if start < done or (exact and text[start].islower()):
            continue
        while stop < len(text) and category(text[stop]) in IGNORED:
            stop += 1
        parts += [text[done:start], replacement]
        done = stop
    return "".join([*parts, text[done:]])


def _pattern(name: str) -> str:
    """An expression for `name` as a whole phrase in folded text, whatever stands between its words."""
    words = [re.escape(word) for word in _folded(name)[0].split()]
    before = f"(?<![{WORD_LETTERS}])" if re.match(f"[{WORD_LETTERS}]", words[0]) else ""
    after = f"(?![{WORD_LETTERS}])" if re.search(f"[{WORD_LETTERS}]$", words[-1]) else ""
    return before + r"[\s_.-]*".join(words) + after


IGNORED = ("Mn", "Me", "Cf")


@lru_cache(maxsize=1_000)
def _folded(text: str) -> tuple[str, list[int]]:
    """`text` without case, accents, ligatures and invisible signs, and where in `text` each letter of it stands."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        plain = normalize("NFKD", character).casefold().translate(LOOKALIKES)
        found = [letter for letter in plain if category(letter) not in IGNORED]
        letters += found
        places += [place] * len(found)
    return "".join(letters), places


def _all_cleaned(records: Iterable[R], tell: Callable[[str], str]) -> tuple[R, ...]:
    return tuple(_cleaned(record, tell) for record in records)


def _cleaned(record: R, tell: Callable[[str], str]) -> R:
    """`record` with every text in it told as agreed."""
    changes: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        if isinstance(value, str) and not isinstance(value, Enum) and field.name not in NO_TEXT:
            changes[field.name] = tell(value)
        elif isinstance(value, tuple):
            changes[field.name] = tuple(map(tell, value))
    return replace(record, **changes)
