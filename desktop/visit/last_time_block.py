"""What is open from earlier visits, before the blocks of the guide."""

from collections.abc import Sequence

from db.model.earlier import EarlierVisits
from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.fields.at_table import OURS_ALONE
from desktop.interview.guide import Block, Question
from desktop.interview.last_time import items_at_table, open_items
from desktop.widgets.step_rail import Step
from desktop.widgets.words import tr
from desktop.workspace.open_visit import OpenVisit

TITLE = N_("Since last time")
ASK = N_("What has become of what you told us?")
HINT = N_("One key for each; what was not asked stays open for the next visit.")
LAST_TIME = "last_time"


def last_time_blocks(earlier: EarlierVisits) -> tuple[Block, ...]:
    """Returns the view as a block like those of the guide; none where nothing is open from earlier visits."""
    if not open_items(earlier):
        return ()
    question = Question(id=LAST_TIME, ask=tr(ASK), hint=tr(HINT), fills=LAST_TIME)
    return (Block(id=LAST_TIME, title=tr(TITLE), minutes=0, questions=(question,)),)


def is_for_everybody(block: Block, earlier: EarlierVisits) -> bool:
    """Whether there is something in the block that the customer may read."""
    if block.id == LAST_TIME:
        return bool(items_at_table(earlier))
    return any(question.fills not in OURS_ALONE for question in block.questions)


def last_time_step(block: Block, earlier: EarlierVisits, whole: WholeVisit, at_table: bool = False) -> Step:
    """Returns the block as a step of the rail: how much is still to be asked; `at_table` with nothing beside it."""
    judged = {one.earlier_id for one in whole.follows if one.verdict}
    items = items_at_table(earlier) if at_table else open_items(earlier)
    waiting = sum(item.record.id not in judged for item in items)
    return Step(block.id, block.title, 0, not waiting, False, "", 0 if at_table else waiting, plain=at_table)


def last_time_steps(blocks: Sequence[Block], visit: OpenVisit, at_table: bool = False) -> list[Step]:
    """Returns a step of the rail for each of `blocks`."""
    return [last_time_step(block, visit.earlier, visit.whole, at_table) for block in blocks]
