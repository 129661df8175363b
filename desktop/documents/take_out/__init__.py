"""Takes everything out of the store, as files."""
