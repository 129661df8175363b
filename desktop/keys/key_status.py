"""Checks how the key is kept, and whether it can be read from there."""

from dataclasses import dataclass

from db.engine.keys import Key
from db.model.errors import StoreError
from db.model.messages import N_, Message
from desktop.core.paths import DataFolder
from desktop.keys.key_record import read_record, stands
from desktop.keys.system_keyring import KeyOutOfReach, called
from desktop.keys.unlock import PassphraseNeeded, find_key

GOOD, NOTE, BAD = "good", "note", "bad"
BY_PASSPHRASE = N_("A passphrase opens the store; nothing on this laptop keeps it.")
NOT_RECORDED = N_("Who keeps the key is not recorded; please see that your recovery key is put away.")
BY_KEYRING_WRAPPED = N_("The key is kept by {who}, wrapped with the passphrase of the lock.")
BY_KEYRING = N_("The key is kept by {who}, which gives it out.")
NOT_KEPT = N_("{sentence} The store is open now all the same; please see that your recovery key is put away.")
OTHER_KEPT = N_("{who} keeps another key than the one in use; please see that your recovery key is put away.")


@dataclass(frozen=True, slots=True)
class Sign:
    """The result of one check: `kind` is good, note (worth knowing) or bad; `beside` if it is not about the store itself."""

    kind: str
    sentence: Message
    beside: bool = False


def keeping(data_folder: DataFolder, key: Key) -> Sign:
    """Returns how the key is kept, and whether it can be read from there."""
    now = read_record(data_folder).now
    if now is None:
        return Sign(NOTE, Message(NOT_RECORDED), beside=True)
    if now.wrapped:
        # Whether it can be had is known to whoever has the passphrase.
        return Sign(GOOD, Message(BY_KEYRING_WRAPPED, who=called(now.backend).within), beside=True)
    if not now.entry:
        return Sign(GOOD, Message(BY_PASSPHRASE), beside=True)
    who = called(now.backend)
    try:
        # Without a store, looking for its key would make one.
        kept = find_key(data_folder) if stands(data_folder) else None
    except (PassphraseNeeded, KeyOutOfReach) as error:
        return Sign(BAD, Message(NOT_KEPT, sentence=error.message), beside=True)
    except StoreError as error:
        return Sign(NOTE, error.message, beside=True)
    if kept and kept.raw != key.raw:
        return Sign(BAD, Message(OTHER_KEPT, who=who.first), beside=True)
    return Sign(GOOD, Message(BY_KEYRING, who=who.within), beside=True)
