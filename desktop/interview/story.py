"""Reads the story meter: which starred questions are answered, so that nobody leaves without a usable story.

It is full exactly when a case-study draft has nothing to put under "Before this can be shared": both read `missing`. What
was heard and is not sorted yet counts half, and need not be asked again.
"""

from collections.abc import Callable
from dataclasses import dataclass

from db.model.records import ClaimKind, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.interview.dates import understood_date
from desktop.interview.guide import Block, Guide, Question
from desktop.interview.heard import begun, heard_for
from desktop.interview.our_side import is_ours

HALF = "½"


@dataclass(frozen=True, slots=True)
class Meter:
    """The starred questions in order, and which of them are answered.

    Of the others, `heard` are those for which a note waits to be sorted, `begun` those whose record still lacks something.
    """

    questions: tuple[Question, ...]
    answered: tuple[bool, ...]
    heard: frozenset[str] = frozenset()
    begun: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many starred questions are answered."""
        return sum(self.answered)

    @property
    def half(self) -> int:
        """How many starred questions count half."""
        return len(self.heard | self.begun)

    @property
    def reading(self) -> str:
        """How far the story is, as a number to read."""
        halves = 2 * self.count + self.half
        return f"{halves // 2 or ''}{HALF}" if halves % 2 else str(halves // 2)

    @property
    def is_complete(self) -> bool:
        """Whether the story can be told: nothing is missing."""
        return bool(self.questions) and all(self.answered)

    @property
    def unheard(self) -> tuple[Question, ...]:
        """The starred questions that are worth asking: open, and no note waits for them; in the order of the guide."""
        return tuple(question for question in self.missing if question.id not in self.heard)

    @property
    def missing(self) -> tuple[Question, ...]:
        """The starred questions still open, in the order of the guide."""
        return tuple(q for q, there in zip(self.questions, self.answered, strict=True) if not there)


def read_meter(whole: WholeVisit, guide: Guide) -> Meter:
    """The story meter of `whole` under `guide`."""
    answered = tuple(is_answered(whole, question) for question in guide.starred)
    still_open = tuple(question for question, there in zip(guide.starred, answered, strict=True) if not there)
    return Meter(guide.starred, answered, heard_for(whole, guide, still_open), begun(whole, still_open))


def missing(whole: WholeVisit, guide: Guide) -> tuple[str, ...]:
    """Returns the missing parts of the story, each as a short phrase."""
    return tuple(question.star for question in read_meter(whole, guide).missing)


def is_answered(whole: WholeVisit, question: Question) -> bool:
    """Returns whether `whole` answers `question`: with a record that a story can use, or with any free words."""
    return _FILLED[question.fills](whole, question) or bool(whole.answer(question.id).strip())


def is_complete(whole: WholeVisit, block: Block) -> bool:
    """Returns whether a block is complete: all its starred questions are answered, or any question if none is starred."""
    starred = [question for question in block.questions if question.star]
    if starred:
        return all(is_answered(whole, question) for question in starred)
    return any(is_answered(whole, question) for question in block.questions)


def _has_result(category: ValueCategory) -> Callable[[WholeVisit, Question], bool]:
    """Returns the test whether `category` has a result to publish; a state before or a hope is no result."""
    return lambda whole, _: any(
        claim.publish and claim.kind is ClaimKind.RESULT and (claim.metric or claim.wording or claim.feeling).strip()
        for claim in whole.claims_in(category)
    )


_FILLED: dict[str, Callable[[WholeVisit, Question], bool]] = {
    "answer": lambda whole, question: bool(whole.answer(question.id).strip()),
    "people": lambda whole, _: any(person.name.strip() for person in whole.people),
    "customer": lambda whole, _: bool(whole.customer.industry.strip() or whole.customer.about.strip()),
    "visit": lambda whole, _: bool(whole.visit.product.strip()),
    "objectives": lambda whole, _: any(objective.text.strip() for objective in whole.objectives),
    "objections": lambda whole, _: any(objection.text.strip() for objection in whole.objections),
    "quotes": lambda whole, _: any(
        quote.text.strip() and quote.verbatim and quote.publish and not is_ours(whole, quote.said_by) for quote in whole.quotes
    ),
    "promises": lambda whole, _: any(promise.text.strip() and understood_date(promise.due) for promise in whole.promises),
    "claims.revenue": _has_result(ValueCategory.REVENUE),
    "claims.cost": _has_result(ValueCategory.COST),
    "claims.emotional": _has_result(ValueCategory.EMOTIONAL),
    "claims.other": _has_result(ValueCategory.OTHER),
    "value": lambda whole, _: bool(whole.claims),
    "return_plan": lambda whole, _: whole.return_plan is not None,
    "rates": lambda whole, _: bool(whole.rates),
    # Of the block before the guide; it has no star.
    "last_time": lambda whole, _: bool(whole.follows),
    "consent": lambda whole, _: whole.consent is not None and whole.consent.company is not None,
    "consent.approver": lambda whole, _: whole.consent is not None and bool(whole.consent.approver.strip()),
    "consent.company": lambda whole, _: whole.consent is not None and whole.consent.company is not None,
    "consent.note": lambda whole, _: whole.consent is not None and bool(whole.consent.note.strip()),
    "consent.scope": lambda whole, _: whole.consent is not None and bool(whole.consent.scope),
}
