"""Describes the fields of records for the screen: editors, names, texts of cards, changes."""
