"""Tests the advice on missing Qt libraries: each start with a window shows it, and no other start asks for them."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.core.qt_libraries import NOTE, PACKAGES, advice_for_start, advice_on, missing, note_missing

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere Qt brings all it needs")
LINE = f"apt-get update && {'' if os.geteuid() == 0 else 'sudo '}apt-get install --yes --no-install-recommends {PACKAGES[0]} "
NO_GL = "libGL.so.1 => not found\n"
OFFSCREEN = {"QT_QPA_PLATFORM": "offscreen"}
# Fails as the loader does; Python runs a module of this name before anything else.
SITECUSTOMIZE = """
import sys


class NoLibrary:
    def find_spec(name, path=None, target=None):
        if name.startswith("PySide6.Qt"):
            reason = "libglib-2.0.so.0: cannot open shared object file: No such file or directory"
            raise ImportError(reason, name=name, path=f"/x/{name.replace('.', '/')}.abi3.so")


sys.meta_path.insert(0, NoLibrary)
"""

Needs = Callable[..., None]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Returns a folder of packages, and a loader that prints what stands in the files it is asked about."""
    (tmp_path / "bin").mkdir()
    ldd = tmp_path / "bin" / "ldd"
    ldd.write_text('#!/bin/sh\necho asked >> "$0.log"\ncat "$@"\n')
    ldd.chmod(0o755)
    monkeypatch.setenv("PATH", f"{ldd.parent}:{os.environ['PATH']}")
    return tmp_path


@pytest.fixture
def needs(folder: Path) -> Needs:
    """Sets what the loader reports about Qt's modules and about each Qt platform."""
    pyside = folder / "lib" / "python3.11" / "site-packages" / "PySide6"
    platforms = pyside / "Qt" / "plugins" / "platforms"
    platforms.mkdir(parents=True)

    def say(modules: str = "", **told: str) -> None:
        (pyside / "QtWidgets.abi3.so").write_text(f"libc.so.6 => /lib/libc.so.6 (0x1)\n{modules}")
        for platform in ("xcb", "wayland", "offscreen"):
            (platforms / f"libq{platform}.so").write_text(told.get(platform, ""))

    say()
    return say


@pytest.mark.long
@pytest.mark.parametrize("arguments", [(), ("self-check",)])
def test_each_start_says_in_one_sentence_what_to_install(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "sitecustomize.py").write_text(SITECUSTOMIZE)
    command = [sys.executable, "-m", "desktop", "--data-dir", str(tmp_path / "data"), *arguments]
    for _ in range(2):
        done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(tmp_path)})
        assert done.returncode == 1
        assert done.stderr.startswith("firsthand: No window can be opened, because this system lacks libglib-2.0.so.0. On Debian")
        assert LINE in done.stderr.splitlines()[1]
        assert len(done.stderr.splitlines()) == 2
    assert not (tmp_path / "data" / "firsthand.lock").exists()


def test_an_import_that_fails_for_another_reason_is_no_matter_of_libraries() -> None:
    assert advice_on(ModuleNotFoundError("No module named 'PySide6'", name="PySide6")) is None
    assert advice_on(ImportError("libGL.so.1: cannot open shared object file", path="/x/PIL/_imaging.so")) is None
    assert advice_on(ImportError("undefined symbol: x", path="/x/PySide6/QtGui.abi3.so")) is None


def test_few_of_many_libraries_are_named(folder: Path, needs: Needs) -> None:
    needs(xcb="".join(f"lib{name}.so => not found\n" for name in "edcba"))
    note_missing(folder)
    assert "lacks liba.so, libb.so, libc.so and 2 more. On" in str(advice_for_start(folder, {}))


def test_without_a_note_the_loader_is_not_asked(folder: Path, needs: Needs) -> None:
    needs(NO_GL)
    assert advice_for_start(folder, {}) is None
    assert not (folder / "bin" / "ldd.log").exists()


def test_once_the_libraries_are_there_nobody_asks_any_more(folder: Path, needs: Needs) -> None:
    needs(NO_GL)
    assert note_missing(folder) == ["libGL.so.1"]
    assert LINE in str(advice_for_start(folder, {}))
    assert LINE in str(advice_for_start(folder, {}))
    needs()
    assert advice_for_start(folder, {}) is None
    assert not (folder / NOTE).exists()


def test_a_start_that_needs_fewer_libraries_goes_on_and_others_still_get_the_advice(folder: Path, needs: Needs) -> None:
    needs(xcb=NO_GL)
    note_missing(folder)
    assert advice_for_start(folder, OFFSCREEN) is None
    assert advice_for_start(folder, {"WAYLAND_DISPLAY": "wayland-0"}) is None
    assert LINE in str(advice_for_start(folder, {"DISPLAY": ":0"}))


def test_one_way_to_show_windows_is_enough(folder: Path, needs: Needs) -> None:
    needs(xcb=NO_GL + "libxcb-cursor.so.0 => not found\n", wayland=NO_GL)
    assert missing(folder, {}) == ["libGL.so.1", "libxcb-cursor.so.0"]
    assert missing(folder, {"WAYLAND_DISPLAY": "wayland-0"}) == ["libGL.so.1"]
    assert missing(folder, {"QT_QPA_PLATFORM": "xcb:x=1;offscreen"}) == []


def test_where_nobody_can_be_asked_nothing_is_said(folder: Path, needs: Needs, monkeypatch: pytest.MonkeyPatch) -> None:
    needs(NO_GL)
    note_missing(folder)
    monkeypatch.setenv("PATH", str(folder / "nowhere"))
    assert advice_for_start(folder, {}) is None
    assert missing(folder / "nothing", {}) == []
