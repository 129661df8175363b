"""The values of the store, all frozen: records, edits, lines of lists, errors, and messages that are not translated yet."""
