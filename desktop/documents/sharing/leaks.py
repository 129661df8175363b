"""Finds in all that a finished file says who must not be named.

What the sentences of a story say is looked at before it is set (see `stops`); this finds what got in beside them: our own words
about us, the name of the file, whatever a later change of the writer may add. A whole name is certain; a short one may be
another word.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from db.model.messages import Message
from db.model.records import PersonConsent
from db.model.whole_visit import WholeVisit
from desktop.consent.same_words import folded
from desktop.core.messages import Translator
from desktop.documents.sharing.file_texts import OUR_WORDS, PAGE, PART, MadeFile
from desktop.report.anonymise.bands import region_of
from desktop.report.anonymise.who_may_be_named import customer_called, is_named, telling

MAIL_TO = "mailto "
_ADDRESS = re.compile(r"\S*(?:@|\w\.\w)\S*")


@dataclass(frozen=True, slots=True)
class Leak:
    """A name in a file: where, in which text; `certain` where it is a whole name of who is not to be named."""

    place: Message
    text: str
    certain: bool


def leaks_in(file: MadeFile, wholes: Sequence[WholeVisit], words: Translator, ours: Sequence[str] = ()) -> tuple[Leak, ...]:
    """Returns each text of a file, its name among them, that names who may not be named at these visits.

    `ours` are our own words on its pages; of all else that stands there the whole names alone are looked for, as the sentences
    were looked at one by one.
    """
    full = [name for whole in wholes for name in full_names(whole)]
    names_somebody = [_short_names(whole, words) for whole in wholes]
    own = folded(" ".join(ours))
    found: dict[tuple[str, str], Leak] = {}
    texts = (*file.texts, *((Message(OUR_WORDS), _ADDRESS.sub(" ", text)) for text in ours))
    for place, text in texts:
        plain = folded(text)
        certain = any(name in plain for name in full)
        if not certain and place.template != OUR_WORDS and plain.removeprefix(MAIL_TO) in own:
            # Our own address, as a link.
            continue
        if certain or (place.template not in (PAGE, PART) and any(names(text) for names in names_somebody)):
            found.setdefault((str(place), plain), Leak(place, text, certain))
    return tuple(found.values())


def _short_names(whole: WholeVisit, words: Translator) -> Callable[[str], bool]:
    """Returns what finds a name in a text, also a short one; what the customer is called instead, and its region, are none.

    Nor are the names of our own people: we may name ourselves.
    """
    tell = telling(replace(whole, people=tuple(one for one in whole.people if one.customer_id)), words)
    instead = [one for one in (customer_called(whole, words), region_of(whole.customer.country, words)) if one]

    def names(text: str) -> bool:
        for one in instead:
            text = re.sub(re.escape(one), " ", text, flags=re.IGNORECASE)
        return tell(text) != text

    return names


def full_names(whole: WholeVisit) -> list[str]:
    """Returns the full names, as they are compared, of the company and the people who are not to be named."""
    named = is_named(whole)
    found = [] if named else [whole.customer.name]
    for person in whole.people:
        may_be = named and person.consent is PersonConsent.NAMED
        # A single word is a short name: it is found by its spellings, and may be another word.
        if person.customer_id and not may_be and " " in person.name.strip():
            found.append(person.name)
    return [plain for name in found if (plain := folded(name))]
