import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from db.engine import temporary_files
from db.engine.temporary_files import Temporary, clear_abandoned

WRITES_AND_WAITS = """
import sys, time; from pathlib import Path; from db.engine.temporary_files import Temporary
with Temporary(Path(sys.argv[1])) as temporary:
    temporary.write(b"Zebulonqwx")
    print(temporary.path, flush=True)
    time.sleep(60)
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks of files that are open are another thing there")


def test_what_a_killed_program_left_is_found_and_removed_but_not_what_is_being_written(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WRITES_AND_WAITS, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        written = Path(process.stdout.readline().strip())
        assert clear_abandoned(tmp_path) == []
        assert written.read_bytes() == b"Zebulonqwx"
        os.kill(process.pid, signal.SIGKILL)
    assert clear_abandoned(tmp_path) == [written]
    assert list(tmp_path.iterdir()) == []


def test_nothing_but_our_own_temporary_files_is_removed(tmp_path: Path) -> None:
    for name in (".firsthand-x.txt", "firsthand-x.part", ".other-x.part", ".hidden"):
        (tmp_path / name).write_bytes(b"x")
    (tmp_path / ".firsthand-folder.part").mkdir()
    (tmp_path / ".firsthand-link.part").symlink_to(tmp_path / ".hidden")
    os.mkfifo(tmp_path / ".firsthand-pipe.part")
    assert clear_abandoned(tmp_path) == []
    assert len(list(tmp_path.iterdir())) == 7


def test_a_file_that_was_cleared_before_it_was_locked_is_made_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = temporary_files._lock
    cleared: list[bool] = []

    def late(descriptor: int) -> bool | None:
        if not cleared:
            cleared.append(True)
            for path in tmp_path.iterdir():
                path.unlink()
        return real(descriptor)

    monkeypatch.setattr(temporary_files, "_lock", late)
    with Temporary(tmp_path) as temporary:
        temporary.write(b"x")
        temporary.put(tmp_path / "target")
    assert (tmp_path / "target").read_bytes() == b"x"


def test_where_no_lock_tells_only_an_old_file_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(temporary_files, "_lock", lambda _: None)
    young, old = tmp_path / ".firsthand-young.part", tmp_path / ".firsthand-old.part"
    for path in (young, old):
        path.write_bytes(b"x")
    os.utime(old, (1, 1))
    assert clear_abandoned(tmp_path) == [old]
