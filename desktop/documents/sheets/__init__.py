"""Reads approval sheets that were filled in."""
