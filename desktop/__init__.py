"""Holds the desktop program: the window, the command line, and the pure code they use."""

__version__ = "0.1.0"
