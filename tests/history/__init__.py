"""Tests of desktop.history."""
