"""Says what a case study, a version of it or its card would print when it goes out, and what is logged then. Uses no Qt."""

from dataclasses import replace
from pathlib import Path

from db.engine.store import Store
from db.model.edits import Edit
from db.model.kinds import Purpose
from db.model.whole_study import WholeVersion, lines_of, version_in
from desktop.consent.sharing import Sent
from desktop.documents.sharing.sending import use_in, with_house
from desktop.documents.sharing.stops import Draft
from desktop.documents.studies.study_material import StudyMaterial, next_version, printed_items, with_emptied
from desktop.report.document.story import Story, without_emptied


def study_draft(store: Store, of: StudyMaterial, made: Edit | None = None) -> Draft:
    """Returns a case study as it would go out: a version by its kept sentences and items, the open draft by `made`, its next one.

    Its card passes with it, as nothing stands on the card that the case study may not tell.
    """
    told = with_emptied(of)
    version = with_items(of, told) if of.version else version_in(made or next_version(of, told))
    draft = Draft(story=without_emptied(told), version=version, wholes=of.wholes, known=of.known, away=bool(of.away))
    return with_house(store, of.known.customer, draft)


def sent_study(of: StudyMaterial, draft: Draft, document: str, path: Path | None, purpose: Purpose) -> Sent:
    """Returns what went out as a case study, or as its card."""
    customer_id, visits = of.known.customer.id, of.choices.visits
    use = use_in(draft)
    return Sent(document=document, customer_id=customer_id, visits=visits, purpose=purpose, use=use, day=of.day, path=path)


def with_items(of: StudyMaterial, told: Story | None = None) -> WholeVersion:
    """Returns the version with its items; one that was kept without any has those of its kept sentences (`told`)."""
    assert of.version
    if of.version.items:
        return of.version
    return replace(of.version, items=lines_of(of.version.version, printed_items(of, told)))
