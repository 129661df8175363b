"""Tests of desktop.report."""
