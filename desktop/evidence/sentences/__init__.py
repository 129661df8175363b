"""A sentence as said: what changed, from what to what, who said it, how it is known."""
