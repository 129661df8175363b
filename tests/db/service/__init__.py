"""Tests of db.service."""
