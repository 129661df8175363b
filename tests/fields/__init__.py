"""Tests of desktop.fields."""
