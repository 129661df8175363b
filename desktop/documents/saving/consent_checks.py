"""Says what consent means for a document that others will read: whether there may be one, and what to agree first."""

from collections.abc import Iterator

from db.model.kinds import PersonConsent, ValueCategory
from db.model.messages import N_, Message
from db.model.records import Customer, Objection, Quote
from db.model.whole_visit import WholeVisit
from desktop.consent.old_answers import disagreeing
from desktop.core.messages import Translator
from desktop.interview.before_sharing import Check, before_sharing
from desktop.interview.guide import Guide
from desktop.report.anonymise.who_may_be_named import is_internal_only, is_named, telling
from desktop.report.content.story.told_claim import is_loss, told_claim

INTERNAL_ONLY = N_("{customer} said: internal only. So there is no document to share; the visit report is for use inside.")
THE_CUSTOMER = N_("The customer")
CONSENT = N_("Consent")
ONLY_A_ROLE = N_("This person agreed to be named, the company did not. So only the role stands in the document.")
LEFT_OUT = N_("Who said this is not to be mentioned. So it is left out of the document.")
NAME_REPLACED = N_("A name in this quote is replaced, in square brackets. Agree the new wording, or leave the quote out.")
BECAME_WORSE = N_(
    "This became worse. So the case study leaves it out, unless it is chosen. Is it a gain? Say which way is better."
)


def refusal(whole: WholeVisit) -> Message | None:
    """Returns why no document of this visit may be shared, or None."""
    return internal_only(whole.customer) if is_internal_only(whole) else None


def internal_only(customer: Customer) -> Message:
    """Says that a customer allows inside use only."""
    return Message(INTERNAL_ONLY, customer=customer.name.strip() or Message(THE_CUSTOMER))


def checks_of(whole: WholeVisit, guide: Guide, words: Translator, in_force: WholeVisit | None = None) -> tuple[Check, ...]:
    """Returns all things to check before a document is shared: first what was agreed, then what is missing or doubtful.

    `in_force` is the visit with consent as it is in force; without it, what was answered at the visit alone counts.
    """
    told = in_force or whole
    return (
        *_disagreement(whole, words),
        *_only_roles(told, words),
        *_left_out(told, words),
        *_replaced(told, words),
        *_losses(told, words),
        *before_sharing(whole, guide, words),
    )


def _disagreement(whole: WholeVisit, words: Translator) -> Iterator[Check]:
    """Yields one check where the two places that ask the company for its consent hold answers that cannot both be true."""
    if whole.consent and (found := disagreeing(whole.consent, whole.customer)):
        yield Check(whole.consent.id, "", words.text(CONSENT), words.message(found))


def _only_roles(whole: WholeVisit, words: Translator) -> Iterator[Check]:
    for person in whole.people:
        if person.consent is PersonConsent.NAMED and not is_named(whole) and person.name.strip():
            yield Check("", "", person.name.strip(), words.text(ONLY_A_ROLE))


def _left_out(whole: WholeVisit, words: Translator) -> Iterator[Check]:
    """Yields a check for each text of somebody who is not to be mentioned, which therefore is in no document to share."""
    silent = {person.id for person in whole.people if person.consent is PersonConsent.NONE}
    texts = [(one, one.text) for one in whole.quotes] + [(one, one.text) for one in whole.objections]
    felt = [(one, one.wording or one.metric) for one in whole.claims if one.category is ValueCategory.EMOTIONAL]
    for record, text in (*texts, *felt):
        if record.publish and record.said_by in silent:
            yield Check(record.id, "", " ".join(text.split())[:60], words.text(LEFT_OUT))


def _losses(whole: WholeVisit, words: Translator) -> Iterator[Check]:
    """Yields a check for each result that became worse, which a case study leaves out of its own accord."""
    for claim in whole.claims:
        if claim.publish and is_loss(told_claim(claim, words)):
            yield Check(claim.id, "", " ".join((claim.metric or claim.wording).split())[:60], words.text(BECAME_WORSE))


def _replaced(whole: WholeVisit, words: Translator) -> Iterator[Check]:
    """Yields a check for each text in quotation marks that a hidden name changes."""
    tell = telling(whole, words)
    said: tuple[Quote | Objection, ...] = (*whole.quotes, *whole.objections)
    for record in said:
        if record.publish and record.verbatim and tell(record.text) != record.text:
            yield Check(record.id, "", " ".join(record.text.split())[:60], words.text(NAME_REPLACED))
