"""Lists what to check before a draft is shared: missing parts of the story, and doubtful things that would be published.

The remarks are the same as beside the fields (`remarks_on`). None of them prevents an export.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from db.model.records import Claim, Quote, ValueCategory
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.evidence.remarks import remarks_on, typed_late
from desktop.evidence.wording.phrases import phrase
from desktop.interview.guide import Guide
from desktop.interview.story import read_meter


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to check: the record or the question it is about (one of the two ids is empty), its name, the sentence.

    `code` is that of the remark it says, where it says one.
    """

    record_id: str
    question_id: str
    title: str
    sentence: str
    code: str = ""


def before_sharing(whole: WholeVisit, guide: Guide, words: Translator = ENGLISH) -> tuple[Check, ...]:
    """Returns all things to check in the order of the story: missing parts, then claims, then quotes."""
    return (*_missing(whole, guide), *_claims(whole, words), *_quotes(whole, words))


def _missing(whole: WholeVisit, guide: Guide) -> Iterator[Check]:
    for question in read_meter(whole, guide).missing:
        yield Check("", question.id, question.star[:1].upper() + question.star[1:], question.ask)


def _claims(whole: WholeVisit, words: Translator) -> Iterator[Check]:
    for claim in whole.claims_where(lambda claim: claim.publish):
        for remark in remarks_on(claim, whole, words):
            yield Check(claim.id, "", _called(claim), remark.sentence, remark.code)


def _quotes(whole: WholeVisit, words: Translator) -> Iterator[Check]:
    for quote in whole.quotes:
        if quote.publish and quote.verbatim and typed_late(quote.heard_at, whole.visit.date):
            yield Check(quote.id, "", _begun(quote), phrase("late_quote", words))


def _called(claim: Claim) -> str:
    names = (claim.feeling, claim.metric) if claim.category is ValueCategory.EMOTIONAL else (claim.metric, claim.feeling)
    return next((name for text in (*names, claim.wording) if (name := text.strip())), "–")


def _begun(quote: Quote) -> str:
    return " ".join(quote.text.split())[:60]
