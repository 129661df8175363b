"""Tests of desktop.backups."""
