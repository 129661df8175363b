"""Tests of desktop.evidence."""
