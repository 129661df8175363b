"""The rows of the table, a module for each family; every one has a tuple `PROMISES`."""
