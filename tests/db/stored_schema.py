"""Writes the stored file of the present schema; run once when a schema is released."""

import sys
from dataclasses import replace
from pathlib import Path

from db.model.edits import Edit, RecordChange
from db.model.follow_ups import Dismissal, Follows
from db.model.ids import new_id, text_digest
from db.model.kinds import HOUSE
from db.model.marks import Mark, MarkKind, written
from db.model.records import RecordId, Verdict, VisitId
from db.repositories import exported_documents, visits
from db.repositories.app_state import remember
from db.service.opening import create_store
from tests.conftest import KEY
from tests.factories import a_claim, a_customer, a_note, a_person, a_study, a_visit, the_house, what_was_agreed

VISIT = VisitId("5e1a7f6e-6a3f-4c8e-9d52-0d6a3c1b7e10")


def write(path: str) -> None:
    store = create_store(Path(path), KEY)
    customer = a_customer(name="Łódź Pumps 株式会社")
    visit = a_visit(customer, id=VISIT)
    claim, note = a_claim(visit), a_note(visit, text="They drove first 💡")
    deleted = a_note(visit, text="What nobody wanted to keep", position=1)
    follows = Follows(
        id=RecordId(new_id()), visit_id=VISIT, earlier_id=RecordId(new_id()), record_id=claim.id, verdict=Verdict.HELD
    )
    dismissal = Dismissal(id=RecordId(new_id()), visit_id=VISIT, record_id=note.id, digest=text_digest(note.id, note.text))
    records = (customer, visit, replace(claim, before="about 41"), replace(note, block="before"), deleted, follows, dismissal)
    visits.apply(store, Edit(visit.id, tuple(RecordChange(None, record) for record in records)))
    visits.apply(store, Edit(HOUSE, tuple(RecordChange(None, record) for record in the_house())))
    study = a_study(customer, "They drove first, says the planner.", visits=(VISIT,))
    link = Mark(22, 34, MarkKind.LINK, "https://halden.example/planner")
    marked = replace(study.sentences[0], marks=written((Mark(0, 4, MarkKind.BOLD), link)), item=True, typed=True, added=True)
    study = replace(study, sentences=(marked,))
    visits.apply(store, Edit(customer.id, tuple(RecordChange(None, record) for record in study.records)))
    person = a_person(customer, name="Ingrid Łęcka")
    visits.apply(store, Edit(customer.id, tuple(RecordChange(None, one) for one in (person, *what_was_agreed(customer, person)))))
    # A version of the claim, and a note in the bin.
    visits.apply(store, Edit(visit.id, (RecordChange(replace(claim, before="about 41"), claim), RecordChange(deleted, None))))
    exported_documents.note(store, "case-study", Path("case-study.pdf"), [visit.id])
    remember(store, "folder", "papers")
    store.close()
    path_of_count = Path(path).with_suffix(".count")
    path_of_count.unlink()


if __name__ == "__main__":
    write(sys.argv[1])
