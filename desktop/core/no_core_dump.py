"""Keeps the memory of the program out of core dumps: one would hold the key, passphrases and words.

Promise of safety: K5.
"""

from contextlib import suppress
from pathlib import Path

FILTER = Path("/proc/self/coredump_filter")


def forbid_core_dumps() -> None:
    """Forbids core dumps to this process and to those it starts; does nothing on systems that know no such limit.

    On Linux a collector of crashes may get a dump whatever the limit says; the filter keeps all memory out of that one.
    """
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(OSError):
        FILTER.write_text("0")
