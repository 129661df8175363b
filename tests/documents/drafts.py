"""Makes drafts of case studies for tests: composed from a visit, with what was agreed beside it."""

from dataclasses import replace
from typing import Any

from db.model.agreed import Approval, Permission, Sharing
from db.model.answers import answers_of_person
from db.model.whole_visit import WholeVisit
from desktop.consent.old_answers import answers_at
from desktop.consent.status import Known
from desktop.documents.sharing.known import draft_of
from desktop.documents.sharing.stops import Draft
from desktop.report.content.story.standing import all_of

DAY = "2026-11-26"


def known(whole: WholeVisit, *records: Any, required: tuple[str, ...] = ()) -> Known:
    """What is known of the customer of a visit: what was answered there, and `records`."""
    old = [*answers_at(whole, DAY), *(one for person in whole.people for one in answers_of_person(person))]
    return Known(
        customer=whole.customer,
        people=[person for person in whole.people if person.customer_id],
        permissions=[*old, *(one for one in records if isinstance(one, Permission))],
        approvals=[one for one in records if isinstance(one, Approval)],
        sharings=[one for one in records if isinstance(one, Sharing)],
        required=required,
    )


def draft(whole: WholeVisit, *records: Any, day: str = DAY, **more: Any) -> Draft:
    """The draft of a visit as it would go out."""
    return replace(draft_of([whole], known(whole, *records), day), **more)


def typed(whole: WholeVisit, slot: str, text: str, *records: Any, begins: str = "", **more: Any) -> Draft:
    """The draft with one sentence of a section typed anew: the first that `begins` so."""
    composed = list(all_of(draft(whole).story))
    at = next(n for n, one in enumerate(composed) if one.slot == slot and one.text.startswith(begins))
    composed[at] = replace(composed[at], text=text, typed=True)
    made = draft_of([whole], known(whole, *records), DAY, stored=composed)
    return replace(made, **more)
