"""Backups: made, named, thinned, restored, given a new key."""
