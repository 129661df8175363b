"""Promises about a disk that is full while somebody works on a case study: no word, no version and no file is lost."""

import json
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from tests import warm
from tests.report.formats.two_documents import ENDINGS
from tests.torture.disks import MEGABYTE, Disk, small_disk
from tests.torture.study_commands import EXPORTS, OLD, WAYS, command, fault_of, faults_of_store, prepared, study_in
from tests.torture.table import Outcome, Promise, Trial

DISK_BYTES, MOST_FREE = 24 * MEGABYTE, 400_000
# Which disk is full, where store and file lie on two of them, or on one.
FULL = ("both", "store", "file")


@dataclass(frozen=True, slots=True)
class Case:
    """What is done with a case study, to a file of this ending, with so many bytes free on the disk that is full."""

    way: str
    ending: str
    full: str
    free: int


def commands_refused(trial: Trial) -> Outcome:
    """Writes a case study in each format, keeps, restores or deletes it, notes answers, with ever so little room.

    It is done, or one sentence says why not; then the old file stands, every version is whole, and with room it works.
    """
    broken: list[str] = []
    refused, kinds = 0, set()
    at_first = prepared(trial.folder / "prepared")
    ways = list(WAYS)
    for run in range(trial.runs):
        # Two documents are written, then something else is done.
        way = ways[run // 3 % len(ways)] if run % 3 == 1 else EXPORTS
        full = "store" if way != EXPORTS else trial.dice.choice(FULL)
        case = Case(way, trial.dice.choice(ENDINGS), full, trial.dice.randrange(MOST_FREE))
        with small_disk(trial.place(2 * run), DISK_BYTES) as disk:
            kinds.add(type(disk).__name__)
            was_refused, wrong = _tried(case, disk, at_first, trial.place(2 * run + 1))
        refused += was_refused
        broken += [f"run {run}, {case}: {one}" for one in filter(None, wrong)]
    return Outcome(trial.runs, tuple(broken), f"{refused} were refused; disk: {', '.join(kinds)}")


def _tried(case: Case, disk: Disk, at_first: Path, elsewhere: Path) -> tuple[bool, list[str]]:
    """Returns whether it was refused, and what was wrong with that."""
    data = (elsewhere if case.full == "file" else disk.folder) / "data"
    target = (elsewhere if case.full == "store" else disk.folder) / "out" / f"study{case.ending}"
    shutil.copytree(at_first, data)
    target.parent.mkdir()
    target.write_bytes(OLD)
    asked = command(data, target, case.way)
    disk.leave(case.free)
    done = warm.run(asked)
    disk.clear()
    is_refused, written = done.returncode != 0, target.read_bytes()
    wrong = [_not_said(done.stderr)] if is_refused else []
    wrong += [] if is_refused or case.way != EXPORTS or written != OLD else ["it was said to be done, and is not"]
    wrong += [fault_of(written, case.ending)] if written != OLD else []
    if case.way != "deletes" or is_refused:
        wrong += faults_of_store(data)
        # One result or quote is no version.
        is_unknown = written != OLD and case.ending != ".png" and len(study_in(data).versions) < 2
        wrong += ["its version is not kept"] if is_unknown else []
    left = sorted(one.name for one in target.parent.iterdir() if one != target)
    wrong += [f"left behind: {left}"] if left else []
    if is_refused and (again := warm.run(asked)).returncode:
        wrong.append(f"it does not work once there is room: {again.stderr}")
    return is_refused, wrong


def _not_said(told: str) -> str:
    is_said = any(words in told for words in ("disk is full", "No space left"))
    return "" if is_said and len(told.strip().splitlines()) == 1 else f"it does not say why in one sentence: {told}"


def studio_without_room(trial: Trial) -> Outcome:
    """Fills the disk under the real window: words stay on the page, and all that was asked for is done once there is room."""
    broken: list[str] = []
    for run in range(trial.runs):
        arguments = [trial.place(run), str(trial.dice.random())]
        done = warm.run(["-m", "tests.torture.full_disk_child", *arguments], modules=warm.WINDOW, timeout=300)
        try:
            found = json.loads(done.stdout.strip().splitlines()[-1])
        except (IndexError, ValueError):
            found = [f"ended with {done.returncode}: {done.stderr[-600:]}"]
        broken += [f"run {run}: {one}" for one in found]
    return Outcome(trial.runs, tuple(broken), f"{trial.runs} times filled and freed")


PROMISES = (
    Promise("P10", "on a full disk no version and no document is lost", 120, commands_refused, quick=6, short=2),
    Promise("P10b", "on a full disk the studio keeps every word", 20, studio_without_room, quick=1),
)
if sys.platform == "win32":  # full disks are made by other systems only
    PROMISES = ()
