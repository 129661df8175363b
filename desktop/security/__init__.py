"""Passphrase, recovery key, change of key, and the lock."""
