"""Tests of db.tables."""
