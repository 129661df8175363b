"""Tests of desktop.report.layout."""
