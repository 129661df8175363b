"""Starts the real window twice, in processes of their own, under every circumstance in which that happens (R6)."""

import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSysInfo

from db.service.opening import create_store
from desktop.core.paths import DataFolder
from tests.conftest import KEY

MOST_SECONDS = 1.5
# On a machine that is busy with other things everything takes longer, even this.
YARDSTICK, TIMES = [sys.executable, "-c", "import PySide6.QtCore"], 6
WAITING_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Started:
    """What two starts came to: seconds from the second start to the first window in front (0 where none was open)."""

    seconds: float
    broken: tuple[str, ...] = ()


class Starts:
    """A place with a store, and the processes that were started on it."""

    def __init__(self, template: Path, folder: Path) -> None:
        self.data_folder = DataFolder(folder)
        shutil.copytree(template, folder, dirs_exist_ok=True)
        self.processes: list[subprocess.Popen[str]] = []

    def start(self) -> "subprocess.Popen[str]":
        """Starts a program that may open a window, which then reports what happens to it."""
        return self._start("tests.core.second_start", str(self.data_folder.folder))

    def start_again(self) -> "subprocess.Popen[str]":
        """Starts the program as it is, to find a window open."""
        return self._start("desktop", "--data-dir", str(self.data_folder.folder))

    def _start(self, *module: str) -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", *module]
        # Windows that are not on a screen complain of what they cannot do there.
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.processes.append(process)
        return self.processes[-1]

    def end(self) -> None:
        """Ends all that is still running."""
        for process in self.processes:
            process.kill()
            process.communicate()

    def lock(self, pid: int, host: str = "", machine: str = "") -> None:
        """Lays down a lock as somebody else may have left it: with the number of a process that is alive, and our program."""
        ours = (bytes(QSysInfo.machineUniqueId().data()).decode(), bytes(QSysInfo.bootUniqueId().data()).decode())
        program = Path(sys.executable).resolve().name
        lines = (str(pid), program, host or QSysInfo.machineHostName(), machine or ours[0], machine or ours[1])
        self.data_folder.lock.write_text("\n".join(lines) + "\n")


def line(process: "subprocess.Popen[str]") -> str:
    """Returns the next line a process prints; empty if it ends or prints nothing for long."""
    assert process.stdout
    watchdog = threading.Timer(WAITING_SECONDS, process.kill)
    watchdog.start()
    text = process.stdout.readline().strip()
    watchdog.cancel()
    return text


def made(folder: Path) -> Path:
    """Returns a folder with a store, to be copied."""
    create_store(folder / "firsthand.db", KEY).close()
    return folder


def _yardstick() -> float:
    began = time.monotonic()
    subprocess.run(YARDSTICK, check=True)
    return time.monotonic() - began


def _second(starts: Starts, first: "subprocess.Popen[str]") -> Started:
    """Starts the program while `first` is open."""
    before = _yardstick()
    began = time.monotonic()
    second = starts.start_again()
    said = line(first)
    took = time.monotonic() - began
    broken = []
    if said != "front 1":
        broken.append(f"the first window said {said!r}")
    if second.wait(WAITING_SECONDS) != 0 or line(second):
        broken.append("the second start did not end quietly")
    if took > MOST_SECONDS and took > TIMES * max(before, _yardstick()):
        broken.append(f"the first window came to the front after {took:.1f} s")
    if first.poll() is not None:
        broken.append("the first window is gone")
    return Started(took, tuple(broken))


def twice(starts: Starts) -> Started:
    """Starts the program again while a window is open."""
    first = starts.start()
    return _second(starts, first) if line(first) == "open" else Started(0, ("the first window did not open",))


def after_a_kill(starts: Starts) -> Started:
    """Kills the first program: the next one opens without a question, and a third calls that one."""
    killed = starts.start()
    if line(killed) != "open":
        return Started(0, ("the first window did not open",))
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    return twice(starts)


def with_a_reused_number(starts: Starts) -> Started:
    """Gives the process number in a dead lock to another process, even one of the same program."""
    starts.lock(os.getpid())
    return twice(starts)


def both_at_once(starts: Starts) -> Started:
    """Starts two programs in the same moment: one opens, the other calls it."""
    says = {process: line(process) for process in (starts.start(), starts.start())}
    opened = [process for process, said in says.items() if said == "open"]
    ended = [process for process, said in says.items() if not said]
    if len(opened) != 1 or len(ended) != 1:
        return Started(0, (f"they said {list(says.values())}",))
    broken = [] if ended[0].wait(WAITING_SECONDS) == 0 else [f"the other start ended with {ended[0].returncode}"]
    if starts.data_folder.lock.read_text().split("\n")[0] != str(opened[0].pid):
        broken.append("the window that is open does not hold the lock")
    if line(opened[0]) != "front 1":
        broken.append("the window was not called")
    return Started(0, tuple(broken))


def on_another_computer(starts: Starts) -> Started:
    """Puts another computer's lock there: the start asks, and opens nothing by itself."""
    starts.lock(4_000_000, "another-laptop", "another machine")
    before = starts.data_folder.lock.read_bytes()
    asking = starts.start()
    said = line(asking)
    broken = [] if said == "asks Your visits are open on another-laptop." else [f"it said {said!r}"]
    if starts.data_folder.lock.read_bytes() != before:
        broken.append("the lock of the other computer was touched")
    return Started(0, tuple(broken))


CIRCUMSTANCES: tuple[Callable[[Starts], Started], ...] = (
    twice,
    after_a_kill,
    with_a_reused_number,
    both_at_once,
    on_another_computer,
)


def try_start(circumstance: Callable[[Starts], Started], template: Path, folder: Path) -> Iterator[Started]:
    """Yields two or three starts under one circumstance."""
    starts = Starts(template, folder)
    try:
        yield circumstance(starts)
    finally:
        starts.end()
