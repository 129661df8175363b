"""Writes what a PDF file needs besides drawing: tags, metadata, fonts, pictures."""
