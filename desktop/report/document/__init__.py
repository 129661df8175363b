"""The document as plain data, and its words."""
