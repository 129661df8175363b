"""The words for what was understood, in the languages we write."""
