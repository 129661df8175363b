"""Holds the document as plain data, and the words that all documents use."""
