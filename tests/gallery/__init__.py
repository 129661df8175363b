"""Pictures of every screen and document, to be looked at."""
