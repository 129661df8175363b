"""Holds the words that several documents use: kinds and states, days and moments, quotation marks, sentences.

Other words come from the visit, or stand in the module that uses them. A document is written with the translator it is
given, which sets the language of the sentences and the locale of dates and numbers.
"""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date, format_time

from db.model.messages import N_
from db.model.moments import in_its_room
from db.model.records import (
    Benefit,
    Better,
    ClaimKind,
    Evidence,
    Heard,
    NoteKind,
    ObjectionStatus,
    Side,
    ValueCategory,
    VisitStatus,
)
from desktop.core.messages import Translator
from desktop.report.document.outline import Tone

TONES: dict[ValueCategory, Tone] = {
    ValueCategory.REVENUE: Tone.REVENUE,
    ValueCategory.COST: Tone.COST,
    ValueCategory.EMOTIONAL: Tone.EMOTIONAL,
    ValueCategory.OTHER: Tone.OTHER,
}
# Quotation marks are those of the language in which the words were said.
QUOTATION_MARKS = {
    "en": "“”",
    "de": "„“",
    "fr": "«»",
    "ja": "「」",
    "zh": "“”",
    "ko": "“”",
    "pl": "„”",
    "sv": "””",
    "it": "«»",
    "es": "«»",
}
LETTERS_THAT_QUOTE = '“”„«»‚‘’"「『'


ANSWERED_BY = N_("What answered it")
VISIT_OF = N_("Visit of {date}")
PAGE_OF = N_("{page} of {pages}")
CONTENTS = N_("Contents")
CUSTOMER = N_("Customer")
INDUSTRY = N_("Industry")
SIZE = N_("Size")
SOURCE = N_("Published at")
SOMEONE_THERE = N_("a person at the customer")
A_CUSTOMER = N_("A customer")
# The free answers, by the questions of our guides.
ANSWERS: dict[str, str] = {
    "challenge": N_("Before"),
    "alternatives": N_("What they had tried"),
    "solution": N_("Solution"),
    "start": N_("How it began"),
    "surprises": N_("What surprised"),
    "role": N_("Role"),
    "go_ahead": N_("What made them go ahead"),
    "doing_nothing": N_("What would have happened without it"),
    "agreed_words": N_("In which words they agreed"),
    "not_asked": N_("What we did not ask"),
    "who_else": N_("Who else to talk to"),
}
CATEGORIES: dict[ValueCategory, str] = {
    ValueCategory.REVENUE: N_("Revenue"),
    ValueCategory.COST: N_("Cost"),
    ValueCategory.OTHER: N_("Other results"),
    ValueCategory.EMOTIONAL: N_("Emotional benefit"),
}
EVIDENCE: dict[Evidence, str] = {
    Evidence.MEASURED: N_("measured"),
    Evidence.DOCUMENTED: N_("documented"),
    Evidence.ESTIMATED: N_("estimated"),
    Evidence.SECOND_HAND: N_("heard second-hand"),
    Evidence.FELT: N_("felt"),
    Evidence.UNKNOWN: N_("evidence unknown"),
}
KINDS: dict[ClaimKind, str] = {
    ClaimKind.RESULT: N_("result"),
    ClaimKind.BASELINE: N_("how it was before"),
    ClaimKind.GOAL: N_("goal"),
    ClaimKind.FORECAST: N_("forecast"),
    ClaimKind.INVESTMENT: N_("investment"),
    ClaimKind.BENCHMARK: N_("benchmark"),
}
BETTERS: dict[Better, str] = {
    Better.LOWER: N_("lower is better"),
    Better.HIGHER: N_("higher is better"),
}
BENEFITS: dict[Benefit, str] = {
    Benefit.CASHABLE: N_("cashable"),
    Benefit.TIME_RELEASED: N_("time released"),
    Benefit.AVOIDED: N_("cost avoided"),
    Benefit.WORKING_CAPITAL: N_("working capital"),
    Benefit.RISK: N_("risk reduced"),
}
NOTE_KINDS: dict[NoteKind, str] = {
    NoteKind.NOTE: N_("note"),
    NoteKind.GOAL: N_("goal"),
    NoteKind.OBJECTION: N_("objection"),
    NoteKind.NUMBER: N_("number"),
    NoteKind.FEELING: N_("feeling"),
    NoteKind.QUOTE: N_("quote"),
    NoteKind.PROMISE: N_("promise"),
    NoteKind.QUESTION: N_("question"),
}
SIDES: dict[Side, str] = {
    Side.CUSTOMER: N_("customer"),
    Side.US: N_("our side"),
}
HEARD: dict[Heard, str] = {
    Heard.FIRST_HAND: N_("heard first-hand"),
    Heard.RELAYED: N_("relayed"),
}
STATUSES: dict[VisitStatus, str] = {
    VisitStatus.PLANNED: N_("planned"),
    VisitStatus.IN_PROGRESS: N_("in progress"),
    VisitStatus.TO_DEBRIEF: N_("to debrief"),
    VisitStatus.DONE: N_("done"),
}
RESOLVED: dict[ObjectionStatus, str] = {
    ObjectionStatus.OPEN: N_("open"),
    ObjectionStatus.PARTLY: N_("partly answered"),
    ObjectionStatus.ANSWERED: N_("answered"),
}


def day(iso: str, words: Translator) -> str:
    """Returns an ISO date in words ("20 November 2026"); anything else as typed."""
    try:
        return str(
            format_date(date.fromisoformat(iso.strip()), "d MMMM y" if words.locale == "en" else "long", locale=words.locale)
        )
    except ValueError:
        return iso.strip()


def moment(iso: str, words: Translator) -> str:
    """Returns the time of day of an ISO moment by the clock of the room it was noted in ("14:03"); else as typed.

    Where the room is not known, this laptop's clock tells, as in the window.
    """
    found = in_its_room(iso)
    return format_time(found, "HH:mm", tzinfo=found.tzinfo, locale=words.locale) if found else iso.strip()


def quoted(text: str, language: str) -> str:
    """Returns `text` in the quotation marks of `language`, unless it was typed with some."""
    said = text.strip()
    if not said or said[0] in LETTERS_THAT_QUOTE:
        return said
    opening, closing = tuple(QUOTATION_MARKS.get(language.lower()[:2], QUOTATION_MARKS["en"]))
    space = "\u00a0" if language.lower().startswith("fr") else ""
    return f"{opening}{space}{said}{space}{closing}"


def sentence(*parts: str) -> str:
    """Returns the parts that are not empty as one sentence, with a capital and a full stop."""
    return stopped(capital(", ".join(filter(None, (part.strip() for part in parts)))))


def stopped(text: str) -> str:
    """Returns `text` with a full stop, unless it ends in a similar sign."""
    return text if not text or text.endswith((".", "!", "?", "…", "。", "！", "？", "”", "»")) else f"{text}."


def capital(text: str) -> str:
    """Returns `text` with a capital first letter."""
    return text[:1].upper() + text[1:]


def dotted(parts: Iterable[str]) -> str:
    """Returns the parts that are not empty, with dots between them."""
    return " · ".join(part for part in parts if part)
