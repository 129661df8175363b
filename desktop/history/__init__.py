"""Shows earlier versions of records and the bin, restores from both, and deletes a visit."""
