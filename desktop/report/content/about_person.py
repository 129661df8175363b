"""Everything that is kept about one person, for that person: on paper, and as a file that other programs read.

What was found is given as a plain list, with where each thing stands in words; finding it is for others.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from db.model.fields import fields_of
from db.model.records import Record
from desktop.report.document.characters import SUBSTITUTE, SURROGATES
from desktop.report.document.outline import Block, Entry, Fact, Facts, Heading, Outline, Paragraph, Section, words_only
from desktop.report.document.wording import Words, capital, day, words_for

FORMAT, VERSION = "firsthand.about_person", 1


@dataclass(frozen=True, slots=True)
class Found:
    """A record with something about a person; `place` says in words where it stands ("Visit to Halden Pumps, 20 November").

    What is no record, as the path of a file, has only its `text`. `sure` if the record names the person itself; else the name
    stands in its text, and somebody should look.
    """

    record: Record | None
    place: str
    sure: bool = True
    text: str = ""


def about_person(name: str, found: Sequence[Found], on: str = "", locale: str = "en") -> Outline:
    """What was found about the person called `name` as a document, as of `on` (an ISO date), in the language of `locale`."""
    words = words_for(locale)
    sure, unsure = ([one for one in found if one.sure is wanted] for wanted in (True, False))
    sections = ((words.about_sure, sure, words.about_sure_hint), (words.about_unsure, unsure, words.about_unsure_hint))
    told = [Section(title, (Paragraph(words_only(hint)), *_entries(ones, words))) for title, ones, hint in sections if ones]
    return Outline(
        title=words.about_person.format(name=" ".join(name.split()) or words.someone_there),
        kicker=words.about_kicker,
        lead=words_only(words.about_lead.format(sure=len(sure), unsure=len(unsure))),
        sections=tuple(told) or (Section("", (Paragraph(words_only(words.about_nothing)),)),),
        stamp=words.about_stamp,
        footer=words.about_footer.format(date=day(on, words)) if on.strip() else "",
        page_of=words.page_of,
        language=words.locale,
        own_language=words.locale,
        date=on,
    )


def as_json(name: str, found: Sequence[Found], on: str = "") -> bytes:
    """The same as JSON (UTF-8): who, as of when, and each record with its kind, its place and what it says."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "about": name,
        "date": on,
        "records": [
            {"kind": kind_of(one.record), "place": one.place, "sure": one.sure, "says": dict(_said_in(one))} for one in found
        ],
    }
    return SURROGATES.sub(SUBSTITUTE, json.dumps(content, ensure_ascii=False, indent=1)).encode() + b"\n"


def kind_of(record: Record | None) -> str:
    """What the record is, in the word of the field: "claim", "quote" …; "text" for what is none."""
    return type(record).__name__.lower() if record else "text"


def said_in(record: Record) -> Iterable[tuple[str, str]]:
    """Each field of the record that says something, with its name in words."""
    for name, kind in fields_of(type(record)).kinds.items():
        # What ties records to each other says nothing about anybody; when something was noted does, and under which question.
        if kind.is_content or kind.name in ("stamp", "key"):
            text = _told(getattr(record, name))
            if text.strip():
                yield name.replace("_", " "), text


def _said_in(one: Found) -> Iterable[tuple[str, str]]:
    return said_in(one.record) if one.record else (("text", one.text),)


def _told(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, tuple):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def _entries(found: Sequence[Found], words: Words) -> list[Block]:
    """The records in the order in which they were found, under a heading for each place."""
    blocks: list[Block] = []
    before = None
    for one in found:
        if one.place != before:
            blocks.append(Heading(one.place.strip() or words.about_no_place))
            before = one.place
        rows = tuple(Fact(capital(name), words_only(text)) for name, text in _said_in(one))
        blocks.append(
            Entry(
                (Facts(rows),) if rows else (Paragraph(words_only(words.about_empty)),),
                (words_only(capital(kind_of(one.record))),),
            )
        )
    return blocks
