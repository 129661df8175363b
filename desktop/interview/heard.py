"""What was heard but is no part of the story yet: notes not sorted, records that still lack something. Pure functions."""

from collections.abc import Iterable

from db.model.whole_visit import WholeVisit
from desktop.interview.guide import Guide, Question
from desktop.interview.sorting import FOR_A_NUMBER, place_of, suggested


def heard_for(whole: WholeVisit, guide: Guide, questions: Iterable[Question]) -> frozenset[str]:
    """Returns the ids of those of `questions`, all still open, for which a note was taken that is not sorted yet.

    A number that may be of several kinds of value counts for one of them, the next number for another.
    """
    open_ones = tuple(questions)
    waiting = [suggested(note, note.block, guide) for note in whole.notes if not note.sorted and note.text.strip()]
    places = [place for place in waiting if place]
    found = {question.id for question in open_ones if place_of(question) in places}
    free = [question.id for question in open_ones if question.id not in found and place_of(question) in FOR_A_NUMBER]
    return frozenset((*found, *free[: len(waiting) - len(places)]))


def begun(whole: WholeVisit, questions: Iterable[Question]) -> frozenset[str]:
    """Returns the ids of those of `questions`, all still open, of which a record is there that is not enough.

    Such are a promise without a day, a quote in our words, a claim that is no result to publish.
    """
    return frozenset(question.id for question in questions if _is_begun(whole, question))


def _is_begun(whole: WholeVisit, question: Question) -> bool:
    if question.fills.startswith("claims."):
        category = question.fills.removeprefix("claims.")
        return any((c.metric or c.wording or c.feeling).strip() for c in whole.claims if c.category == category)
    if question.fills == "quotes":
        return any(quote.text.strip() for quote in whole.quotes)
    return question.fills == "promises" and any(promise.text.strip() for promise in whole.promises)
