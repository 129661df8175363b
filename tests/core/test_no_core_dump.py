"""Holds that a running program leaves no memory in a core dump, whatever was allowed before."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells the limits of another process")

ALLOWED = """
import os, resource, sys
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
"""
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


def forbidden(folder: Path) -> bool:
    limit = next(line for line in (folder / "limits").read_text().splitlines() if line.startswith("Max core file size"))
    return limit.split()[4:6] == ["0", "0"] and int((folder / "coredump_filter").read_text(), 16) == 0
