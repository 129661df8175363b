"""Version 1 of the visit file, which is always read, and written on request."""
