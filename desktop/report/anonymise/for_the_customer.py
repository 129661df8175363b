"""Decides what the customer may read of its own visit: its own names are right there, everything of ours stays with us."""

from dataclasses import replace

from db.model.records import CompanyConsent, Consent, PersonConsent, RecordId
from db.model.whole_visit import WholeVisit
from desktop.core.messages import Translator
from desktop.report.anonymise.who_may_be_named import agreed, telling


def for_the_customer(whole: WholeVisit, words: Translator) -> WholeVisit:
    """Returns `whole` without what may not be published, everybody called by name but those who agreed to no mention at all.

    What the company agreed to publish does not matter here, as only the company reads it. Its alias is a word of ours, and a
    remark on the consent may name what must stay in the room.
    """
    asked = Consent(id=RecordId(""), visit_id=whole.visit.id, company=CompanyConsent.NAMED)
    people = tuple(
        person if person.consent is PersonConsent.NONE else replace(person, consent=PersonConsent.NAMED)
        for person in whole.people
    )
    known = replace(whole, consent=asked, people=people, customer=replace(whole.customer, alias=""))
    tell, consent = telling(known, words), whole.consent
    return replace(
        agreed(known, words),
        consent=replace(consent, approver=tell(consent.approver), note="") if consent else None,
    )
