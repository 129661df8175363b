"""Records as rows: which table and columns keep them, how rows are read back, the search index."""
