"""Checks a build of the program: window, store, visit, PDF; proves that no module or file is missing."""

import os
import tempfile
import time
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from db.diagnosis.health_check import findings
from db.engine.keys import Key, random_key
from db.model.errors import StoreError
from db.model.messages import N_, NN_, Message
from db.repositories import incoming, visits
from db.service.opening import create_store, open_for_reading
from desktop.command_line.output import DONE, say
from desktop.core.paths import DataFolder, resources
from desktop.exchange.visit_file.reading import read_visit_file
from desktop.keys.keyring_proof import is_answered

SECONDS = 30
WRITTEN = NN_("{document}: {count} byte was written.", "{document}: {count} bytes were written.")


def check_program(_asked: Namespace, _data_folder: DataFolder) -> int:
    """Runs the check on a folder of its own and prints what worked."""
    with tempfile.TemporaryDirectory(prefix="firsthand-self-check-") as folder:
        for sentence in self_check(DataFolder(Path(folder)), random_key()):
            say(sentence)
    return DONE


def self_check(data_folder: DataFolder, key: Key) -> Iterator[Message]:
    """Does what a user does, without a visible window, with a store in `place`; yields a sentence for each step that worked."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    store = create_store(data_folder.store, key)
    visit_id = incoming.take_in(store, read_visit_file(resources() / "samples" / "halden-pumps.json")).visit_id
    bad = [finding.sentence for finding in findings(store) if not finding.good]
    store.close()
    if bad:
        raise StoreError(bad[0])
    yield Message(N_("A store was made, a visit saved, and both found sound."))
    if not is_answered(SECONDS):
        raise StoreError(N_("A new process of the program did not answer, so no keyring could be relied on."))
    yield Message(N_("A new process of the program answered, as it must to prove a keyring."))
    yield from _window(data_folder, key, visit_id)
    yield from _studio()
    yield from _documents(data_folder, key, visit_id)


def _window(data_folder: DataFolder, key: Key, visit_id: str) -> Iterator[Message]:
    from PySide6.QtWidgets import QApplication

    from desktop.app import Firsthand
    from desktop.core.none_refcount_fix import patch_none_refcount
    from desktop.shell.requests import Request

    patch_none_refcount()
    application = QApplication([])
    program = Firsthand(application, data_folder)
    program.window.show()
    program.use_key(key)
    _until(lambda: program.workspace.is_ready)
    program.context.request(Request.SHOW_VISIT, visit_id)
    visit = program.workspace.open_visit
    assert visit is not None
    visit.answer("not_asked", "Does it work from here?")
    _until(lambda: visit.all_stored)
    yield Message(N_("The window opened, showed the visit, and stored what was typed."))
    if program.window.grab().isNull():
        raise StoreError(N_("The window could not be drawn."))
    program.close()


def _studio() -> Iterator[Message]:
    from desktop.documents.studio_process.studio_process import StudioProcess
    from desktop.report.content.case_study import case_study

    pages: list[object] = []
    mistakes: list[object] = []
    process = StudioProcess()
    process.laid_out.connect(pages.append)
    process.spelled.connect(mistakes.append)
    process.start()
    process.lay_out(case_study(read_visit_file(resources() / "samples" / "halden-pumps.json").whole), "A4")
    process.check_spelling("en", ("teh",))
    _until(lambda: bool(pages and mistakes))
    process.end()
    if mistakes == [None]:
        raise StoreError(N_("There is no dictionary of English in this program."))
    yield Message(N_("A process of its own set a case study and looked through its spelling."))


def _documents(data_folder: DataFolder, key: Key, visit_id: str) -> Iterator[Message]:
    from db.model.records import VisitId
    from desktop.documents.saving.document_table import DOCUMENTS
    from desktop.exchange.common.chosen_files import write_chosen_file
    from desktop.exchange.common.own_files import OwnFiles

    reader = open_for_reading(data_folder.store, key)
    whole = visits.load(reader.connection, VisitId(visit_id))
    reader.close()
    with tempfile.TemporaryDirectory(prefix="firsthand-self-check-") as folder:
        for document in DOCUMENTS.values():
            path = Path(folder) / f"{document.name}{document.suffix}"
            write_chosen_file(path, document.make(whole, None, "A4"), OwnFiles(data_folder))
            yield Message(WRITTEN, document=document.name, count=path.stat().st_size)


def _until(met: Callable[[], bool]) -> None:
    from PySide6.QtCore import QCoreApplication

    end = time.monotonic() + SECONDS
    while not met():
        QCoreApplication.processEvents()
        if time.monotonic() > end:
            raise StoreError(N_("The window did not do its work in time."))
        time.sleep(0.005)
