"""Composes the texts on the cards of records. Pure functions of a record and its visit."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from db.model.fields import fields_of
from db.model.messages import N_
from db.model.records import (
    Claim,
    ClaimKind,
    Evidence,
    Heard,
    Objection,
    Objective,
    Person,
    Promise,
    Quote,
    Rate,
    Record,
    Side,
    ValueCategory,
    VisitStatus,
)
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.evidence.claims.number_fields import read_intensity
from desktop.evidence.claims.understanding import understand
from desktop.evidence.claims.warnings import Remark
from desktop.evidence.money.business_case import conversion_of
from desktop.evidence.money.valuation import valued, worth_in_words
from desktop.evidence.remarks import remarks_on
from desktop.evidence.wording.phrases import phrase
from desktop.fields.editors import CLAIM_KINDS, EVIDENCE, HEARD, PERSON_CONSENT, SIDES, STATUS
from desktop.interview.proposals import Proposal, proposals_for
from desktop.interview.vocabulary import reasons, worded
from desktop.widgets.reading import Reading
from desktop.widgets.typed_dates import typed_date, unclear_date
from desktop.widgets.words import tr

DOT = " · "
ANSWERS = N_("answers “{objective}”")
NOT_PUBLISHED = N_("not for publication")
PARAPHRASE = N_("in our words")
ANSWERED_BY = N_("Answered by: {answer}")
OF_TEN = N_("{before} → {after} of 10")
TAKES_CARE = N_("{name} does it")
PROMISED_BY = N_("promised by {side}")
DUE_TO_US = N_("{percent} % due to us")
ONE_IS = N_("1 {source} = {rate} {target}")
DONE = N_("done")
BY = N_("by {date}")
OUR_SIDE = N_("our side")
BECOMES = N_("Enter makes of it: {words}")
MOST_REMARKS = 3
NO_WORDS = N_("Nothing said yet")


def reading_of(record: Record, whole: WholeVisit, words: Translator, with_proposals: bool = True) -> Reading:
    """Returns the texts of the card of `record`, with what its words propose."""
    reading = _READINGS[type(record)](worded(record, words), whole, words)
    proposed = tuple((one.key, proposal_in_words(one, words)) for one in proposals_for(record, whole) if with_proposals)
    return replace(reading, proposed=proposed) if proposed else reading


def who(whole: WholeVisit, record: Record) -> str:
    """Returns the name of the person who said it, or an empty text."""
    person = whole.person(getattr(record, "said_by", None))
    return person.name if person else ""


def shown_date(iso: str, locale: str) -> str:
    """Returns an ISO date as the person's locale writes it, or the text itself where it is no date."""
    # Imported at first use, as its tables of names would slow the first screen.
    from babel.dates import format_date

    try:
        return str(format_date(date.fromisoformat(iso), "d MMM y", locale=locale))
    except ValueError:
        return iso


def _claim(claim: Claim, whole: WholeVisit, words: Translator) -> Reading:
    if claim.category is ValueCategory.EMOTIONAL:
        return _feeling(claim, whole, words)
    understood = understand(claim, words)
    remarks = _ordered(remarks_on(claim, whole, words), understood.doubts)
    # The card shows what is computed apart from what was said; the editor shows both as one sentence.
    figures = understood.sentence.removesuffix(understood.summary).removesuffix(", ")
    # Where only the change was said, it becomes the main text.
    main, extra = (figures, understood.summary) if figures else (understood.summary, "")
    return Reading(
        title=claim.metric or ("" if claim.wording or main else tr(NO_WORDS)),
        main=main or claim.wording,
        extra=extra,
        meta=_joined(
            claim.wording if main else "",
            who(whole, claim),
            _label(EVIDENCE, claim.evidence) if claim.evidence is not Evidence.UNKNOWN else "",
            claim.topic,
            *_standing(claim),
        ),
        aside=_objective(claim, whole),
        tone=claim.category.value,
        understood=understood.sentence,
        worth=worth_in_words(valued(claim), words),
        remarks=_remarks_under_fields(remarks),
        beside=_remarks_by_field(remarks),
    )


def preview_of(claim: Claim, who: str, words: Translator) -> str:
    """Returns in one line what a sentence being typed would become."""
    if claim.intensity_before or claim.intensity_after:
        figures = tr(OF_TEN, before=claim.intensity_before, after=claim.intensity_after)
    else:
        figures = understand(claim, words).sentence
    evidence = _label(EVIDENCE, claim.evidence) if claim.evidence is not Evidence.UNKNOWN else ""
    return tr(BECOMES, words=_joined(claim.metric or worded(claim, words).feeling, figures, who, evidence))


def _remarks_under_fields(remarks: Sequence[Remark]) -> tuple[str, ...]:
    """Returns the remarks under all fields: what is doubtful, then the first few things to ask."""
    return tuple(remark.sentence for remark in remarks if remark.field not in typed_numbers(Claim))[:MOST_REMARKS]


def _remarks_by_field(remarks: Sequence[Remark]) -> dict[str, str]:
    """Returns the remarks under each field: a value that makes no sense, or a part that is missing."""
    return {remark.field: remark.sentence for remark in reversed(remarks) if remark.field in typed_numbers(Claim)}


@cache
def typed_numbers(record: type) -> tuple[str, ...]:
    """Returns the fields of `record` that hold one number; remarks on them stand under each field."""
    return tuple(name for name, kind in fields_of(record).kinds.items() if kind.name in ("number", "money", "code"))


