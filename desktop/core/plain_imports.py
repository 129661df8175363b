"""Keeps PySide from reading the source of every module that is imported after it.

It looks there whether a module uses its `__feature__`, which nobody does here. At a start these are a hundred files, and a tenth
of the time until the window is painted.
"""

import builtins


def import_plainly() -> None:
    """Imports PySide, and has Python import what follows as it does without it. Safe to call again."""
    usual = builtins.__import__
    import PySide6.QtCore  # noqa: F401

    builtins.__import__ = usual
