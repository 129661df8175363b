"""Tests of desktop.exchange.pictures."""
