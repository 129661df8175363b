"""What is open from earlier visits to a customer, and how it is asked again. Pure functions.

A record that was asked again at a visit between stands for the older one: the newest value counts.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from db.model.earlier import EarlierVisits
from db.model.follow_ups import Follows
from db.model.ids import new_id
from db.model.messages import N_
from db.model.moments import room_now
from db.model.records import (
    Claim,
    ClaimKind,
    Evidence,
    Note,
    Objection,
    ObjectionStatus,
    Promise,
    RecordId,
    Side,
    ValueCategory,
    Verdict,
    Visit,
    VisitId,
)
from desktop.core.messages import Translator
from desktop.evidence.claims.understanding import understand


class AskedAgain(StrEnum):
    """The kinds of things that are asked again, in the order in which one does."""

    WE_PROMISED = "we_promised"
    THEY_PROMISED = "they_promised"
    CLAIM = "claim"
    FEELING = "feeling"
    OBJECTION = "objection"
    QUESTION = "question"


Earlier = Claim | Objection | Promise | Note
# How each kind is asked, with the words of then; and the heading above all of the kind.
QUESTIONS = {
    AskedAgain.WE_PROMISED: N_("We promised: {words}"),
    AskedAgain.THEY_PROMISED: N_("They promised: {words}"),
    AskedAgain.CLAIM: N_("You told us: {words}. And today?"),
    AskedAgain.FEELING: N_("You felt: {words}. And today?"),
    AskedAgain.OBJECTION: N_("What nearly stopped you: {words}. And today?"),
    AskedAgain.QUESTION: N_("We wanted to ask: {words}"),
}
# How the customer reads it at the table; what is not here is for us alone: doubts, and questions in our own words.
QUESTIONS_AT_TABLE = {
    AskedAgain.WE_PROMISED: N_("We promised you: {words}"),
    AskedAgain.THEY_PROMISED: N_("You wanted to see to this: {words}"),
    AskedAgain.CLAIM: QUESTIONS[AskedAgain.CLAIM],
    AskedAgain.FEELING: QUESTIONS[AskedAgain.FEELING],
}
FROM_TO = N_("{before} → {after} of 10")
# What can come of each kind; with a key for each verdict.
_VALUE = tuple(Verdict)
_PROMISE = (Verdict.HELD, Verdict.GONE, Verdict.NOT_ASKED)
VERDICTS_OF: dict[AskedAgain, tuple[Verdict, ...]] = {
    AskedAgain.WE_PROMISED: _PROMISE,
    AskedAgain.THEY_PROMISED: _PROMISE,
    AskedAgain.CLAIM: _VALUE,
    AskedAgain.FEELING: _VALUE,
    AskedAgain.OBJECTION: _VALUE,
    AskedAgain.QUESTION: (Verdict.GONE, Verdict.NOT_ASKED),
}
# What can come of each, in the words that the customer reads.
_VALUE_AT_TABLE = {
    Verdict.HELD: N_("as it was"),
    Verdict.BETTER: N_("better"),
    Verdict.WORSE: N_("worse"),
    Verdict.GONE: N_("no longer so"),
}
_PROMISE_AT_TABLE = {Verdict.HELD: N_("done"), Verdict.GONE: N_("no longer needed")}
VERDICTS_AT_TABLE: dict[AskedAgain, dict[Verdict, str]] = {
    AskedAgain.WE_PROMISED: _PROMISE_AT_TABLE,
    AskedAgain.THEY_PROMISED: _PROMISE_AT_TABLE,
    AskedAgain.CLAIM: _VALUE_AT_TABLE,
    AskedAgain.FEELING: _VALUE_AT_TABLE,
}
KEYS = {
    "H": Verdict.HELD,
    "B": Verdict.BETTER,
    "W": Verdict.WORSE,
    "G": Verdict.GONE,
    "N": Verdict.NOT_ASKED,
    "C": Verdict.NOT_COMPARABLE,
}
# After these it is not asked again.
_OVER: dict[AskedAgain, tuple[Verdict, ...]] = {
    AskedAgain.WE_PROMISED: (Verdict.HELD, Verdict.GONE),
    AskedAgain.THEY_PROMISED: (Verdict.HELD, Verdict.GONE),
    AskedAgain.CLAIM: (Verdict.GONE,),
    AskedAgain.FEELING: (Verdict.GONE,),
    AskedAgain.OBJECTION: (Verdict.GONE,),
    AskedAgain.QUESTION: (Verdict.HELD, Verdict.GONE),
}


@dataclass(frozen=True, slots=True)
class OpenItem:
    """Something to ask again: what it is, the record of then, and the visit it was heard at."""

    kind: AskedAgain
    record: Earlier
    visit: Visit

    @property
    def takes_a_value(self) -> bool:
        """Returns whether it can be said how it is today, in figures."""
        return self.kind in (AskedAgain.CLAIM, AskedAgain.FEELING)


def open_items(earlier: EarlierVisits) -> tuple[OpenItem, ...]:
    """Returns what is open from earlier visits, by kind, the latest visit first."""
    visits = {visit.id: (n, visit) for n, visit in enumerate(earlier.visits)}
    # Later verdicts replace earlier ones.
    last = {one.earlier_id: one for one in earlier.follows if one.verdict}
    heard: tuple[Earlier, ...] = (*earlier.claims, *earlier.objections, *earlier.promises)
    here = {record.id for record in heard}
    records: tuple[Earlier, ...] = (*earlier.promises, *earlier.claims, *earlier.objections, *earlier.notes)
    found = []
    for record in records:
        kind = _kind_of(record)
        follows = last.get(record.id)
        is_over = follows is not None and (follows.verdict in _OVER[kind] if kind else False)
        is_newer = follows is not None and follows.record_id in here
        if kind and not is_over and not is_newer:
            found.append(OpenItem(kind, record, visits[record.visit_id][1]))
    order = list(AskedAgain)
    return tuple(sorted(found, key=lambda item: (order.index(item.kind), visits[item.visit.id][0])))


def items_at_table(earlier: EarlierVisits) -> tuple[OpenItem, ...]:
    """Returns of what is open the things that the customer may read."""
    return tuple(item for item in open_items(earlier) if item.kind in QUESTIONS_AT_TABLE)


def asked_about(item: OpenItem, words: Translator, at_table: bool = False) -> str:
    """Returns how one asks about it again, in the words of then; `at_table` as the customer reads it."""
    told = told_then(item.record, words, worked_out=not at_table).rstrip(".")
    return words.text((QUESTIONS_AT_TABLE if at_table else QUESTIONS)[item.kind], words=told)


def told_then(record: Earlier, words: Translator, worked_out: bool = True) -> str:
    """Returns what was said then, in one line; `worked_out` with what Firsthand worked out of it."""
    if not isinstance(record, Claim):
        return " ".join(record.text.split())
    if record.category is ValueCategory.EMOTIONAL and (record.intensity_before or record.intensity_after):
        scale = words.text(FROM_TO, before=record.intensity_before or "–", after=record.intensity_after or "–")
        return f"{record.feeling or record.metric or record.wording}, {scale}"
    understood = understand(record, words)
    figures = understood.sentence
    if not worked_out:
        # The change alone, where it is all that was said.
        figures = figures.removesuffix(understood.summary).removesuffix(", ") or record.change
    called = record.metric or record.feeling
    return " ".join((f"{called}, {figures}" if called and figures else called or figures or record.wording).split())


def claim_today(item: OpenItem, visit_id: VisitId, position: int, today: str) -> Claim:
    """Returns the claim of this visit that says how it is today: what it came to then is where it starts from now."""
    then = item.record
    assert isinstance(then, Claim)
    new = Claim(
        id=RecordId(new_id()),
        visit_id=visit_id,
        category=then.category,
        position=position,
        metric=then.metric,
        unit=then.unit,
        period=then.period,
        topic=then.topic,
        feeling=then.feeling,
        felt_by=then.felt_by,
        beneficiary=then.beneficiary,
        currency=then.currency,
        better=then.better,
        evidence=Evidence.UNKNOWN,
        heard_at=room_now(),
    )
    if item.kind is AskedAgain.FEELING:
        return replace(new, intensity_before=then.intensity_after, intensity_after=today)
    return replace(new, before=then.after, after=today)


def with_today(claim: Claim, kind: AskedAgain, today: str) -> Claim:
    """Returns `claim` with another value of today."""
    return replace(claim, intensity_after=today) if kind is AskedAgain.FEELING else replace(claim, after=today)


def today_of(claim: Claim, kind: AskedAgain) -> str:
    """Returns what is said of today."""
    return claim.intensity_after if kind is AskedAgain.FEELING else claim.after


def proposed_verdict(now: Claim) -> Verdict | None:
    """Returns what the figures of then and today suggest; None where they cannot be compared, or nobody knows what is better."""
    change = understand(now).change
    if change is None or change.difference_low is None:
        return None
    if change.difference_low == change.difference_high == 0:
        return Verdict.HELD
    return {True: Verdict.BETTER, False: Verdict.WORSE, None: None}[change.improvement]


def tied(then: OpenItem, now: Claim, follows: Follows | None, position: int) -> Follows:
    """Returns the record that ties what is said of today to what was said then."""
    if follows:
        return replace(follows, record_id=now.id)
    return Follows(id=RecordId(new_id()), visit_id=now.visit_id, earlier_id=then.record.id, record_id=now.id, position=position)


def verdict_on(item: OpenItem, follows: tuple[Follows, ...]) -> Follows | None:
    """Returns what was noted at this visit of something earlier."""
    return next((one for one in follows if one.earlier_id == item.record.id), None)


def _kind_of(record: Earlier) -> AskedAgain | None:
    """Returns as what a record is asked again; None for what is settled, empty, or no result."""
    match record:
        case Promise() if record.text.strip() and not record.done:
            return AskedAgain.THEY_PROMISED if record.side is Side.CUSTOMER else AskedAgain.WE_PROMISED
        case Claim() if record.kind is ClaimKind.RESULT and (record.metric or record.wording or record.feeling).strip():
            return AskedAgain.FEELING if record.category is ValueCategory.EMOTIONAL else AskedAgain.CLAIM
        case Objection() if record.text.strip() and record.status is not ObjectionStatus.ANSWERED:
            return AskedAgain.OBJECTION
        case Note() if record.text.strip():
            return AskedAgain.QUESTION
    return None
