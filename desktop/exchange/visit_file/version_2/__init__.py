"""Version 2 of the visit file: made from the records, so that nothing is lost."""
