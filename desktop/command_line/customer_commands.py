"""Runs the command that puts a customer into the bin, with its visits and case studies; says what goes before it does so."""

from argparse import Namespace
from collections import Counter
from contextlib import closing

from db.backup import backups
from db.backup.names import BackupReason
from db.model.errors import Refused
from db.model.messages import N_, Message
from db.repositories import customers, visits
from desktop.command_line.opening import open_store
from desktop.command_line.output import DONE, print_line, translator
from desktop.core.paths import DataFolder
from desktop.core.single_instance import alone
from desktop.fields.record_counts import counted

WOULD_GO = N_("This would go into the bin with {customer}: {what}. Nothing was changed; say --yes to do it.")
GONE = N_("{customer} is in the bin: {what}. The window puts it back for 90 days of use.")


def delete_customer(asked: Namespace, data_folder: DataFolder) -> int:
    """Puts everything of a customer into the bin after a backup, as one step; without --yes only says what that is."""
    with alone(data_folder), closing(open_store(asked, data_folder)) as store:
        customer = customers.named(store.connection, asked.customer)
        edit = customers.removal(store.connection, customer.id)
        what = counted(Counter(type(change.record) for change in edit.changes), translator())
        if not asked.yes:
            raise Refused(WOULD_GO, customer=customer.name, what=what)
        backups.before(store, BackupReason.DELETION)
        visits.apply(store, edit)
    print_line(translator().message(Message(GONE, customer=customer.name, what=what)))
    return DONE
