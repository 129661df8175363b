"""Settings of the house: how our company stands on documents, our people, competitors."""
