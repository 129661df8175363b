"""Version 1 of the visit file: read for ever, and written on request."""
