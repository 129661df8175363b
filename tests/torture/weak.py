"""Removes the superuser's right to ignore file modes from this thread for a while, so that modes work in a container too."""

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

VERSION = 0x20080522  # _LINUX_CAPABILITY_VERSION_3
DAC_OVERRIDE, DAC_READ_SEARCH = 1, 2


class _Header(ctypes.Structure):
    _fields_ = [("version", ctypes.c_uint32), ("pid", ctypes.c_int)]


class _Sets(ctypes.Structure):
    _fields_ = [("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32)]


@contextmanager
def weak() -> Iterator[None]:
    """Within it, this thread is bound by file modes like any user."""
    if not hasattr(os, "geteuid") or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header, sets = _Header(VERSION, 0), (_Sets * 2)()
    assert libc.capget(ctypes.byref(header), ctypes.byref(sets)) == 0, os.strerror(ctypes.get_errno())
    strong = sets[0].effective
    sets[0].effective = strong & ~(1 << DAC_OVERRIDE | 1 << DAC_READ_SEARCH)
    assert libc.capset(ctypes.byref(header), ctypes.byref(sets)) == 0, os.strerror(ctypes.get_errno())
    try:
        yield
    finally:
        sets[0].effective = strong
        assert libc.capset(ctypes.byref(header), ctypes.byref(sets)) == 0, os.strerror(ctypes.get_errno())
