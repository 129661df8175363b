"""Finds the key that the command line was given, opens the store with it, and notes there what was written."""

from argparse import Namespace
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from db.backup.backups import chosen_folder
from db.engine.driver_errors import plain_errors
from db.engine.keys import Key
from db.engine.store import Store
from db.model.errors import Refused, StoreError
from db.model.kinds import VisitId
from db.model.messages import N_, Message
from db.repositories import exported_documents
from db.service.opening import open_for_reading
from desktop.command_line.output import warn
from desktop.core.paths import DataFolder
from desktop.exchange.common.own_files import OwnFiles
from desktop.keys import unlock
from desktop.keys.system_keyring import KeyOutOfReach
from desktop.keys.unlock import PassphraseNeeded, open_or_create, read_passphrase, read_recovery_key

NO_STORE = N_("There is no store in {folder}.")


def open_store(asked: Namespace, data_folder: DataFolder, create: bool = False) -> Store:
    """Opens the store; makes a new one only with `create`. Raises StoreError with the reason."""
    if not create:
        must_stand(data_folder)
    return open_or_create(data_folder, find_key(asked, data_folder))


def find_key(asked: Namespace, data_folder: DataFolder) -> Key:
    """Finds the key by the options that were given, else in the keyring. Raises Refused with the option that would help."""
    passphrase = read_passphrase(asked.passphrase_file) if asked.passphrase_file else None
    recovery_key = read_recovery_key(asked.recovery_key_file) if asked.recovery_key_file else None
    try:
        return unlock.find_key(data_folder, passphrase, recovery_key)
    except PassphraseNeeded as error:
        raise Refused(N_("{reason} Please give it with --passphrase-file FILE."), reason=error.message) from error
    except KeyOutOfReach as error:
        raise Refused(N_("{reason} The recovery key opens it too: --recovery-key-file FILE."), reason=error.message) from error


def opened_key(asked: Namespace, data_folder: DataFolder) -> Key:
    """Returns the key of the store, after opening the store with it."""
    must_stand(data_folder)
    key = find_key(asked, data_folder)
    open_or_create(data_folder, key).close()
    return key


def own_files(data_folder: DataFolder, key: Key) -> OwnFiles:
    """Returns the files over which nothing may be written, with the second folder that the store names."""
    with closing(open_for_reading(data_folder.store, key)) as store:
        return OwnFiles(data_folder, chosen_folder(store.connection))


def note_export(store: Store, document: str, path: Path, visit_ids: Iterable[VisitId]) -> None:
    """Notes a document of these visits in the store, so that an erasure can list it; warns if it could not."""
    try:
        with plain_errors(store.path):
            exported_documents.note(store, document, path, visit_ids)
    except StoreError:
        warn(Message(exported_documents.NOT_NOTED))


def must_stand(data_folder: DataFolder) -> None:
    """Raises Refused where there is no store."""
    if not data_folder.store.exists():
        raise Refused(NO_STORE, folder=data_folder.folder)
