"""Tests of desktop.theme."""
