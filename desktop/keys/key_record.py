"""Reads and writes the record of who keeps the key (unlocking.json, beside the store). Never the key itself, nor a passphrase.

While a key is being changed, the record holds the old and the new entry; the salt at the head of the store's file shows which
of them it needs, whenever the program was killed. Promises of safety: K2, K4.
"""

import os
import re
from dataclasses import asdict, dataclass

from db.engine.atomic_files import led_to, private_folder, write_whole
from db.engine.plain_files import read_plain
from desktop.core.paths import DataFolder

# A key lies in the keyring under one of two names in turn, so that its old form stays until the new one is proven.
OTHER = "-b"
HEX = re.compile("[0-9a-f]*")


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """How one key is kept: in the keyring `backend` under `entry`, or by a passphrase where `entry` is empty.

    `salt` is that of the file it opens (hex), empty until that file stands; `check` tells the right key from a wrong one.
    `wrapped` where the entry is wrapped with a passphrase.
    """

    entry: str = ""
    backend: str = ""
    salt: str = ""
    check: str = ""
    wrapped: bool = False


@dataclass(frozen=True, slots=True)
class KeyRecords:
    """The entry in force, None if nothing was recorded; `next` is set while the key is being changed."""

    now: KeyRecord | None = None
    next: KeyRecord | None = None

    def of(self, salt: str) -> KeyRecord | None:
        """Returns the entry for the file with this salt."""
        return self.next if self.next and self.next.salt == salt else self.now


def other_name(entry: str) -> str:
    """Returns the second name of a keyring entry, or the first one of a second."""
    return entry.removesuffix(OTHER) if entry.endswith(OTHER) else entry + OTHER


def stands(data_folder: DataFolder) -> bool:
    """Returns whether anything lies where the store should be, readable or not; if so, no new key is ever made."""
    return os.path.lexists(data_folder.store)


def read_record(data_folder: DataFolder) -> KeyRecords:
    """Returns the record; an empty one if the file is missing or damaged."""
    import json

    try:
        kept = json.loads(read_plain(data_folder.unlocking))
        return KeyRecords(_keeping(kept), _keeping(kept["next"]) if kept.get("next") else None)
    except (OSError, ValueError, LookupError, AttributeError, TypeError, RecursionError):
        return KeyRecords()


def write_record(data_folder: DataFolder, record: KeyRecords) -> None:
    """Writes the record into a file that only its owner can read. Raises OSError."""
    import json

    private_folder(data_folder.folder)
    # A link to a record stays one; what a link leads to that is none of ours is not written over.
    path = led_to(data_folder.unlocking) if read_record(data_folder).now else data_folder.unlocking
    kept = asdict(record.now or KeyRecord()) | ({"next": asdict(record.next)} if record.next else {})
    write_whole(path, json.dumps(kept).encode())


def _keeping(kept: dict[str, object]) -> KeyRecord:
    texts = {"entry": str(kept["entry"])} | {name: str(kept.get(name, "")) for name in ("backend", "salt", "check")}
    if not (HEX.fullmatch(texts["salt"]) and HEX.fullmatch(texts["check"])):
        texts |= {"salt": "", "check": ""}
    return KeyRecord(**texts, wrapped=kept.get("wrapped") is True)
