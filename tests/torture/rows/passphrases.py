"""Passphrases for a store: none that is too short gets in, by whatever way it comes."""

import shutil
from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from desktop.cli import run_command
from tests.data import VISIT_FILES
from tests.torture.table import Outcome, Promise, Trial

LONG = "correct horse battery"


def no_short_one(trial: Trial) -> Outcome:
    """Gives short passphrases to a new store and to one that stands: refused in a sentence, every file as it was."""
    broken = []
    visit = min(VISIT_FILES.glob("*.json"))
    for run in range(trial.runs):
        place = trial.place(run)
        (place / "long").write_text(LONG)
        (place / "short").write_text("".join(trial.dice.choices("aé鍵 \t", k=trial.dice.randrange(1, 10))) + " " * (run % 5))
        new, old = place / "new", place / "old"
        _status(old, place / "long", "import", str(visit))
        before = _files(old)
        if not _status(new, place / "short", "import", str(visit)) or _files(new):
            broken.append(f"run {run}: a new store took {(place / 'short').read_text()!r}")
        if not _status(old, place / "long", "change-key", "--new-passphrase-file", str(place / "short")) or _files(old) != before:
            broken.append(f"run {run}: a store that stands took {(place / 'short').read_text()!r}")
        shutil.rmtree(place)
    return Outcome(trial.runs, tuple(broken), "import into a new store, and change-key")


def _status(folder: Path, passphrase: Path, *arguments: str) -> int:
    with redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        return run_command(["--data-dir", str(folder), "--passphrase-file", str(passphrase), *arguments])


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file() and path.suffix != ".count"}


PROMISES = (Promise("S8", "no store is locked with a short passphrase", 40, no_short_one, quick=2, short=1),)
