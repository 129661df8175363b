"""The records file: what is kept of a customer, or of the house, besides visits, as JSON."""
