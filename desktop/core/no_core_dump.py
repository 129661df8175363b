"""Keeps the memory of the program out of core dumps: one would hold the key, passphrases and words.

Promise of safety: K5.
"""

import sys
from contextlib import suppress
from pathlib import Path

FILTER = Path("/proc/self/coredump_filter")
# From <linux/prctl.h>.
PR_SET_DUMPABLE = 4


def forbid_core_dumps() -> None:
    """Forbids core dumps to this process and to those it starts; does nothing on systems that know no such limit.

    On Linux a collector of crashes may get a dump whatever the limit says; the filter keeps all memory out of that one.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        FILTER.write_text("0")


def forbid_reading_memory() -> None:
    """Forbids all programs of the same user to read the memory of this process, on Linux; for commands without a window.

    Not for the window: a desktop portal looks at the program that calls it, and shows no file dialogue to one that forbids that.
    """
    if sys.platform.startswith("linux"):
        import ctypes

        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(PR_SET_DUMPABLE, 0, 0, 0, 0)
