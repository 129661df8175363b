"""Takes everything out: writes a folder with all visits, as visit files, tables and documents, one folder for each customer.

    Firsthand 2026-11-26/
        Halden Pumps AS/
            logo.png
            Halden Pumps AS visit file 2026-11-20.json     import takes these in again
            Halden Pumps AS records.json                   case studies, where there are any
            Halden Pumps AS visit report 2026-11-20.pdf    and every other document and table with something in it
        our company.json                                   our company, our people, competitors
        guides/                                            the person's own

Uses no Qt, so that commands need no window. Promise of safety: X1.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from db.backup.backups import chosen_folder
from db.engine.store import Store
from db.engine.transactions import snapshot
from db.model.errors import Refused
from db.model.kinds import CustomerId, VisitId
from db.model.messages import N_, Message
from db.model.moments import today
from db.model.records import Customer
from db.model.records_copy import RecordsCopy
from db.model.whole_visit import WholeVisit
from db.repositories import incoming, visits, without_visit
from db.repositories.earlier import earlier_to
from db.repositories.logos import logo_of
from db.repositories.overview import all_visits
from desktop.core.file_names import compared, free_among, safe_name
from desktop.core.messages import ENGLISH, Translator
from desktop.core.paths import DataFolder
from desktop.documents.saving.consent_checks import refusal
from desktop.documents.saving.document_table import DOCUMENTS, TABLES, USUAL_GUIDE, VISIT, Document, Material, proposed_name
from desktop.exchange.common.errors import BadTable
from desktop.exchange.common.own_files import OwnFiles
from desktop.exchange.common.whole_folder import whole_folder, write_new
from desktop.exchange.import_folder import LOGO
from desktop.exchange.records_file.writing import write_records
from desktop.exchange.tables.tables import TABLE_KINDS
from desktop.interview.guide import Guide
from desktop.report.document.cancel import breathe
from desktop.workspace.known import answers_of_company

NOTHING_HERE = N_("There is no visit to take out yet.")
# Names of files.
RECORDS, HOUSE, JSON = N_("records"), N_("our company"), ".json"
GUIDES = N_("guides")
LEFT_OUT = N_("{name} is left out: {reason}.")
MOST_BYTES_OF_FOLDER = 120
# A visit file of version 1 would be taken in as another visit; what one reads or fills in before a visit holds nothing of it,
# and a sales card nothing that the case study does not hold.
LEFT_ASIDE = ("visit-file-v1", "sales-card", "host-brief", "visit-brief", "interview-guide")


@dataclass(frozen=True, slots=True)
class TakenOut:
    """What was taken out: the folder, its visits, and messages on each file that could not be made."""

    folder: Path
    visit_ids: tuple[VisitId, ...]
    remarks: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class HowToWrite:
    """The guides, the paper (A4 or Letter) and the language of the documents."""

    guides: Mapping[str, Guide]
    paper: str = "A4"
    words: Translator = ENGLISH


Progress = Callable[[int, int], object]


def take_out(store: Store, data_folder: DataFolder, folder: Path, how: HowToWrite, progress: Progress) -> TakenOut:
    """Writes all visits of `store` into `folder`, which must not exist; calls `progress` with visits done and visits in all.

    Raises FolderNotWritten where nothing can be written there, StoreError where a visit cannot be read, Cancelled; then nothing
    is left of the folder.
    """
    ids = [VisitId(line.id) for line in all_visits(store.connection)]
    house, others = without_visit.of_house(store.connection), without_visit.customers_with_records(store.connection)
    if not (ids or house.records or others):
        raise Refused(NOTHING_HERE)
    with whole_folder(folder, OwnFiles(data_folder, chosen_folder(store.connection))) as unfinished:
        writing = _Writing(unfinished, store, how)
        for done, visit_id in enumerate(ids):
            progress(done, len(ids))
            writing.write(visit_id)
        for customer in others:
            writing.write_records(customer)
        if house.records:
            writing.write_house(house)
        writing.write_guides(data_folder.guides)
    return TakenOut(folder, tuple(ids), tuple(writing.remarks))


class _Writing:
    """Writes visits into one folder, and knows which names are taken there."""

    def __init__(self, folder: Path, store: Store, how: HowToWrite) -> None:
        self.remarks: list[Message] = []
        self._folder, self._store, self._how = folder, store, how
        self._day = today()
        self._customers: dict[CustomerId, Path] = {}
        self._taken: dict[Path, set[str]] = {folder: set()}

    def write(self, visit_id: VisitId) -> None:
        """Writes every document of a visit. Raises OSError, StoreError or Cancelled."""
        connection = self._store.connection
        # The visit may be edited meanwhile; its parts must be those of one moment.
        with snapshot(connection):
            whole = visits.load(connection, visit_id)
            copy, logo = incoming.copy_of(connection, whole), logo_of(connection, whole.customer.id)
            earlier, ours = earlier_to(connection, whole.visit), without_visit.our_company(connection)
            agreed = answers_of_company(connection, whole.customer, self._day)
        folder = self._folder_of(whole.customer, logo)
        guide = self._how.guides.get(whole.visit.guide) or self._how.guides.get(USUAL_GUIDE)
        of = Material(whole, guide, self._how.paper, self._how.words, logo, copy, earlier, ours, agreed, self._day)
        refused = refusal(of.outward)
        if refused:
            self.remarks.append(refused)
        for document in _documents_of(whole):
            breathe()
            if document.shared and refused:
                continue
            name = self._free(folder, proposed_name(of, document), document.suffix)
            try:
                write_new(folder / name, document.compose(of).data)
            except BadTable as error:
                self.remarks.append(Message(LEFT_OUT, name=name, reason=error.message))

    def write_records(self, customer: Customer) -> None:
        """Writes what is kept of a customer besides visits, into its folder."""
        connection = self._store.connection
        with snapshot(connection):
            copy, logo = without_visit.of_customer(connection, customer.id), logo_of(connection, customer.id)
        folder = self._folder_of(customer, logo)
        name = safe_name(f"{customer.name} {self._how.words.text(RECORDS)}".strip(), MOST_BYTES_OF_FOLDER) + JSON
        write_new(folder / self._free(folder, name, JSON), write_records(copy))

    def write_house(self, house: RecordsCopy) -> None:
        """Writes what is kept of the house."""
        name = safe_name(self._how.words.text(HOUSE), MOST_BYTES_OF_FOLDER) + JSON
        write_new(self._folder / self._free(self._folder, name, JSON), write_records(house))

    def write_guides(self, guides: Path) -> None:
        """Copies the person's own guides, which lie beside the store."""
        if found := sorted(path for path in guides.glob("*.toml") if path.is_file()):
            folder = self._folder / self._free(self._folder, self._how.words.text(GUIDES))
            folder.mkdir()
            for path in found:
                write_new(folder / path.name, path.read_bytes())

    def _folder_of(self, customer: Customer, logo: bytes | None) -> Path:
        """Returns the folder of a customer; makes it, with the logo in it, at first."""
        if customer.id in self._customers:
            return self._customers[customer.id]
        name = safe_name(customer.name, MOST_BYTES_OF_FOLDER) or self._how.words.text(VISIT)
        folder = self._folder / self._free(self._folder, name)
        folder.mkdir()
        self._customers[customer.id] = folder
        self._taken[folder] = set()
        if logo:
            write_new(folder / self._free(folder, LOGO), logo)
        return folder

    def _free(self, folder: Path, name: str, suffix: str = "") -> str:
        free = free_among(name, self._taken[folder], suffix)
        self._taken[folder].add(compared(free))
        return free


def _documents_of(whole: WholeVisit) -> Iterator[Document]:
    """Yields the documents of a visit, tables without a row left out."""
    for name, document in (DOCUMENTS | TABLES).items():
        table = TABLE_KINDS.get(name.rpartition("-")[0])
        if name not in LEFT_ASIDE and (table is None or getattr(whole, table.attribute)):
            yield document
