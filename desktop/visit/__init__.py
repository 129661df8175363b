"""Shows the open visit: guide, questions and their forms, running notes."""
