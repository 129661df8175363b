"""Holds that a running program leaves no memory in a core dump, whatever was allowed before."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells the limits of another process")

ALLOWED = """
import os, resource, sys
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
"""
# Like an ordinary user, also where root runs the tests: without the right to look into any process (CAP_SYS_PTRACE, 19).
ORDINARY = """
import ctypes, os, sys
ctypes.CDLL(None).prctl(24, 19, 0, 0, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""
LOOK = "import os, sys; os.readlink(f'/proc/{sys.argv[1]}/root')"
WINDOW = "os.execv(sys.executable, [sys.executable, '-m', 'desktop', '--data-dir', sys.argv[1]])"


def test_the_window_that_dies_leaves_no_core(tmp_path: Path) -> None:
    window = subprocess.Popen(
        [sys.executable, "-c", ALLOWED + WINDOW, str(tmp_path / "data")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stderr=subprocess.DEVNULL,
    )
    try:
        folder = Path(f"/proc/{window.pid}")
        deadline = time.monotonic() + 60
        while "desktop" not in (folder / "cmdline").read_text() or not forbidden(folder):
            assert time.monotonic() < deadline
            time.sleep(0.05)
    finally:
        window.send_signal(signal.SIGSEGV)
        assert window.wait(60) == -signal.SIGSEGV
    assert list(Path.cwd().glob("core*")) == []


@pytest.mark.parametrize("command", ["prove-keyring", "demo"])
def test_no_program_of_the_user_looks_into_a_command(tmp_path: Path, command: str) -> None:
    # The one waits for the question of another process, the other takes a while.
    with running(command, *([] if command == "prove-keyring" else ["--to", str(tmp_path)])) as process:
        until(lambda: not can_be_looked_into(process.pid))
        assert process.poll() is None


def test_a_portal_can_look_into_the_window(tmp_path: Path) -> None:
    with running("--data-dir", str(tmp_path)) as window:
        until((tmp_path / "firsthand.lock").exists)
        until(lambda: forbidden(Path(f"/proc/{window.pid}")))
        assert can_be_looked_into(window.pid)


@contextmanager
def running(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """Runs the program during the block."""
    process = subprocess.Popen(
        [sys.executable, "-c", ORDINARY, "-m", "desktop", *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate(timeout=60)


def until(holds: Callable[[], bool]) -> None:
    """Waits until it holds."""
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def can_be_looked_into(pid: int) -> bool:
    """Returns whether Linux lets another process of the same user look into this one."""
    look = [sys.executable, "-c", ORDINARY, "-c", LOOK, str(pid)]
    return subprocess.run(look, stderr=subprocess.DEVNULL, check=False).returncode == 0


def forbidden(folder: Path) -> bool:
    limit = next(line for line in (folder / "limits").read_text().splitlines() if line.startswith("Max core file size"))
    return limit.split()[4:6] == ["0", "0"] and int((folder / "coredump_filter").read_text(), 16) == 0
