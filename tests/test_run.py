"""Tests run.py: whom it refuses in one sentence before it makes anything, and what it prints while it installs."""

import ast
import importlib.util
import os
import re
import select
import signal
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from desktop.cli import COMMANDS
from desktop.core import qt_libraries

RUN = Path(__file__).parent.parent / "run.py"


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """run.py as a module, with a folder of its own for what it makes."""
    spec = importlib.util.spec_from_file_location("run_of_test", RUN)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "VENV", str(tmp_path / ".venv"))
    monkeypatch.setattr(module, "LOG", str(tmp_path / "log"))
    return module


LINUX = {"system": "linux", "machine": "x86_64", "libc": "glibc 2.36"}
ARM = {**LINUX, "machine": "aarch64", "libc": "glibc 2.41"}
MUSL = {**LINUX, "libc": ""}
MAC = {"system": "darwin", "machine": "arm64", "macos": "14.0"}
WINDOWS = {"system": "win32", "machine": "amd64"}
SYSTEMS = (
    *(({**LINUX, "version": version}, "") for version in ((3, 11), (3, 12), (3, 13), (3, 14))),
    ({**LINUX, "version": (3, 10)}, "Python 3.11 to 3.14, and this is 3.10"),
    ({**LINUX, "version": (3, 15)}, "this is 3.15; please install 3.14 beside it"),
    ({**LINUX, "version": (4, 0)}, "this is 4.0"),
    ({**MAC, "version": (3, 15)}, "this is 3.15"),
    ({**WINDOWS, "version": (3, 15)}, "this is 3.15"),
    (MAC, ""),
    ({**MAC, "machine": "x86_64"}, ""),
    ({**MAC, "macos": "26.1"}, ""),
    ({**MAC, "macos": "10.16"}, ""),
    ({**MAC, "macos": ""}, ""),
    ({**MAC, "macos": "13.7.8"}, "macOS 14 or newer, and this is macOS 13.7.8"),
    ({**MAC, "macos": "13.7", "machine": "x86_64", "version": (3, 15)}, "macOS 14 or newer"),
    ({**LINUX, "libc": "glibc 2.31"}, "glibc 2.34 or newer on x86_64, and this Linux has glibc 2.31"),
    ({**LINUX, "libc": "glibc 2.33"}, "glibc 2.34 or newer"),
    ({**LINUX, "libc": "glibc 2.34"}, ""),
    ({**LINUX, "libc": "glibc 2.39"}, ""),
    ({**LINUX, "libc": "glibc 3.0"}, ""),
    *(({**ARM, "libc": f"glibc 2.{minor}"}, "glibc 2.39 or newer on aarch64") for minor in (31, 33, 34, 38)),
    ({**ARM, "libc": "glibc 2.39"}, ""),
    (MUSL, "musl"),
    ({**MUSL, "machine": "aarch64"}, "musl"),
    ({**LINUX, "machine": "riscv64"}, "x86_64 or aarch64, and this machine is riscv64"),
    ({**LINUX, "machine": "i686", "bits": 32}, "64-bit build of Python, and this is a 32-bit one"),
    ({**ARM, "bits": 32}, "64-bit build of Python"),
    (WINDOWS, ""),
    ({**WINDOWS, "machine": "arm64"}, "x64 Python also on Windows for ARM"),
    ({**WINDOWS, "machine": "win32", "bits": 32}, "64-bit build of Python"),
    ({**WINDOWS, "machine": "mingw_x86_64"}, "the one called mingw_x86_64"),
    ({**LINUX, "build": "PyPy"}, "(CPython), and this is the one called PyPy"),
    ({**LINUX, "build": "free-threaded"}, "the one called free-threaded"),
    ({"system": "freebsd14", "machine": "amd64"}, "Linux, macOS or Windows, and this is freebsd14"),
)

DOWNLOADS = (
    "babel-2.18.0-py3-none-any.whl (9.9 MB)",
    "click-8.5.1-py3-none-any.whl (126 kB)",
    "pyside6_essentials-6.12.0-cp310-abi3-manylinux_2_34_x86_64.whl (84.3 MB)",
    "pyside6_pdf-6.12.0.140-cp310-abi3-manylinux_2_34_x86_64.whl (2.8 MB)",
    "wheels/a-b/manimgx_fonts_cjk-2026.9.26.post1-py3-none-any.whl (19.8 MB)",
)


