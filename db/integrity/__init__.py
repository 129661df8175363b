"""The proofs that a store is complete: the count of its records, verification, checks of rows and of the write-ahead log."""
