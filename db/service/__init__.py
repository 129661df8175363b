"""The store at work: opened, written to by one thread, kept in order."""
