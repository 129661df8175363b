"""Ends the process after its threads, as none of them may call Qt while Qt is taken apart.

A thread that emits a signal while the application is destroyed, or that Python ends in the middle of such a call, reads memory
that is gone. Whatever has to be stored is stored before.
"""

import os
import sys
import threading
import time

# An import ends within this time; what waits for a folder that is away, or for a keyring, may never end.
PATIENCE_SECONDS = 3.0
GLANCE_SECONDS = 0.005


def end_after_threads(status: int, patience: float = PATIENCE_SECONDS) -> int:
    """Waits for all threads to end, and returns `status`; where one of them does not, ends the process at once with `status`."""
    until = time.monotonic() + patience
    while threading.active_count() > 1 and time.monotonic() < until:
        time.sleep(GLANCE_SECONDS)
    if threading.active_count() > 1:
        # Python would take Qt apart beside the threads that are left.
        for stream in filter(None, (sys.stdout, sys.stderr)):
            stream.flush()
        os._exit(status)
    return status
