"""Changes the key of a store in a process of its own, to be killed meanwhile (K4).

`python -m tests.torture.changer FOLDER KEYHEX LINE [PASSPHRASE]`: with a passphrase that becomes the new one, without it the
key goes into the keyring. Prints `go` before it begins and `done` afterwards. Where LINE is above 0 it kills itself at that
line of what the change runs through, and else prints how many there were.
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

from db.backup import rekeying
from db.engine import atomic_files
from db.engine.keys import Key
from desktop.core.paths import DataFolder
from desktop.keys import key_change, key_record, keyring_proof, system_keyring, unlock
from tests.keys import keyrings

MODULES = (key_change, system_keyring, key_record, unlock, keyring_proof, keyrings, rekeying, atomic_files)
WATCHED = tuple(str(module.__file__) for module in MODULES)


def main(folder: str, key: str, line: int, passphrase: str | None) -> None:
    data_folder, ring = DataFolder(Path(folder)), Path(folder).parent / "ring"
    with keyrings.keyring_in(ring):
        print("go", flush=True)
        counter = Counter(line)
        if line >= 0:
            sys.settrace(counter.entered)
        present = Key(bytes.fromhex(key))
        key_change.change_key(data_folder, present, passphrase, key_change.copies_of(data_folder, present))
        sys.settrace(None)
    print("done", counter.lines, flush=True)


class Counter:
    """Counts lines, and kills the process at the chosen one."""

    def __init__(self, last: int, watched: tuple[str, ...] = WATCHED) -> None:
        self.lines, self._last, self._watched = 0, last, watched

    def entered(self, frame: FrameType, event: str, _arg: object) -> Any:
        if event == "call":
            return self.entered if frame.f_code.co_filename in self._watched else None
        self.lines += 1
        if self.lines == self._last:
            os.kill(os.getpid(), signal.SIGKILL)
        return self.entered


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] if len(sys.argv) > 4 else None)
