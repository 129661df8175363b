"""Makes visits full of confidential names in difficult spellings, and searches the PDF for them as a keen reader would."""

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import Any
from unicodedata import category, normalize

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from db.model.records import ClaimKind, CompanyConsent, Customer, Objective, PersonConsent, Promise, RecordId, Side, ValueCategory
from db.model.whole_visit import WholeVisit
from tests.report.visits import CUSTOMER, VISIT, answer, claim, consent, empty, objection, person, quote

# Made-up roots that are part of no word and of no other name.
SYLLABLES = ("zeb", "qwo", "vyx", "jøk", "xil", "zúq", "fiq", "wöx", "pyz", "kvå", "gżu", "ñex", "ßyq", "uqę")
KINDS_OF_FIRM = ("Pumps", "Group", "Systems", "Bank", "Foods", "Steel", "International", "")
FORMS = ("AS", "GmbH", "Ltd", "Inc.", "S.A.", "& Co. KG", "Sp. z o.o.", "")
PLAIN = {"ø": "o", "å": "a", "ß": "ss", "ł": "l", "ż": "z", "ę": "e", "ö": "o", "ú": "u", "ñ": "n"}
SPELT = {"ø": "oe", "å": "aa", "ö": "oe", "ß": "ss"}


@dataclass(frozen=True, slots=True)
class Secret:
    """What must not be found: letters (folded, without anything between), and exact texts such as initials."""

    letters: tuple[str, ...]
    exact: tuple[str, ...]


def _root(dice: random.Random) -> str:
    return "".join(dice.sample(SYLLABLES, dice.choice((3, 4)))).capitalize()


def fold(text: str) -> str:
    """Returns `text` as a keen reader compares it: without case, accents, joined letters, and without all that is no letter."""
    plain = "".join(PLAIN.get(letter, letter) for letter in text.casefold())
    plain = "".join(PLAIN.get(letter, letter) for letter in normalize("NFKD", plain).casefold())
    return "".join(letter for letter in plain if letter.isalnum() and category(letter) != "Mn")


WAYS: list[Callable[[random.Random, str], str]] = [
    lambda dice, name: name,
    lambda dice, name: name.upper(),
    lambda dice, name: name.lower(),
    lambda dice, name: name + dice.choice(("'s", "’s", "s", "’", "´s")),
    lambda dice, name: _with(dice, name, "-\n"),
    lambda dice, name: _with(dice, name, "- \r\n"),
    lambda dice, name: _with(dice, name, "\u00ad"),
    lambda dice, name: _with(dice, name, dice.choice("\u200b\u200d\u2060\ufeff\u034f")),
    lambda dice, name: "".join(PLAIN.get(letter, letter) for letter in name),
    lambda dice, name: "".join(SPELT.get(letter, letter) for letter in name),
    lambda dice, name: normalize("NFD", name),
    lambda dice, name: name.replace("fi", "ﬁ").replace("Fi", "Fi"),
    lambda dice, name: "".join(chr(ord(sign) + 0xFEE0) if "!" <= sign <= "~" else sign for sign in name),
    lambda dice, name: dice.choice((" ", ".", "-", "_")).join(name.replace(" ", "")),
    lambda dice, name: name.replace(" ", dice.choice(("", "-", "_", ".", "  ", "\n", "\u00a0", "/"))),
    lambda dice, name: "#" + name.replace(" ", "") + dice.choice(("", "Rocks", "2026")),
    lambda dice, name: "@" + name.lower().replace(" ", "_"),
    lambda dice, name: name.replace(" ", "") + dice.choice(("App", "Cloud", "Team")),
    lambda dice, name: "my" + name.replace(" ", ""),
    lambda dice, name: name.translate(str.maketrans("aeopcxy", "аеорсху")),
    lambda dice, name: dice.choice("“(['\"*") + name + dice.choice("”)]'\"*"),
    lambda dice, name: name + dice.choice(("-team", "/us", "&Co", ".", ",", "…", "™", "®")),
]


