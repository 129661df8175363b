"""The visit under way: guide, questions and their forms, running notes."""
