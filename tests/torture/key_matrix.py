"""Combines every way in which a key can be wrong, missing or changed with every state of the file and the record (K1)."""

import hashlib
import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from db.diagnosis.health_check import findings
from db.engine.keys import Key, random_key
from db.engine.recovery_key import groups_of
from db.model.messages import Message
from db.repositories import incoming
from db.service.opening import create_store, open_store
from desktop.core.paths import DataFolder
from desktop.keys.key_record import KeyRecords, read_record, write_record
from desktop.keys.key_search import KeySearch, Outcome, Recovered
from desktop.keys.unlock import find_key, open_or_create
from tests.factories import a_whole_visit
from tests.keys.keyrings import entries, keyring_in, no_keyring

PASSPHRASE = "fjord lantern gravel oboe"
# A keyring may take 20 s to answer; here it gets less, and no case may take longer than a second.
SECONDS, MOST_SECONDS = 0.3, 1.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with the key: the mood and kind of the keyring, what stands in it, and what is said; `typed` in its place."""

    says: str
    mood: str = ""
    kinds: tuple[str, ...] = ("FileKeyring",)
    held: Callable[[str], str | None] = lambda text: text
    typed: str | None = None


# Of a store whose key is in the keyring; a sentence that matches is the right one. Nothing wrong where it is empty.
KEYRING = {
    "nothing": Trouble(""),
    "locked": Trouble("is locked", "locked"),
    "fails": Trouble(r"did not do what it was asked \(KeyringError\)", "fails"),
    "denied": Trouble(r"did not do what it was asked \(PermissionError\)", "denies"),
    "hangs": Trouble("has not answered", "hangs"),
    "null": Trouble("no longer has it", held=lambda _: None),
    "empty": Trouble("no longer has it", held=lambda _: ""),
    "63 digits": Trouble("is no key", held=lambda text: text[:-1]),
    "65 digits": Trouble("is no key", held=lambda text: text + "0"),
    "62 digits": Trouble("is no key", held=lambda text: text[:-2]),
    "no digits": Trouble("is no key", held=lambda _: "correct horse"),
    "other store's": Trouble("does not belong to", held=lambda _: random_key().raw.hex()),
    "gone": Trouble("is not running here", kinds=()),
    "another backend": Trouble("but this system now offers", kinds=("OtherKeyring",)),
    "unreliable": Trouble("is not running here", kinds=("PlainKeyring",)),
}
# Of a store that a passphrase opens.
WORDS = {
    "right words": Trouble("", typed=PASSPHRASE),
    "wrong words": Trouble("That passphrase does not open", typed="fjord lantern gravel cello"),
    "nearly right": Trouble("That passphrase does not open", typed=PASSPHRASE + " "),
    "no words": Trouble("needed"),
}


def _flipped(at: int) -> Callable[[Path], None]:
    def flip(path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[at] ^= 0xFF
        path.write_bytes(bytes(data))

    return flip


def _replaced(path: Path) -> None:
    other = path.parent / "other" / path.name
    create_store(other, random_key()).close()
    other.replace(path)
    for left in other.parent.iterdir():
        left.unlink()
    other.parent.rmdir()


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _link(path: Path) -> None:
    path.unlink()
    path.symlink_to("/nowhere/at/all")


# What became of the file: how to bring it about, what is said when the key is right, and what is said whatever the key is.
FILES: dict[str, tuple[Callable[[Path], object], str, str]] = {
    "sound": (lambda _: None, "", ""),
    "damaged salt": (_flipped(7), "right one.*damaged", ""),
    "damaged first page": (_flipped(900), "right one.*beginning is damaged", ""),
    "another store": (_replaced, "another store was put in its place", ""),
    "empty": (lambda path: path.write_bytes(b""), "", r"is empty \(0 bytes\)"),
    "cut short": (lambda path: path.write_bytes(b"12345"), "", "is incomplete"),
    "folder": (_folder, "", "could not be reached|cannot be read|is a folder"),
    "dangling link": (_link, "", "could not be reached|There is no store at|is not there; is its drive connected"),
    "gone": (lambda path: path.unlink(), "", "is missing"),
}


@dataclass(frozen=True, slots=True)
class Case:
    """One combination, by the names in the tables; `next` when a change of key was cut short before it began."""

    trouble: str
    file: str
    next: bool

    def __str__(self) -> str:
        return f"{self.trouble}, {self.file}{', change cut short' if self.next else ''}"


CASES = [Case(*parts) for parts in product((*KEYRING, *WORDS), FILES, (False, True))]


class Stores:
    """One store of each kind, made once and copied for each case."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.keys: dict[bool, Key] = {}
        for by_words in (False, True):
            data_folder = DataFolder(folder / str(by_words))
            with no_keyring() if by_words else keyring_in(folder / str(by_words) / "ring"):
                key = find_key(data_folder, PASSPHRASE if by_words else None)
                store = open_or_create(data_folder, key)
                incoming.add(store, a_whole_visit())
                store.close()
            self.keys[by_words] = Key(key.raw)

    def copied(self, case: Case, target: Path) -> DataFolder:
        """Returns a place for one case."""
        data_folder = DataFolder(target)
        shutil.copytree(self._folder / str(case.trouble in WORDS), target, dirs_exist_ok=True)
        FILES[case.file][0](data_folder.store)
        if case.next:
            record = read_record(data_folder)
            assert record.now
            write_record(data_folder, KeyRecords(record.now, type(record.now)(salt="ab" * 16, check="cd" * 16)))
        return data_folder


