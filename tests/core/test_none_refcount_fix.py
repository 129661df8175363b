import subprocess
import sys

MANY_CALLS = """
from desktop.core.none_refcount_fix import patch_none_refcount
patch_none_refcount()
patch_none_refcount()
from PySide6.QtCore import QObject, Signal
class Bell(QObject):
    rung = Signal()
bell = Bell()
for _ in range(200_000):
    bell.setObjectName("bell")
    bell.rung.emit()
print("alive")
"""


def test_qt_calls_that_return_nothing_do_not_end_the_program() -> None:
    ended = subprocess.run([sys.executable, "-c", MANY_CALLS], capture_output=True, text=True)
    assert (ended.returncode, ended.stdout) == (0, "alive\n"), ended.stderr
