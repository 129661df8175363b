"""What a person has written where they like: never over what Firsthand keeps, and nothing left of it after a kill."""

import os
import random
import shutil
import sys
import time
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from db.backup import backups
from db.backup.names import BackupReason
from desktop.cli import run_command
from desktop.command_line.arguments import DOCUMENT_NAMES
from desktop.core.paths import DataFolder
from desktop.exchange.common.chosen_files import write_chosen_file
from desktop.keys.unlock import find_key, open_or_create
from tests import warm
from tests.data import VISIT_FILES
from tests.report.exporting import OWN
from tests.torture.table import Outcome, Promise, Trial

PASSPHRASE = "correct horse battery staple"
REFUSED = "is where Firsthand keeps its store or backups"


def never_over_ours(trial: Trial) -> Outcome:
    """Writes documents onto files of ours by every way that leads there: refused in a sentence, every byte as it was."""
    folder = trial.place(0)
    data, second = _worked_in(folder)
    before = _content(data, second)
    broken, ways = [], list(WAYS.items())
    for run in range(trial.runs):
        name, way = ways[run % len(ways)]
        victim = trial.dice.choice([*before, data.folder / "firsthand.db-wal", data.folder / "new.pdf"])
        target = way(victim, trial.place(run + 1))
        status, said = _written_to(target, data, folder, trial.dice)
        if status != 1 or REFUSED not in said:
            broken.append(f"run {run}: {name} to {victim.name} ended with {status}: {said[:200]}")
        if _content(data, second) != before:
            broken.append(f"run {run}: {name} changed {victim.name}")
            break
    return Outcome(trial.runs, tuple(broken), f"{len(before)} files of ours, {len(ways)} ways to each")


def _worked_in(folder: Path) -> tuple[DataFolder, Path]:
    """A data folder with a visit and a backup, and the second folder with its copy."""
    data, second = DataFolder(folder / "data"), folder / "second"
    second.mkdir()
    (folder / "pass").write_text(PASSPHRASE)
    common = ["--data-dir", str(data.folder), "--passphrase-file", str(folder / "pass")]
    with redirect_stdout(StringIO()):
        assert run_command([*common, "import", str(next(iter(sorted(VISIT_FILES.glob("*.json")))))]) == 0
    store = open_or_create(data, find_key(data, PASSPHRASE))
    backups.choose_folder(store, second)
    backups.back_up(store, BackupReason.ASKED)
    store.close()
    return data, second


def _content(data: DataFolder, second: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for folder in (data.folder, second) for path in sorted(folder.rglob("*")) if path.is_file()}


def _linked(victim: Path, place: Path) -> Path:
    (place / "link.pdf").symlink_to(victim)
    return place / "link.pdf"


def _by_linked_folder(victim: Path, place: Path) -> Path:
    (place / "folder").symlink_to(victim.parent)
    return place / "folder" / victim.name


def _second_name(victim: Path, place: Path) -> Path:
    if not victim.exists():
        return victim
    os.link(victim, place / "second.pdf")
    return place / "second.pdf"


WAYS: dict[str, Callable[[Path, Path], Path]] = {
    "its own name": lambda victim, _: victim,
    "a way around": lambda victim, place: place / ".." / os.path.relpath(victim, place.parent),
    "a link": _linked,
    "a folder that is a link": _by_linked_folder,
    "a second name": _second_name,
}


def _written_to(target: Path, data: DataFolder, folder: Path, dice: random.Random) -> tuple[int, str]:
    common = ["--data-dir", str(data.folder), "--passphrase-file", str(folder / "pass")]
    command = dice.choice((["recovery-key"], ["export", "c1c5", "--as", dice.choice(DOCUMENT_NAMES)]))
    said = StringIO()
    with redirect_stderr(said), redirect_stdout(StringIO()):
        status = run_command([*common, *command, "--to", str(target)])
    return status, said.getvalue()


def nothing_left_behind(trial: Trial) -> Outcome:
    """Kills the program while it writes a document: the next one written there leaves the documents alone, nothing hidden."""
    broken, found = [], 0
    sources = [trial.folder / name for name in ("first", "second")]
    for at, source in enumerate(sources):
        source.write_bytes(bytes((at,)) * 100_000)
    for run in range(trial.runs):
        place = trial.place(run)
        target = place / "Zebulonqwx claims.csv"
        with warm.start(["-m", "tests.report.exporting", target, *sources]) as process:
            process.stdout.readline()
            time.sleep(trial.dice.uniform(0.0, 0.02))
            process.kill()
        left = [path.name for path in place.iterdir() if path != target]
        found += len(left)
        broken += [f"run {run}: {name} names the customer" for name in left if "Zebulonqwx" in name]
        write_chosen_file(place / "another.pdf", b"x", OWN)
        if sorted(path.name for path in place.iterdir()) != sorted((target.name, "another.pdf")):
            broken.append(f"run {run}: {sorted(path.name for path in place.iterdir())} stand there")
        shutil.rmtree(place)
    return Outcome(trial.runs, tuple(broken), f"{found} temporary files left by kills, each removed by the next export")


PROMISES = (
    Promise("S1", "no document is written over what Firsthand keeps", 300, never_over_ours, quick=10, short=5),
    Promise("S2", "what a killed export left is found and removed", 100, nothing_left_behind, quick=2, short=1),
)
if sys.platform == "win32":  # links and kills are made by other systems only
    PROMISES = ()
