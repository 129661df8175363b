"""The debrief: five minutes after a visit in which every note finds its place while the words are in the ear."""
