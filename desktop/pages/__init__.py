"""Screens and forms: layout and wiring only."""
