import shutil
import subprocess
import sys
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from desktop.core import sleep_clock
from desktop.core.sleep_clock import seconds_asleep
from desktop.security import idle_watch
from desktop.security.idle_watch import IdleWatch


@pytest.fixture(autouse=True)
def fast(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_watch, "TICK_MS", 20)


def test_nobody_touching_it_for_the_minutes_set_asks_for_the_lock(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    guard = IdleWatch()
    guard.start(4)
    with qtbot.assertNotEmitted(guard.lock_needed, wait=100):
        pass
    steady = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: steady() + 241)
    with qtbot.waitSignal(guard.lock_needed):
        pass
    guard.stop()


def test_a_key_starts_the_minutes_anew(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    qtbot.waitExposed(field)
    guard = IdleWatch()
    guard.start(4)
    guard._on_focus_window_changed(field.windowHandle())
    steady = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: steady() + 241)
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)
    with qtbot.assertNotEmitted(guard.lock_needed, wait=100):
        pass
    guard.stop()


def test_with_no_minutes_set_only_sleep_counts(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    guard = IdleWatch()
    guard.start(0)
    steady, slept = time.monotonic, seconds_asleep()
    assert slept is not None
    monkeypatch.setattr(time, "monotonic", lambda: steady() + 36_000)
    with qtbot.assertNotEmitted(guard.lock_needed, wait=100):
        pass
    monkeypatch.setattr(sleep_clock, "seconds_asleep", lambda: slept + 3600)
    with qtbot.waitSignal(guard.lock_needed):
        pass
    # Once for each sleep.
    with qtbot.assertNotEmitted(guard.lock_needed, wait=100):
        pass
    guard.stop()


@pytest.mark.parametrize("jump", [61, 3600, -3600, 86_400 * 400], ids=["a minute", "an hour on", "an hour back", "a year"])
def test_a_wall_clock_that_is_set_is_no_sleep(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, jump: int) -> None:
    guard = IdleWatch()
    guard.start(4)
    wall = time.time
    monkeypatch.setattr(time, "time", lambda: wall() + jump)
    with qtbot.assertNotEmitted(guard.lock_needed, wait=100):
        pass
    guard.stop()


def test_where_no_clock_tells_of_sleep_a_long_gap_counts_as_one(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sleep_clock, "seconds_asleep", lambda: None)
    guard = IdleWatch()
    guard.start(0)
    with qtbot.assertNotEmitted(guard.lock_needed, wait=100):
        pass
    steady = time.monotonic
    monkeypatch.setattr(time, "monotonic", lambda: steady() + 61)
    with qtbot.waitSignal(guard.lock_needed):
        pass
    guard.stop()


LISTENING = """
import subprocess, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.security.idle_watch import IdleWatch
application = QApplication([])
guard = IdleWatch()
guard.lock_needed.connect(lambda: (print("locked", flush=True), application.quit()))
guard.start(0)
target = ["/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", f"boolean:{sys.argv[1]}"]
QTimer.singleShot(0, lambda: subprocess.run(["dbus-send", "--session", "--type=signal", *target], check=True))
QTimer.singleShot(1500, application.quit)
application.exec()
"""


@pytest.mark.skipif(not (shutil.which("dbus-run-session") and shutil.which("dbus-send")), reason="there is no D-Bus here")
@pytest.mark.parametrize(("locked", "told"), [("true", "locked\n"), ("false", "")])
def test_a_screen_that_is_locked_asks_for_the_lock_and_one_that_wakes_does_not(locked: str, told: str) -> None:
    listening = ["dbus-run-session", "--", sys.executable, "-c", LISTENING, locked]
    done = subprocess.run(listening, capture_output=True, text=True, timeout=60)
    assert (done.stdout, done.returncode) == (told, 0), done.stderr
