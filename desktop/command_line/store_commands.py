"""Runs the commands about the store itself: check, recovery key, change of key."""

from argparse import Namespace

from db.diagnosis.health_check import examine
from db.diagnosis.repair import repair
from db.engine.keys import salt_of
from db.engine.recovery_key import groups_of
from db.model.messages import N_, Message
from desktop.command_line.opening import find_key, must_stand, opened_key, own_files
from desktop.command_line.output import DONE, FAILED, print_line, say, translator, warn
from desktop.core.paths import DataFolder
from desktop.core.single_instance import alone
from desktop.keys.key_change import change_key, copies_of, settle
from desktop.keys.key_status import BAD, NOTE, keeping
from desktop.keys.unlock import read_passphrase
from desktop.security.recovery_page_file import write_recovery_page

OLD_KEY = N_("{path} still opens with the former key only.")
FOLDER_AWAY = N_("{folder} is away; its backups get the new key once it is back and the window of Firsthand is opened.")
KEY_CHANGED = N_("Done. The recovery key is a new one; `firsthand recovery-key --to FILE` writes it.")
# The beginning of each line of the check.
OK, NOTED, PROBLEM, REPAIRED = N_("ok"), N_("note"), N_("PROBLEM"), N_("repair")
WIDTH = 8


def check(asked: Namespace, data_folder: DataFolder) -> int:
    """Checks the store and prints the findings; repairs it into a new store on request."""
    must_stand(data_folder)
    key = find_key(asked, data_folder)
    found = examine(data_folder.store, key)
    for finding in found:
        _print_finding(NOTED if finding.note else OK if finding.good else PROBLEM, finding.sentence)
    kept = keeping(data_folder, key)
    _print_finding({BAD: PROBLEM, NOTE: NOTED}.get(kept.kind, OK), kept.sentence)
    if asked.repair:
        for sentence in repair(data_folder.store, key).sentences:
            _print_finding(REPAIRED, sentence)
    return DONE if all(finding.good for finding in found) and kept.kind != BAD else FAILED


def write_recovery_key(asked: Namespace, data_folder: DataFolder) -> int:
    """Writes the page with the recovery key."""
    key = opened_key(asked, data_folder)
    path = asked.to.expanduser().absolute()
    own = own_files(data_folder, key)
    write_recovery_page(path, groups_of(key.raw), salt_of(data_folder.store)[:4].hex(), own, asked.paper)
    return DONE


def change_key_of_store(asked: Namespace, data_folder: DataFolder) -> int:
    """Changes the passphrase of the store, or moves its key to the keyring."""
    passphrase = read_passphrase(asked.new_passphrase_file) if asked.new_passphrase_file else None
    must_stand(data_folder)
    with alone(data_folder):
        key = opened_key(asked, data_folder)
        settle(data_folder, key, copies_of(data_folder, key))
        changed = change_key(data_folder, key, passphrase, copies_of(data_folder, key))
    for path in changed.left:
        warn(Message(OLD_KEY, path=path))
    for folder in changed.away:
        warn(Message(FOLDER_AWAY, folder=folder))
    say(Message(KEY_CHANGED))
    return DONE


def _print_finding(kind: str, sentence: Message) -> None:
    print_line(f"{translator().text(kind).ljust(WIDTH)}{translator().message(sentence)}")
