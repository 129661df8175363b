"""Writes the questions of a guide for paper, without a visit and without a store."""

from argparse import Namespace

from db.model.errors import Refused
from db.model.messages import N_
from desktop.command_line.output import DONE, warn
from desktop.core.messages import ENGLISH
from desktop.core.paths import DataFolder, resources
from desktop.documents.saving.document_table import blank_guide
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.exchange.common.own_files import OwnFiles
from desktop.interview.guide import read_guides


def write_guide(asked: Namespace, data_folder: DataFolder) -> int:
    """Writes the guide of that name, one of ours or of the person's own, which rules; warns of one that cannot be read."""
    guides, faults = read_guides([resources() / "guides", data_folder.guides])
    for fault in faults:
        warn(fault)
    guide = guides.get(asked.guide)
    if guide is None:
        raise Refused(N_("There is no guide {name}. There are: {names}."), name=asked.guide, names=", ".join(guides))
    made = blank_guide(guide, asked.paper, ENGLISH)
    write_chosen_file(asked.to.expanduser().absolute(), made.data, OwnFiles(data_folder))
    if made.remark:
        warn(made.remark)
    return DONE
