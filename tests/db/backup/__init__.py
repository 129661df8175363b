"""Tests of db.backup."""
