"""Tests of desktop.evidence.claims."""
