"""Composes each document: turns records into an outline."""
