"""Promises about keys (wrong, missing, changed, recovered, killed during a change) and about one window for each store."""

import subprocess
from collections import Counter
from itertools import combinations
from pathlib import Path

from pypdf import PdfReader

from db.engine.keys import random_key
from db.engine.recovery_key import GROUPS, LENGTH, SIGNS, BadRecoveryKey, groups_of, raw_of, shown
from db.repositories import incoming
from db.service.opening import create_store
from desktop.core.paths import DataFolder
from desktop.keys.key_search import KeySearch, Needed, Outcome
from desktop.keys.unlock import find_key, open_or_create
from tests import warm
from tests.factories import a_whole_visit
from tests.keys.keyrings import LOG, entries, keyring_in, patched_environment
from tests.torture.double_starts import CIRCUMSTANCES, made, try_start
from tests.torture.key_kills import WAYS, Original, kill_while_changing
from tests.torture.key_matrix import CASES, Stores, try_case
from tests.torture.table import Outcome as Fared
from tests.torture.table import Promise, Trial
from tests.torture.wrap_kills import WRAPPINGS, BeforeWrapping, kill_at

UNRELIABLE = (
    *(("FileKeyring", mood) for mood in ("forgets", "memory", "truncates", "garbles", "refuses", "fails", "locked", "denies")),
    ("PlainKeyring", ""),
    ("NullKeyring", ""),
    ("FailKeyring", ""),
)
TYPED_BY_HAND = 50
# A store to be killed over takes longer to make than to kill.
FEWEST_KILLS = 3


def wrong_missing_or_changed(trial: Trial) -> Fared:
    """Tries every fault of the key with every state of the file: the right sentence, nothing changed, the recovery key works."""
    stores = Stores(trial.folder / "stores")
    cases = trial.dice.sample(CASES, len(CASES))[: trial.runs]
    broken = [f"{case}: {what}" for n, case in enumerate(cases) for what in try_case(case, stores, trial.place(n))]
    return Fared(len(cases), tuple(broken), f"of {len(CASES)} combinations; no key made, nothing changed")


def stored_before_used(trial: Trial) -> Fared:
    """Tries keyrings: a good one is read by a new process before there is a store; any other is refused for a passphrase."""
    broken, refused = [], 0
    for run in range(trial.runs):
        kind, mood = ("FileKeyring", "") if run % 3 == 0 else UNRELIABLE[run % len(UNRELIABLE)]
        folder = trial.place(run)
        data_folder, ring, log = DataFolder(folder / "data"), folder / "ring", folder / "log"
        with keyring_in(ring, mood, (kind,)), patched_environment(LOG, str(log)):
            good = (kind, mood) == ("FileKeyring", "")
            found = _look(data_folder)
            deeds = [line.split() for line in log.read_text().splitlines()] if log.exists() else []
            ours = {pid for deed, pid in deeds if deed == "set"}
            others = {pid for deed, pid in deeds if deed == "get"} - ours
            if data_folder.store.exists():
                broken.append(f"{kind} {mood}: there was a store before its key was safe")
            if good and not (others and len(entries(ring)) == 1):
                broken.append(f"{kind} {mood}: no other process read the key")
            if not good:
                refused += 1
                if not (isinstance(found, Needed) and found.new and not entries(ring)):
                    broken.append(f"{kind} {mood}: was relied on")
            else:
                open_or_create(data_folder, find_key(data_folder)).close()
    return Fared(trial.runs, tuple(broken), f"{refused} unreliable keyrings refused, a passphrase offered each time")


def _look(data_folder: DataFolder) -> Outcome:
    outcomes: list[Outcome] = []
    search = KeySearch(data_folder)
    search.listen(outcomes.append)
    search.run()
    return outcomes[0]


