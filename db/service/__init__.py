"""The services of an open store: opening it, the one thread that writes, and its regular upkeep."""
