"""The main window and what opens over it."""
