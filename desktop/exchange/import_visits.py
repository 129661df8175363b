"""Takes visit files and tables into a store: all of them, or none."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.store import Store
from db.model.records import Customer, Person, WholeVisit
from db.repositories import visits
from db.tables.queries import select
from desktop.exchange.tables.table_files import is_table, read_table_file
from desktop.exchange.visit_file.reading import read_visit_file


def take_in(store: Store, paths: Sequence[Path]) -> list[WholeVisit]:
    """Reads every file before it stores any, with a backup first. Raises BadVisitFile or StoreError; then nothing is stored.

    A visit file is the same visit wherever it is taken in; a table always becomes new visits of the customers it names.
    """
    found = [(path, whole) for path in paths for whole in read(path)]
    taken = []
    backups.before(store, BackupReason.IMPORT)
    with store.database.atomic():
        for path, whole in found:
            taken.append(_with_whom_we_know(store, whole) if is_table(path) else whole)
            visits.add(store, taken[-1])
    return taken


def read(path: Path) -> tuple[WholeVisit, ...]:
    """The visits in the file at `path`, which is a table by its ending, or else a visit file. Raises BadVisitFile."""
    return read_table_file(path) if is_table(path) else (read_visit_file(path),)


def _with_whom_we_know(store: Store, whole: WholeVisit) -> WholeVisit:
    """A table gives names only: with one customer of that name, and one person of that name and title, they are meant."""
    customers = select(store.connection, Customer, "name = ?", whole.customer.name)
    if len(customers) != 1:
        return whole
    here = select(store.connection, Person, "customer_id = ?", customers[0].id)
    return replace(
        whole,
        customer=customers[0],
        visit=replace(whole.visit, customer_id=customers[0].id),
        people=tuple(_known(replace(person, customer_id=customers[0].id), here) for person in whole.people),
    )


def _known(person: Person, here: Sequence[Person]) -> Person:
    same = [known for known in here if (known.name, known.job_title) == (person.name, person.job_title)]
    return replace(same[0], id=person.id) if len(same) == 1 else person
