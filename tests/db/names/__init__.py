"""Tests of db.names."""
