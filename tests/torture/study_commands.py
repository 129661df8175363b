"""Prepares a store with a case study for trials in which the command that writes it is ended or refused, and looks at it then."""

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
from tests.prepared import new_store
from tests.report.content.story.told import SAMPLE
from tests.report.formats.two_documents import ENDINGS
from tests.torture.stores import KEY, NAME

OLD = b"as it was"
CUSTOMER = "Halden Pumps AS"
EXPORTS = "exports"
# What else the command line stores of a case study; its id stands in the place of a word.
STUDY = "STUDY"
WAYS: dict[str, tuple[str, ...]] = {
    "restores": ("case-study", CUSTOMER, "--restore", "1"),
    "chooses": ("case-study", CUSTOMER, "--title", "2", "--choose", STUDY),
    "answers": ("answer", CUSTOMER, "approved", "--by", "Kari Moen", "--words", "Yes.", "--version", STUDY),
    "withdraws": ("withdraw", CUSTOMER, "--person", "Ingrid Solberg"),
    "deletes": ("delete-customer", CUSTOMER, "--yes"),
}


def prepared(folder: Path) -> Path:
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


def command(data: Path, target: Path, way: str = EXPORTS) -> list[object]:
    """What writes the case study to `target` and keeps it as a version, or does something else of `WAYS` with it."""
    study = study_in(data).study.id
    common = ["-m", "desktop", "--data-dir", data, "--recovery-key-file", data / "key"]
    if way != EXPORTS:
        return [*common, *(study if one == STUDY else one for one in WAYS[way])]
    part = ["--as", "tile:1"] if target.suffix == ".png" else []
    return [*common, "case-study", CUSTOMER, "--export", study, *part, "--to", target]


def fault_of(data: bytes, ending: str) -> str:
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


def study_in(data: Path) -> WholeStudy:
    """The case study as it lies on the disk."""
    store = open_for_reading(data / NAME, KEY)
    with closing(store):
        (found,) = studies.of_customer(store.connection, customers.named(store.connection, CUSTOMER).id)
        return found


def faults_of_store(data: Path) -> list[str]:
    """Opens the store as the next start does; returns what is wrong with it and with its case study."""
    with closing(open_store(data / NAME, KEY)) as store:
        unsound = [str(one) for one in findings(store) if not one.good]
    study = study_in(data)
    torn = [f"version {one.version.position} is not whole" for one in study.versions if not one.is_whole]
    return [*unsound, *torn, *([] if study.sentences else ["the draft is gone"])]
