"""What a case study says, its versions, and the shapes and formats in which it goes out."""
