"""The visit file: one visit as JSON, written in versions 1 and 2, and read in every version."""
