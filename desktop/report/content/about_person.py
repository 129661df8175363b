"""Composes everything that is kept about one person, for that person: as a document, and as a file for other programs.

It gets what was found as a plain list, with the place of each thing in words; other modules find it. Promise of safety: G1.
"""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from db.model.fields import fields_of
from db.model.messages import N_, NN_, Message
from db.model.records import Record
from desktop.core.messages import ENGLISH, Translator
from desktop.report.document.characters import NO_CHARACTERS, SUBSTITUTE
from desktop.report.document.outline import Block, Entry, Fact, Facts, Heading, Outline, Paragraph, Section, words_only
from desktop.report.document.wording import CONTENTS, PAGE_OF, SOMEONE_THERE, capital, day

FORMAT, VERSION = "firsthand.about_person", 1
# Splits "ReturnPlan" into two words.
SPELT_OUT = re.compile(r"(?<=[a-z])(?=[A-Z])")
SURE = NN_("{count} record names the person.", "{count} records name the person.")
UNSURE = NN_("In {count} more the name stands in the text.", "In {count} more the name stands in the text.")


@dataclass(frozen=True, slots=True)
class Found:
    """A record with something about a person; `place` is where it was found, in words ("Visit to Halden Pumps, 20 November").

    A find that is no record (the path of a file) has only its `text`. `sure` if the record names the person; else the name
    stands in its text, and somebody has to check whom it means.
    """

    record: Record | None
    place: Message | str
    sure: bool = True
    text: str = ""


def about_person(name: str, found: Sequence[Found], on: str = "", words: Translator = ENGLISH) -> Outline:
    """Composes what was found about the person called `name`, as of `on` (an ISO date), in the language of `words`."""
    sure, unsure = ([one for one in found if one.sure is wanted] for wanted in (True, False))
    sections = (
        (
            words.text(N_("Records that name the person")),
            sure,
            words.text(N_("Each is shown whole, under the place where it is kept.")),
        ),
        (
            words.text(N_("Texts to check")),
            unsure,
            words.text(N_("The name stands in these texts. Somebody should decide whether this person is meant.")),
        ),
    )
    told = [Section(title, (Paragraph(words_only(hint)), *_entries(ones, words))) for title, ones, hint in sections if ones]
    return Outline(
        title=words.text(N_("Everything about {name}"), name=" ".join(name.split()) or words.text(SOMEONE_THERE)),
        kicker=words.text(N_("For the person concerned")),
        lead=words_only(f"{words.plural(SURE, len(sure))} {words.plural(UNSURE, len(unsure))}"),
        sections=tuple(told) or (Section("", (Paragraph(words_only(words.text(N_("Nothing is kept about this person.")))),)),),
        stamp=words.text(N_("PERSONAL DATA · FOR THE PERSON CONCERNED")),
        footer=words.text(N_("As of {date}"), date=day(on, words)) if on.strip() else "",
        page_of=words.text(PAGE_OF),
        contents=words.text(CONTENTS),
        language=words.tag,
        own_language=words.tag,
        date=on,
    )


def as_json(name: str, found: Sequence[Found], on: str = "") -> bytes:
    """Returns the same as JSON (UTF-8): who, as of when, and each record with its kind, its place and its fields."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "about": name,
        "date": on,
        "records": [
            {"kind": kind_of(one.record), "place": str(one.place), "sure": one.sure, "says": dict(_said_in(one))} for one in found
        ],
    }
    return NO_CHARACTERS.sub(SUBSTITUTE, json.dumps(content, ensure_ascii=False, indent=1)).encode() + b"\n"


def kind_of(record: Record | None) -> str:
    """Returns the kind of a record in a word: "claim", "quote" …; "text" for anything that is no record."""
    return type(record).__name__.lower() if record else "text"


def said_in(record: Record, words: Translator = ENGLISH) -> Iterable[tuple[str, str]]:
    """Returns each filled field of the record, with its name in words."""
    for name, kind in fields_of(type(record)).kinds.items():
        # Links between records say nothing about a person; the moment of a note and its question do.
        if kind.is_content or kind.name in ("stamp", "key"):
            text = _value_text(getattr(record, name), words)
            if text.strip():
                yield words.text(name.replace("_", " ")), text


def _said_in(one: Found, words: Translator = ENGLISH) -> Iterable[tuple[str, str]]:
    return said_in(one.record, words) if one.record else ((words.text("text"), one.text),)


def _value_text(value: object, words: Translator) -> str:
    if isinstance(value, bool):
        return words.text(N_("yes") if value else N_("no"))
    if isinstance(value, Enum):
        return words.text(str(value.value).replace("_", " "))
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _entries(found: Sequence[Found], words: Translator) -> list[Block]:
    """Returns the records in the order in which they were found, under a heading for each place."""
    blocks: list[Block] = []
    before = None
    for one in found:
        place = (words.message(one.place) if isinstance(one.place, Message) else one.place).strip()
        if place != before:
            blocks.append(Heading(place or words.text(N_("Without a place"))))
            before = place
        rows = tuple(Fact(capital(name), words_only(text)) for name, text in _said_in(one, words))
        blocks.append(
            Entry(
                (Facts(rows),) if rows else (Paragraph(words_only(words.text(N_("The record says nothing further.")))),),
                (
                    words_only(
                        capital(words.text(SPELT_OUT.sub(" ", type(one.record).__name__).lower() if one.record else "text"))
                    ),
                ),
            )
        )
    return blocks
