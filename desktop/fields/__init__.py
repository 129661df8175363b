"""The fields of records on the screen: editors, vocabulary, names, texts of cards, changes."""
