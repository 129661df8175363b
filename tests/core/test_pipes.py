"""Tests that nothing in the data folder makes the program wait: pipes, folders and devices are refused or passed over."""

import os
import shutil
import stat
import sys
from pathlib import Path

import pytest

from db.backup import restore
from db.engine.atomic_files import private_folder
from db.model.errors import StoreError
from desktop.core.paths import DataFolder
from desktop.core.settings import Settings
from desktop.core.single_instance import SingleInstance, call_window
from desktop.interview.guide import read_guides
from tests.conftest import KEY
from tests.data import VISIT_FILES
from tests.prepared import new_store
from tests.several_commands import run_several

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="has no pipes by a path")

VISIT = str(min(VISIT_FILES.glob("*.json")))
NAMES = (
    *("firsthand.count", "firsthand.lock", "unlocking.json", "firsthand.db.restoring", "settings.json", "firsthand.erased"),
    *("firsthand.db", "firsthand.call", "firsthand.log", "guides/45.toml", "firsthand.db.part", "backups", "firsthand.db-wal"),
)


@pytest.fixture(scope="module")
def with_a_visit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Returns a folder with a store in which a visit is, to be copied."""
    folder = tmp_path_factory.mktemp("with_a_visit")
    (folder / "pass").write_text("correct horse battery staple")
    (done,) = run_several(folder, [("import", VISIT)])
    assert done.status == 0
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_no_command_waits_for_a_pipe_in_the_data_folder(tmp_path: Path, with_a_visit: Path, name: str) -> None:
    folder = shutil.copytree(with_a_visit, tmp_path / "there")
    path = folder / "data" / name
    path.parent.mkdir(exist_ok=True)
    if path.is_dir():
        path.rename(tmp_path / "aside")
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    for done in run_several(folder, [("list",), ("import", VISIT), ("check",)]):
        assert b"fault of ours" not in done.err
        assert b"Traceback" not in done.err


def test_what_the_window_reads_is_passed_over(tmp_path: Path) -> None:
    data_folder = DataFolder(tmp_path / "data")
    private_folder(data_folder.guides)
    for path in (data_folder.settings, data_folder.call, data_folder.lock, data_folder.guides / "45.toml"):
        os.mkfifo(path)
    assert Settings(data_folder.settings).text("guide") == "45"
    Settings(data_folder.settings).choose("guide", "30")
    assert not call_window(data_folder, seconds=0.2)
    instance = SingleInstance(data_folder)
    assert instance.enter() is None
    instance.leave()
    guides, complaints = read_guides([data_folder.guides])
    assert guides == {}
    assert "45.toml" in str(complaints[0])


def test_a_pipe_chosen_as_a_backup_is_refused(tmp_path: Path) -> None:
    store = new_store(tmp_path / "firsthand.db", KEY)
    store.close()
    os.mkfifo(tmp_path / "pipe.db")
    with pytest.raises(StoreError):
        restore.restore(store.path, tmp_path / "pipe.db", KEY)


@pytest.mark.parametrize("content", [b"x = " + b"[" * 100_000, b"x = " + b"{a=" * 50_000, b"\xff\xfe", b"[" * 2_000_000])
def test_a_guide_that_cannot_be_read_is_named_and_the_others_are_there(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "my.toml").write_bytes(content)
    (tmp_path / "good.toml").write_text(
        'title = "T"\n[[blocks]]\nid = "a"\ntitle = "A"\nminutes = 5\n[[blocks.questions]]\nid = "q"\nask = "Why?"\n'
    )
    guides, complaints = read_guides([tmp_path])
    assert list(guides) == ["good"]
    assert len(complaints) == 1
    assert "my.toml" in str(complaints[0])


def test_every_folder_above_a_new_data_folder_is_private(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        private_folder(tmp_path / "a" / "b" / "c")
    finally:
        os.umask(before)
    for folder in ("a", "a/b", "a/b/c"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700
