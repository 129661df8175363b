"""The visit file: one visit as JSON, read in every version there was."""
