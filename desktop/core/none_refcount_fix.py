"""Keeps PySide6 6.12 from ending the program on Python 3.11.

Built for Pythons in which None, True and False are immortal (3.12 and later), that release hands them out without taking a
reference. On 3.11 each Qt call that returns nothing costs None one of its few thousand references, and some minutes into a
visit the interpreter aborts with "deallocating None". Giving each a share that cannot be used up makes them immortal here
too. Goes when Python 3.11 or this release of PySide6 does.
"""

import ctypes
import sys

# More calls than can be made in a lifetime, far from overflowing the counter.
MANY = 2**60


def patch_none_refcount() -> None:
    """Gives the constants of the language references for ever; does nothing where they need none. Safe to call again."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        # The count stands first in every object; id() is its address.
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < MANY:
            count.value += MANY
