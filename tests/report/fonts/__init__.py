"""Tests of desktop.report.fonts."""
