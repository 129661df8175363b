"""Tests of db.history."""
