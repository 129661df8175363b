"""What a visit file says it is, and how much it may hold."""

FORMAT = "firsthand.visit"
MOST_BYTES = 20 * 1000 * 1000
# Texts, lists, objects and what separates them. A visit of three hours has a few thousand.
MOST_VALUES = 500_000
# People, notes, claims and all else that becomes a record of its own: what a store takes in within seconds.
MOST_RECORDS = 5_000
# Of one text; twice what a person can paste without being asked.
MOST_CHARACTERS = 10_000_000
