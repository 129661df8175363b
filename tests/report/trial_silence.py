"""Tries promises on silence: nothing goes into logs, and nobody is called."""

import contextlib
import io
import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from unittest import mock

from db.model.whole_visit import WholeVisit
from desktop.documents.saving.document_table import DOCUMENTS
from tests.exchange.watching import foreign, watched
from tests.report import hostile
from tests.report.anonymise import anonymity
from tests.report.exporting import OWN
from tests.report.trial_texts import telling
from tests.report.visits import full
from tests.torture.table import Outcome, Trial

CANARY = "Zebulonqwx"
FAULTY = (
    "desktop.report.content.story.material.agreed",
    "desktop.report.layout.story_pages.set_story",
    "desktop.report.layout.line_breaking.shape",
    "desktop.report.pdf.embed_fonts.font_file",
    "desktop.report.content.claim_text.understand",
    "desktop.exchange.visit_file.shape.Writing.part",
    "desktop.exchange.tables.grid.inert",
    "db.engine.atomic_files.os.fsync",
    "desktop.exchange.visit_file.reading.content_of",
    "desktop.exchange.tables.table_files.visits_of",
)


def logs_hold_nothing(trial: Trial) -> Outcome:
    """Makes each layer fail with the customer's words in its error, by the command line and in the window's worker."""
    broken: list[str] = []
    faults = 0
    for run in range(trial.runs):
        place = FAULTY[run % len(FAULTY)]
        error = trial.dice.choice((ValueError, KeyError, RuntimeError, UnicodeError, OSError))
        said = _said_when_failing(trial.place(run), place, error(f"{CANARY} said so"), f"{CANARY} {trial.dice.random()}")
        faults += said.count("A fault of ours") + said.count("could not be")
        if "A fault of ours" not in said and "could not be" not in said:
            broken.append(f"run {run}: nothing was said of the fault in {place}")
        if CANARY in said:
            broken.append(f"run {run}: {place} with {error.__name__} tells: {said[:200]}")
    return Outcome(trial.runs, tuple(broken), f"{faults} faults said, 0 words told")


@contextlib.contextmanager
def _failing(place: str, error: Exception) -> Iterator[None]:
    def fail(*_: object, **__: object) -> None:
        raise error

    with mock.patch(place, fail):
        yield


def _said_when_failing(folder: Path, place: str, error: Exception, text: str) -> str:
    """Returns all that is printed and logged while visits full of `text` go in and out and `place` raises `error`."""
    from PySide6.QtWidgets import QApplication

    from desktop.cli import run_command
    from desktop.core.crash_log import CrashLog
    from desktop.documents.saving.document_job import DocumentJob
    from desktop.documents.saving.document_table import Material

    (folder / "pass").write_text("correct horse battery staple\n")
    common = ["--data-dir", str(folder / "data"), "--passphrase-file", str(folder / "pass")]
    visit, table = folder / "visit.json", folder / "claims.csv"
    visit.write_bytes(DOCUMENTS["visit-file"].make(_full_of(text), None, "A4"))
    table.write_bytes(DOCUMENTS["claims-csv"].make(_full_of(text), None, "A4"))
    heard: list[str] = []
    out, err = io.StringIO(), io.StringIO()
    printed = folder / "printed"
    application = QApplication.instance() or QApplication([])
    log = CrashLog(folder / "crash")
    with _printing_to(printed), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        run_command([*common, "import", str(visit)])
        visit_id = out.getvalue().strip()
        log.install(lambda: None)
        try:
            with _failing(place, error):
                run_command([*common, "import", str(visit)])
                run_command([*common, "import", str(table)])
                for name in DOCUMENTS:
                    run_command([*common, "export", visit_id, "--as", name, "--to", str(folder / name)])
                work = DocumentJob(lambda: OWN)
                work.failed.connect(lambda message: heard.append(str(message)))
                for name in DOCUMENTS:
                    make = partial(DOCUMENTS[name].compose, Material(_full_of(text), None, "A4"))
                    work.write(name, make, folder / f"{name}.2", [])
                work.wait()
                application.processEvents()
        finally:
            log.uninstall()
    logs = [file.read_text("utf-8") for file in folder.glob("crash*")]
    return "\n".join((out.getvalue(), err.getvalue(), printed.read_text("utf-8", "replace"), *heard, *logs))


@contextlib.contextmanager
def _printing_to(path: Path) -> Iterator[None]:
    """What libraries print past Python goes into a file meanwhile."""
    before = os.dup(2)
    with path.open("wb") as file:
        os.dup2(file.fileno(), 2)
        try:
            yield
        finally:
            os.dup2(before, 2)
            os.close(before)


def _full_of(text: str) -> WholeVisit:
    whole = anonymity.everywhere(text)
    return replace(whole, visit=replace(whole.visit, id=full().visit.id))


def no_network(trial: Trial) -> Outcome:
    """Takes in and hands out texts, tables and pictures full of addresses: nobody is called, no name looked up, no file read."""
    from desktop.exchange.tables.csv_format import from_csv, to_csv
    from desktop.exchange.tables.tables import TABLE_KINDS, table_of, visits_of

    broken: list[str] = []
    watched_for = 0
    for run in range(trial.runs):
        address = trial.dice.choice(
            (
                "http://127.0.0.1:9/x.png",
                "file:///etc/passwd",
                "\\\\host\\share\\x",
                "smb://host/x",
                "ftp://127.0.0.1/x",
                "ldap://x",
            )
        )
        whole = telling(f'<img src="{address}"> =HYPERLINK("{address}") {hostile.text(trial.dice, run)} {address}')
        whole = replace(whole, visit=replace(whole.visit, source=address))
        with watched() as seen:
            for document in DOCUMENTS.values():
                document.make(whole, None, "A4")
            for kind in TABLE_KINDS.values():
                if table_of(whole, kind).rows:
                    visits_of(from_csv(to_csv(table_of(whole, kind))))
        watched_for += len(DOCUMENTS)
        broken += [f"run {run}: {event} of {what}" for event, what in foreign(seen)]
    return Outcome(trial.runs, tuple(broken), f"{watched_for} documents, 0 connections, 0 foreign files")
