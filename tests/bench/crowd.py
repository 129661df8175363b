"""Makes a store as full as after a long working life: 10,000 visits with 30 notes and two claims each."""

import random
from pathlib import Path

from db.engine.keys import Key, key_from_passphrase, salt_of
from db.engine.store import Store
from db.model.ids import new_id
from db.model.records import CustomerId, Record, VisitStatus
from db.service.opening import create_store
from db.tables import search_index
from db.tables.mapping import put, words_of
from desktop.core.paths import DataFolder
from desktop.keys.unlock import note_opened
from tests.factories import a_claim, a_customer, a_note, a_person, a_visit

PASSPHRASE = "a passphrase for the benchmark"
WORDS = [
    "brine",
    "sensor",
    "quarter",
    "invoice",
    "board",
    "pilot",
    "technician",
    "pump",
    "delivery",
    "morning",
    "spare",
    "quality",
    "customer",
    "weekend",
    "schedule",
    "contract",
    "dashboard",
    "report",
    "machine",
    "shift",
    "training",
    "winter",
    "harbour",
    "supplier",
    "budget",
    "answer",
    "machine",
    "oil",
    "calm",
]


def key_of(path: Path) -> Key:
    """Returns the key of the crowd's store."""
    return key_from_passphrase(PASSPHRASE, salt_of(path))


def make_crowd(path: Path, visits: int, notes: int) -> None:
    """Fills a new store at `path`."""
    dice = random.Random(1)
    store = create_store(path, key_of(path))
    store.connection.execute("BEGIN")
    for n in range(visits):
        customer = a_customer(id=CustomerId(new_id()), name=f"{dice.choice(WORDS).title()} {dice.choice(WORDS)} {n % 3000}")
        status = VisitStatus.PLANNED if n % 900 == 0 else VisitStatus.TO_DEBRIEF if n % 700 == 0 else VisitStatus.DONE
        visit = a_visit(customer, date=f"20{10 + n % 17}-{1 + n % 12:02}-{1 + n % 28:02}", status=status)
        person = a_person(customer)
        parts = [a_note(visit, text=" ".join(dice.choices(WORDS, k=12)), position=m) for m in range(notes)]
        insert(store, [customer, person, visit, *parts, *(a_claim(visit, position=m) for m in range(2))])
        store.connection.execute("UPDATE visits SET changed_at = ? WHERE id = ?", (visit.date, visit.id))
    store.connection.execute("COMMIT")
    store.close()
    # As the program itself does: without a record the start would first ask whether a keyring knows the store.
    note_opened(DataFolder(path.parent), key_of(path))


def insert(store: Store, records: list[Record]) -> None:
    """Adds records as rows, with their words."""
    for record in records:
        put(store.connection, record)
        search_index.index(store.connection, record, words_of(record))
