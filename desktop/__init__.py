"""Firsthand on the desk: the window, and the pure code that serves it."""