def _with(dice: random.Random, name: str, sign: str) -> str:
    at = dice.randrange(1, len(name) - 1)
    return name[:at] + sign + name[at:]


def study(dice: random.Random) -> tuple[WholeVisit, Secret]:
    """Returns a visit to a customer that must stay anonymous, with people who were not asked, and what of it is secret."""
    root = _root(dice)
    bare = f"{root} {dice.choice(KINDS_OF_FIRM)}".strip()
    name = f"{bare} {dice.choice(FORMS)}".strip()
    people = [(_root(dice), _root(dice)) for _ in range(dice.choice((1, 2, 3)))]
    city = _root(dice)
    domain = "".join(PLAIN.get(letter, letter) for letter in root.lower()) + dice.choice((".no", ".example", ".co.uk"))
    short = f"{root[0]}. {bare.split()[1][0]}." if " " in bare else ""
    first = [f"{a[0]}. {b[0]}." for a, b in people]

    def say() -> str:
        said: list[Callable[[], str]] = [
            lambda: dice.choice(WAYS)(dice, name),
            lambda: dice.choice(WAYS)(dice, bare),
            lambda: dice.choice(WAYS)(dice, root),
            lambda: dice.choice(WAYS)(dice, " ".join(dice.choice(people))),
            lambda: dice.choice(WAYS)(dice, dice.choice(dice.choice(people))),
            lambda: ", ".join(reversed(dice.choice(people))),
            lambda: "{[0]}. {}".format(*dice.choice(people)),
            lambda: " Q. ".join(dice.choice(people)),
            lambda: f"{dice.choice(people)[0].lower()}.{dice.choice(people)[1].lower()}@{domain}",
            lambda: f"{dice.choice(people)[1]} (at) {domain}",
            lambda: f"https://www.{domain}/{root}?a={people[0][1]}",
            lambda: f"www.{domain}",
            lambda: f"shop.{domain}/cart",
            lambda: short or root,
            lambda: dice.choice(first),
            lambda: f"in {city}",
            lambda: f"{city.upper()} plant",
        ]
        return " ".join(
            f"{dice.choice(('with', 'at', 'We and', 'since'))} {dice.choice(said)()}" for _ in range(dice.choice((1, 2)))
        )

    agreed_title = dice.choice(("Head of Service", "CIO, " + dice.choice(WAYS)(dice, bare), f"Manager {city}"))
    records = [person(" ".join(each), dice.choice(NOT_NAMED), job_title=agreed_title) for each in people]
    whole = _full_of(say, dice, records)
    customer = Customer(
        id=CUSTOMER, name=name, alias=dice.choice(("A Nordic maker", "", say())), industry=dice.choice(("pumps", say())),
        country="Norway", size=say(), about=say(),
    )  # fmt: skip
    visit = replace(
        whole.visit, place=f"{city}, {dice.choice(('plant 2', 'head office', ''))}", product=say(), source=f"https://{domain}"
    )
    company = consent(
        dice.choice((None, CompanyConsent.ANONYMOUS, CompanyConsent.UNASKED, CompanyConsent.INTERNAL_ONLY)), note=say()
    )
    letters = tuple(fold(text) for text in (root, domain.split(".")[0], city, *(part for each in people for part in each)))
    exact = tuple(text for initials in (short, *first) if initials for text in (initials, initials.replace(" ", "")))
    return replace(whole, customer=customer, visit=visit, consent=company), Secret(letters, exact)


NOT_NAMED = (None, PersonConsent.NONE, PersonConsent.UNASKED, PersonConsent.ROLE_ONLY)
CLAIM_TEXTS = (
    "topic",
    "metric",
    "before",
    "after",
    "change",
    "unit",
    "period",
    "wording",
    "beneficiary",
    "feeling",
    "felt_by",
    "moment",
)


