"""Runs the commands about records without a visit: their export as a file, and the case studies of a customer."""

from argparse import Namespace
from pathlib import Path
from typing import Any

from db.backup.backups import chosen_folder
from db.model.messages import N_, NN_, Message, joined
from db.model.whole_study import WholeStudy
from db.repositories import customers, studies, without_visit
from db.repositories.without_visit import RecordsTaken
from desktop.command_line.opening import note_export, open_store
from desktop.command_line.output import DONE, print_json, print_line, translator, warn
from desktop.core.paths import DataFolder
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.exchange.common.own_files import OwnFiles
from desktop.exchange.records_file.writing import write_records

ALL_HERE = N_("{path}: these records are here already; nothing was changed.")
TAKEN = N_("{path}: {told}.")
ADDED = NN_("{count} record added", "{count} records added")
REPLACED = NN_("{count} record replaced by a newer one", "{count} records replaced by newer ones")
OLDER = NN_("{count} left as it is here, as it was written later", "{count} left as they are here, as they were written later")
VERSIONS = NN_("{count} version", "{count} versions")
# As it is named where exported documents are listed.
RECORDS_FILE = "records-file"
NO_TITLE = N_("no title")


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
    store = open_store(asked, data_folder)
    try:
        if asked.customer:
            copy = without_visit.of_customer(store.connection, customers.named(store.connection, asked.customer).id)
        else:
            copy = without_visit.of_house(store.connection)
        own = OwnFiles(data_folder, chosen_folder(store.connection))
        path = asked.to.expanduser().absolute()
        write_chosen_file(path, write_records(copy), own)
        note_export(store, RECORDS_FILE, path, without_visit.visits_named(store.connection, copy.customer))
    finally:
        store.close()
    return DONE


def show_studies(asked: Namespace, data_folder: DataFolder) -> int:
    """Prints the case studies of a customer; as JSON with every sentence and version."""
    store = open_store(asked, data_folder)
    try:
        found = studies.of_customer(store.connection, customers.named(store.connection, asked.customer).id)
    finally:
        store.close()
    if asked.json:
        print_json([_as_json(one) for one in found])
        return DONE
    words = translator()
    for one in found:
        title = one.study.title or words.text(NO_TITLE)
        print_line("  ".join((one.study.id, one.study.begun_at[:10], words.plural(VERSIONS, len(one.versions)), title)))
    return DONE


def _as_json(whole: WholeStudy) -> dict[str, Any]:
    from msgspec import to_builtins

    return {
        "id": whole.study.id,
        "begun_at": whole.study.begun_at,
        "choices": to_builtins(whole.study.choices),
        "sentences": [to_builtins(one.sentence) for one in whole.sentences],
        "versions": [
            {
                "id": one.version.id,
                "number": one.version.position,
                "made_at": one.version.made_at,
                "choices": to_builtins(one.version.choices),
                "sentences": [to_builtins(said.sentence) for said in one.sentences],
            }
            for one in whole.versions
        ],
    }
