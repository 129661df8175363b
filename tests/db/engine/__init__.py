"""Tests of db.engine."""
