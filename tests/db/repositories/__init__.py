"""Tests of db.repositories."""
