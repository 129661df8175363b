"""What a case study is made of: the choices somebody made for it, and its sentences with the records they come from.

The rules by which sentences are composed from choices and visits are in `desktop.report.content`.
"""

from dataclasses import dataclass
from enum import StrEnum

from db.model.kinds import RecordId, VisitId


class Template(StrEnum):
    """The kind of document that a case study is set as; switching changes no choice and no sentence."""

    STORY = "story"
    CARD = "card"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What somebody chose; None where nobody chose yet, so that the rules do.

    `visits` in the order in which they were chosen. `title` as typed; where it is empty, the title that the rules make of
    the claim `title_of`, or else the first they propose. `results` in their order, the first three as tiles. `language` is a
    BCP 47 tag.
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
    `typed` where somebody wrote or changed it; such a sentence is never composed anew.
    """

    slot: str
    text: str
    record_ids: tuple[RecordId, ...] = ()
    digest: str = ""
    typed: bool = False
