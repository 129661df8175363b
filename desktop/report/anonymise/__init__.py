"""Decides who may be named, and finds and replaces the names that may not appear."""
