"""Tests of desktop.evidence.figures."""
