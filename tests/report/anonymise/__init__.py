"""Tests of desktop.report.anonymise."""
