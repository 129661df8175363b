"""Describes a case study as plain data: its sentences with the records they come from, its tiles, table, notes and closing.

    Story ── title, summary, tiles ── challenge ── overcome ── solution ── results, rows ── feelings ── next ── notes ── closing

Every text that a person reads is a `Sentence` or part of one of the values here, so that `sentences_of` finds all of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields, is_dataclass, replace
from enum import Enum, auto
from typing import Any, TypeVar

from db.model.case_study import Sentence
from db.model.house import HouseStyle
from db.model.kinds import RecordId
from desktop.report.document.outline import Bars, Picture, Scale, Tone

S = TypeVar("S")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """A result at a glance: `figure` large, `hedge` before and `way` ("less") behind it small, then label and third line."""

    category: str
    tone: Tone
    figure: str
    hedge: str = ""
    way: str = ""
    label: Sentence
    third: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Quoted:
    """A quote told once: the words with their marks, and who said them."""

    said: Sentence
    by: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """A concern and what answered it, each under a label."""

    concern_label: str
    concern: Sentence
    answer_label: str
    answer: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A result in prose: `heading` runs in before its sentences; `note` is the number of its note, 0 for none."""

    heading: str
    sentences: tuple[Sentence, ...]
    note: int = 0
    tone: Tone = Tone.PLAIN
    bars: Bars | None = None
    way: str = ""
    way_note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A further result in the quiet table: its category, what it is, more words on it, before and now."""

    category: str
    tone: Tone
    metric: Sentence
    more: str = ""
    before: str = ""
    now: str = ""
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeling:
    """What changed for the people: a sentence in their words, with the scale of two points where its strength was told."""

    heading: str
    sentences: tuple[Sentence, ...]
    scale_label: str = ""
    scale_about: str = ""
    scale: Scale | None = None
    ends: tuple[str, str] = ("", "")
    note: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """A label and its lines in the column beside the story."""

    label: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The headings and other words of the page itself, in the language of the document."""

    kicker: str
    glance: str
    challenge: str
    overcome: str
    solution: str
    results: str
    further: str
    before: str
    now: str
    feelings: str
    quotes: str
    told: str
    next: str
    notes: str
    about_customer: str
    about_us: str
    page_of: str
    contents: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A composed case study; `titles` are the proposals, the first of them is taken where nobody chose.

    `language` is that of the words heard, `own_language` that of the document; `status` is a line such as "Draft, not yet
    approved"; `approved` says how to set it; `mark` ("draft") stands at the foot of every page; `as_told` says of when
    the figures are. `heard` are texts of it that are wholly in the language of the words heard, where that is another one.
    `version` is the number of a version that was kept, 0 for a draft, and `made` its day (ISO).
    `waiting` are sentences that wait until what they tell is chosen again, and `order` the records in the order in which they
    were told before some were left out (see `content.story.waiting`); neither is printed.
    """

    title: Sentence
    titles: tuple[Sentence, ...]
    labels: Labels
    customer: str
    status: str
    footer: str
    mark: str
    language: str
    own_language: str
    date: str
    approved: bool = False
    house: HouseStyle = field(default_factory=HouseStyle)
    about_customer: str = ""
    logo: Picture | None = None
    our_logo: Picture | None = None
    summary: tuple[Sentence, ...] = ()
    tiles: tuple[Tile, ...] = ()
    glance: tuple[Glance, ...] = ()
    challenge: tuple[tuple[Sentence, ...], ...] = ()
    pain: Quoted | None = None
    overcome: tuple[Answered, ...] = ()
    solution: tuple[Sentence, ...] = ()
    pull: Quoted | None = None
    results: tuple[Result, ...] = ()
    rows: tuple[Row, ...] = ()
    compared: tuple[Sentence, ...] = ()
    feelings: tuple[Feeling, ...] = ()
    quotes: tuple[Quoted, ...] = ()
    paraphrases: tuple[Quoted, ...] = ()
    next: tuple[Sentence, ...] = ()
    notes: tuple[tuple[int, str], ...] = ()
    as_told: str = ""
    source: str = ""
    heard: tuple[str, ...] = ()
    version: int = 0
    made: str = ""
    waiting: tuple[Sentence, ...] = ()
    order: tuple[RecordId, ...] = ()


# The parts of a story that hold sentences which do not stand in it.
NOT_TOLD = frozenset(("titles", "waiting"))


class LeftOut(Enum):
    """The parts of a sales card that are left to the case study where one page has no room for them."""

    CONCERN = auto()
    QUOTE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class SalesCard(Story):
    """A story cut down to one page for the next buyer: its result, three more, one quote, one concern answered.

    `results` holds the one that is drawn, `facts` what kind of customer tells it.
    """

    facts: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt(Story):
    """A story cut down to one result at a glance (`tiles`) or one quote (`pull`), to be shown as a picture."""


def sentences_of(value: object) -> Iterator[Sentence]:
    """Yields every sentence of a story or a part of one, in reading order; proposals of titles and what waits are left out."""
    if isinstance(value, Sentence):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from sentences_of(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for part in fields(value):
            if part.name not in NOT_TOLD:
                yield from sentences_of(getattr(value, part.name))


def with_sentences(value: S, changed: Callable[[Sentence], Sentence]) -> S:
    """Returns `value` with every sentence as `changed` returns it; proposals of titles and what waits stay."""
    found: Any = value
    if isinstance(found, Sentence):
        found = changed(found)
    elif isinstance(found, tuple):
        found = tuple(with_sentences(item, changed) for item in found)
    elif is_dataclass(found) and not isinstance(found, type) and type(found).__module__ == __name__:
        names = [part.name for part in fields(found) if part.name not in NOT_TOLD]
        found = replace(found, **{name: with_sentences(getattr(found, name), changed) for name in names})
    return found  # type: ignore[no-any-return]  # built up as the same kind of value


def without_emptied(story: S) -> S:
    """Returns the story as it is printed: without sentences that wait or are emptied, and parts that say nothing without."""
    return replace(_shown(story), waiting=(), order=())  # type: ignore[no-any-return]  # built up as the same kind of value


def _shown(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_shown(item) for item in value if not _is_emptied(item))
    if is_dataclass(value) and not isinstance(value, type) and type(value).__module__ == __name__:
        parts = {part.name: getattr(value, part.name) for part in fields(value) if part.name not in ("title", *NOT_TOLD)}
        return replace(
            value,
            **{name: None if _is_emptied(part) and not isinstance(part, tuple) else _shown(part) for name, part in parts.items()},
        )
    return value


def _is_emptied(value: Any) -> bool:
    """Whether nothing is left to be read of a part: of a figure or a concern, once the words beside it are gone."""
    match value:
        case Sentence():
            return value.typed and not value.text.strip()
        case tuple():
            return bool(value) and all(map(_is_emptied, value))
        case Result():
            return value.bars is None and _is_emptied(value.sentences)
        case Feeling():
            return value.scale is None and _is_emptied(value.sentences)
        case Quoted() | Answered() | Tile() | Row():
            return any(_is_emptied(getattr(value, part.name)) for part in fields(value))
    return False
