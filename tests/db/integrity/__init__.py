"""Tests of db.integrity."""
