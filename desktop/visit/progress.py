"""Computes the progress of a visit: the steps of the rail, the minutes of the clock. Pure functions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from db.model.follow_ups import Follows
from db.model.records import (
    Answer,
    Claim,
    Consent,
    Customer,
    Objection,
    Objective,
    Person,
    Presence,
    Promise,
    Quote,
    Rate,
    Record,
    ReturnPlan,
    ValueCategory,
    Visit,
    VisitStatus,
)
from db.model.whole_visit import WholeVisit
from desktop.interview.guide import Block, Guide, Question
from desktop.interview.story import is_complete
from desktop.workspace.open_visit import DRAFT


@dataclass(frozen=True, slots=True)
class StepProgress:
    """The progress of one block: whether it is complete, whether the story needs it, how many records it lists, its colour."""

    block: Block
    complete: bool
    needed: bool
    count: int
    tone: str


def steps_of(whole: WholeVisit, guide: Guide) -> list[StepProgress]:
    """Returns the progress of each block of `guide`."""
    return [_step(whole, block) for block in guide.blocks]


def minutes_since(started_at: str, now: datetime) -> int:
    """Returns the whole minutes from an ISO moment to `now` (aware); 0 where the moment is invalid or lies ahead."""
    try:
        started = datetime.fromisoformat(started_at)
    except ValueError:
        return 0
    if started.tzinfo is None:
        started = started.astimezone()
    return max(0, int((now - started).total_seconds() // 60))


def minutes_left(whole: WholeVisit, guide: Guide, now: datetime) -> int | None:
    """Returns the whole minutes until the planned end, 0 once it has passed; None while the visit is not running."""
    if not is_running(whole):
        return None
    return max(0, guide.minutes - minutes_since(whole.visit.started_at, now))


def is_running(whole: WholeVisit) -> bool:
    """Returns whether the visit is running."""
    return whole.visit.status is VisitStatus.IN_PROGRESS


def block_of(record: Record, blocks: Iterable[Block]) -> Block | None:
    """Returns the block in which a record is edited, or None."""
    wanted = _form_of(record)
    return next((b for b in blocks for q in b.questions if wanted in _forms_of(q)), None)


# The form that edits each kind of record; claims and answers name their own.
_FORMS: dict[type, str] = {
    Person: "people",
    Presence: "people",
    Customer: "customer",
    Visit: "visit",
    Objective: "objectives",
    Objection: "objections",
    Quote: "quotes",
    Promise: "promises",
    Consent: "consent",
    Rate: "rates",
    ReturnPlan: "return_plan",
    Follows: "last_time",
}


def _form_of(record: Record) -> str:
    if isinstance(record, Answer):
        return f"answer {record.question.removeprefix(DRAFT)}"
    return f"claims.{record.category}" if isinstance(record, Claim) else _FORMS.get(type(record), "")


def _forms_of(question: Question) -> tuple[str, ...]:
    """Returns the names by which a record finds `question`: its form, the record whose field it fills, its own answer."""
    return (question.fills, question.fills.split(".")[0], f"answer {question.id}")


def _step(whole: WholeVisit, block: Block) -> StepProgress:
    fills = [question.fills for question in block.questions]
    category = next((ValueCategory(f.removeprefix("claims.")) for f in fills if f.startswith("claims.")), None)
    count = len(whole.claims_in(category)) if category else 0
    return StepProgress(
        block=block,
        complete=is_complete(whole, block),
        needed=any(question.star for question in block.questions),
        count=count,
        tone=category.value if category else "",
    )