@pytest.mark.parametrize(("system", "told"), SYSTEMS)
def test_a_system_that_cannot_be_served_gets_one_sentence(run: ModuleType, system: dict[str, object], told: str) -> None:
    usual = {"version": (3, 11), "build": "CPython", "bits": 64, "libc": "", "macos": ""}
    sentence = run.refusal(**{**usual, **system})
    assert bool(sentence) == bool(told)
    assert told in sentence
    if told:
        assert sentence.startswith("Firsthand needs ")
        assert sentence.endswith(".")
        assert "\n" not in sentence


def test_this_system_is_served(run: ModuleType) -> None:
    assert run.refusal(**run.this_system()) == ""


def test_nothing_is_made_where_it_cannot_be_served(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    future = {**run.this_system(), "version": (3, 15)}
    monkeypatch.setattr(run, "this_system", lambda: future)
    with pytest.raises(SystemExit, match=r"this is 3\.15; please install 3\.14 beside it"):
        run.main(["demo"])
    assert list(tmp_path.iterdir()) == []


def test_older_pythons_can_read_it_far_enough() -> None:
    ast.parse(RUN.read_text("utf-8"), feature_version=(3, 5))


def test_the_commands_without_a_window_are_all_but_the_self_check(run: ModuleType) -> None:
    assert {name for name in run.WITHOUT_WINDOW if not name.startswith("-")} == {*COMMANDS} - {"self-check"}
    assert run.NOTE == qt_libraries.NOTE


@pytest.fixture
def bare(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """run.py on a system without ensurepip, for somebody who may not install packages."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    monkeypatch.setattr(run, "PYTHON", str(tmp_path / "python"))
    monkeypatch.setattr(run, "PIP_WHEELS", str(tmp_path / "pip-*.whl"))
    monkeypatch.setattr(run, "may_install", lambda: False)
    return run


def test_a_pip_wheel_of_the_system_spares_the_venv_package(
    bare: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pip-23.0.1-py3-none-any.whl").touch()
    called: list[list[str]] = []
    monkeypatch.setattr(bare, "call", lambda command, *_: called.append(command))
    monkeypatch.setattr(bare, "stamp", lambda _: str(tmp_path / "stamp"))
    bare.install("requirements.txt")
    assert called[0] == [sys.executable, "-m", "venv", "--clear", bare.VENV, "--without-pip"]
    assert called[1][:2] == [bare.PYTHON, str(tmp_path / "pip-23.0.1-py3-none-any.whl" / "pip")]
    assert {"--only-binary", "--require-hashes"} < {*called[1]}


@pytest.mark.skipif(sys.platform == "win32", reason="every Python for Windows brings ensurepip")
def test_without_any_pip_the_packages_to_install_are_named_and_nothing_is_made(bare: ModuleType, tmp_path: Path) -> None:
    line = r"apt-get update && .*apt-get install --yes --no-install-recommends python3\.[0-9]+-venv$"
    with pytest.raises(SystemExit, match=line):
        bare.install("requirements.txt")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all it needs")
@pytest.mark.parametrize("needed_unseen", [False, True])
def test_chores_stop_only_where_not_even_an_unseen_window_can_be_opened(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, needed_unseen: bool
) -> None:
    done: list[object] = []
    monkeypatch.setattr(run, "installed", lambda _: True)
    monkeypatch.setattr(run, "debian_install", lambda *_: False)
    monkeypatch.setattr(run, "become", done.append)
    monkeypatch.setattr(
        qt_libraries, "missing", lambda _, environment: ["libGL.so.1"] if needed_unseen or not environment else []
    )
    (tmp_path / ".venv").mkdir()
    qt_libraries.note_missing(tmp_path / ".venv")
    if needed_unseen:
        with pytest.raises(SystemExit, match="this system lacks libGL"):
            run.main(["bench"])
    else:
        run.main(["bench"])
    assert len(done) == (0 if needed_unseen else 1)


def test_what_a_command_prints_goes_into_the_log_and_is_shown_in_short(
    run: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = ["Collecting x", *(f"  Downloading {file}" for file in DOWNLOADS), "Installing collected packages: a, b, c"]
    run.call([sys.executable, "-c", f"print({chr(10).join(lines)!r})"], "It failed.", run.show_slow_steps)
    assert (tmp_path / "log").read_text().splitlines() == lines
    assert capsys.readouterr() == (
        "",
        "Firsthand: fetching pyside6_essentials (84 MB) ...\n"
        "Firsthand: fetching manimgx_fonts_cjk (19 MB) ...\n"
        "Firsthand: installing 3 packages ...\n",
    )


def test_a_command_that_fails_is_reported_with_its_last_lines_and_the_log(run: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as ended:
        run.call([sys.executable, "-c", "for n in range(50): print(n)\nraise SystemExit(3)"], "It failed.")
    lines = str(ended.value).splitlines()
    assert lines[0] == f"Firsthand: It failed. The last lines of {tmp_path / 'log'}:"
    assert lines[1:] == [f"  {n}" for n in range(42, 50)] + ["  It ended with status 3."]


def test_a_folder_that_cannot_be_written_to_is_reported(run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "LOG", str(tmp_path / "nowhere" / "log"))
    with pytest.raises(SystemExit, match=r"has to write into .* the first time, and cannot: No such file or directory"):
        run.install("requirements.txt")


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links")
def test_after_an_upgrade_of_python_the_packages_are_installed_anew(
    run: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = tmp_path / "python"
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(run, "PYTHON", str(link))
    for name in ("python3.11", "python3.13"):
        (tmp_path / name).touch()
    link.symlink_to("python3.11")
    Path(run.stamp("requirements.txt")).write_bytes(run.wanted("requirements.txt"))
    assert run.installed("requirements.txt")
    link.unlink()
    link.symlink_to("python3.13")
    assert not run.installed("requirements.txt")
    link.unlink()
    link.symlink_to("python3.11")
    (tmp_path / "python3.11").unlink()
    assert not run.installed("requirements.txt")


def checked(*checks: str) -> "subprocess.Popen[str]":
    """Returns `run.py test` in a process of its own, with these lines of Python for checks."""
    table = {f"check {number}": ["timeit", "-n1", "-r1", code] for number, code in enumerate(checks)}
    # Who was started in the background by a script ignores an interrupt, and so would those that it starts.
    heeds = "signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"import run, signal, sys; {heeds}; sys.exit(run.test([], {table!r}))"
    return subprocess.Popen([sys.executable, "-c", code], cwd=RUN.parent, stdout=subprocess.PIPE, text=True)


def test_checks_run_side_by_side_and_each_is_shown_whole_in_its_order(tmp_path: Path) -> None:
    there = f"__import__('pathlib').Path({str(tmp_path / 'there')!r})"
    waits = f"print('first')\nwhile not {there}.exists(): pass\nprint('last')"
    shown, _ = (running := checked(waits, f"print('between'); {there}.touch()")).communicate(timeout=60)
    assert running.returncode == 0
    assert re.findall("first|last|between|== check . ?|All checks passed", shown) == [
        *("== check 0", "first", "last", "== check 0"),
        *("== check 1", "between", "== check 1"),
        "All checks passed",
    ]


def test_a_check_that_fails_shows_what_it_said_and_the_others_go_on() -> None:
    shown, _ = (running := checked("print('why'); raise SystemExit(3)", "print('went on')")).communicate(timeout=60)
    assert running.returncode == 1
    assert re.search(r"why\nTraceback.*== check 0: failed, .*went on\n.*== check 1: ok, .*Failed: check 0\b", shown, re.DOTALL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows ends processes without asking them")
@pytest.mark.parametrize(("sign", "status"), [(signal.SIGINT, -signal.SIGINT), (signal.SIGTERM, 143)])
def test_whoever_stops_the_checks_stops_all_that_they_started(tmp_path: Path, sign: signal.Signals, status: int) -> None:
    # A reader of it gets the end of the file when no process is left that could write to it.
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    reading = os.open(alive, os.O_RDONLY | os.O_NONBLOCK)
    starts = f"__import__('subprocess').Popen(['sleep', '600'], stdout=open({str(alive)!r}, 'w')); print('started', flush=True)"
    running = checked(f"{starts}; __import__('time').sleep(600)")
    assert running.stdout
    assert "started\n" in iter(running.stdout.readline, "")
    running.send_signal(sign)
    running.communicate(timeout=60)
    assert running.returncode == status
    assert select.select([reading], [], [], 30)[0]
    assert os.read(reading, 1) == b""
    os.close(reading)
