"""Keeps PySide6 6.12 from ending the program on Python 3.11.

That release is built for Pythons in which None, True and False are immortal (3.12 and later), and returns them without adding a
reference. On 3.11 each Qt call that returns nothing costs None one of its few thousand references, and some minutes into a visit
the interpreter aborts with "deallocating None". This module adds more references than can ever be used up. Remove it together
with support for Python 3.11 or this release of PySide6. Promise of safety: R13.
"""

import ctypes
import sys

# More calls than can be made in a lifetime, far from overflowing the counter.
MANY = 2**60


def patch_none_refcount() -> None:
    """Makes None, True and False immortal; does nothing where they already are. Safe to call again."""
    if sys.version_info >= (3, 12) or sys.implementation.name != "cpython":
        return
    for constant in (None, True, False, NotImplemented, Ellipsis):
        # The reference count is the first field of every object; id() is its address.
        count = ctypes.c_ssize_t.from_address(id(constant))
        if count.value < MANY:
            count.value += MANY
