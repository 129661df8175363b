"""Tests of desktop.exchange."""
