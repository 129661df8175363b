"""The visit file: one visit as JSON."""
