import errno
import sys
from pathlib import Path

import pytest

from desktop.exchange.common.chosen_files import NotWritten, write_chosen_file
from tests.report.exporting import OWN


def test_a_written_file_replaces_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "study.pdf"
    write_chosen_file(target, b"old", OWN)
    write_chosen_file(target, b"new", OWN)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("study.pdf", b"new")]


@pytest.mark.parametrize("name", ["missing/study.pdf", "folder"])
def test_a_file_that_cannot_be_written_is_said_plainly_and_nothing_is_changed(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWritten, match=r"could not be written: .* Nothing was changed there"):
        write_chosen_file(tmp_path / name, b"new", OWN)
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(sys.platform == "win32", reason="sets a limit Windows does not have")
def test_a_disk_that_fills_up_halfway_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    import resource
    import signal

    target = tmp_path / "study.pdf"
    write_chosen_file(target, b"old", OWN)
    old_limit, old_handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, old_limit[1]))
    try:
        with pytest.raises(NotWritten):
            write_chosen_file(target, bytes(100_000), OWN)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old_limit)
        signal.signal(signal.SIGXFSZ, old_handler)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("study.pdf", b"old")]


@pytest.mark.skipif(sys.platform == "win32", reason="makes links only for those who may")
def test_a_file_keeps_its_mode_and_a_link_its_target(tmp_path: Path) -> None:
    target, link = tmp_path / "study.pdf", tmp_path / "link.pdf"
    target.write_bytes(b"old")
    target.chmod(0o600)
    link.symlink_to(target)
    write_chosen_file(link, b"new", OWN)
    assert link.is_symlink()
    assert (target.read_bytes(), target.stat().st_mode & 0o777) == (b"new", 0o600)


@pytest.mark.skipif(sys.platform == "win32", reason="has no pipes and devices by a path")
def test_what_is_no_file_is_never_replaced(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", Path("/dev/null")):
        with pytest.raises(NotWritten, match="something stands there that is no file"):
            write_chosen_file(path, b"new", OWN)
    assert not Path("/dev/null").is_file()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("n" * 300 + ".pdf", "please choose a shorter name"),
        ("none/study.pdf", "No such file or directory (there is no folder "),
        ("a\0b", "is no name that a file can have. Nothing was written."),
        ("folder", "Is a directory: please choose another name"),
    ],
)
def test_what_can_be_done_is_said_with_the_reason(tmp_path: Path, name: str, sentence: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWritten) as refused:
        write_chosen_file(tmp_path / name, b"new", OWN)
    assert sentence in str(refused.value)
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO, errno.EDQUOT])
def test_each_trouble_of_the_disk_is_said_and_leaves_the_old_file_alone(
    tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_descriptor: int) -> None:
        raise OSError(number, "trouble")

    target = tmp_path / "study.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr("db.engine.atomic_files.os.fsync", fails)
    with pytest.raises(NotWritten, match=r"could not be written: trouble: .*[.?] Nothing was changed there\."):
        write_chosen_file(target, b"new", OWN)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("study.pdf", b"old")]


def test_a_held_file_is_tried_again_and_then_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    real = Path.replace
    monkeypatch.setattr("db.engine.atomic_files.time.sleep", slept.append)

    def held(times: int) -> None:
        left = [times]

        def replace(self: Path, target: Path) -> Path:
            left[0] -= 1
            if left[0] >= 0:
                raise PermissionError(errno.EACCES, "held")
            return real(self, target)

        monkeypatch.setattr(Path, "replace", replace)

    target = tmp_path / "study.pdf"
    held(3)
    write_chosen_file(target, b"new", OWN)
    assert target.read_bytes() == b"new"
    held(99)
    with pytest.raises(NotWritten, match="another program may hold it"):
        write_chosen_file(target, b"newer", OWN)
    assert target.read_bytes() == b"new"
    assert 2 < sum(slept[3:]) < 2.5


@pytest.mark.skipif(sys.platform != "linux", reason="makes a small disk as Linux does")
def test_a_full_disk_leaves_the_old_file_and_takes_the_new_one_once_there_is_room(tmp_path: Path) -> None:
    import subprocess

    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", disk], capture_output=True).returncode:
        pytest.skip("no disk may be made here")
    try:
        target = disk / "study.pdf"
        write_chosen_file(target, bytes(100_000), OWN)
        with pytest.raises(NotWritten, match="please free some space on that disk"):
            write_chosen_file(target, b"x" * 200_000, OWN)
        assert target.read_bytes() == bytes(100_000)
        assert [file.name for file in disk.iterdir()] == ["study.pdf"]
        write_chosen_file(target, b"x" * 120_000, OWN)
        assert target.read_bytes() == b"x" * 120_000
    finally:
        subprocess.run(["umount", disk], check=True)
