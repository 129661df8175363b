"""Tests of desktop.keys."""
