"""What the PDF file needs besides drawing: tags, metadata, fonts, pictures."""
