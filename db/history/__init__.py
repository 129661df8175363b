"""Earlier versions of records, the bin, and the edits that bring something back."""
