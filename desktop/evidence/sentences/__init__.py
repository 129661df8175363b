"""The reading of one sentence as said: what changed, from what to what, who said it, and how they know."""