def _feeling(claim: Claim, whole: WholeVisit, words: Translator) -> Reading:
    remarks = remarks_on(claim, whole, words)
    scale = tr(OF_TEN, before=claim.intensity_before or "–", after=claim.intensity_after or "–")
    return Reading(
        title=claim.feeling or claim.metric or ("" if claim.wording else tr(NO_WORDS)),
        main=claim.wording,
        extra=scale if claim.intensity_before or claim.intensity_after else "",
        meta=_joined(claim.felt_by, claim.moment, who(whole, claim), claim.metric if claim.feeling else "", *_standing(claim)),
        aside=_objective(claim, whole),
        tone=claim.category.value,
        remarks=_remarks_under_fields(remarks),
        beside=_remarks_by_field(remarks),
        scale=_scale(claim),
    )


def _ordered(asked: Sequence[Remark], doubts: Sequence[Remark]) -> list[Remark]:
    """Returns the doubts about figures, then what is still to be asked, each once."""
    return list(dict.fromkeys((*doubts, *asked)))


def _scale(claim: Claim) -> tuple[float, float] | None:
    """Returns before and now where both are numbers from 0 to 10."""
    try:
        before, now = float(claim.intensity_before), float(claim.intensity_after)
    except ValueError:
        return None
    return (before, now) if 0 <= before <= 10 and 0 <= now <= 10 else None


def _objective_reading(objective: Objective, whole: WholeVisit, _words: Translator) -> Reading:
    return Reading(
        main=objective.text or tr(NO_WORDS),
        meta=_joined(objective.measure, objective.target, objective.by, who(whole, objective)),
    )


def _objection(objection: Objection, whole: WholeVisit, words: Translator) -> Reading:
    answer = tr(ANSWERED_BY, answer=objection.answer) if objection.answer else ""
    standing = _joined(
        objection.category,
        objection.reason,
        who(whole, objection),
        _label(HEARD, objection.heard) if objection.heard is Heard.RELAYED else "",
        "" if objection.publish else tr(NOT_PUBLISHED),
    )
    return Reading(
        main=f"“{objection.text}”" if objection.verbatim and objection.text else objection.text or tr(NO_WORDS),
        meta="\n".join(filter(None, (answer, standing))),
        aside=_label(STATUS, objection.status),
        tone="none",
        beside={name: remark for name in typed_numbers(Objection) if (remark := _odd_strength(getattr(objection, name), words))},
        words={"reason": reasons(objection.category, words)},
    )


def _odd_strength(text: str, words: Translator) -> str:
    entry = read_intensity(text)
    return phrase(entry.wrong, words, text=text.strip(), readings="") if entry.wrong else ""


def _quote(quote: Quote, whole: WholeVisit, _words: Translator) -> Reading:
    return Reading(
        main=f"“{quote.text}”" if quote.verbatim and quote.text else quote.text or tr(NO_WORDS),
        meta=_joined(who(whole, quote), "" if quote.verbatim else tr(PARAPHRASE), "" if quote.publish else tr(NOT_PUBLISHED)),
    )


def _promise(promise: Promise, _whole: WholeVisit, words: Translator) -> Reading:
    due = tr(BY, date=shown_date(promise.due, words.locale)) if promise.due else ""
    return Reading(
        main=promise.text or tr(NO_WORDS),
        meta=_joined(promise.owner, due, _label(SIDES, promise.side)),
        aside=tr(DONE) if promise.done else "",
        remarks=(unclear_date(promise.due),) if promise.due and not typed_date(promise.due) else (),
    )


def _rate(rate: Rate, _whole: WholeVisit, words: Translator) -> Reading:
    remark = () if conversion_of(rate) else (phrase("bad_rate", words),)
    told = tr(ONE_IS, source=rate.source.upper(), rate=rate.rate or "…", target=rate.target.upper() or "…")
    return Reading(main=told, extra=shown_date(rate.date, words.locale), remarks=remark)


def _person(person: Person, whole: WholeVisit, _words: Translator) -> Reading:
    # What we think of somebody stands on no closed card while they sit opposite.
    is_seen = whole.visit.status is VisitStatus.IN_PROGRESS and person.side is not Side.US
    return Reading(
        title=person.name or tr(NO_WORDS),
        extra=_joined(person.job_title, "" if is_seen else person.role),
        aside=tr(OUR_SIDE) if person.side is Side.US else _label(PERSON_CONSENT, person.consent) if person.customer_id else "",
    )


def _standing(claim: Claim) -> tuple[str, str]:
    """Returns the kind of statement unless it is a result, and a remark if it must not be published."""
    kind = _label(CLAIM_KINDS, claim.kind) if claim.kind is not ClaimKind.RESULT else ""
    return kind, "" if claim.publish else tr(NOT_PUBLISHED)


def _objective(claim: Claim, whole: WholeVisit) -> str:
    text = next((objective.text for objective in whole.objectives if objective.id == claim.objective_id), "")
    return tr(ANSWERS, objective=text) if text else ""


def proposal_in_words(proposal: Proposal, words: Translator) -> str:
    """What a proposal would put into its fields, in a few words."""
    fields = proposal.fields
    if "due" in fields:
        return tr(BY, date=shown_date(fields["due"], words.locale))
    if "side" in fields:
        return tr(PROMISED_BY, side=_label(SIDES, fields["side"]))
    if "attribution" in fields:
        return tr(DUE_TO_US, percent=fields["attribution"])
    if "owner" in fields:
        return tr(TAKES_CARE, name=fields["owner"])
    return tr(OF_TEN, before=fields["intensity_before"], after=fields["intensity_after"])


def _label(choices: tuple[tuple[str, str], ...], value: object) -> str:
    return next((tr(label) for choice, label in choices if choice == value), "")


def _joined(*parts: str) -> str:
    return DOT.join(part for part in parts if part)


_READINGS: dict[type, Callable[..., Reading]] = {
    Claim: _claim,
    Objective: _objective_reading,
    Objection: _objection,
    Quote: _quote,
    Promise: _promise,
    Person: _person,
    Rate: _rate,
}
