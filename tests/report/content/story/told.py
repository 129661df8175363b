"""Composes stories for tests, and returns everything in them that a person reads."""

import json
from dataclasses import fields, is_dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from db.model.case_study import Choices
from db.model.records import CompanyConsent, Promise, RecordId, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.exchange.visit_file.reading import read_visit, read_visit_file
from desktop.report.content.story.compose import compose
from desktop.report.document.story import Story
from tests.data import VISIT_FILES
from tests.data.completed import ADDED, completed
from tests.report.visits import VISIT, claim, consent, empty

OTHER, REVENUE = ValueCategory.OTHER, ValueCategory.REVENUE
NAMED = consent(CompanyConsent.NAMED)
SAMPLE = Path("resources/samples/halden-pumps.json")
FILES = {
    path.stem: path for path in (*sorted(VISIT_FILES.glob("*.json")), *sorted((VISIT_FILES / "stories").glob("*.json")), SAMPLE)
}
COMPLETED = "-completed"
ALL = (*FILES, *(f"{name}{COMPLETED}" for name in ADDED))
NOT_READ = (
    "id",
    "first_colour",
    "second_colour",
    "titles",
    "language",
    "own_language",
    "date",
    "tone",
    "digest",
    "record_ids",
    "slot",
    "logo",
    "heard",
    "page_of",
    "waiting",
    "order",
)


def whole(name: str) -> WholeVisit:
    """Returns a visit of the files, or a completed one, as the program reads it."""
    if name.endswith(COMPLETED):
        return read_visit(json.dumps(completed(name.removesuffix(COMPLETED))).encode()).whole
    return read_visit_file(FILES[name]).whole


def story(*wholes: WholeVisit, words: Translator = ENGLISH, **choices: Any) -> Story:
    """Returns the story of the visits."""
    return compose(wholes, Choices(visits=(), **choices), "", words)


def told(words: Translator = ENGLISH, **parts: Any) -> Story:
    """Returns the story of a visit with `parts`, to a customer who agreed to be named."""
    return story(empty(**{"consent": NAMED, **parts}), words=words)


def texts(value: object) -> list[str]:
    """Returns every text in a story that a person reads, in order."""
    if isinstance(value, Enum):
        return []
    if isinstance(value, str):
        return [value] if value else []
    if isinstance(value, tuple):
        return [text for item in value for text in texts(item)]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for part in fields(value) if part.name not in NOT_READ for text in texts(getattr(value, part.name))]
    return []


def read(value: object) -> str:
    """Returns all of it as one text, with plain spaces."""
    return " ".join(" ".join(texts(value)).split())


def promise(text: str, **fields: object) -> Promise:
    return Promise(id=RecordId(text), visit_id=VISIT, text=text, **fields)  # type: ignore[arg-type]


def title_of(**fields: object) -> str:
    return read(told(claims=(claim(**fields),)).title)  # type: ignore[arg-type]


def all_of(**fields: object) -> str:
    return read(told(claims=(claim(**fields),)))  # type: ignore[arg-type]
