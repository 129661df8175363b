"""What a case study is made of: the choices somebody made for it, and its sentences with the records they come from.

The rules by which sentences are composed from choices and visits are in `desktop.report.content`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeVar

from db.model.kinds import RecordId, VisitId
from db.model.marks import MarkKind, Marks

# Slots that are no section: the other words of the page; and the line behind which stands what waits.
PAGE, WAITING = "page", "waiting"


class Template(StrEnum):
    """The kind of document that a case study is set as; switching changes no choice and no sentence."""

    STORY = "story"
    CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What somebody chose; None where nobody chose yet, so that the rules do.

    `visits` in the order in which they were chosen. `title` as typed; where it is empty, the title that the rules make of the
    record `title_of` while they propose one of it, or else the first they propose. `results` in their order, the first three as
    tiles. `language` is a BCP 47 tag.
    """

    visits: tuple[VisitId, ...]
    title: str = ""
    title_of: RecordId | None = None
    results: tuple[RecordId, ...] | None = None
    quotes: tuple[RecordId, ...] | None = None
    objections: tuple[RecordId, ...] | None = None
    template: Template = Template.STORY
    language: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of a section (`slot`), and what it comes from.

    `digest` is that of the records named, as they were when the sentence was made: another one means the notes have changed.
    `typed` where somebody wrote or changed it; such a sentence is never composed anew. Typed without a word it is emptied: its
    place on the page stays empty. `added` where it was typed beside composed ones and takes the place of none of them.

    `marks` are within its words; `item` where it is an item of a list. A composed sentence can have both.
    """

    slot: str
    text: str
    record_ids: tuple[RecordId, ...] = ()
    digest: str = ""
    typed: bool = False
    added: bool = False
    marks: Marks = ()
    item: bool = False

    @property
    def targets(self) -> tuple[str, ...]:
        """Where its links lead."""
        return tuple(one.target for one in self.marks if one.kind is MarkKind.LINK)

    @property
    def is_beyond_items(self) -> bool:
        """Whether the approval of items does not cover all of it: somebody typed it, or it leads somewhere."""
        return self.typed or bool(self.targets)


class _Placed(Protocol):
    @property
    def slot(self) -> str: ...


P = TypeVar("P", bound=_Placed)


def parted(stored: Sequence[P]) -> tuple[tuple[P, ...], tuple[P, ...]]:
    """Returns the stored sentences of the page, and from the line of the slot `waiting` on those that wait.

    What waits is stored with the others and stands nowhere: what it tells is left out by choice.
    """
    at = next((n for n, one in enumerate(stored) if one.slot == WAITING), len(stored))
    return tuple(stored[:at]), tuple(stored[at:])


def on_the_page(stored: Sequence[P]) -> tuple[P, ...]:
    """Returns the stored sentences without those that wait."""
    return parted(stored)[0]
