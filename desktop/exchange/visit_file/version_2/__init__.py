"""Version 2 of the visit file, whose types are made from the records, so that nothing is lost."""
