"""Promises about the formats that people go on working in, and about versions: whole or not at all, whatever happens."""

import shutil
import sys
import time
from pathlib import Path

from tests import warm
from tests.report.formats.trial_covered import nothing_covered_in_formats
from tests.report.formats.trial_handing_on import (
    any_text_in_formats,
    files_say_nothing_of_the_machine,
    given_up_in_time,
    nobody_is_named,
)
from tests.report.formats.trial_standing import said_in_each_format
from tests.report.formats.two_documents import ENDINGS
from tests.torture.study_commands import EXPORTS, OLD, command, fault_of, faults_of_store, prepared, study_in
from tests.torture.table import Outcome, Promise, Trial

# What an export takes, more or less; measured where more than one is killed.
USUAL_SECONDS = 1.5


def whole_or_not_at_all(trial: Trial) -> Outcome:
    """Kills the command that writes a case study in some format and keeps it as a version, or that restores one.

    The file is the old one or a new one that opens, every version is whole, and the store is sound.
    """
    broken: list[str] = []
    written = kept = 0
    at_first = prepared(trial.folder / "prepared")
    took = USUAL_SECONDS if trial.is_short else _export(at_first, trial.place(-1))
    for run in range(trial.runs):
        folder = trial.place(run)
        shutil.copytree(at_first, folder / "data")
        ending = trial.dice.choice(ENDINGS)
        target = folder / f"study{ending}"
        target.write_bytes(OLD)
        with warm.start(command(folder / "data", target, "restores" if run % 5 == 4 else EXPORTS)) as process:
            time.sleep(trial.dice.uniform(0.0, took))
            process.kill()
        found = target.read_bytes()
        written += found != OLD
        is_kept = len(study_in(folder / "data").versions) > 1
        wrong = [fault_of(found, ending) if found != OLD else "", *faults_of_store(folder / "data")]
        # One result or quote is no version.
        wrong += ["its version is not kept"] if found != OLD and ending != ".png" and not is_kept else []
        broken += [f"run {run}: {one}" for one in filter(None, wrong)]
        kept += is_kept
    return Outcome(trial.runs, tuple(broken), f"{written} files written, {kept} versions kept, {trial.runs} stores sound")


def _export(data: Path, folder: Path) -> float:
    """Writes the study once, undisturbed, from a copy; returns how long that takes, in seconds."""
    shutil.copytree(data, folder / "data")
    began = time.monotonic()
    done = warm.run(command(folder / "data", folder / "study.docx"))
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began


PROMISES = (
    Promise("P1b", "any text stands in each format as it was typed", 400, any_text_in_formats, quick=5, short=1),
    Promise("P2b", "an anonymous study names nobody in any format", 200, nobody_is_named, quick=3, short=1),
    Promise(
        "P3b", "names are replaced before any format; nothing is covered up", 100, nothing_covered_in_formats, quick=2, short=1
    ),
    Promise("P4b", "what an office file says of itself is ours alone", 20, files_say_nothing_of_the_machine, quick=1),
    Promise("P6b", "a large word file is given up within a second", 20, given_up_in_time, quick=2, short=1),
    Promise("P7b", "every format says how a case study stands", 160, said_in_each_format, quick=8, short=1),
    Promise("P8", "a case study is written and kept whole, or not: kills", 60, whole_or_not_at_all, quick=4, short=1),
)
if sys.platform == "win32":  # kills are made by other systems only
    PROMISES = tuple(promise for promise in PROMISES if promise.id != "P8")
