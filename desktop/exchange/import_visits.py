"""Imports visit files and tables into a store: all of them, or none. Promise of safety: I1."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.store import Store
from db.engine.turns import OneTurn, Turns
from db.model.kinds import VisitId
from db.model.records import Customer, Person
from db.model.visit_copy import VisitCopy, as_new, copy_with_ids
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits
from db.repositories.logos import logo_of, set_logo
from db.tables.queries import select
from desktop.exchange.common.errors import BadPicture, BadVisitFile
from desktop.exchange.import_folder import files_of, logos_beside
from desktop.exchange.pictures.pictures import read_picture
from desktop.exchange.tables.table_files import is_table, read_table_file
from desktop.exchange.visit_file.reading import read_visit_file

NO_ENCODINGS: Mapping[Path, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Imported:
    """A visit from the file at `path`, by its id, customer and date.

    `was_here`: the store had it already, and nothing was stored. `others` are people, or the customer, who got a new record,
    because the store has somebody with their id but other facts. `encoding` is that of a table that is not Unicode, `words` some
    that show it.
    """

    path: Path
    visit_id: VisitId
    customer: str
    date: str
    was_here: bool = False
    others: tuple[str, ...] = ()
    encoding: str = ""
    words: tuple[str, ...] = ()


class _File(NamedTuple):
    """What was read of a file; `encoding` and `words` as in `Imported`."""

    copies: tuple[VisitCopy, ...]
    encoding: str = ""
    words: tuple[str, ...] = ()


def take_in(
    store: Store, paths: Sequence[Path], once_more: bool = False, encodings: Mapping[Path, str] = NO_ENCODINGS
) -> list[Imported]:
    """Reads every file before it stores any, with a backup first. Raises BadVisitFile or StoreError; then nothing is stored.

    A folder stands for all visit files in it, and for the logo of each customer in it, which a customer without one gets.
    A visit file is the same visit in every store, unless `once_more`: then it becomes a new visit. A table always becomes new
    visits of the customers it names; `encodings` are those of tables that are not Unicode.
    """
    return take_in_by_turns(OneTurn(store), paths, once_more, encodings)


def take_in_by_turns(
    turns: Turns, paths: Sequence[Path], once_more: bool = False, encodings: Mapping[Path, str] = NO_ENCODINGS
) -> list[Imported]:
    """Does what `take_in` does. While the files are read and the backup is made others may write; one turn stores them all."""
    chosen = files_of(paths)
    files = [(path, _read(path, encodings.get(path, ""))) for path in chosen]
    logos = _logos(logos_beside(chosen, paths))
    with turns.reading() as store:
        backups.before(store, BackupReason.IMPORT, beside_work=turns.are_many)
    return turns.write(lambda store: _store_all(store, files, logos, once_more))


def _store_all(store: Store, files: Sequence[tuple[Path, _File]], logos: Mapping[Path, bytes], once_more: bool) -> list[Imported]:
    imported = []
    with store.database.atomic():
        for path, file, copy in ((path, found, copy) for path, found in files for copy in found.copies):
            if is_table(path):
                copy = VisitCopy(whole=_with_whom_we_know(store, copy.whole))
            elif once_more:
                copy = replace(as_new(copy), file_hash="")
            taken = incoming.take_in(store, copy)
            whole = copy.whole
            if logo := logos.get(path.parent):
                _keep_logo(store, taken.visit_id, logo)
            here = Imported(path, taken.visit_id, whole.customer.name, whole.visit.date, taken.was_here, taken.others)
            imported.append(replace(here, encoding=file.encoding, words=file.words))
    return imported


def read(path: Path, encoding: str = "") -> tuple[VisitCopy, ...]:
    """Returns the visits in the file at `path`: a table if its ending says so, otherwise a visit file. Raises BadVisitFile."""
    return _read(path, encoding).copies


def _read(path: Path, encoding: str) -> _File:
    if not is_table(path):
        return _File((read_visit_file(path),))
    table = read_table_file(path, encoding)
    return _File(tuple(VisitCopy(whole=whole) for whole in table.visits), table.encoding, table.words)


def _logos(paths: Iterable[Path]) -> dict[Path, bytes]:
    """Returns the logo in each folder that has one. Raises BadVisitFile where one is no picture."""
    try:
        return {path.parent: read_picture(path).data for path in paths}
    except BadPicture as error:
        raise BadVisitFile(error.message) from None


def _keep_logo(store: Store, visit_id: VisitId, logo: bytes) -> None:
    customer_id = visits.load(store.connection, visit_id).customer.id
    if logo_of(store.connection, customer_id) is None:
        set_logo(store, customer_id, logo)


def _with_whom_we_know(store: Store, whole: WholeVisit) -> WholeVisit:
    """Returns `whole` with the known customer and people in place of those in a table, which has no ids but only names.

    A customer is known if exactly one has that name, a person if exactly one has that name and title.
    """
    customers = select(store.connection, Customer, "name = ?", whole.customer.name)
    if len(customers) != 1:
        return whole
    here = select(store.connection, Person, "customer_id = ?", customers[0].id)
    ids: dict[str, str] = {person.id: known.id for person in whole.people if (known := _known(person, here))}
    facts = {known.id: known for known in here}
    moved = copy_with_ids(VisitCopy(whole=whole), {whole.customer.id: customers[0].id, **ids}).whole
    return replace(moved, customer=customers[0], people=tuple(facts.get(person.id, person) for person in moved.people))


def _known(person: Person, here: Sequence[Person]) -> Person | None:
    same = [known for known in here if (known.name, known.job_title) == (person.name, person.job_title)]
    return same[0] if len(same) == 1 else None
