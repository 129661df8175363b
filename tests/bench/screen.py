"""Starts a screen of its own (Xvfb) and reads through libX11 what a person in front of it sees."""

import ctypes
import os
import shutil
import subprocess
from ctypes import POINTER, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from dataclasses import dataclass

# Xvfb starts anew when its last client leaves, and refuses whoever comes meanwhile; `-noreset` keeps it from that.
SERVER = ["Xvfb", "-displayfd", "{pipe}", "-screen", "0", "1600x1000x24", "-nolisten", "tcp", "-noreset"]
VIEWABLE = 2
Z_PIXMAP, ALL_PLANES = 2, 0xFFFFFFFF
CLIENT_MESSAGE, CURRENT_TIME = 33, 0


class _Attributes(ctypes.Structure):
    """XWindowAttributes of Xlib.h."""

    _fields_ = (
        *((name, c_int) for name in ("x", "y", "width", "height", "border_width", "depth")),
        ("visual", c_void_p),
        ("root", c_ulong),
        *((name, c_int) for name in ("class", "bit_gravity", "win_gravity", "backing_store")),
        *((name, c_ulong) for name in ("backing_planes", "backing_pixel")),
        ("save_under", c_int),
        ("colormap", c_ulong),
        *((name, c_int) for name in ("map_installed", "map_state")),
        *((name, c_long) for name in ("all_event_masks", "your_event_mask", "do_not_propagate_mask")),
        ("override_redirect", c_int),
        ("screen", c_void_p),
    )


class _ClientMessage(ctypes.Structure):
    """XClientMessageEvent of Xlib.h, as long as the longest event."""

    _fields_ = (
        ("type", c_int),
        ("serial", c_ulong),
        ("send_event", c_int),
        ("display", c_void_p),
        ("window", c_ulong),
        ("message_type", c_ulong),
        ("format", c_int),
        ("data", c_long * 5),
        ("rest", c_long * 24),
    )


@dataclass(frozen=True, slots=True)
class Window:
    """A window on the screen, with its place in pixels."""

    id: int
    x: int
    y: int
    width: int
    height: int


class Screen:
    """The screen. `name` is what DISPLAY has to be for a program to show its windows there."""

    def __init__(self) -> None:
        reading, writing = os.pipe()
        command = [part.format(pipe=writing) for part in SERVER]
        self._server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            self.name = f":{told.readline().strip()}"
        self._x = _library()
        self._display = self._x.XOpenDisplay(self.name.encode())
        if not self._display:
            self._server.kill()
            raise OSError(f"There is no screen {self.name}.")
        self._root = self._x.XDefaultRootWindow(self._display)

    @staticmethod
    def is_there() -> bool:
        """Returns whether this system can have one."""
        return shutil.which(SERVER[0]) is not None

    def close(self) -> None:
        """Ends it."""
        self._x.XCloseDisplay(self._display)
        self._server.terminate()
        self._server.wait()

    def window(self) -> Window | None:
        """Returns the window that is shown, or None."""
        root, parent, children, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        self._x.XQueryTree(self._display, self._root, byref(root), byref(parent), byref(children), byref(count))
        ids = children[: count.value]
        if ids:
            self._x.XFree(children)
        found = _Attributes()
        for id_ in reversed(ids):
            if self._x.XGetWindowAttributes(self._display, id_, byref(found)) and found.map_state == VIEWABLE:
                return Window(id_, found.x, found.y, found.width, found.height)
        return None

    def colours(self, x: int, y: int, width: int, height: int) -> set[int]:
        """Returns the colours in a part of the screen, as 0xRRGGBB."""
        # Of the root: a window that goes meanwhile is no error then.
        image = self._x.XGetImage(self._display, self._root, x, y, width, height, ALL_PLANES, Z_PIXMAP)
        try:
            return {self._x.XGetPixel(image, n % width, n // width) & 0xFFFFFF for n in range(width * height)}
        finally:
            self._x.XDestroyImage(image)

    def close_window(self, window: Window) -> None:
        """Asks a program to close its window, as the cross of a window manager does."""
        protocols, wish = (self._x.XInternAtom(self._display, name, False) for name in (b"WM_PROTOCOLS", b"WM_DELETE_WINDOW"))
        message = _ClientMessage(CLIENT_MESSAGE, 0, True, self._display, window.id, protocols, 32, (wish, CURRENT_TIME))
        self._x.XSendEvent(self._display, window.id, False, 0, byref(message))
        self._x.XFlush(self._display)


_ignore = ctypes.CFUNCTYPE(c_int, c_void_p, c_void_p)(lambda _display, _error: 0)


def _library() -> ctypes.CDLL:
    x = ctypes.CDLL("libX11.so.6")
    x.XOpenDisplay.restype, x.XOpenDisplay.argtypes = c_void_p, (c_char_p,)
    x.XCloseDisplay.argtypes = x.XFlush.argtypes = (c_void_p,)
    x.XDefaultRootWindow.restype, x.XDefaultRootWindow.argtypes = c_ulong, (c_void_p,)
    x.XQueryTree.argtypes = (c_void_p, c_ulong, *(c_void_p,) * 4)
    x.XFree.argtypes = (c_void_p,)
    x.XGetWindowAttributes.argtypes = (c_void_p, c_ulong, c_void_p)
    x.XGetImage.restype = c_void_p
    x.XGetImage.argtypes = (c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int)
    x.XGetPixel.restype, x.XGetPixel.argtypes = c_ulong, (c_void_p, c_int, c_int)
    x.XDestroyImage.argtypes = (c_void_p,)
    x.XInternAtom.restype, x.XInternAtom.argtypes = c_ulong, (c_void_p, c_char_p, c_int)
    x.XSendEvent.argtypes = (c_void_p, c_ulong, c_int, c_long, c_void_p)
    # The usual handler ends the program; a window that closes while it is looked at is no reason to.
    x.XSetErrorHandler(_ignore)
    return x
