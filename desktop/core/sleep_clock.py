"""Tells how long this computer has slept since it was started: a clock that counts sleep against one that does not.

The wall clock is never asked: it is set by people, by the network and by time zones, and none of that is sleep.
"""

import sys
import time


def seconds_asleep() -> float | None:
    """Returns the seconds asleep since the start of the computer, to be compared with an earlier answer.

    Returns None where no clock tells.
    """
    if sys.platform == "win32":
        return _asleep_on_windows()
    # Linux, then macOS: the clock that goes on in sleep, and the one that stands still.
    for on, still in (("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"), ("CLOCK_MONOTONIC_RAW", "CLOCK_UPTIME_RAW")):
        if hasattr(time, on) and hasattr(time, still):
            try:
                return time.clock_gettime(getattr(time, on)) - time.clock_gettime(getattr(time, still))
            except OSError:
                return None
    return None


def _asleep_on_windows() -> float | None:
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009  # known to Windows alone
    kernel.GetTickCount64.restype = ctypes.c_ulonglong
    awake = ctypes.c_ulonglong()
    # In units of 100 ns.
    if not kernel.QueryUnbiasedInterruptTime(ctypes.byref(awake)):
        return None
    return float(kernel.GetTickCount64() / 1e3 - awake.value / 1e7)
