"""Tests of desktop.exchange.visit_file."""
