"""Backups: how they are made, named, thinned out, restored and given a new key."""
