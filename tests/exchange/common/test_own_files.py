import os
import sys
from pathlib import Path

import pytest

from db.backup import backups
from db.backup.names import BackupReason
from db.repositories import incoming
from desktop.core.paths import DataFolder
from desktop.exchange.common.chosen_files import NotWritten, write_chosen_file
from desktop.exchange.common.own_files import OwnFiles
from desktop.keys.key_record import KeyRecords, write_record
from tests.factories import a_whole_visit
from tests.prepared import new_store
from tests.torture.stores import KEY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes links only for those who may")


@pytest.fixture
def own(tmp_path: Path) -> OwnFiles:
    """A data folder with a store that was worked on, its backups, and a second folder with a copy of them."""
    folder, second = DataFolder(tmp_path / "data"), tmp_path / "second"
    second.mkdir()
    store = new_store(folder.store, KEY)
    write_record(folder, KeyRecords())
    incoming.add(store, a_whole_visit())
    backups.choose_folder(store, second)
    backups.back_up(store, BackupReason.ASKED)
    store.close()
    return OwnFiles(folder, second)


def everything(own: OwnFiles) -> dict[Path, bytes]:
    assert own.second_folder
    found = [*own.data_folder.folder.rglob("*"), *own.second_folder.rglob("*")]
    return {path: path.read_bytes() for path in found if path.is_file()}


def is_refused(own: OwnFiles, *targets: Path) -> None:
    before = everything(own)
    for target in targets:
        for private in (False, True):
            with pytest.raises(NotWritten, match="is where Firsthand keeps its store or backups"):
                write_chosen_file(target, b"a document", own, private=private)
    assert everything(own) == before


def test_nothing_is_written_into_the_data_folder_whatever_it_is_called(own: OwnFiles) -> None:
    folder = own.data_folder.folder
    names = ("firsthand.db", "firsthand.db-wal", "unlocking.json", "firsthand.count", "new.pdf", "backups/new.pdf", "no/new.pdf")
    is_refused(own, *(folder / name for name in names), folder / "x" / ".." / "firsthand.db")


def test_nothing_is_written_into_the_second_folder_but_below_it_there_is_room(own: OwnFiles) -> None:
    assert own.second_folder
    is_refused(own, own.second_folder / "new.pdf", *own.second_folder.iterdir())
    (own.second_folder / "papers").mkdir()
    write_chosen_file(own.second_folder / "papers" / "new.pdf", b"a document", own)


def test_a_link_that_leads_to_our_files_is_refused(own: OwnFiles, tmp_path: Path) -> None:
    (tmp_path / "to-store").symlink_to(own.data_folder.store)
    (tmp_path / "to-folder").symlink_to(own.data_folder.folder)
    (tmp_path / "to-link").symlink_to(tmp_path / "to-store")
    is_refused(own, tmp_path / "to-store", tmp_path / "to-link", tmp_path / "to-folder" / "new.pdf")


def test_a_second_name_of_a_file_of_ours_is_refused(own: OwnFiles, tmp_path: Path) -> None:
    for n, path in enumerate(everything(own)):
        os.link(path, tmp_path / f"{n}.pdf")
    is_refused(own, *tmp_path.glob("*.pdf"))


def test_a_store_that_is_a_link_is_known_where_it_lies(own: OwnFiles, tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    own.data_folder.store.rename(tmp_path / "disk" / "words.db")
    own.data_folder.store.symlink_to(tmp_path / "disk" / "words.db")
    is_refused(own, tmp_path / "disk" / "words.db", tmp_path / "disk" / "words.db-wal")
    write_chosen_file(tmp_path / "disk" / "new.pdf", b"a document", own)


def test_backups_that_lie_behind_a_link_are_known_there(own: OwnFiles, tmp_path: Path) -> None:
    own.data_folder.backups.rename(tmp_path / "disk")
    own.data_folder.backups.symlink_to(tmp_path / "disk")
    is_refused(own, tmp_path / "disk" / "new.pdf", *(tmp_path / "disk").iterdir())


def test_the_store_and_the_backups_of_somebody_else_are_refused_too(own: OwnFiles, tmp_path: Path) -> None:
    mine = OwnFiles(DataFolder(tmp_path / "mine"))
    (backup,) = own.data_folder.backups.iterdir()
    (tmp_path / backup.name).write_bytes(backup.read_bytes())
    before = everything(own)
    for target in (own.data_folder.store, own.data_folder.unlocking, backup, tmp_path / backup.name):
        with pytest.raises(NotWritten, match="is where Firsthand keeps"):
            write_chosen_file(target, b"a document", mine)
    assert everything(own) == before


def test_a_document_beside_the_folders_is_written(own: OwnFiles, tmp_path: Path) -> None:
    write_chosen_file(tmp_path / "new.pdf", b"a document", own)
    (tmp_path / "link.pdf").symlink_to(tmp_path / "new.pdf")
    write_chosen_file(tmp_path / "link.pdf", b"another", own)
    assert (tmp_path / "new.pdf").read_bytes() == b"another"


def test_one_module_alone_writes_where_a_person_said() -> None:
    """Whoever opens a file for writing is named here; a file that a person chose goes through chosen_files alone."""
    import re

    modes = r"""open\([^)\n]*["'](?:[wax]b?\+?|r\+b?)["']"""
    writes = re.compile(rf"\.write_(?:bytes|text)\(|{modes}|\.write_whole\(|O_WRONLY|O_RDWR|mkstemp")
    root = Path(__file__).resolve().parents[3]
    found = {
        path.relative_to(root).as_posix()
        for folder in ("db", "desktop")
        for path in (root / folder).rglob("*.py")
        if writes.search(path.read_text("utf-8"))
    }
    ours = {
        *("db/engine/atomic_files.py", "db/engine/temporary_files.py"),
        # Files in the data folder.
        *(
            "desktop/core/crash_log.py",
            "desktop/core/lock_file.py",
            "desktop/core/settings.py",
            "desktop/core/single_instance.py",
        ),
        # A folder of its own, which was not there before.
        "desktop/exchange/common/whole_folder.py",
        # A switch of the system.
        "desktop/core/no_core_dump.py",
        # A note beside the program; what another process answers or throws away, which is no file.
        *("desktop/core/qt_libraries.py", "desktop/cli.py", "desktop/documents/studio_process/studio_worker.py"),
    }
    assert found == ours
