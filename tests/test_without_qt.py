"""Tests that commands need no window and no Qt: each runs in a process in which PySide6 cannot be imported."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from db.engine.keys import key_from_passphrase, salt_of
from db.engine.recovery_key import groups_of
from desktop.cli import COMMANDS
from tests import warm
from tests.data import SHEETS

ROOT = Path(__file__).resolve().parents[1]

VISIT = Path(__file__).parent / "data" / "visits" / "babylon.json"
BABYLON = "c1c56968-129e-5ee2-96d0-b96c79ca82e0"
PASSPHRASE = "correct horse battery staple"
KEY_TYPED = ("--recovery-key-file", "key")
# It opens the store also after the key was changed.
PASSPHRASE_TYPED = ("--passphrase-file", "pass")
CALLS: tuple[tuple[tuple[str, ...], str], ...] = (
    (("list",), BABYLON),
    (("list", "--json"), BABYLON),
    *((("export", BABYLON, "--as", name, "--to", f"{name}.out"), "") for name in ("visit-file", "visit-report", "case-study")),
    *((("export", BABYLON, "--as", name, "--to", f"{name}.out"), "") for name in ("claims-csv", "claims-xlsx")),
    (("export-records", "--house", "--to", "house.json"), ""),
    (("case-study", "Babylon"), ""),
    (("answer", "Babylon", "granted", "--logo", "--by", "Ann Bo"), ""),
    (("withdraw", "Babylon", "--logo"), "Nothing went out with it."),
    (("sent", "Babylon"), ""),
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
# It is imported before anything else by each process, also by those that a command starts.
NO_QT = ROOT / "tests" / "without_qt"
Start = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Starts the program without Qt, in a folder with a store in which a visit is."""
    folder = tmp_path_factory.mktemp("without")
    (folder / "pass").write_text(f"{PASSPHRASE}\n")
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(NO_QT), str(ROOT)])}

    def start_one(*arguments: str, opened_by: tuple[str, str] = KEY_TYPED) -> "subprocess.CompletedProcess[str]":
        command = ["-m", "desktop", "--data-dir", "data", *opened_by, *arguments]
        return warm.run(command, modules=("tests.without_qt.sitecustomize", *warm.COMMANDS), env=environment, cwd=folder)

    done = start_one("import", str(VISIT), opened_by=PASSPHRASE_TYPED)
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", BABYLON)
    # What derives the key from the passphrase each time takes longer than most commands.
    key = key_from_passphrase(PASSPHRASE, salt_of(folder / "data" / "firsthand.db"))
    (folder / "key").write_text(" ".join(groups_of(key.raw)))
    return start_one


@pytest.mark.parametrize(("arguments", "printed"), CALLS, ids=lambda value: " ".join(value) if isinstance(value, tuple) else "")
def test_a_command_does_its_work(start: Start, arguments: tuple[str, ...], printed: str) -> None:
    done = start(*arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert printed in done.stdout


def test_every_command_but_the_self_check_is_tried() -> None:
    tried = {arguments[0] for arguments, _ in CALLS if arguments[0] in COMMANDS} | {
        "import",
        "published",
        "delete-customer",
        "sheet",
    }
    assert tried == {*COMMANDS} - {"self-check"}


def test_what_has_no_version_was_published_nowhere(start: Start) -> None:
    done = start("published", "Babylon", "--version", "ffff", "--place", "babylon.example", opened_by=PASSPHRASE_TYPED)
    assert (done.returncode, "There is no version ffff" in done.stderr) == (1, True)


def test_what_would_go_with_a_customer_is_counted(start: Start) -> None:
    done = start("delete-customer", "Babylon", opened_by=PASSPHRASE_TYPED)
    assert (done.returncode, "1\N{NO-BREAK SPACE}visit" in done.stderr) == (1, True)


@pytest.mark.parametrize("arguments", [(), ("self-check",)])
def test_a_window_could_not_be_opened_that_way(start: Start, arguments: tuple[str, ...]) -> None:
    assert start(*arguments).returncode == 1


def test_a_filled_sheet_is_read_without_qt(start: Start) -> None:
    done = start("sheet", str(SHEETS / "poppler.pdf"), opened_by=PASSPHRASE_TYPED)
    assert (done.returncode, done.stdout) == (1, "")
    assert "a sheet for a version that is not here" in done.stderr
