"""Tests of desktop.exchange.sheets."""
