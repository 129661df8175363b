"""Tools for every file in or out: careful reading, writing whole, errors, and checks of the form of a text."""
