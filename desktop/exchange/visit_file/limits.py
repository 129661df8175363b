"""Defines the name of the visit file's format and the limits of its size."""

FORMAT = "firsthand.visit"
MOST_BYTES = 20 * 1000 * 1000
# Texts, lists, objects and what separates them. A visit of three hours has a few thousand.
MOST_VALUES = 500_000
# People, notes, claims and everything else that becomes a record: as many as a store takes in within seconds.
MOST_RECORDS = 5_000
# The length of one text: twice what a person can paste without a question.
MOST_CHARACTERS = 10_000_000
