"""Tests that commands need no window and no Qt: each runs in a process in which PySide6 cannot be imported."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.cli import COMMANDS

ROOT = Path(__file__).resolve().parents[1]

VISIT = Path(__file__).parent / "data" / "visits" / "babylon.json"
BABYLON = "c1c56968-129e-5ee2-96d0-b96c79ca82e0"
CALLS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("list",), BABYLON),
    (("list", "--json"), BABYLON),
    *((("export", BABYLON, "--as", name, "--to", f"{name}.out"), "") for name in ("visit-file", "visit-report", "case-study")),
    *((("export", BABYLON, "--as", name, "--to", f"{name}.out"), "") for name in ("claims-csv", "claims-xlsx")),
    (("export-records", "--house", "--to", "house.json"), ""),
    (("case-study", "Babylon"), ""),
    *((("export", BABYLON, "--as", name, "--to", f"{name}.out"), "") for name in ("minutes", "host-brief", "visit-brief")),
    (("export", BABYLON, "--as", "interview-guide", "--to", "interview-guide.out"), ""),
    (("guide", "--guide", "30", "--to", "guide.out"), ""),
    (("take-out", "--to", "everything"), "everything"),
    (("demo", "--to", "demo"), "halden-pumps-visit-report.pdf"),
    (("explain", "--before", "3 h"), '"hour"'),
    (("check",), "The database is sound."),
    (("check", "--repair"), "repair  "),
    (("recovery-key", "--to", "recovery.pdf"), ""),
    (("change-key", "--new-passphrase-file", "pass"), "Done."),
    (("--help",), "COMMAND"),
    (("--version",), "firsthand "),
)
# Python runs a module of this name before anything else, in every process that a command starts too.
SITECUSTOMIZE = """
import sys


class NoQt:
    def find_spec(name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6"):
            raise RuntimeError(f"{name} was imported")


sys.meta_path.insert(0, NoQt)
"""


Start = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Starts the program without Qt, in a folder with a store in which a visit is."""
    folder = tmp_path_factory.mktemp("without")
    (folder / "sitecustomize.py").write_text(SITECUSTOMIZE)
    (folder / "pass").write_text("correct horse battery staple\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(folder), str(ROOT)])}

    def start_one(*arguments: str) -> "subprocess.CompletedProcess[str]":
        command = [sys.executable, "-m", "desktop", "--data-dir", "data", "--passphrase-file", "pass", *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=folder)

    done = start_one("import", str(VISIT))
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", BABYLON)
    return start_one


@pytest.mark.parametrize(("arguments", "printed"), CALLS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_a_command_does_its_work(start: Start, arguments: tuple[str, ...], printed: str) -> None:
    done = start(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert printed in done.stdout


def test_every_command_but_the_self_check_is_tried() -> None:
    tried = {arguments[0] for arguments, _ in CALLS if arguments[0] in COMMANDS} | {"import"}
    assert tried == {*COMMANDS} - {"self-check"}


@pytest.mark.parametrize("arguments", [(), ("self-check",)])
def test_a_window_could_not_be_opened_that_way(start: Start, arguments: tuple[str, ...]) -> None:
    assert start(*arguments).returncode == 1
