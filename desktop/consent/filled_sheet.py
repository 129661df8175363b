"""Reads what a filled approval sheet says, line by line. Pure: fields in, answers out; lines come from our store, never the file.

    one box                                   that answer; a change needs its words, the others have none
    no box                                    not used
    two boxes, a box that contradicts its
    words, one that reads in two ways         unclear: asked, whoever imports it decides

A box for all lines stands for each line without a box of its own. Where a newer version was kept since, only lines that it still
prints word for word count.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from db.model.agreed import Item, as_hashed
from db.model.kinds import RecordId
from db.model.messages import N_
from db.model.whole_study import WholeVersion
from desktop.consent.sheet_fields import ALL, DATE, NAME, SIGNED, WORDS, Box, Overall, field_name
from desktop.consent.sheet_lines import numbered
from desktop.consent.version_hash import beyond_items

SEVERAL = N_("several boxes are ticked")
APPROVED_AND_CHANGED = N_("it is approved, and something else is written")
DECLINED_AND_CHANGED = N_("it is declined, and something else is written")
CHANGE_WITHOUT_WORDS = N_("a change is asked, and none is written")
WORDS_WITHOUT_BOX = N_("something is written, and no box is ticked")
DISPUTED = N_("its boxes say one thing and show another")
AGAINST_ALL = N_("the box for all lines says something else")


class LineAnswer(StrEnum):
    """What a sheet says of a line."""

    APPROVE = "approve"
    CHANGE = "change"
    DECLINE = "decline"
    NOT_USED = "not used"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetFields:
    """What stands in the fields of a sheet for `version`: names of ticked boxes, texts by name, fields that say two things.

    `text` is what its pages print, without spaces; `comments` how many notes somebody put on them; `asked` the names of all
    fields that are there, None for those of every line.
    """

    version: RecordId
    asked: frozenset[str] | None = None
    ticked: frozenset[str] = frozenset()
    written: Mapping[str, str] = field(default_factory=dict)
    disputed: frozenset[str] = frozenset()
    text: str = ""
    comments: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetLine:
    """A line with its answer; `words` as they were written, `why` it is unclear. One that does not count is printed no more."""

    number: int
    item: Item
    answer: LineAnswer
    words: str = ""
    why: str = ""
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledSheet:
    """What a sheet says: of each line, of all together, who signed and when as written.

    `version` is the one it asks about, `newest` the last of that case study. `differing` lines its pages print otherwise; what
    somebody typed into the version and its pages do not print is `unseen`.
    """

    version: WholeVersion
    newest: WholeVersion
    lines: tuple[SheetLine, ...]
    overall: tuple[Overall, ...] = ()
    name: str = ""
    date: str = ""
    differing: tuple[int, ...] = ()
    unseen: tuple[str, ...] = ()
    comments: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is ticked or written."""
        return not self.overall and all(one.answer is LineAnswer.NOT_USED for one in self.lines)

    @property
    def is_whole(self) -> bool:
        """Whether every line of the version is on it, and whoever signed it could read what was typed."""
        return not self.unseen and len(self.lines) == len(numbered([one.item for one in self.version.items]))

    @property
    def is_older(self) -> bool:
        """Whether another version was kept since."""
        return self.version.version.id != self.newest.version.id

    @property
    def is_anonymous(self) -> bool:
        """Whether everything is to be told anonymously only."""
        return self.overall == (Overall.ANONYMOUS,)

    @property
    def typed_left(self) -> tuple[str, ...]:
        """What somebody typed into the newest version and this sheet does not approve, though it approves every line."""
        approves_all = bool(self.lines) and all(one.answer is LineAnswer.APPROVE for one in self.lines)
        as_a_whole = self.overall == (Overall.PRINTED,) and not self.unseen
        return beyond_items(self.newest) if approves_all and not as_a_whole else ()

    @property
    def unclear(self) -> tuple[SheetLine, ...]:
        """The lines that somebody must decide."""
        return tuple(one for one in self.lines if one.answer is LineAnswer.UNCLEAR and one.counts)


