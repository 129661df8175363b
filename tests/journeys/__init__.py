"""Journeys through the real window, with keys and clicks."""
