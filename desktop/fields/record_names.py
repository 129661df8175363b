"""How records are called: each kind in a word, how many of them, and one record by its own words. Pure."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP

from db.model.records import (
    Answer,
    Claim,
    Customer,
    Note,
    Objection,
    Objective,
    Person,
    Promise,
    Quote,
    Rate,
    Record,
    Visit,
)
from db.tables.mapping import TABLES
from desktop.widgets.words import tr

# By the table a record lives in, as lists name it.
RECORD_NAMES: dict[str, object] = {
    "customers": QT_TRANSLATE_NOOP("Forms", "Customer"),
    "people": QT_TRANSLATE_NOOP("Forms", "Person"),
    "visits": QT_TRANSLATE_NOOP("Forms", "Visit"),
    "answers": QT_TRANSLATE_NOOP("Forms", "Answer"),
    "notes": QT_TRANSLATE_NOOP("Forms", "Note"),
    "objectives": QT_TRANSLATE_NOOP("Forms", "Objective"),
    "objections": QT_TRANSLATE_NOOP("Forms", "Objection"),
    "claims": QT_TRANSLATE_NOOP("Forms", "Value"),
    "quotes": QT_TRANSLATE_NOOP("Forms", "Quote"),
    "promises": QT_TRANSLATE_NOOP("Forms", "Promise"),
    "consents": QT_TRANSLATE_NOOP("Forms", "Consent"),
    "presences": QT_TRANSLATE_NOOP("Forms", "At the table"),
    "rates": QT_TRANSLATE_NOOP("Forms", "Exchange rate"),
    "return_plans": QT_TRANSLATE_NOOP("Forms", "Return"),
}
LONGEST = 400
# What counts for somebody who is about to delete it, in the order in which it is told: one, and several.
_COUNTED: dict[type, tuple[object, object]] = {
    Claim: (QT_TRANSLATE_NOOP("Forms", "1 value"), QT_TRANSLATE_NOOP("Forms", "{count} values")),
    Quote: (QT_TRANSLATE_NOOP("Forms", "1 quote"), QT_TRANSLATE_NOOP("Forms", "{count} quotes")),
    Objective: (QT_TRANSLATE_NOOP("Forms", "1 objective"), QT_TRANSLATE_NOOP("Forms", "{count} objectives")),
    Objection: (QT_TRANSLATE_NOOP("Forms", "1 objection"), QT_TRANSLATE_NOOP("Forms", "{count} objections")),
    Promise: (QT_TRANSLATE_NOOP("Forms", "1 promise"), QT_TRANSLATE_NOOP("Forms", "{count} promises")),
    Note: (QT_TRANSLATE_NOOP("Forms", "1 note"), QT_TRANSLATE_NOOP("Forms", "{count} notes")),
    Answer: (QT_TRANSLATE_NOOP("Forms", "1 answer"), QT_TRANSLATE_NOOP("Forms", "{count} answers")),
    Person: (QT_TRANSLATE_NOOP("Forms", "1 person"), QT_TRANSLATE_NOOP("Forms", "{count} people")),
}


def kind_of(record: Record) -> str:
    """The kind of a record in a word."""
    return tr(RECORD_NAMES[TABLES[type(record)]])


def counted(kinds: Mapping[type, int]) -> str:
    """How many of each kind, as "12 values, 1 quote"; kinds that nobody counts are left out."""
    found = ((forms, kinds[kind]) for kind, forms in _COUNTED.items() if kinds.get(kind))
    told = (tr(one if count == 1 else several).format(count=count) for (one, several), count in found)
    # A number stays on the line of what it counts.
    return ", ".join(words.replace(" ", "\N{NO-BREAK SPACE}") for words in told)


def called(record: Record) -> str:
    """A record by its own words, or an empty text where it has none yet."""
    match record:
        case Claim():
            words = record.metric or record.feeling or record.wording
        case Customer() | Person():
            words = record.name
        case Quote():
            words = f"“{record.text}”" if record.verbatim and record.text else record.text
        case Visit():
            words = record.date
        case Rate():
            words = f"{record.source} {record.target}".strip()
        case Note() | Answer() | Objective() | Objection() | Promise():
            words = record.text
        case _:
            words = ""
    # More than any line shows would only be measured in vain.
    return " ".join(words[:LONGEST].split())
