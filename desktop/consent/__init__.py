"""What may be used of a customer's words, by what was agreed: pure rules over records."""
