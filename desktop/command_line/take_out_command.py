"""Runs the command that takes everything out: a folder with all visits, as files, tables and documents."""

from argparse import Namespace
from contextlib import closing

from db.repositories.exported_documents import note
from desktop.command_line.opening import must_stand, open_store
from desktop.command_line.output import DONE, print_line, warn
from desktop.core.paths import DataFolder, resources
from desktop.core.single_instance import alone
from desktop.documents.take_out.take_out import HowToWrite, take_out
from desktop.fields.document_names import EVERYTHING
from desktop.interview.guide import read_guides


def take_everything_out(asked: Namespace, data_folder: DataFolder) -> int:
    """Writes the folder and prints its path; warns of each file that could not be made."""
    must_stand(data_folder)
    guides, _ = read_guides([resources() / "guides", data_folder.guides])
    with alone(data_folder), closing(open_store(asked, data_folder)) as store:
        folder = asked.to.expanduser().absolute()
        made = take_out(store, data_folder, folder, HowToWrite(guides, asked.paper), _nothing)
        note(store, EVERYTHING, made.folder, made.visit_ids)
    print_line(str(made.folder))
    for remark in made.remarks:
        warn(remark)
    return DONE


def _nothing(_done: int, _all: int) -> None:
    """Shows no progress."""
