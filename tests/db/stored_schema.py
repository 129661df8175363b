"""Writes the stored file of the present schema; run once when a schema is released."""

import sys
from pathlib import Path

from db.edits import Change, Edit
from db.records import VisitId
from db.repositories import visits
from db.store import create_store
from tests.conftest import KEY
from tests.factories import a_claim, a_customer, a_note, a_visit

VISIT = VisitId("5e1a7f6e-6a3f-4c8e-9d52-0d6a3c1b7e10")


def write(path: str) -> None:
    store = create_store(Path(path), KEY)
    customer = a_customer(name="Łódź Pumps 株式会社")
    visit = a_visit(customer, id=VISIT)
    records = (customer, visit, a_claim(visit), a_note(visit, text="They drove first 💡"))
    visits.apply(store, Edit(visit.id, tuple(Change(None, record) for record in records)))
    store.close()


if __name__ == "__main__":
    write(sys.argv[1])
