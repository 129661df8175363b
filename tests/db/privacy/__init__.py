"""Tests of db.privacy."""
