import sys
from pathlib import Path

import pytest

from desktop.exchange.whole_file import NotWritten, write_whole


def test_a_written_file_replaces_the_old_one_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "study.pdf"
    write_whole(target, b"old")
    write_whole(target, b"new")
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("study.pdf", b"new")]


@pytest.mark.parametrize("name", ["missing/study.pdf", "folder"])
def test_a_file_that_cannot_be_written_is_said_plainly_and_nothing_is_changed(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(NotWritten, match=r"could not be written: .* Nothing was changed there"):
        write_whole(tmp_path / name, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(sys.platform == "win32", reason="sets a limit Windows does not have")
def test_a_disk_that_fills_up_halfway_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    import resource
    import signal

    target = tmp_path / "study.pdf"
    write_whole(target, b"old")
    old_limit, old_handler = resource.getrlimit(resource.RLIMIT_FSIZE), signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, old_limit[1]))
    try:
        with pytest.raises(NotWritten):
            write_whole(target, bytes(100_000))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, old_limit)
        signal.signal(signal.SIGXFSZ, old_handler)
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("study.pdf", b"old")]
