"""Finds the texts of a story that are wholly the customer's own words, so that they are read aloud in their language."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

from db.model.case_study import Sentence
from desktop.report.content.story.licence import NO_BREAK, folded, without_stop
from desktop.report.content.story.material import Material
from desktop.report.document.story import Story

# What is ours, or chooses between languages itself.
OURS = frozenset(
    (
        *("titles", "labels", "house", "status", "footer", "mark", "language", "own_language", "date", "source"),
        *("notes", "as_told", "pull", "pain", "quotes"),
    )
)
LETTER = re.compile(r"[^\W\d_]")


def heard_words(story: Story, material: Material) -> tuple[str, ...]:
    """Returns the texts of `story` in which no letter is left once what the records say is taken out of them."""
    records = [record for whole in material.wholes for record in (whole.visit, whole.customer, *whole.people, *_parts(whole))]
    said = {_plain(text) for record in records for text in _texts(record)}
    longest_first = sorted((text for text in said if LETTER.search(text)), key=len, reverse=True)
    found = dict.fromkeys(text for text in _texts(story) if LETTER.search(text))
    return tuple(text for text in found if _is_heard(_plain(text), longest_first))


def _parts(whole: object) -> Iterator[object]:
    return (item for part in fields(whole) for item in _items(getattr(whole, part.name)))  # type: ignore[arg-type]  # a whole visit


def _items(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _is_heard(left: str, said: list[str]) -> bool:
    for text in said:
        if text in left:
            left = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", " ", left)
    return not LETTER.search(left)


def _plain(text: str) -> str:
    """Returns a text in one spelling: what may be changed in it outside quotation marks is taken away."""
    return re.sub(r"[−–]", "-", without_stop(folded(text.replace(NO_BREAK, " ")))).replace(" %", "%").casefold()


def _texts(value: object) -> Iterator[str]:
    """Yields the texts of a record, or of a story but for those that are ours."""
    if isinstance(value, Enum):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Sentence):
        yield value.text
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            if part.name not in OURS:
                yield from _texts(getattr(value, part.name))
