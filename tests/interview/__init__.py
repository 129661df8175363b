"""Tests of desktop.interview."""
