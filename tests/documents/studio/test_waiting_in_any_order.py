"""Whatever somebody does with a case study, in whatever order, no typed word is lost, and none that is left out is printed."""

from dataclasses import replace

from hypothesis import example, given
from hypothesis import strategies as some
from PySide6.QtCore import QCoreApplication

from desktop.documents.studio.studio_options import moved
from desktop.documents.studio.studio_sections import pieces_of
from desktop.report.content.story.standing import RUNNING
from desktop.report.document.story import sentences_of
from tests.documents.studio.sitting import Sitting, nothing_stored
from tests.report.content.story.told import whole

HALDEN = whole("halden-pumps")
PARTS = ("results", "quotes", "objections")
STEPS = ("toggle", "type", "add", "take back", "undo", "keep", "restore", "move", "delete", "bring back")
TYPED_IN = ("summary", "tile", "results", "table", "overcome", "solution")


@example([("add", 0, 78), ("move", 0, 3), ("move", 0, 3), ("delete", 0, 0)])
@given(some.lists(some.tuples(some.sampled_from(STEPS), some.integers(0, 97), some.integers(0, 97)), max_size=8))
def test_whatever_somebody_does_no_typed_word_is_lost_and_none_that_is_left_out_is_printed(
    qapp: QCoreApplication, steps: list[tuple[str, int, int]]
) -> None:
    at = Sitting(HALDEN, nothing_stored())
    # By what was typed: the record it tells, where that can be left out.
    mine: dict[str, str] = {}
    kept: list[dict[str, str]] = []
    for number, (step, first, second) in enumerate(steps):
        part, look = PARTS[first % len(PARTS)], at.look
        options = [one for one in getattr(look.options, part) if not one.is_fixed]
        choosable = {one.id for every in PARTS for one in getattr(look.options, every)}
        pieces = [one for one in pieces_of(look.sections) if one.key[0] in TYPED_IN and one.sentence.text]
        piece, text = pieces[second % len(pieces)], f"Mine {number}."
        match step:
            case "toggle" if options:
                at.toggle(part, options[second % len(options)].id)
            case "move":
                wanted = look.options.results[second % len(look.options.results)].id
                at.choose(moved(at.of.choices, look.options, "results", wanted, first % 5))
            case "type":
                at.type(piece, text)
                tells = next((one for one in piece.sentence.record_ids if one in choosable), "")
                mine = {one: of for one, of in mine.items() if one != piece.sentence.text} | {text: tells}
            case "add" if piece.key[0] in RUNNING:
                at.add(piece, text)
                mine[text] = ""
            case "take back" if piece.is_typed:
                at.take_back(piece)
                mine.pop(piece.sentence.text, None)
            case "keep":
                at.keep()
                kept.append(dict(mine))
            case "restore" if kept:
                at.restore(first % len(kept))
                mine = dict(kept[first % len(kept)])
            case "undo":
                undo_and_redo(at, first % 4)
            case "delete" if there := at.of.recorded[0].claims:
                before, rest = at.waiting, tuple(one for n, one in enumerate(there) if n != second % len(there))
                at.visit(replace(at.of.recorded[0], claims=rest))
                # Words over another result come back where that takes a place which is free now.
                gone = {one.id for one in HALDEN.claims} - {one.id for one in rest}
                assert all(gone.isdisjoint(one.record_ids) for one in sentences_of(at.look.story) if one.text in before)
            case "bring back":
                at.visit(at.visited)
        assert_kept(at, mine)


def undo_and_redo(at: Sitting, most: int) -> None:
    """Takes so many steps back, and does them again."""
    before = at.draft
    for _ in range(sum(at.records.undo() is not None for _ in range(most))):
        at.records.redo()
    assert at.draft == before


def assert_kept(at: Sitting, mine: dict[str, str]) -> None:
    """Everything typed is stored once, and printed or waiting; what is left out is not printed."""
    look = at.look
    stored, printed = [one.text for one in at.draft], [one.text for one in sentences_of(look.story)]
    waiting = [one.text for one in look.story.waiting]
    on = {one.id for part in PARTS for one in getattr(look.options, part) if one.is_on}
    noted = at.of.recorded[0]
    here = {*(one.id for one in noted.claims), *(one.id for one in noted.quotes), *(one.id for one in noted.objections)}
    for text, record in mine.items():
        assert stored.count(text) == 1 == printed.count(text) + waiting.count(text), text
        assert record in on or record not in here or text not in printed, text
