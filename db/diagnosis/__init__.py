"""The check of a store, the reading of what a damaged one still holds, and the repair."""
