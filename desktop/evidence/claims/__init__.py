"""A value claim: before against after, the change, what agrees, what to ask about it."""
