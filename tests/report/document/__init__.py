"""Tests of desktop.report.document."""
