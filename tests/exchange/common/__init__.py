"""Tests of desktop.exchange.common."""
