"""Filled approval sheets from outside: read in a process of their own, so that only plain texts get in."""
