"""Tests of db.model."""
