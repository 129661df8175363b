"""Visit files in and out: one visit as JSON, read and written without loss."""
