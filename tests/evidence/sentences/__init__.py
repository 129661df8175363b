"""Tests of desktop.evidence.sentences."""
