"""Tests of desktop.exchange.tables."""
