"""Makes the documents of a visit, checks and shows them, and saves them."""
