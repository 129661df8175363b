"""Ends the session as Qt's platform part does: Qt's own session manager goes through the application's own signal.

Python may make no session manager, and on Linux Qt makes one only where a session manager runs; so its C++ functions are called.
"""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtWidgets import QApplication

GUI = Path(PySide6.__path__[0]) / "Qt" / "lib" / "libQt6Gui.so.6"
MAKE = "_ZN15QSessionManagerC1EP15QGuiApplicationR7QStringS3_"
UNMAKE = "_ZN15QSessionManagerD1Ev"
COMMIT_DATA = "_ZN15QGuiApplication17commitDataRequestER15QSessionManager"
# More than both types need; an empty text of Qt is nothing but zeros.
ROOM = 256

IS_POSSIBLE = sys.platform.startswith("linux") and os.path.exists(GUI)


def end_session(application: QApplication) -> None:
    """Emits `commitDataRequest` of the application, with a session manager."""
    library = ctypes.CDLL(str(GUI))
    manager, name, key = (ctypes.create_string_buffer(ROOM) for _ in range(3))
    pointer = ctypes.c_void_p(shiboken6.getCppPointer(application)[0])
    _called(library, MAKE)(manager, pointer, name, key)
    _called(library, COMMIT_DATA)(pointer, manager)
    _called(library, UNMAKE)(manager)


def _called(library: ctypes.CDLL, symbol: str) -> Callable[..., None]:
    function = getattr(library, symbol)
    function.restype = None
    return function  # type: ignore[no-any-return]  # a C function
