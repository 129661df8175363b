"""Imports visit files, records files and tables into a store: all of them, or none. Promise of safety: I1."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from db.backup import backups
from db.backup.names import BackupReason
from db.engine.store import Store
from db.engine.turns import OneTurn, Turns
from db.model.kinds import CustomerId, VisitId
from db.model.messages import N_, Message
from db.model.records import Customer, Person
from db.model.records_copy import RecordsCopy, with_pictures
from db.model.visit_copy import VisitCopy, as_new, copy_with_ids
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits, without_visit
from db.repositories.logos import logo_of, picture_of, set_logo
from db.repositories.without_visit import RecordsTaken
from db.tables.queries import select
from desktop.exchange.common.errors import BadPicture, BadVisitFile
from desktop.exchange.import_folder import files_of, logos_beside
from desktop.exchange.pictures.pictures import picture_from, read_picture
from desktop.exchange.records_file.format import FORMAT as RECORDS_FORMAT
from desktop.exchange.records_file.reading import records_copy
from desktop.exchange.tables.table_files import is_table, read_table_file
from desktop.exchange.visit_file.reading import object_of, read_with, visit_in

if TYPE_CHECKING:
    from db.engine.driver import Connection

OF_LOGO = N_("pictures: {reason}")
NO_ENCODINGS: Mapping[Path, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Imported:
    """A visit from the file at `path`, by its id, customer and date; or `records` without a visit, then the id is empty.

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
    records: RecordsTaken | None = None


class _File(NamedTuple):
    """What was read of a file; `encoding` and `words` as in `Imported`."""

    copies: tuple[VisitCopy | RecordsCopy, ...]
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
    logos = _logos(logos_beside(chosen, paths))
    with turns.reading() as store:
        files = [(path, _read(path, encodings.get(path, ""), store.connection)) for path in chosen]
        backups.before(store, BackupReason.IMPORT, beside_work=turns.are_many)
    return turns.write(lambda store: _store_all(store, files, logos, once_more))


def _store_all(store: Store, files: Sequence[tuple[Path, _File]], logos: Mapping[Path, bytes], once_more: bool) -> list[Imported]:
    imported = []
    with store.database.atomic():
        for path, file, copy in ((path, found, copy) for path, found in files for copy in found.copies):
            logo = logos.get(path.parent)
            if isinstance(copy, RecordsCopy):
                imported.append(_take_in_records(store, path, copy, logo))
                continue
            if is_table(path):
                copy = VisitCopy(whole=_with_whom_we_know(store, copy.whole))
            elif once_more:
                copy = replace(as_new(copy), file_hash="")
            taken = incoming.take_in(store, copy)
            whole = copy.whole
            if logo:
                _keep_logo(store, visits.load(store.connection, taken.visit_id).customer.id, logo)
            here = Imported(path, taken.visit_id, whole.customer.name, whole.visit.date, taken.was_here, taken.others)
            imported.append(replace(here, encoding=file.encoding, words=file.words))
    return imported


def read(path: Path, encoding: str = "") -> tuple[VisitCopy | RecordsCopy, ...]:
    """Returns what the file at `path` holds: a table if its ending says so, otherwise a visit file or a records file.

    Raises BadVisitFile.
    """
    return _read(path, encoding).copies


def _read(path: Path, encoding: str, connection: "Connection | None" = None) -> _File:
    if not is_table(path):

        def read(data: bytes) -> VisitCopy | RecordsCopy:
            copy = _visit_or_records(data)
            return _with_pictures_made_anew(copy, connection) if isinstance(copy, RecordsCopy) else copy

        return _File((read_with(read, path),))
    table = read_table_file(path, encoding)
    return _File(tuple(VisitCopy(whole=whole) for whole in table.visits), table.encoding, table.words)


def _visit_or_records(data: bytes) -> VisitCopy | RecordsCopy:
    content = object_of(data)
    if content.get("format") != RECORDS_FORMAT:
        return visit_in(content)
    return records_copy(content)


def _with_pictures_made_anew(copy: RecordsCopy, connection: "Connection | None" = None) -> RecordsCopy:
    """Returns `copy` with every picture made anew, but those that are here just so. Raises BadVisitFile."""
    made: dict[str, bytes] = {}
    for digest, picture in copy.pictures.items():
        is_here = connection is not None and picture_of(connection, digest) == picture
        try:
            made[digest] = picture if is_here else picture_from(picture).data
        except BadPicture as error:
            raise BadVisitFile(Message(OF_LOGO, reason=error.message)) from None
    return with_pictures(copy, made)


def _take_in_records(store: Store, path: Path, copy: RecordsCopy, logo: bytes | None) -> Imported:
    taken = without_visit.take_in(store, copy)
    name = copy.customer.name if copy.customer else ""
    if logo and copy.customer and (customer := without_visit.customer_here(store.connection, copy.customer)):
        _keep_logo(store, customer.id, logo)
    return Imported(path, VisitId(""), name, "", taken.was_here, records=taken)


def _logos(paths: Iterable[Path]) -> dict[Path, bytes]:
    """Returns the logo in each folder that has one. Raises BadVisitFile where one is no picture."""
    try:
        return {path.parent: read_picture(path).data for path in paths}
    except BadPicture as error:
        raise BadVisitFile(error.message) from None


def _keep_logo(store: Store, customer_id: CustomerId, logo: bytes) -> None:
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
