"""A case study in a real store, in which somebody typed over a result and then left that out."""

from dataclasses import replace

from db.engine.store import Store
from db.model.kinds import RecordId
from db.model.studies import CaseStudy
from db.repositories import incoming, studies, visits
from db.tables.queries import select
from desktop.documents.studies.study_material import StudyMaterial, material_of, new_study, retyped, with_choices
from tests.report.content.story.told import whole


def left_out_with(store: Store, text: str) -> RecordId:
    """Stores the sample visit and a case study of it; returns the result that is left out, over which the text was typed."""
    visit_id = incoming.add(store, whole("halden-pumps"))
    visits.apply(store, new_study(store.connection, visits.load(store.connection, visit_id).customer.id, [visit_id]))
    of = material(store)
    told = [one.record_ids[0] for one in of.stored if one.slot in ("tile", "table")]
    at = next(n for n, one in enumerate(of.stored) if one.slot == "results" and one.record_ids[0] == told[0])
    typed = replace(of.stored[at], text=text, typed=True)
    visits.apply(store, retyped(of, (*of.stored[:at], typed, *of.stored[at + 1 :])))
    choose(store, tuple(dict.fromkeys(told[1:])))
    return told[0]


def material(store: Store, version: int | None = None) -> StudyMaterial:
    """The case study as it is stored, or a version of it."""
    (study,) = select(store.connection, CaseStudy, "1")
    kept = studies.load(store.connection, study.id)
    return material_of(store.connection, kept, kept.versions[version] if version is not None else None)


def choose(store: Store, results: tuple[RecordId, ...]) -> None:
    """Chooses these results, in this order."""
    of = material(store)
    visits.apply(store, with_choices(store.connection, of.whole, replace(of.choices, results=results)))
