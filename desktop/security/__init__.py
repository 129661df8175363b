"""Asks for the passphrase or recovery key, changes the key, and locks the window."""
