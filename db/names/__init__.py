"""Finds names in text, however they are written; pure, and the same for documents, for the rights of people, and for erasing.

letters     a text as plain letters and digits, each with its place
scripts     what begins and ends a word in each script, and which small words are joined to it
endings     how names change their ends in languages that inflect them, as data
words       ordinary words that are names too, or begin like one
spellings   a name as the letters to look for, with the places where signs may stand between them
matcher     looks for spellings in a text, and says how sure each find is
"""
