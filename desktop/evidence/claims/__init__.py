"""Value claims: comparing before with after, the change, whether a stated change agrees, and what to ask."""
