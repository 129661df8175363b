"""Runs the commands about records without a visit: their export as a file, and the case studies of a customer."""

from argparse import Namespace
from contextlib import closing
from pathlib import Path

from db.backup.backups import chosen_folder
from db.model.messages import N_, NN_, Message, joined
from db.repositories import customers, without_visit
from db.repositories.without_visit import RecordsTaken
from desktop.command_line.opening import note_export, open_store
from desktop.command_line.output import DONE, warn
from desktop.core.paths import DataFolder
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.exchange.common.own_files import OwnFiles
from desktop.exchange.records_file.writing import write_records

ALL_HERE = N_("{path}: these records are here already; nothing was changed.")
TAKEN = N_("{path}: {told}.")
ADDED = NN_("{count} record added", "{count} records added")
REPLACED = NN_("{count} record replaced by a newer one", "{count} records replaced by newer ones")
OLDER = NN_("{count} left as it is here, as it was written later", "{count} left as they are here, as they were written later")
# As it is named where exported documents are listed.
RECORDS_FILE = "records-file"


def say_of_records(path: Path, taken: RecordsTaken) -> None:
    """Says what came of a records file; on stderr, as only ids of visits are printed."""
    if taken.was_here and not taken.older:
        warn(Message(ALL_HERE, path=path))
        return
    counts = ((ADDED, taken.added), (REPLACED, taken.replaced), (OLDER, taken.older))
    told = joined((Message(words, count=count) for words, count in counts if count), ", ")
    warn(Message(TAKEN, path=path, told=told))


def export_records(asked: Namespace, data_folder: DataFolder) -> int:
    """Writes the records of a customer, or of the house, into a file."""
    with closing(open_store(asked, data_folder)) as store:
        if asked.customer:
            copy = without_visit.of_customer(store.connection, customers.named(store.connection, asked.customer).id)
        else:
            copy = without_visit.of_house(store.connection)
        own = OwnFiles(data_folder, chosen_folder(store.connection))
        path = asked.to.expanduser().absolute()
        write_chosen_file(path, write_records(copy), own)
        note_export(store, RECORDS_FILE, path, without_visit.visits_named(store.connection, copy.customer))
    return DONE
