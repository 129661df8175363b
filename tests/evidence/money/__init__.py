"""Tests of desktop.evidence.money."""