def read_filled(fields: SheetFields, version: WholeVersion, newest: WholeVersion) -> FilledSheet:
    """Returns what a sheet for `version` says."""
    version_id = version.version.id
    overall = tuple(one for one in Overall if field_name(version_id, ALL, one) in fields.ticked)
    lines = tuple(_lines(fields, version, newest))
    if len(overall) == 1:
        lines = _with_overall(lines, overall[0])
    return FilledSheet(
        version=version,
        newest=newest,
        lines=lines,
        overall=overall,
        name=fields.written.get(field_name(version_id, SIGNED, NAME), "").strip(),
        date=fields.written.get(field_name(version_id, SIGNED, DATE), "").strip(),
        unseen=tuple(text for text in beyond_items(version) if letters_of(text) not in fields.text),
        differing=tuple(one.number for one in lines if letters_of(one.item.text) not in fields.text),
        comments=fields.comments,
    )


def decided(sheet: FilledSheet, answers: Mapping[int, LineAnswer], overall: Overall | None = None) -> FilledSheet:
    """Returns the sheet with what whoever imports it decided: unclear lines by number, and one of several boxes for all lines.

    What is clear stays as it was filled in.
    """
    lines = sheet.lines
    if overall is not None and len(sheet.overall) > 1:
        lines, sheet = _with_overall(lines, overall), replace(sheet, overall=(overall,))
    return replace(sheet, lines=tuple(_as_decided(one, answers.get(one.number)) for one in lines))


def _as_decided(line: SheetLine, answer: LineAnswer | None) -> SheetLine:
    if answer is None or line.answer is not LineAnswer.UNCLEAR:
        return line
    return replace(line, answer=answer, why="")


def letters_of(text: str) -> str:
    """Returns `text` without what is no letter to see: spaces, controls, marks of direction; as it is looked for on a page."""
    return "".join(sign for sign in as_hashed(text) if sign.isprintable() and not sign.isspace())


def _lines(fields: SheetFields, version: WholeVersion, newest: WholeVersion) -> Iterator[SheetLine]:
    printed = {one.item.hash for one in newest.items}
    for number, item in numbered([one.item for one in version.items]):

        def name(part: str, of: Item = item) -> str:
            return field_name(version.version.id, of.hash, part)

        # A page may be gone, or somebody erased from the line since: what was not asked is not answered.
        if fields.asked is not None and not any(name(box) in fields.asked for box in Box):
            continue
        boxes = [box for box in Box if name(box) in fields.ticked]
        words = fields.written.get(name(WORDS), "").strip()
        disputed = any(name(part) in fields.disputed for part in (*Box, WORDS))
        answer, why = _answer(boxes, "" if as_hashed(words) == as_hashed(item.text) else words)
        if disputed:
            answer, why = LineAnswer.UNCLEAR, DISPUTED
        counts = item.hash in printed
        yield SheetLine(number=number, item=item, answer=answer, words=words, why=why, counts=counts)


def _answer(boxes: Sequence[Box], words: str) -> tuple[LineAnswer, str]:
    """Returns what boxes and words of a line say together, and why that is unclear."""
    if len(boxes) > 1:
        return LineAnswer.UNCLEAR, SEVERAL
    match (boxes[0] if boxes else None), bool(words):
        case Box.APPROVE, True:
            return LineAnswer.UNCLEAR, APPROVED_AND_CHANGED
        case Box.DECLINE, True:
            return LineAnswer.UNCLEAR, DECLINED_AND_CHANGED
        case Box.CHANGE, False:
            return LineAnswer.UNCLEAR, CHANGE_WITHOUT_WORDS
        case None, True:
            return LineAnswer.UNCLEAR, WORDS_WITHOUT_BOX
        case None, _:
            return LineAnswer.NOT_USED, ""
        case box, _:
            return LineAnswer(box.value), ""


def _with_overall(lines: tuple[SheetLine, ...], overall: Overall) -> tuple[SheetLine, ...]:
    """Returns the lines with what the box for all of them says of each; a line that says something else is unclear."""
    none_ticked = all(one.answer is LineAnswer.NOT_USED for one in lines)
    match overall:
        case Overall.PRINTED:
            meant = LineAnswer.APPROVE
        case Overall.NONE:
            meant = LineAnswer.DECLINE
        case Overall.ANONYMOUS if none_ticked:
            meant = LineAnswer.APPROVE
        case _:
            return lines
    return tuple(_told(one, meant) for one in lines)


def _told(line: SheetLine, meant: LineAnswer) -> SheetLine:
    if line.answer in (LineAnswer.NOT_USED, meant):
        return replace(line, answer=meant)
    return line if line.why else replace(line, answer=LineAnswer.UNCLEAR, why=AGAINST_ALL)