def recovery_works(trial: Trial) -> Fared:
    """Tries every wrong sign and every two swapped signs in many keys; and the page, typed by hand on a new machine."""
    broken: list[str] = []
    errors = 0
    for run in range(trial.runs):
        text = "".join(groups_of(trial.dice.randbytes(32)))
        for typed, group in _mistyped(text):
            errors += 1
            if _named(typed) != group:
                broken.append(f"{typed} for {text}: group {group} was not named")
        if run % TYPED_BY_HAND == 0:
            broken += _typed_on_a_new_machine(trial.place(run), trial)
    by_hand = -(-trial.runs // TYPED_BY_HAND)
    return Fared(
        trial.runs, tuple(broken), f"{errors} errors caught and their group named; {by_hand} times by hand from the page"
    )


def _mistyped(text: str) -> "list[tuple[str, int]]":
    """Returns every key with one wrong sign or two swapped signs, and the group that must be named."""
    found = [
        (text[:at] + sign + text[at + 1 :], at // LENGTH + 1) for at in range(len(text)) for sign in SIGNS if sign != text[at]
    ]
    for one, two in combinations(range(len(text)), 2):
        if text[one] != text[two]:
            changed = text[:one] + text[two] + text[one + 1 : two] + text[one] + text[two + 1 :]
            found.append((changed, one // LENGTH + 1))
    return found


def _named(typed: str) -> int:
    try:
        raw_of(typed)
    except BadRecoveryKey as error:
        return error.group
    return -1


def _typed_on_a_new_machine(folder: Path, trial: Trial) -> "list[str]":
    """Types the printed page with one error and then right, on a new machine with a backup and without any keyring."""
    key = random_key()
    store = create_store(folder / "old" / "firsthand.db", key)
    incoming.add(store, a_whole_visit())
    store.close()
    right = " ".join(map(shown, groups_of(key.raw)))
    page = folder / "page.pdf"
    new = folder / "new"
    new.mkdir()
    (folder / "old" / "firsthand.db").rename(new / "firsthand.db")
    (folder / "typed").write_text(right)
    wrote = _firsthand(folder, "recovery-key", "--to", str(page))
    printed = PdfReader(page).pages[0].extract_text().replace(" ", "")
    at = trial.dice.randrange(GROUPS)
    sign = trial.dice.choice([s for s in SIGNS if s != right[at * 10]])
    (folder / "typed").write_text(right[: at * 10] + sign + right[at * 10 + 1 :])
    typo = _firsthand(folder, "list")
    (folder / "typed").write_text(right.lower().replace("-", " "))
    listed = _firsthand(folder, "list")
    broken = []
    if wrote.returncode or not all(shown(group) in printed for group in groups_of(key.raw)):
        broken.append("the page does not hold the key")
    if typo.returncode != 1 or f"Group {at + 1} of the recovery key is not right" not in typo.stderr:
        broken.append(f"the typing error was not named: {typo.stderr}")
    if listed.returncode or "Halden Pumps" not in listed.stdout:
        broken.append(f"the right key did not open it: {listed.stderr}")
    return broken


def _firsthand(folder: Path, *command: str) -> "subprocess.CompletedProcess[str]":
    common = ["-m", "desktop", "--data-dir", folder / "new", "--recovery-key-file", folder / "typed"]
    return warm.run([*common, *command], timeout=60)


def killed_over_a_change(trial: Trial) -> Fared:
    """Kills at random lines and moments, every way from passphrase or keyring to either, with and without a log to fold in."""
    originals: dict[int, Original] = {}
    broken, states = [], Counter[str]()
    first, each = trial.dice.randrange(len(WAYS)), max(FEWEST_KILLS, trial.runs // len(WAYS))
    for run in range(trial.runs):
        number = (first + run // each) % len(WAYS)
        if number not in originals:
            originals[number] = Original(trial.place(1_000_000 + number) / "store", WAYS[number])
        wreck = kill_while_changing(originals[number], trial.folder / str(run), trial.dice)
        states["finished" if wreck.finished else "new" if wreck.changed else "old"] += 1
        broken += [f"run {run}, {WAYS[number]}: {what}" for what in wreck.broken]
    figure = f"opened with the old key {states['old']}, with the new one {states['new']}; {states['finished']} were done before"
    return Fared(trial.runs, tuple(broken), figure)


def killed_over_a_wrapping(trial: Trial) -> Fared:
    """Kills at the lines of setting, changing and removing the lock's passphrase: at every one in full size, spread in short."""
    ways = trial.some(WRAPPINGS, 1)
    originals = [BeforeWrapping(trial.place(1_000_000 + n) / "store", *way) for n, way in enumerate(ways)]
    broken, changed = [], 0
    each = -(-trial.runs // len(originals))
    for number, original in enumerate(originals):
        for run in range(each):
            line = max(1, (run + 1) * original.lines // each)
            wreck = kill_at(original, trial.folder / f"{number}-{run}", line)
            changed += wreck.changed
            broken += [f"{ways[number]}, line {line}: {what}" for what in wreck.broken]
    return Fared(each * len(originals), tuple(broken), f"{changed} had the new form in force, the others the old one")


def started_twice(trial: Trial) -> Fared:
    """Real windows in processes of their own: called to the front, after kills, with reused numbers, at once, elsewhere."""
    template = made(trial.folder / "template")
    broken, times = [], []
    for run in range(trial.runs):
        circumstance = CIRCUMSTANCES[run % len(CIRCUMSTANCES)]
        for started in try_start(circumstance, template, trial.place(run)):
            times.append(started.seconds)
            broken += [f"run {run}, {circumstance.__name__}: {what}" for what in started.broken]
    told = sorted(filter(None, times))
    figure = f"in front after {told[len(told) // 2]:.2f} s, at most {told[-1]:.2f} s" if told else ""
    return Fared(trial.runs, tuple(broken), figure)


PROMISES = (
    Promise("K1", "a wrong, missing or changed key destroys nothing", len(CASES), wrong_missing_or_changed, quick=24, short=6),
    Promise("K2", "a key is stored and proven before it is used", 132, stored_before_used, quick=6, short=2),
    Promise("K3", "the recovery key works, and a typing error is named", 500, recovery_works, quick=4, short=1),
    Promise("K4", "changing the key is safe, whenever it is killed", 200, killed_over_a_change, quick=3, short=1),
    Promise("K10", "wrapping the key is safe, at whichever step it is killed", 510, killed_over_a_wrapping, quick=6, short=1),
    Promise("R6", "one window to a store: a second start calls the first", 100, started_twice, quick=2, short=1),
)
