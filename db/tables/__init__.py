"""The tables of the store: how records become rows, how rows are read back, and the search index."""
