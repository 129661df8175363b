"""Rows of the torture table, one module for each family; each module has a tuple `PROMISES`."""
