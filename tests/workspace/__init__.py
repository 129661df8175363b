"""Tests of desktop.workspace."""
