"""Sets, changes or removes the passphrase of the lock in a process of its own, to be killed meanwhile (K10).

`python -m tests.torture.wrapper FOLDER KEYHEX LINE [PASSPHRASE]`: without a passphrase it is removed. Prints and kills itself as
`tests.torture.changer` does.
"""

import sys
from pathlib import Path

from db.engine.keys import Key
from desktop.core.paths import DataFolder
from desktop.keys import lock_passphrase
from tests.keys import keyrings
from tests.torture.changer import WATCHED, Counter


def main(folder: str, key: str, line: int, passphrase: str | None) -> None:
    data_folder, ring = DataFolder(Path(folder)), Path(folder).parent / "ring"
    with keyrings.keyring_in(ring):
        print("go", flush=True)
        counter = Counter(line, (*WATCHED, str(lock_passphrase.__file__)))
        sys.settrace(counter.entered)
        lock_passphrase.set_lock_passphrase(data_folder, Key(bytes.fromhex(key)), passphrase)
        sys.settrace(None)
    print("done", counter.lines, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] if len(sys.argv) > 4 else None)
