"""Tests of desktop.report.content.story."""
