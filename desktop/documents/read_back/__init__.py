"""Reading back: a customer reads a quote or a number, corrects it and agrees to it."""
