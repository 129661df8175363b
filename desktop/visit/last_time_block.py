"""What is open from earlier visits, before the blocks of the guide."""

from collections.abc import Sequence

from db.model.earlier import EarlierVisits
from db.model.messages import N_
from db.model.whole_visit import WholeVisit
from desktop.interview.guide import Block, Question
from desktop.interview.last_time import open_items
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


def last_time_step(block: Block, earlier: EarlierVisits, whole: WholeVisit) -> Step:
    """Returns the block as a step of the rail: how much is still to be asked."""
    judged = {one.earlier_id for one in whole.follows if one.verdict}
    waiting = sum(item.record.id not in judged for item in open_items(earlier))
    return Step(block.id, block.title, 0, not waiting, False, "", waiting)


def last_time_steps(blocks: Sequence[Block], visit: OpenVisit) -> list[Step]:
    """Returns a step of the rail for each of `blocks`."""
    return [last_time_step(block, visit.earlier, visit.whole) for block in blocks]
