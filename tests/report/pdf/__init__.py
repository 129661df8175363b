"""Tests of desktop.report.pdf."""
