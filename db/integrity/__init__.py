"""What proves that a store is whole: the count of its records, verification, checks of rows and of the log."""
