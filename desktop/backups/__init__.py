"""Backups, restoring one, checking the store, reporting a problem."""
