"""Lists the blocks as the rail shows them: with our signs beside them, or plainly, as the customer may read them."""

from datetime import UTC, datetime

from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.interview.asking import still_to_ask
from desktop.interview.guide import Guide
from desktop.visit.progress import minutes_left, steps_of
from desktop.visit.value_block import value_block
from desktop.widgets.step_rail import Step


def our_steps(whole: WholeVisit, guide: Guide, _words: Translator) -> list[Step]:
    """Returns the blocks with minutes, stars, counts and colours, and at the end what the value amounts to."""
    value = value_block()
    steps = [
        Step(s.block.id, s.block.title, s.block.minutes, s.complete, s.needed, s.tone, s.count) for s in steps_of(whole, guide)
    ]
    return [*steps, Step(value.id, value.title, 0, False, False, "accent", len(whole.claims))]


def plain_steps(whole: WholeVisit, guide: Guide, words: Translator) -> list[Step]:
    """Returns the blocks under the titles that the customer reads, with nothing beside them but whether they are complete."""
    return [Step(s.block.id, s.block.title_at_table(words), 0, s.complete, False, plain=True) for s in steps_of(whole, guide)]


def asks_now(whole: WholeVisit, guide: Guide) -> tuple[list[tuple[str, str, int]], bool]:
    """Returns what is still to be asked (question, star, minutes), and whether time is short for the rest."""
    rest = still_to_ask(whole, guide, minutes_left(whole, guide, datetime.now(UTC)))
    return [(ask.question.id, ask.question.star, ask.minutes) for ask in rest.first], bool(rest.later)
