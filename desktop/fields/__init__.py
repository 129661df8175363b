"""The fields of records on the screen: editors, names, texts of cards, changes."""
