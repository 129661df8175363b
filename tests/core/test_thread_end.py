"""The process ends after its threads, and at once where one of them never ends."""

import subprocess
import sys

import pytest

# A thread that emits into Qt until it is told to stop, or for ever; the application is destroyed when the process ends.
PROGRAM = """
import sys, threading, time
from PySide6.QtCore import QCoreApplication, QObject, Signal
from desktop.core.none_refcount_fix import patch_none_refcount
from desktop.core.thread_end import end_after_threads

class Told(QObject):
    came = Signal()

patch_none_refcount()
application = QCoreApplication([])
told = Told(application)
told.came.connect(lambda: None)

def tell():
    while {lasts}:
        try:
            told.came.emit()
        except RuntimeError:
            return
    print("the thread ended", flush=True)

began = time.monotonic()
threading.Thread(target=tell, daemon=True).start()
sys.exit(end_after_threads(7, 0.5))
"""


@pytest.mark.long
@pytest.mark.parametrize(("lasts", "says"), [("time.monotonic() < began + 0.2", "the thread ended\n"), ("True", "")])
def test_no_thread_calls_qt_while_it_is_taken_apart(lasts: str, says: str) -> None:
    ended = subprocess.run([sys.executable, "-c", PROGRAM.format(lasts=lasts)], capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (7, says, "")
