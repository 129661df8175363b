"""Tests of desktop.report.content."""
