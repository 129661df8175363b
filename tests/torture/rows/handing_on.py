"""Promises about the formats that people go on working in, and about versions: whole or not at all, whatever happens."""

import shutil
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from io import BytesIO
from pathlib import Path

from docx import Document
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from db.diagnosis.health_check import findings
from db.engine.recovery_key import groups_of
from db.model.whole_study import WholeStudy
from db.repositories import customers, incoming, studies, visits
from db.service.opening import open_for_reading, open_store
from desktop.documents.studies.study_material import material_of, new_study, next_version, with_choices
from desktop.exchange.visit_file.reading import read_visit_file
from tests import warm
from tests.prepared import new_store
from tests.report.content.story.told import SAMPLE
from tests.report.formats.trial_handing_on import (
    any_text_in_formats,
    files_say_nothing_of_the_machine,
    given_up_in_time,
    nobody_is_named,
)
from tests.report.formats.two_documents import ENDINGS
from tests.torture.stores import KEY, NAME
from tests.torture.table import Outcome, Promise, Trial

OLD = b"as it was"
# What an export takes, more or less; measured where more than one is killed.
USUAL_SECONDS = 1.5
CUSTOMER = "Halden Pumps AS"


def whole_or_not_at_all(trial: Trial) -> Outcome:
    """Kills the command that writes a case study in some format and keeps it as a version, or that restores one.

    The file is the old one or a new one that opens, every version is whole, and the store is sound.
    """
    broken: list[str] = []
    written = kept = 0
    prepared = _prepared(trial.folder / "prepared")
    took = USUAL_SECONDS if trial.is_short else _export(prepared, trial.place(-1))
    for run in range(trial.runs):
        folder = trial.place(run)
        shutil.copytree(prepared, folder / "data")
        ending = trial.dice.choice(ENDINGS)
        target = folder / f"study{ending}"
        target.write_bytes(OLD)
        with warm.start(_command(folder / "data", target, restores=run % 5 == 4)) as process:
            time.sleep(trial.dice.uniform(0.0, took))
            process.kill()
        found = target.read_bytes()
        written += found != OLD
        fault = _fault(found, ending) if found != OLD else ""
        broken += [f"run {run}: {one}" for one in filter(None, (fault, *_faults_of_store(folder / "data")))]
        kept += _versions(folder / "data") > 1
    return Outcome(trial.runs, tuple(broken), f"{written} files written, {kept} versions kept, {trial.runs} stores sound")


def _prepared(folder: Path) -> Path:
    """A store with a case study of one version, and of a draft that says something else."""
    store = new_store(folder / NAME, KEY)
    whole = read_visit_file(SAMPLE).whole
    visit_id = incoming.add(store, whole)
    connection = store.connection
    visits.apply(store, new_study(connection, whole.customer.id, [visit_id]))
    (study,) = studies.of_customer(connection, whole.customer.id)
    visits.apply(store, next_version(material_of(connection, study)))
    study = studies.load(connection, study.study.id)
    choices = replace(study.study.choices, title="Quiet weekends")
    visits.apply(store, with_choices(connection, study, choices))
    store.close()
    (folder / "key").write_text(" ".join(groups_of(KEY.raw)))
    return folder


def _command(data: Path, target: Path, restores: bool) -> list[object]:
    asked = ["-m", "desktop", "--data-dir", data, "--recovery-key-file", data / "key", "case-study", CUSTOMER]
    if restores:
        return [*asked, "--restore", 1]
    part = ["--as", "tile:1"] if target.suffix == ".png" else []
    return [*asked, "--export", _study(data).study.id, *part, "--to", target]


def _export(data: Path, folder: Path) -> float:
    """Writes the study once, undisturbed, from a copy; returns how long that takes, in seconds."""
    shutil.copytree(data, folder / "data")
    began = time.monotonic()
    done = warm.run(_command(folder / "data", folder / "study.docx", restores=False))
    assert done.returncode == 0, done.stderr
    return time.monotonic() - began


def _fault(data: bytes, ending: str) -> str:
    """Opens a file that was written; returns what is wrong with it."""
    try:
        OPENED[ending](BytesIO(data))
    except Exception as error:
        return f"{ending} does not open: {type(error).__name__}"
    return ""


def _text(file: BytesIO) -> None:
    assert file.read().decode().endswith("\n")


# What opens a file of each format.
OPENED: dict[str, Callable[[BytesIO], object]] = dict.fromkeys(ENDINGS, _text) | {
    ".pdf": PdfReader,
    ".docx": Document,
    ".pptx": Presentation,
    ".png": Image.open,
}


def _study(data: Path) -> WholeStudy:
    store = open_for_reading(data / NAME, KEY)
    with closing(store):
        (found,) = studies.of_customer(store.connection, customers.named(store.connection, CUSTOMER).id)
        return found


def _versions(data: Path) -> int:
    return len(_study(data).versions)


def _faults_of_store(data: Path) -> list[str]:
    with closing(open_store(data / NAME, KEY)) as store:
        unsound = [str(one) for one in findings(store) if not one.good]
    study = _study(data)
    torn = [f"version {one.version.position} is not whole" for one in study.versions if not one.is_whole]
    return [*unsound, *torn, *([] if study.sentences else ["the draft is gone"])]


PROMISES = (
    Promise("P1b", "any text stands in each format as it was typed", 400, any_text_in_formats, quick=5, short=1),
    Promise("P2b", "an anonymous study names nobody in any format", 200, nobody_is_named, quick=3, short=1),
    Promise("P4b", "what an office file says of itself is ours alone", 20, files_say_nothing_of_the_machine, quick=1),
    Promise("P6b", "a large word file is given up within a second", 20, given_up_in_time, quick=2, short=1),
    Promise("P8", "a case study is written and kept whole, or not: kills", 60, whole_or_not_at_all, quick=4, short=1),
)
if sys.platform == "win32":  # kills are made by other systems only
    PROMISES = tuple(promise for promise in PROMISES if promise.id != "P8")
