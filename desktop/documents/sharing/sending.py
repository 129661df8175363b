"""Decides whether a case study may go out, and logs what did: for the command line and the window alike. Uses no Qt.

Promise of safety: P8.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from db.engine.store import Store
from db.model.agreed import DismissedStop, Sharing
from db.model.edits import Edit, RecordChange
from db.model.ids import new_id
from db.model.kinds import PersonConsent, Purpose, RecordId
from db.model.records import Customer
from db.model.whole_study import WholeVersion
from db.model.whole_visit import WholeVisit
from db.repositories import visits
from db.repositories.logos import logo_of
from db.repositories.without_visit import our_company
from desktop.consent.grades import Grade, StopKind
from desktop.consent.permissions import Use
from desktop.consent.sharing import Sent, sharing_of, use_of_all
from desktop.consent.status import Known, use_of
from desktop.core.messages import ENGLISH, Translator
from desktop.documents.saving.document_table import DOCUMENTS, TABLES, Material
from desktop.documents.sharing.known import competitors_of, dismissed_of, draft_of
from desktop.documents.sharing.stops import Draft, Stop, stops_of
from desktop.report.content.sales_card import sales_card
from desktop.report.document.story import Story
from desktop.workspace.known import known_of

CASE_STUDY = "case-study"
UNKNOWN_WITHOUT_VISIT = frozenset((StopKind.MISSING, StopKind.ALTERED))


def outgoing(store: Store, customer: Customer, wholes: Sequence[WholeVisit], day: str, words: Translator = ENGLISH) -> Draft:
    """Returns the case study of the visits as the rules compose it and as it would go out on `day`, with what is known."""
    connection = store.connection
    ours, logo = our_company(connection), logo_of(connection, customer.id)
    draft = draft_of(wholes, known_of(connection, customer, day), day, ours=ours, logo=logo, words=words)
    return with_house(store, customer, draft)


def told(document: str, draft: Draft, of: Material) -> Story:
    """Returns what a shared document of a visit prints: the case study itself, or its sales card."""
    if document == CASE_STUDY:
        return draft.story
    return sales_card(draft.wholes[0], of.words, of.logo, of.ours)


def with_house(store: Store, customer: Customer, draft: Draft) -> Draft:
    """Returns `draft` with our competitors, and what was dismissed for the customer."""
    connection = store.connection
    return replace(draft, competitors=competitors_of(connection), dismissed=dismissed_of(connection, customer))


def standing_against(draft: Draft, purpose: Purpose, day: str) -> tuple[Stop, ...]:
    """Returns what stands against `draft`; where nobody said for whom it is, only what is always a stop.

    There a visit in the bin stops nothing by what is missing with it: who said what, and what was agreed then.
    """
    return standing_for(draft, (purpose,), day)[purpose]


def standing_for(draft: Draft, purposes: Iterable[Purpose], day: str) -> dict[Purpose, tuple[Stop, ...]]:
    """Returns the same for several purposes."""
    found = stops_of(draft, purposes, day)
    if Purpose.SAVED in found:
        unknown = UNKNOWN_WITHOUT_VISIT if draft.away else frozenset()
        always = (stop for stop in found[Purpose.SAVED] if stop.grade is Grade.STOP)
        found[Purpose.SAVED] = tuple(stop for stop in always if stop.kind not in unknown)
    return found


def holding(stops: Sequence[Stop]) -> tuple[Stop, ...]:
    """Returns those of the stops that keep a document from going out: all but remarks."""
    return tuple(stop for stop in stops if stop.grade >= Grade.ASK)


def dismiss(store: Store, customer: Customer, stops: Sequence[Stop], reason: str) -> None:
    """Stores that what was asked is dismissed, with the reason. What is a stop cannot be."""
    made = [
        DismissedStop(
            id=RecordId(new_id()), customer_id=customer.id, rule=stop.kind.value, about=stop.about, reason=reason.strip()
        )
        for stop in stops
        if stop.grade is not Grade.STOP
    ]
    visits.apply(store, Edit(customer.id, tuple(RecordChange(None, one) for one in made)))


def use_in(draft: Draft) -> Use:
    """Returns what a draft uses, item by item."""
    return replace(use_of_version(draft.version, draft.known), logo=draft.story.logo is not None)


def use_of_version(version: WholeVersion, known: Known) -> Use:
    """Returns what a version uses, item by item."""
    use = use_of(version, known.customer, known.people)
    return replace(use, items=tuple(line.item.hash for line in version.items))


def use_of_document(document: str, of: Material) -> Use:
    """Returns what a document uses that is not shared: everything, in what the customer gets but those who are not mentioned."""
    if not (DOCUMENTS | TABLES)[document].to_customer:
        return use_of_all([of.whole])
    told = tuple(one for one in of.for_customer.people if one.consent is not PersonConsent.NONE)
    return use_of_all([replace(of.whole, people=told)])


def log(store: Store, sent: Sent, kept: Edit | None = None) -> Sharing:
    """Logs what went out, in one step with the version it is where that is `kept`. Raises OSError where its file is gone."""
    sharing = sharing_of(sent)
    visits.apply(store, logging(sharing, kept))
    return sharing


def logging(sharing: Sharing, kept: Edit | None = None) -> Edit:
    """Returns the edit that logs it."""
    return Edit(sharing.customer_id, (*(kept.changes if kept else ()), RecordChange(None, sharing)))
