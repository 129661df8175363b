"""Tests of desktop.documents."""
