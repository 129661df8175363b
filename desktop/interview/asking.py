"""What to ask next: which starred questions are still to be asked, which of them fit into the minutes left, what is thin.

Pure functions of visit, guide and clock. While there is time for everything, the order is that of the guide; when time is short,
the questions that a story needs most (`rank` in the guide) go first.
"""

from dataclasses import dataclass

from db.model.records import Claim, ClaimKind
from db.model.whole_visit import WholeVisit
from desktop.core.messages import ENGLISH, Translator
from desktop.evidence.remarks import remarks_on
from desktop.interview.guide import Guide, Question
from desktop.interview.story import is_answered, read_meter

# The remarks on missing parts of a claim that somebody at the table could add at once.
ASKABLE = ("no_baseline", "no_result", "no_period", "no_source", "no_speaker")
MOST_PROBES = 3
# A free answer with fewer words than this is worth a second question.
FEW_WORDS = 5


@dataclass(frozen=True, slots=True)
class Ask:
    """A question still to ask, and the minutes it takes."""

    question: Question
    minutes: int


@dataclass(frozen=True, slots=True)
class QuestionsLeft:
    """The questions still to ask: `first` fit into the time, in the order to ask them; for `later` no time is left."""

    first: tuple[Ask, ...] = ()
    later: tuple[Ask, ...] = ()


def still_to_ask(whole: WholeVisit, guide: Guide, minutes_left: int | None = None) -> QuestionsLeft:
    """The starred questions still to be asked in `whole`; `minutes_left` is None while no clock runs.

    What a note waits for was asked. With no time left at all the most important one is still worth asking.
    """
    missing = [Ask(question, minutes_of(question, guide)) for question in read_meter(whole, guide).unheard]
    if minutes_left is None or sum(ask.minutes for ask in missing) <= minutes_left:
        return QuestionsLeft(tuple(missing))
    chosen: list[Ask] = []
    for ask in sorted(missing, key=_rank):
        if not chosen or sum(one.minutes for one in (*chosen, ask)) <= minutes_left:
            chosen.append(ask)
    return QuestionsLeft(tuple(ask for ask in missing if ask in chosen), tuple(ask for ask in missing if ask not in chosen))


def minutes_of(question: Question, guide: Guide) -> int:
    """Returns the minutes of a question: its share of the block's minutes, rounded up, at least one."""
    block = guide.block_of(question)
    return max(1, -(-block.minutes // len(block.questions)))


def _rank(ask: Ask) -> int:
    # A question without a rank comes after those with one.
    return ask.question.rank or 1000


def probes_for(whole: WholeVisit, question: Question, words: Translator = ENGLISH) -> tuple[str, ...]:
    """Returns follow-up questions: the guide's probes while there is no answer, then those for missing parts of a thin one."""
    if not is_answered(whole, question):
        return question.probes[:MOST_PROBES]
    if question.fills.startswith("claims."):
        return _about_claims(whole, question, words)
    thin = question.fills == "answer" and len(whole.answer(question.id).split()) < FEW_WORDS
    return question.probes[:1] if thin else ()


def _about_claims(whole: WholeVisit, question: Question, words: Translator) -> tuple[str, ...]:
    """Returns questions for the missing parts of the first thin claim, with its name if there are several claims."""
    category = question.fills.removeprefix("claims.")
    claims = [claim for claim in whole.claims if claim.category == category and claim.kind is ClaimKind.RESULT and claim.publish]
    for claim in claims:
        lacking = [remark.sentence for remark in remarks_on(claim, whole, words) if remark.code in ASKABLE]
        if lacking:
            lead = f"{_called(claim)}: " if len(claims) > 1 and _called(claim) else ""
            return (lead + lacking[0], *lacking[1:MOST_PROBES])
    return ()


def _called(claim: Claim) -> str:
    return claim.metric.strip() or claim.feeling.strip()
