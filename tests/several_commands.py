"""Runs several command lines one after the other in a process of its own, which starts the program once and not for each."""

import contextlib
import hashlib
import io
import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests import warm

ROOT = Path(__file__).resolve().parents[1]


class Done(NamedTuple):
    """What a command line did: its exit status, and what it printed."""

    status: int
    out: bytes
    err: bytes


def run_several(
    folder: Path, commands: Sequence[Sequence[str]], environment: Mapping[str, str] | None = None, seconds: float = 60
) -> list[Done]:
    """Runs `commands` on the store in `folder`/data, with the passphrase in `folder`/pass."""
    common = ["--data-dir", str(folder / "data"), "--passphrase-file", str(folder / "pass")]
    asked = json.dumps([[*common, *command] for command in commands])
    child = ["-m", "tests.several_commands"]
    if environment is None:
        done = warm.run(child, asked, timeout=seconds)
    else:
        # In another environment Python itself may start in another way.
        command = [sys.executable, "-B", *child]
        done = subprocess.run(command, input=asked, capture_output=True, text=True, cwd=ROOT, env=environment, timeout=seconds)
    assert done.returncode == 0, done.stderr
    return [Done(status, bytes(out), bytes(err)) for status, out, err in json.loads(done.stdout)]


def _run(arguments: Sequence[str]) -> tuple[int, list[int], list[int]]:
    from desktop.cli import run_command

    out, err = _like(sys.__stdout__), _like(sys.__stderr__)
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            status = run_command(arguments)
        except SystemExit as ended:
            status = int(ended.code or 0)
    return status, _written(out), _written(err)


def _like(stream: io.TextIOWrapper | None) -> io.TextIOWrapper:
    assert stream
    return io.TextIOWrapper(io.BytesIO(), encoding=stream.encoding, errors=stream.errors)


def _written(stream: io.TextIOWrapper) -> list[int]:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return list(stream.buffer.getvalue())


if __name__ == "__main__":
    # As in tests/conftest.py: each key is derived once.
    hashlib.pbkdf2_hmac = cache(hashlib.pbkdf2_hmac)  # type: ignore[assignment]
    sys.stdout.write(json.dumps([_run(arguments) for arguments in json.load(sys.stdin)]))
