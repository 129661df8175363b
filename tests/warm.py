"""Runs programs of ours in processes of their own, forked from one that has imported the modules: that is most of a start.

Each has its own arguments, environment, folder and streams, and can be killed. Where it is the start itself that is tried, or how
the encoding of a terminal is found, a program must be started anew instead; systems other than Linux always do that.
"""

import atexit
import json
import os
import runpy
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MOST_BYTES = 2**20
# What is imported once, for commands and for windows.
COMMANDS = (
    *("desktop.command_line.arguments", "desktop.command_line.visit_commands", "desktop.command_line.store_commands"),
    *("desktop.keys.key_change", "desktop.keys.lock_passphrase", "desktop.core.single_instance", "desktop.core.settings"),
    *("db.service.maintenance", "db.diagnosis.health_check", "desktop.exchange.common.whole_folder", "hashlib", "hmac"),
    *("keyring.backend", "keyring.backends.fail", "keyring.backends.null", "unittest.mock"),
)
WINDOW = (*COMMANDS, "tests.parts", "desktop.app", "PySide6.QtTest")


def run(
    command: Sequence[object],
    text: str = "",
    modules: tuple[str, ...] = COMMANDS,
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
    timeout: float | None = None,
) -> "subprocess.CompletedProcess[str]":
    """Runs `-m MODULE …` or `-c CODE …` with `text` as its input, and returns what it came to. Raises TimeoutExpired."""
    with TemporaryFile() as given, TemporaryFile() as out, TemporaryFile() as err:
        given.write(text.encode())
        given.seek(0)
        with Program(command, given.fileno(), out.fileno(), err.fileno(), modules, env, cwd) as program:
            status = program.wait(timeout)
        out.seek(0)
        err.seek(0)
        return subprocess.CompletedProcess(list(map(str, command)), status, out.read().decode(), err.read().decode())


def start(command: Sequence[object], modules: tuple[str, ...] = COMMANDS) -> "Program":
    """Starts `-m MODULE …` or `-c CODE …`, and returns it with its input and its output to be written and read as text."""
    given, write = os.pipe()
    read, out = os.pipe()
    try:
        program = Program(command, given, out, sys.__stderr__.fileno() if sys.__stderr__ else 2, modules)
    finally:
        os.close(given)
        os.close(out)
    program.stdin, program.stdout = os.fdopen(write, "w"), os.fdopen(read)
    return program


class Program:
    """A program that runs; it is used as `subprocess.Popen` is."""

    stdin: Any = None
    stdout: Any = None

    def __init__(
        self,
        command: Sequence[object],
        given: int,
        out: int,
        err: int,
        modules: tuple[str, ...],
        env: Mapping[str, str] | None = None,
        cwd: Path = ROOT,
    ) -> None:
        self.args = list(map(str, command))
        asked = {"command": self.args, "env": dict(os.environ if env is None else env), "cwd": str(cwd)}
        if sys.platform == "linux":
            self._process: subprocess.Popen[bytes] | Forked = _warm(modules).fork(asked, [given, out, err])
        else:
            self._process = subprocess.Popen([sys.executable, *self.args], stdin=given, stdout=out, stderr=err, env=env, cwd=cwd)
        self.pid = self._process.pid

    def wait(self, timeout: float | None = None) -> int:
        """Returns the exit status, below 0 if it was killed; kills it if it takes longer. Raises TimeoutExpired."""
        try:
            return self._process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.kill()
            raise

    def kill(self) -> None:
        """Kills it, if it is still there."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)
        self._process.wait(None)

    def __enter__(self) -> "Program":
        return self

    def __exit__(self, *_: object) -> None:
        for stream in (self.stdin, self.stdout):
            if stream:
                with suppress(BrokenPipeError):
                    stream.close()
        self._process.wait(None)


class Forked:
    """A process that was forked: its number, and its exit status as soon as it is told."""

    def __init__(self, told: socket.socket, args: list[str]) -> None:
        self._told, self._args = told, args
        self.pid = self._number(None)
        self._status: int | None = None

    def wait(self, timeout: float | None) -> int:
        """Returns the exit status. Raises TimeoutExpired."""
        if self._status is None:
            self._status = self._number(timeout)
            self._told.close()
        return self._status

    def _number(self, timeout: float | None) -> int:
        self._told.settimeout(timeout)
        try:
            return int(self._told.recv(20))
        except TimeoutError as error:
            raise subprocess.TimeoutExpired(self._args, timeout or 0) from error


class Warm:
    """A process that has imported `modules`, and forks when it is asked to."""

    def __init__(self, modules: tuple[str, ...]) -> None:
        self._line, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            command = [sys.executable, "-m", "tests.warm", str(theirs.fileno()), *modules]
            self._process = subprocess.Popen(command, cwd=ROOT, pass_fds=[theirs.fileno()])
        atexit.register(self._end)

    def fork(self, asked: Mapping[str, object], streams: Sequence[int]) -> Forked:
        """Has it fork a process that does what is asked."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            socket.send_fds(self._line, [json.dumps(asked).encode()], [*streams, theirs.fileno()])
        return Forked(ours, list(asked["command"]))  # type: ignore[call-overload]  # a list of words

    def _end(self) -> None:
        self._line.close()
        self._process.wait()


@cache
def _warm(modules: tuple[str, ...]) -> Warm:
    return Warm(modules)


def _serve(line: socket.socket) -> dict[str, Any] | None:
    """Forks until nobody asks any more; returns what is asked to the process that is to do it."""
    while True:
        asked, descriptors, *_ = socket.recv_fds(line, MOST_BYTES, 4)
        with suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        if not asked:
            return None
        if not os.fork():
            line.close()
            *streams, told = descriptors
            if _watched(told):
                os.close(told)
                for number, stream in enumerate(streams):
                    os.dup2(stream, number)
                    os.close(stream)
                found: dict[str, Any] = json.loads(asked)
                return found
        for descriptor in descriptors:
            os.close(descriptor)


def _watched(told: int) -> bool:
    """Returns True in a process of its own; the one beside it tells its number and then its exit status, and ends."""
    pid = os.fork()
    if not pid:
        return True
    os.write(told, str(pid).encode())
    os.write(told, str(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])).encode())
    os._exit(0)


def _do(command: list[str], env: dict[str, str], cwd: str) -> None:
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(env)
    kind, what, *arguments = command
    sys.argv = [what, *arguments]
    if kind == "-c":
        exec(compile(what, "<string>", "exec"), {"__name__": "__main__"})
    else:
        runpy.run_module(what, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    for module in sys.argv[2:]:
        import_module(module)
    if asked := _serve(socket.socket(fileno=int(sys.argv[1]))):
        _do(**asked)
