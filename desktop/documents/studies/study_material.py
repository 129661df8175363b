"""What a case study says: composed from its visits while they are here, and word by word as it was kept otherwise. Uses no Qt.

An open draft is composed anew while all its visits are here; with one of them in the bin its sentences stand as they were stored.
A version is never composed anew. What may be published now is asked in either case, by the answers that are in force today.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from db.history.versions import latest_of
from db.model.case_study import Choices, Sentence, on_the_page
from db.model.edits import Edit
from db.model.errors import Refused
from db.model.house import NOBODY, OurCompany
from db.model.ids import new_id
from db.model.kinds import CompanyConsent, CustomerId, VisitId
from db.model.messages import N_, Message
from db.model.moments import today
from db.model.records import Visit
from db.model.studies import chosen
from db.model.visit_copy import records_of
from db.model.whole_study import WholeStudy, WholeVersion, as_version, begun, drafted, written
from db.model.whole_visit import WholeVisit
from db.repositories import customers, visits
from db.repositories.logos import logo_of
from db.repositories.without_visit import our_company
from desktop.consent.old_answers import as_in_force, company_level
from desktop.core.messages import ENGLISH, Translator
from desktop.core.short_text import short
from desktop.documents.saving.consent_checks import internal_only, refusal
from desktop.documents.saving.document_table import MOST_BYTES_OF_CUSTOMER
from desktop.documents.sharing.status_words import as_draft, with_status
from desktop.documents.studies.study_changes import as_known
from desktop.fields.document_names import document_called

if TYPE_CHECKING:
    from db.engine.driver import Connection
    from db.model.agreed import Item
    from desktop.consent.status import Known
    from desktop.report.document.story import Story

NO_VISIT = N_("Choose at least one visit.")
NOT_AGREED_ANY_MORE = N_("“{words}” may not be published any more. This version stays as it was; a new one can be made.")
TYPED_OVER_KEPT_BACK = N_("“{words}” was written over a note that may not be published. Take it out, or back to the notes.")
VISIT_IN_BIN = N_("The visit of {date} is in the bin; its sentences stand as they were.")
VISIT_NOT_HERE = N_("A visit of this case study is not here; its sentences stand as they were.")
NO_CARD = N_("A sales card is made of the open draft, and needs all visits of the case study.")
NO_DATE = N_("no date")
# In the name of a file.
VERSION, A_CUSTOMER = N_("version {number}"), N_("A customer")
# How much of a sentence is told.
SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyMaterial:
    """A case study, or a version of it, with its visits that are here and the ids of those that are not (`away`).

    `recorded` are the visits as they are stored, `wholes` the same with consent as it is in force on `day`; `known` is what was
    agreed with the customer at all its visits and since.
    """

    whole: WholeStudy
    known: "Known"
    day: str
    version: WholeVersion | None = None
    recorded: tuple[WholeVisit, ...] = ()
    wholes: tuple[WholeVisit, ...] = ()
    away: tuple[VisitId, ...] = ()
    ours: OurCompany = NOBODY
    logo: bytes | None = None
    words: Translator = ENGLISH

    @property
    def choices(self) -> Choices:
        """What was chosen for it."""
        return self.version.version.choices if self.version else self.whole.study.choices

    @property
    def stored(self) -> tuple[Sentence, ...]:
        """Its sentences as they are stored."""
        kept = self.version.sentences if self.version else self.whole.sentences
        return tuple(one.sentence for one in kept)


def material_of(
    connection: "Connection",
    whole: WholeStudy,
    version: WholeVersion | None = None,
    words: Translator = ENGLISH,
    known: "Known | None" = None,
) -> StudyMaterial:
    """Reads what a case study, or a version of it, is made of; `known` is what was agreed, where that was read already."""
    from desktop.workspace.known import known_of

    wanted = (version.version if version else whole.study).visits
    here = [one for one in wanted if visits.exists(connection, one)]
    recorded, day = tuple(visits.load(connection, one) for one in here), today()
    known = known or known_of(connection, customers.with_id(connection, whole.study.customer_id), day)
    return StudyMaterial(
        whole=whole,
        known=known,
        day=day,
        version=version,
        recorded=recorded,
        wholes=as_in_force(recorded, known.permissions, day),
        away=tuple(one for one in wanted if one not in here),
        ours=our_company(connection),
        logo=logo_of(connection, whole.study.customer_id),
        words=words,
    )


def story(of: StudyMaterial) -> "Story":
    """Returns what is printed. Call `refused` first."""
    from desktop.report.document.story import without_emptied

    return without_emptied(with_emptied(of))


def with_emptied(of: StudyMaterial) -> "Story":
    """Returns what is printed, with the sentences that somebody emptied in their places."""
    return _told(of, of.stored)


def _told(of: StudyMaterial, typed: Sequence[Sentence]) -> "Story":
    """Returns what it says, with the places that somebody emptied; of an open draft with what stands as `typed`."""
    from desktop.report.content.case_study import story_of
    from desktop.report.content.kept_story import told_again
    from desktop.report.content.logos import customers_logo, our_logo
    from desktop.report.content.story.standing import with_typed

    if of.version is None and of.wholes and not of.away:
        return story_of(of.wholes, of.choices, typed, of.ours, of.logo, of.words)
    theirs, ours = customers_logo(of.wholes, of.logo, of.words), our_logo(of.ours, of.words)
    told = told_again(of.stored, of.ours, theirs, ours, of.words)
    return with_status(told, of.version, of.known, of.day, of.words) if of.version else with_typed(told, typed)


def card(of: StudyMaterial) -> "Story":
    """Returns the sales card of the open draft. Call `refused` first. Raises Refused where it cannot be composed."""
    from desktop.report.content.sales_card import card_of
    from desktop.report.document.story import without_emptied

    if of.away or of.version:
        raise Refused(NO_CARD)
    return without_emptied(card_of(of.wholes, of.choices, of.stored, of.ours, of.logo, of.words))


def printed(of: StudyMaterial, as_card: bool = False, version: WholeVersion | None = None) -> "Story":
    """Returns what its pages say, with version and day; `version` is the one that the open draft is kept as."""
    told = card(of) if as_card else story(of)
    if version and not as_card and not of.version:
        return with_status(told, version, of.known, of.day, of.words)
    return told if of.version else as_draft(told, of.day, of.words)


def file_name_of(of: StudyMaterial, called: str, document: str = "case-study") -> str:
    """Returns a file name for it, safe on every system; `called` is the customer as agreed, empty where it has no name."""
    from desktop.core.file_names import safe_name

    customer = safe_name(called, MOST_BYTES_OF_CUSTOMER) or of.words.text(A_CUSTOMER)
    version = of.words.text(VERSION, number=of.version.version.position) if of.version else ""
    return " ".join(filter(None, (customer, of.words.message(document_called(document)), version))) + ".pdf"


def refused(of: StudyMaterial, inside: bool = False) -> Message | None:
    """Returns why this may not be shown to others, or to ourselves with `inside`; None where nothing is against it."""
    if not of.choices.visits:
        return Message(NO_VISIT)
    if inside:
        return None
    if internal := next(filter(None, map(refusal, of.wholes)), None) or _internal_since(of):
        return internal
    if of.version is None and not of.away:
        over = next(_typed_over_kept_back(of), "")
        return Message(TYPED_OVER_KEPT_BACK, words=short(over, SHOWN)) if over else None
    taken_back = next(_not_agreed_any_more(of), "")
    return Message(NOT_AGREED_ANY_MORE, words=taken_back[:SHOWN]) if taken_back else None


def _internal_since(of: StudyMaterial) -> Message | None:
    """Returns why it stays inside where none of its visits is here to say so."""
    if company_level(of.known.permissions, of.day) is not CompanyConsent.INTERNAL_ONLY:
        return None
    return internal_only(of.known.customer)


def new_study(
    connection: "Connection", customer_id: CustomerId, visit_ids: Sequence[VisitId], words: Translator = ENGLISH
) -> Edit:
    """Returns the edit that makes a case study of these visits. Raises Refused where one of them is not here."""
    return first_draft(new_material(connection, customer_id, visit_ids, words))


def new_material(
    connection: "Connection", customer_id: CustomerId, visit_ids: Sequence[VisitId], words: Translator = ENGLISH
) -> StudyMaterial:
    """Returns what a new case study of these visits is made of. Raises Refused where one of them is not here."""
    whole = begun(customer_id, Choices(visits=tuple(dict.fromkeys(visit_ids)), language=words.tag))
    of = material_of(connection, whole, words=words)
    for one in of.away:
        visits.load(connection, one)  # It says which visit is not here.
    return of


def first_draft(of: StudyMaterial) -> Edit:
    """Returns the edit that stores a new case study with its composed sentences."""
    return written(None, of.whole.study, _draft(of))


def with_choices(connection: "Connection", whole: WholeStudy, choices: Choices, words: Translator = ENGLISH) -> Edit:
    """Returns the edit after which the open draft is made by other choices."""
    study = replace(whole.study, **chosen(choices))
    of = material_of(connection, replace(whole, study=study), words=words)
    return written(whole, study, _draft(of))


def next_version(of: StudyMaterial, told: "Story | None" = None) -> Edit:
    """Returns the edit that keeps the open draft as a version: its sentences as they are now, in the draft as well; its items.

    `told` is what `with_emptied` returns, where that was asked before.
    """
    told = told or with_emptied(of)
    draft = written(of.whole, of.whole.study, as_known(of, _sentences(of, told)))
    return Edit(draft.scope, (*draft.changes, *kept_as_version(of, told).changes))


def kept_as_version(of: StudyMaterial, told: "Story | None" = None) -> Edit:
    """Returns the edit that adds the open draft as a version and leaves the draft as it is stored; `told` as for the next."""
    told = told or with_emptied(of)
    kept = drafted(of.whole.study, as_known(of, _sentences(of, told)))
    return as_version(replace(of.whole, sentences=kept), printed_items(of, told))


def said_now(of: StudyMaterial) -> tuple[Sentence, ...]:
    """Returns the sentences of a version as it stood, of the open draft as they are now."""
    return of.stored if of.version else _draft(of)


def printed_items(of: StudyMaterial, told: "Story | None" = None) -> "tuple[Item, ...]":
    """Returns every item that it prints; of a visit that is not here, with the people who stand in it by name or by role.

    `told` is what `with_emptied` returns, where that was asked before.
    """
    from desktop.report.content.story.items import items_of, with_people
    from desktop.report.document.story import without_emptied

    items = items_of(without_emptied(told or with_emptied(of)), of.wholes, of.words)
    return with_people(items, of.known.people) if of.away else items


def on_visit_away(connection: "Connection", visit_id: VisitId, day: Callable[[str], str] = str) -> Message:
    """Says of a visit that is not here where it is, and that its sentences stand; `day` puts a date into words."""
    found = latest_of(connection, visit_id)
    if found is None or not found.deleted or not isinstance(found.record, Visit):
        return Message(VISIT_NOT_HERE)
    return Message(VISIT_IN_BIN, date=day(found.record.date.strip()) or Message(NO_DATE))


def retyped(of: StudyMaterial, typed: Sequence[Sentence]) -> Edit:
    """Returns the edit after which the open draft stands as somebody typed it: `typed` are its sentences in their order.

    Where each of them stands, see `report.content.story.standing`.
    """
    return written(of.whole, of.whole.study, _draft(of, typed))


def _draft(of: StudyMaterial, typed: Sequence[Sentence] | None = None) -> tuple[Sentence, ...]:
    """Returns the sentences of the open draft as they are now, with what somebody typed."""
    return _sentences(of, _told(of, of.stored if typed is None else typed))


def _sentences(of: StudyMaterial, told: "Story") -> tuple[Sentence, ...]:
    """Returns those of a story; none where nothing can be composed and nothing is stored."""
    from desktop.report.content.kept_story import kept

    return kept(told) if of.stored or (of.wholes and not of.away) else ()


def _answered_since(of: StudyMaterial) -> tuple[WholeVisit, ...]:
    """Returns a visit that holds nothing but the answers in force, in place of visits of which none is here."""
    if of.wholes or company_level(of.known.permissions, of.day) is None:
        return ()
    visit = Visit(id=VisitId(new_id()), customer_id=of.known.customer.id)
    bare = WholeVisit(visit=visit, customer=of.known.customer, people=tuple(of.known.people))
    return as_in_force([bare], of.known.permissions, of.day)


def _kept_back(wholes: Sequence[WholeVisit]) -> set[str]:
    """Returns the ids of the records that may not be published."""
    return {record.id for whole in wholes for record in records_of(whole) if not getattr(record, "publish", True)}


def _typed_over_kept_back(of: StudyMaterial) -> Iterator[str]:
    """Yields what somebody typed in place of a sentence whose notes may not be published now; composed ones are left out.

    What waits is not printed.
    """
    from desktop.report.document.story import sentences_of

    kept_back = _kept_back(of.wholes)
    over = {one.text for one in of.stored if one.typed and one.text.strip() and kept_back.intersection(one.record_ids)}
    if over:
        yield from (one.text for one in sentences_of(with_emptied(of)) if one.typed and one.text in over)


def _not_agreed_any_more(of: StudyMaterial) -> Iterator[str]:
    """Yields the sentences that hold what may not be published now, as far as the visits that are here tell."""
    from desktop.report.anonymise.who_may_be_named import telling
    from desktop.report.content.case_study import story_of
    from desktop.report.content.kept_story import kept
    from desktop.report.content.story.material import narrowest

    consent = narrowest(of.wholes)
    agreed = [replace(whole, consent=consent or whole.consent) for whole in (*of.wholes, *_answered_since(of))]
    kept_back = _kept_back(agreed)
    tells = [telling(whole, of.words) for whole in agreed]
    # What would be told today as well may be told, though a short name may happen to stand in it.
    today = {one.text for one in kept(story_of(of.wholes, of.choices, (), of.ours, None, of.words))} if of.wholes else set()
    for one in on_the_page(of.stored):
        if one.text in today:
            continue
        if kept_back.intersection(one.record_ids) or any(tell(one.text) != one.text for tell in tells):
            yield one.text
