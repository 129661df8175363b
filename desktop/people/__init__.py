"""Shows, exports and erases what is kept about a person."""
