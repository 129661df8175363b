"""What is stored, as frozen values: records, edits, errors, and the lines that lists show."""
