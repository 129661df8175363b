"""Tests of desktop.home."""
