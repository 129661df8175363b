"""Kills the program while the passphrase of the lock is set, changed or removed, and looks at what the next start finds (K10)."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.engine.keys import Key
from db.engine.recovery_key import groups_of
from db.model.errors import StoreError
from db.service.opening import open_for_reading
from desktop.core.paths import DataFolder
from desktop.keys.key_change import settle_all
from desktop.keys.lock_passphrase import set_lock_passphrase
from desktop.keys.unlock import find_key, open_or_create
from tests import warm
from tests.keys.keyrings import entries, keyring_in

OLD, NEW = "otter lamp", "heron gate"
# What it was before, and what it becomes.
WRAPPINGS = ((None, NEW), (OLD, NEW), (OLD, None))


@dataclass(frozen=True, slots=True)
class Wreck:
    """What a kill left: whether the new form is in force, and the sentences of what was not as promised."""

    changed: bool
    broken: tuple[str, ...]


class BeforeWrapping:
    """The store before, made once for each way and copied for each kill; `lines` is how many a change runs through."""

    def __init__(self, folder: Path, before: str | None, after: str | None) -> None:
        self.folder, self.before, self.after = folder, before, after
        data_folder = DataFolder(folder / "data")
        with keyring_in(folder / "ring"):
            key = find_key(data_folder)
            open_or_create(data_folder, key).close()
            if before:
                set_lock_passphrase(data_folder, key, before)
        self.key = Key(key.raw)
        self.lines = int(self.change(folder.with_name(f"{folder.name} whole"), 0).split()[-1])

    def change(self, target: Path, line: int) -> str:
        """Changes a copy at `target`, killed at `line` unless that is 0; returns what the process printed."""
        shutil.copytree(self.folder, target)
        command = ["-m", "tests.torture.wrapper", target / "data", self.key.raw.hex(), line]
        return warm.run(command + ([self.after] if self.after else []), timeout=120).stdout


def kill_at(original: BeforeWrapping, target: Path, line: int) -> Wreck:
    """Kills a change at one line of the program, starts again as somebody would, and says what broke."""
    said = original.change(target, line)
    data_folder, ring = DataFolder(target / "data"), target / "ring"
    with keyring_in(ring):
        return Wreck(*_look_at(data_folder, ring, original, done="done" in said))


def _look_at(data_folder: DataFolder, ring: Path, original: BeforeWrapping, done: bool) -> tuple[bool, tuple[str, ...]]:
    # A key that is not wrapped needs no passphrase, whatever is typed.
    asked = [None] if _opens(data_folder, None, original.key) else [one for one in (original.before, original.after) if one]
    opening = [passphrase for passphrase in asked if _opens(data_folder, passphrase, original.key)]
    changed = opening == [original.after]
    if len(opening) == 1 and opening[0] not in (original.before, original.after):
        return changed, ("neither form is in force",)
    broken = list(_faults(data_folder, ring, original, opening, done and not changed))
    return changed, tuple(broken)


def _faults(
    data_folder: DataFolder, ring: Path, original: BeforeWrapping, opening: list[str | None], undone: bool
) -> Iterator[str]:
    if len(opening) != 1:
        yield f"{len(opening)} passphrases open it"
        return
    if undone:
        yield "it said done, but was not changed"
    settle_all(data_folder, original.key)
    if not _opens(data_folder, opening[0], original.key):
        yield "it did not open any more once the next start had settled it"
    kept = list(entries(ring).values())
    if len(kept) != 1:
        yield f"{len(kept)} entries are left in the keyring"
    if opening[0] is not None and any(original.key.raw.hex() in text for text in kept):
        yield "the key lies unwrapped in the keyring"
    if find_key(data_folder, recovery_key=" ".join(groups_of(original.key.raw))).raw != original.key.raw:
        yield "the recovery key does not open it"


def _opens(data_folder: DataFolder, passphrase: str | None, key: Key) -> bool:
    """Whether the next start opens the store with this passphrase, or with none."""
    try:
        found = find_key(data_folder, passphrase)
        open_for_reading(data_folder.store, found).close()
    except StoreError:
        return False
    return found.raw == key.raw