def try_case(case: Case, stores: Stores, target: Path) -> Iterator[str]:
    """Yields what was not as promised in one case."""
    trouble = KEYRING.get(case.trouble) or WORDS[case.trouble]
    data_folder = stores.copied(case, target)
    ring = target / "ring"
    if ring.exists():
        held = {name: trouble.held(text) for name, text in entries(ring).items()}
        ring.write_text(json.dumps({name: text for name, text in held.items() if text is not None}))
    before = _state(target)
    key = stores.keys[case.trouble in WORDS]
    with _system(trouble, ring):
        began = time.monotonic()
        outcome = _look(data_folder, trouble.typed, None)
        took = time.monotonic() - began
        yield from _judge(case, trouble, outcome, key)
        if _state(target) != before:
            yield "something was changed"
        if took > MOST_SECONDS and not (case.trouble in WORDS and took < 2 * MOST_SECONDS):
            yield f"it took {took:.1f} s"
        yield from _recover(case, data_folder, key)


def _system(trouble: Trouble, ring: Path) -> AbstractContextManager[None]:
    return keyring_in(ring, trouble.mood, trouble.kinds, SECONDS) if trouble.kinds else no_keyring()


def _look(data_folder: DataFolder, passphrase: str | None, recovery_key: str | None) -> Outcome:
    outcomes: list[Outcome] = []
    search = KeySearch(
        data_folder,
        (lambda: passphrase) if passphrase is not None else None,
        (lambda: recovery_key) if recovery_key is not None else None,
    )
    search.listen(outcomes.append)
    search.run()
    return outcomes[0]


def _said(outcome: Outcome) -> str:
    return str(outcome) if isinstance(outcome, Message) else str(getattr(outcome, "sentence", outcome.__class__.__name__.lower()))


def _judge(case: Case, trouble: Trouble, outcome: Outcome, key: Key) -> Iterator[str]:
    _, when_right, whatever = FILES[case.file]
    expected = whatever or trouble.says or when_right
    if case.next and trouble.typed not in (None, PASSPHRASE) and not whatever:
        expected = "interrupted; the old one is in force|That passphrase"
    if isinstance(outcome, Key):
        if expected or outcome.raw != key.raw:
            yield f"a key was found where {expected!r} was to be said"
    elif not expected or not re.search(expected, _said(outcome)):
        yield f"said {_said(outcome)!r}, not {expected!r}"


def _recover(case: Case, data_folder: DataFolder, key: Key) -> Iterator[str]:
    """Yields faults unless the recovery key opens a sound store whatever the keyring holds, and explains any other store."""
    outcome = _look(data_folder, None, " ".join(groups_of(key.raw)))
    _, when_right, whatever = FILES[case.file]
    if case.file == "gone":
        whatever = "There is no store"
    if expected := whatever or when_right:
        if isinstance(outcome, Key | Recovered) or not re.search(expected, _said(outcome)):
            yield f"with the recovery key it said {_said(outcome)!r}, not {expected!r}"
        return
    if outcome not in (Key(key.raw), Recovered(Key(key.raw))):
        yield f"the recovery key did not open it: {_said(outcome)!r}"
        return
    store = open_store(data_folder.store, key)
    if not all(finding.good for finding in findings(store)):
        yield "the store is not sound"
    store.close()


def _state(folder: Path) -> dict[str, str]:
    """Returns all files with their content, the keyring among them: a new key would be seen."""
    files = (file for file in folder.rglob("*") if file.is_file() and not file.name.endswith("-shm"))
    return {str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
