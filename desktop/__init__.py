"""Firsthand on the desk: the window, and the pure code that serves it."""

__version__ = "0.1.0"
