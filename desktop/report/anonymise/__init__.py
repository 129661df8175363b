"""Who may be named, and how a name that may not be is found and replaced."""
