"""What is stored, as frozen values: records, edits, lines of lists; errors, and sentences before they are in a language."""
