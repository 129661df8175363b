"""Earlier versions, the bin, and deleting a visit."""