def _full_of(say: Callable[[], str], dice: random.Random, people: list[Any]) -> WholeVisit:
    """Returns a visit with `say()` in each of its texts."""

    def one_claim(n: int) -> Any:
        fields: dict[str, Any] = {name: say() for name in CLAIM_TEXTS if dice.random() < 0.6}
        fields |= {
            "hedges": (say(),),
            "currency": say(),
            "annual_value": dice.choice(("5000", say())),
            "said_by": dice.choice(people).id,
        }
        fields |= {"intensity_before": say(), "attribution": say()}
        return replace(claim(list(ValueCategory)[n % 4], kind=list(ClaimKind)[n % 6]), **fields)

    return empty(
        people=tuple(people),
        answers=tuple(
            answer(question, f"{say()}. {say()}") for question in ("challenge", "alternatives", "solution", "start", "surprises")
        ),
        objectives=tuple(Objective(id=RecordId(str(n)), visit_id=VISIT, text=say()) for n in range(2)),
        objections=(objection(say(), answer=say(), verbatim=True),),
        claims=tuple(one_claim(n) for n in range(6)),
        quotes=(quote(say(), said_by=people[0].id), quote(say(), said_by=people[-1].id, verbatim=False)),
        promises=(Promise(id=RecordId("p"), visit_id=VISIT, text=say(), owner=say(), side=Side.CUSTOMER, due=say()),),
    )


def everywhere(text: str) -> WholeVisit:
    """Returns a visit with `text` in each of its texts."""
    somebody = person(text, PersonConsent.NAMED, job_title=text)
    whole = _full_of(lambda: text, random.Random(text), [somebody])
    customer = Customer(id=CUSTOMER, name=text, about=text, industry=text, country=text, size=text, alias=text)
    return replace(whole, customer=customer, visit=replace(whole.visit, place=text, product=text, source=text))


def found_in(data: bytes, file_name: str, secret: Secret) -> list[str]:
    """Returns the secrets that can be read in a PDF: in text, properties, bookmarks, descriptions, links, strings or its name."""
    reader = PdfReader(BytesIO(data))
    texts = [file_name, *(page.extract_text() for page in reader.pages), *_strings_of(reader)]
    return told_in((*texts, data.decode("latin-1")), secret)


def told_in(texts: Iterable[str], secret: Secret) -> list[str]:
    """Returns the secrets that stand in any of `texts`."""
    hits = []
    for text in texts:
        letters = fold(_without_hyphens(text))
        hits += [f"{word} in {_around(letters, word)}" for word in secret.letters if word in letters]
        hits += [word for word in secret.exact if word in text]
    return hits


def _without_hyphens(text: str) -> str:
    return re.sub(r"[-\u2010\u00ad]\s*\n\s*", "", text)


def _around(letters: str, word: str) -> str:
    at = letters.index(word)
    return letters[max(0, at - 15) : at + len(word) + 15]


def _strings_of(reader: PdfReader) -> list[str]:
    """Returns every string of every object, and every stream unpacked, in whatever encoding it may be meant."""
    found: list[str] = []
    for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 0):
        found += _walk(reader.get_object(IndirectObject(number, 0, reader)), set())
    return found


def _walk(value: Any, seen: set[int]) -> list[str]:
    if id(value) in seen or isinstance(value, IndirectObject):
        return []
    seen.add(id(value))
    found: list[str] = []
    if isinstance(value, StreamObject):
        data = value.get_data()
        found += [data.decode("latin-1"), data.decode("utf-16-be", "replace"), data.decode("utf-8", "replace")]
    if isinstance(value, DictionaryObject):
        found += [part for item in value.values() for part in _walk(item, seen)]
    elif isinstance(value, ArrayObject):
        found += [part for item in value for part in _walk(item, seen)]
    elif isinstance(value, str):
        found.append(value)
    return found
